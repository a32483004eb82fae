package com.lancore.pathways.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everything that the house and the running engine have in the database, row by row. Left out is what any call leaves
 * behind by design: counters, the engine's history, and refused attempts on the trail.
 */
public final class EveryRow {

    /** The engine's counts of itself; who was shown a dossier, which stands beside the projects. */
    private static final Set<String> LEFT_OUT = Set.of("ACT_RU_METER_LOG", "ACT_RU_TASK_METER_LOG", "EVIDENCE_READ");

    /**
     * How many entries a trail has, refused attempts counted; how often somebody typed a wrong password; when somebody last
     * looked after a task, which a comment or giving back what nobody has taken does too.
     */
    private static final Set<String> COUNTERS = Set.of(
            "PROJECT.ENTRIES",
            "PROJECT.HEAD",
            "ACT_ID_USER.ATTEMPTS_",
            "ACT_ID_USER.LOCK_EXP_TIME_",
            "ACT_ID_USER.REV_",
            "ACT_RU_TASK.REV_",
            "ACT_RU_TASK.LAST_UPDATED_",
            "ACT_RU_TASK.TASK_STATE_");

    private final Set<String> rows = new TreeSet<>();

    private EveryRow() {}

    public static EveryRow of(JdbcTemplate jdbc) {
        EveryRow all = new EveryRow();
        jdbc
                .queryForList(
                        "select table_name from information_schema.tables where upper(table_schema) = 'PUBLIC'"
                                + " and table_type = 'BASE TABLE' and upper(table_name) not like 'ACT_HI_%'",
                        String.class)
                .stream()
                .filter(table -> !LEFT_OUT.contains(upper(table)))
                .forEach(table -> all.rows.addAll(jdbc.query(
                        "select * from \"" + table + "\""
                                + (upper(table).equals("TRAIL_ENTRY") ? " where kind <> 'REFUSAL'" : ""),
                        (row, number) -> table + ": " + told(table, row))));
        assertThat(all.rows).as("rows of the database").isNotEmpty();
        return all;
    }

    /** What is here and was not there, and the other way round. */
    public List<String> differenceTo(EveryRow earlier) {
        List<String> difference = new ArrayList<>();
        rows.stream()
                .filter(r -> !earlier.rows.contains(r))
                .map(r -> "new: " + r)
                .forEach(difference::add);
        earlier.rows.stream()
                .filter(r -> !rows.contains(r))
                .map(r -> "gone: " + r)
                .forEach(difference::add);
        return difference;
    }

    /** PostgreSQL writes its names small. */
    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static String told(String table, ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (COUNTERS.contains(upper(table + "." + columns.getColumnName(i)))) {
                continue;
            }
            Object value = row.getObject(i);
            if (value instanceof Blob bytes) {
                value = bytes.length() + " bytes";
            } else if (value instanceof Clob text) {
                value = text.getSubString(1, (int) text.length());
            }
            if (value instanceof byte[] bytes) {
                value = bytes.length + " bytes";
            }
            values.add(columns.getColumnName(i) + "=" + value);
        }
        return String.join(", ", values);
    }
}
