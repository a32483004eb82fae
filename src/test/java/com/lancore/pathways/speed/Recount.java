package com.lancore.pathways.speed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.Person;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/** A notice that moves every one of many open deadlines by a day, beside an UPDATE of as many rows and no more. */
final class Recount {

    private Recount() {}

    static void measure(Contender ours, Figures figures, int rounds, int deadlines) throws Exception {
        ours.start();
        new Growth(ours).filings(deadlines);
        JdbcTemplate jdbc = ours.database.jdbc();
        LocalDate holiday = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        while (holiday.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            holiday = holiday.plusDays(1);
        }
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            int rows =
                    jdbc.update("update deadline set due_on = due_on + 1, version = version + 1 where status = 'OPEN'");
            double bare = (System.nanoTime() - begun) / 1e9;
            jdbc.update("update deadline set due_on = due_on - 1, version = version + 1 where status = 'OPEN'");
            jdbc.execute("vacuum analyze");
            double seconds = published(ours, holiday, round % 2 == 0);
            figures.keep("a notice that moves " + deadlines + " deadlines, s", ours, seconds);
            figures.keep("a bare UPDATE of as many rows, s", "bare", bare * deadlines / rows);
            figures.keep("recount against a bare UPDATE", ours, seconds / (bare * deadlines / rows));
        }
        ours.stop();
    }

    /** Seconds from when the year is sent, with a holiday or without, until every deadline is counted by it. */
    private static double published(Contender ours, LocalDate holiday, boolean off) {
        Person operations = ours.person("ops");
        JsonNode known = StreamSupport.stream(
                        operations.get("/api/calendar").is(200).json().spliterator(), false)
                .filter(year -> year.get("year").asInt() == holiday.getYear())
                .findFirst()
                .orElseThrow();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("paper", known.get("notice"));
        ObjectNode holidays = known.get("holidays").deepCopy();
        if (off) {
            holidays.put(holiday.toString(), "invented for the measure");
        } else {
            holidays.remove(holiday.toString());
        }
        body.set("holidays", holidays);
        body.set("workdays", known.get("workdays"));
        JdbcTemplate jdbc = ours.database.jdbc();
        Integer before = jdbc.queryForObject("select max(revision) from calendar_revision", Integer.class);
        long begun = System.nanoTime();
        // it may take longer than a client waits for an answer
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> operations.put("/api/calendar/" + holiday.getYear(), body));
        while (jdbc.queryForList(
                        "select 1 from calendar_revision where revision > ? and recounted_at is not null", before)
                .isEmpty()) {
            if (answer.isDone() && !answer.isCompletedExceptionally()) {
                answer.join().is(200);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
