package com.lancore.pathways.speed;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/** Timers that were created long before fall due at once, while a hundred thousand others are pending. */
final class TimerStorm {

    /** What a timer has to do: with ours the first one of a deadline begins its watch, the second finds it begun. */
    private static final Map<String, String> KINDS =
            Map.of("filingReminder", "that begin a watch", "filingOverdue", "that find the watch begun");

    static final String FIRST = "filingReminder";
    private static final String SECOND = "filingOverdue";

    private TimerStorm() {}

    static void measure(Pair pair, Figures figures, int rounds, int timers) throws Exception {
        pair.up();
        for (int round = 0; round < rounds; round++) {
            for (Contender one : pair.inTurn(round)) {
                for (String node : List.of(FIRST, SECOND)) {
                    figures.keep(
                            "timers a second " + KINDS.get(node) + ", " + one.pendingTimers() / 1000 + "k pending",
                            one,
                            timers / drained(one, node, timers));
                }
            }
        }
    }

    static void lateness(Pair pair, Figures figures, int timers) throws Exception {
        pair.up();
        for (Contender one : pair.both()) {
            figures.keep(
                    "lateness of the last of " + timers + " timers due at once, s", one, drained(one, FIRST, timers));
        }
    }

    /** Seconds from when so many fell due until the last has fired. */
    static double drained(Contender one, String node, int timers) {
        JdbcTemplate jdbc = one.database.jdbc();
        jdbc.execute("create table if not exists bench_due (id varchar(64) primary key)");
        jdbc.execute("truncate bench_due");
        int there = jdbc.update(
                "insert into bench_due select j.id_ from act_ru_job j where j.handler_cfg_ like ? and j.duedate_ > localtimestamp"
                        + " and substr(j.id_, length(j.id_) - 5, 1) = 'x' order by right(j.id_, 6) limit ?",
                node + "%",
                timers);
        if (there < timers) {
            throw new IllegalStateException("Only " + there + " timers are left to fall due");
        }
        long begun = System.nanoTime();
        jdbc.update("update act_ru_job set duedate_ = localtimestamp where id_ in (select id from bench_due)");
        while (Integer.valueOf(1)
                .equals(jdbc.queryForObject(
                        "select count(*) from (select 1 from act_ru_job j join bench_due on id = j.id_ limit 1) left_over",
                        Integer.class))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
