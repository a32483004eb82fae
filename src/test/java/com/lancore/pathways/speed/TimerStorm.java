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

    /** Storms of each kind that are not measured. */
    private static final int WARM = 10;

    private TimerStorm() {}

    static void measure(Pair pair, Figures figures, int rounds, int timers) throws Exception {
        pair.up();
        for (Contender one : pair.both()) {
            warm(one, timers);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender one : pair.inTurn(round)) {
                for (String node : List.of(FIRST, SECOND)) {
                    figures.keep(
                            "timers a second " + KINDS.get(node) + ", with those pending",
                            one,
                            drained(one, node, timers).aSecond());
                }
            }
        }
    }

    /** A process that has just started compiles more than it works. */
    static void warm(Contender one, int timers) {
        for (int storm = 0; storm < WARM; storm++) {
            drained(one, FIRST, timers);
            drained(one, SECOND, timers);
        }
    }

    /**
     * Measures storms of many timers on warm processes.
     *
     * @param storm how many timers a storm has in which they get warm
     * @param cold whether they are not
     */
    static void lateness(Pair pair, Figures figures, int rounds, int timers, int storm, boolean cold) throws Exception {
        pair.up();
        for (Contender one : pair.both()) {
            if (cold) {
                warm(one, storm);
            }
            // in place of those that have fired
            new Growth(one).filings(rounds * timers);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender one : pair.inTurn(round)) {
                figures.keep(
                        "lateness of the last of " + timers + " timers due at once, s",
                        one,
                        drained(one, FIRST, timers).last());
            }
        }
    }

    /**
     * How a storm went, in seconds from when its timers fell due.
     *
     * @param first when some had fired: an idle stock engine looks once a minute only
     * @param left how many had not by then
     * @param last when all had fired
     */
    record Drained(double first, int left, double last) {

        double aSecond() {
            return left / (last - first);
        }
    }

    static Drained drained(Contender one, String node, int timers) {
        JdbcTemplate jdbc = one.database.jdbc();
        jdbc.execute("create table if not exists bench_due (id varchar(64) primary key)");
        jdbc.execute("truncate bench_due");
        int there = jdbc.update(
                "insert into bench_due select j.id_ from act_ru_job j where j.handler_cfg_ like ? and j.duedate_ > localtimestamp"
                        + " and substr(j.id_, length(j.id_) - 5, 1) = 'x' order by right(j.id_, 6) limit ?",
                node + "%",
                timers);
        jdbc.execute("analyze bench_due");
        if (there < timers) {
            throw new IllegalStateException("Only " + there + " timers are left to fall due");
        }
        long begun = System.nanoTime();
        jdbc.update("update act_ru_job set duedate_ = localtimestamp where id_ in (select id from bench_due)");
        double first = 0;
        int left = timers;
        for (int now = timers; now > 0; now = left(jdbc)) {
            if (now < timers && left == timers) {
                first = (System.nanoTime() - begun) / 1e9;
                left = now;
            }
            // to look costs more where there is more to see
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.max(50, timers / 20)));
        }
        return new Drained(first, left, (System.nanoTime() - begun) / 1e9);
    }

    private static int left(JdbcTemplate jdbc) {
        Integer left =
                jdbc.queryForObject("select count(*) from act_ru_job j join bench_due on id = j.id_", Integer.class);
        return left == null ? 0 : left;
    }
}
