package com.lancore.pathways.operations;

import com.lancore.pathways.engine.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The numbers that operations watches, of all clients. They are read at most every few seconds. */
@Component
class Figures {

    private static final Duration FRESH = Duration.ofSeconds(5);

    /** A job that is due this long and that nobody took up is late; an idle node takes one up within two seconds. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final People people;
    private final Clock clock;
    private volatile Read read;

    Figures(JdbcTemplate jdbc, ManagementService management, RuntimeService runtime, People people, Clock clock) {
        this.jdbc = jdbc;
        this.management = management;
        this.runtime = runtime;
        this.people = people;
        this.clock = clock;
    }

    /** How many deadlines of a kind are in a state. */
    record Deadlines(String kind, String status, boolean provisional, long count) {}

    /**
     * The jobs of the engine.
     *
     * @param waiting due now, and with retries left
     * @param late due for longer than a minute
     * @param failed without retries left
     * @param incidents open
     */
    record Jobs(long waiting, long late, long failed, long incidents) {}

    private record Read(Instant at, List<Deadlines> deadlines, Jobs jobs) {}

    List<Deadlines> deadlines() {
        return fresh().deadlines();
    }

    Jobs jobs() {
        return fresh().jobs();
    }

    private Read fresh() {
        Instant now = clock.instant();
        Read known = read;
        if (known == null || Duration.between(known.at(), now).abs().compareTo(FRESH) > 0) {
            known = new Read(now, countDeadlines(), people.asMachine(() -> countJobs(now)));
            read = known;
        }
        return known;
    }

    private List<Deadlines> countDeadlines() {
        return jdbc.query(
                "select kind, status, provisional, count(*) as many from deadline group by kind, status, provisional",
                (row, n) -> new Deadlines(
                        row.getString("kind"),
                        row.getString("status"),
                        row.getBoolean("provisional"),
                        row.getLong("many")));
    }

    private Jobs countJobs(Instant now) {
        return new Jobs(
                management
                        .createJobQuery()
                        .active()
                        .executable()
                        .withRetriesLeft()
                        .count(),
                management
                        .createJobQuery()
                        .active()
                        .withRetriesLeft()
                        .duedateLowerThan(Date.from(now.minus(LATE)))
                        .count(),
                management.createJobQuery().noRetriesLeft().count(),
                runtime.createIncidentQuery().count());
    }
}
