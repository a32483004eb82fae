package com.lancore.pathways.speed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Open studies by the ten thousand: the rows of a few that were taken to their steps over HTTP are cloned in SQL. Rows of
 * the runtime alone, and no history of the engine; of those whose timers will fire the facts and all variables, too, of
 * the others only the code.
 *
 * <p>Every other clone waits for its filing, with the two timers of its term; the others wait at the steps in turn.
 */
final class Growth {

    private static final String FILING = "assembleFiling";

    /** What ends in these is an id of a row that is cloned, too: its last six characters become the number of the clone. */
    private static final Set<String> IDS = Set.of(
            "id_",
            "proc_inst_id_",
            "process_instance_id_",
            "root_proc_inst_id_",
            "execution_id_",
            "parent_id_",
            "super_exec_",
            "act_inst_id_",
            "task_id_",
            "var_scope_",
            "process_instance_id",
            "id");

    /** The tasks of a house fall due on all days of two months, whatever step they are. */
    private static final String SOME_DAY =
            "localtimestamp + make_interval(days => ('x' || left(md5(n::text), 4))::bit(16)::int % 60)";

    private static final Set<String> CODES = Set.of("business_key_", "code", "project_code");

    /** The engine's tables, in the order in which they refer to each other, and whose rows are the study's. */
    private static final Map<String, String> ENGINE = new LinkedHashMap<>();

    private static final Map<String, String> OURS = new LinkedHashMap<>();

    static {
        String instances = "(select id_ from act_ru_execution where business_key_ = :code)";
        ENGINE.put("act_ru_execution", "proc_inst_id_ in " + instances);
        ENGINE.put("act_ru_variable", "proc_inst_id_ in " + instances);
        ENGINE.put("act_ru_task", "proc_inst_id_ in " + instances);
        ENGINE.put(
                "act_ru_identitylink",
                "task_id_ in (select id_ from act_ru_task where proc_inst_id_ in " + instances + ")");
        ENGINE.put(
                "act_ru_authorization",
                "resource_type_ = 7 and resource_id_ in (select id_ from act_ru_task where proc_inst_id_ in "
                        + instances + ")");
        ENGINE.put("act_ru_job", "process_instance_id_ in " + instances);
        ENGINE.put("act_ru_event_subscr", "proc_inst_id_ in " + instances);
        OURS.put("project", "code = :code");
        OURS.put("pathway", "project_code = :code");
        OURS.put("deadline", "project_code = :code");
    }

    private final Contender of;
    private final JdbcTemplate jdbc;
    private Map<String, String> seeds;
    private int open;

    Growth(Contender of) {
        this.of = of;
        this.jdbc = of.database.unchecked();
    }

    /** Grows to so many open studies; the process may run meanwhile. */
    void to(int wanted, int whole) {
        if (wanted <= open) {
            return;
        }
        if (seeds == null) {
            seeds = seeds();
        }
        List<String> steps = List.copyOf(RoundTripsIT.STEPS);
        for (int n = 0; n < steps.size(); n++) {
            clone(seeds.get(steps.get(n)), wanted, "n % 2 = 1 and n / 2 % " + steps.size() + " = " + n, false);
        }
        clone(seeds.get(FILING), Math.min(wanted, whole), "n % 2 = 0", true);
        clone(seeds.get(FILING), wanted, "n % 2 = 0 and n > " + whole, false);
        open = wanted;
        jdbc.execute("vacuum analyze");
    }

    /** Open deadlines of filings, so many, and nothing else. */
    void filings(int wanted) {
        clone(of.toFiling(), wanted - 1, "true", true);
        jdbc.execute("vacuum analyze");
    }

    /** One study at each step. */
    private Map<String, String> seeds() {
        return RoundTripsIT.STEPS.stream().collect(Collectors.toMap(step -> step, of::to));
    }

    private void clone(String code, int to, String which, boolean whole) {
        Map<String, String> tables = new LinkedHashMap<>();
        if (of.ours) {
            tables.putAll(OURS);
            if (whole) {
                tables.put("trail_entry", "project_code = :code and kind in ('FACT', 'ROUND')");
            }
        }
        tables.putAll(ENGINE);
        if (!whole) {
            tables.merge("act_ru_variable", "name_ = 'projectCode'", (rows, name) -> rows + " and " + name);
        }
        tables.forEach((table, whose) -> {
            String columns = columns(table).stream().collect(Collectors.joining(", "));
            String values = columns(table).stream()
                    .map(c -> c.equals("due_date_") && !whole ? SOME_DAY : value(table, c))
                    .collect(Collectors.joining(", "));
            jdbc.update("insert into " + table + " (" + columns + ") select " + values + " from " + table
                    + " t, generate_series(" + (open + 1) + ", " + to + ") n where (" + which + ") and "
                    + whose.replace(":code", "'" + code + "'"));
        });
    }

    private static String value(String table, String column) {
        if (CODES.contains(column)) {
            return "t." + column + " || '-' || n";
        }
        if (table.equals("act_ru_variable") && column.equals("text_")) {
            return "case when t.name_ = 'projectCode' then t.text_ || '-' || n else t.text_ end";
        }
        boolean id = IDS.contains(column) || (table.equals("act_ru_authorization") && column.equals("resource_id_"));
        // ids are as long as their columns allow: x is no digit of theirs
        return id
                ? "overlay(t." + column + " placing 'x' || lpad(to_hex(n), 5, '0') from length(t." + column + ") - 5)"
                : "t." + column;
    }

    private List<String> columns(String table) {
        return jdbc.queryForList(
                "select column_name from information_schema.columns where table_name = ? and table_schema = 'public'",
                String.class,
                table);
    }
}
