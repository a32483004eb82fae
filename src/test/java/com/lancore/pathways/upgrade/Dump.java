package com.lancore.pathways.upgrade;

import com.lancore.pathways.upgrade.Release.Fixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database of H2 as a script, with nothing in it but some projects: everything else that the stories left is removed
 * first, and of the engine's history what no step reads.
 */
final class Dump {

    private static final List<String> EMPTIED = List.of(
            "ACT_HI_DETAIL",
            "ACT_HI_OP_LOG",
            "ACT_HI_JOB_LOG",
            "ACT_HI_IDENTITYLINK",
            "ACT_HI_COMMENT",
            "ACT_HI_ATTACHMENT",
            "ACT_HI_DECINST",
            "ACT_HI_DEC_IN",
            "ACT_HI_DEC_OUT",
            "ACT_RU_METER_LOG",
            "ACT_RU_TASK_METER_LOG",
            // anchors of projects that are not stored would not fit
            "TRAIL_ANCHOR_HEAD",
            "TRAIL_ANCHOR",
            "FEED_TOKEN",
            "RECONCILIATION_FINDING");

    private final JdbcTemplate jdbc;

    Dump(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<Fixture> fixtures, Path file) {
        List<String> triggers = script("script nodata").stream()
                .filter(line -> line.matches("(?s)CREATE( FORCE)? TRIGGER.*"))
                .toList();
        jdbc.queryForList("select distinct trigger_name from information_schema.triggers", String.class)
                .forEach(name -> jdbc.execute("drop trigger \"" + name + "\""));
        jdbc.execute("set referential_integrity false");
        keep(fixtures);
        triggers.forEach(jdbc::execute);
        jdbc.execute("set referential_integrity true");
        String sql = String.join("\n", script("script"));
        Release.write(file, sql.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> script(String command) {
        return jdbc.queryForList(command, String.class);
    }

    private void keep(List<Fixture> fixtures) {
        EMPTIED.forEach(table -> jdbc.execute("delete from " + table));
        jdbc.execute("create table kept_code (code varchar(40) primary key)");
        jdbc.execute("create table kept_instance (id varchar(64) primary key)");
        fixtures.stream()
                .flatMap(f -> f.codes().stream())
                .distinct()
                .forEach(code -> jdbc.update("insert into kept_code (code) values (?)", code));
        jdbc.execute("""
                insert into kept_instance (id) select id_ from act_hi_procinst
                where business_key_ in (select code from kept_code)
                or business_key_ is null and end_time_ is null and proc_def_key_ <> 'sendNotice'""");
        for (String column : List.of("PROC_INST_ID_", "PROCESS_INSTANCE_ID_")) {
            tablesWith(column, "ACT\\_%")
                    .forEach(table -> jdbc.execute("delete from " + table + " where " + column + " is not null and "
                            + column + " not in (select id from kept_instance)"));
        }
        delete("act_ru_identitylink where task_id_ is not null and task_id_ not in (select id_ from act_ru_task)");
        delete("act_ru_authorization where resource_type_ = 7 and resource_id_ <> '*'"
                + " and resource_id_ not in (select id_ from act_ru_task)");
        delete("act_ge_bytearray where deployment_id_ is null"
                + " and id_ not in (select bytearray_id_ from act_ru_variable where bytearray_id_ is not null)"
                + " and id_ not in (select bytearray_id_ from act_hi_varinst where bytearray_id_ is not null)");
        delete(
                "deadline_stop where deadline_id in (select id from deadline where project_code not in (select code from kept_code))");
        delete(
                "document_binding where document_id in (select id from document where project_code not in (select code from kept_code))");
        delete("mail where project_code is null");
        List<String> ours = new ArrayList<>(tablesWith("PROJECT_CODE", "%"));
        ours.forEach(table -> delete(table + " where project_code not in (select code from kept_code)"));
        delete("project where code not in (select code from kept_code)");
        Stream.of("kept_code", "kept_instance").forEach(table -> jdbc.execute("drop table " + table));
    }

    private void delete(String what) {
        jdbc.execute("delete from " + what);
    }

    private List<String> tablesWith(String column, String like) {
        return jdbc.queryForList(
                "select c.table_name from information_schema.columns c join information_schema.tables t"
                        + " on t.table_schema = c.table_schema and t.table_name = c.table_name"
                        + " where t.table_type = 'BASE TABLE' and c.column_name = ? and c.table_name like ?",
                String.class,
                column,
                like);
    }
}
