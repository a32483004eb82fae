package com.lancore.pathways.operations;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.deadline.CalendarRecount;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.deadline.ManyProjects;
import com.lancore.pathways.deadline.ProjectDates;
import com.lancore.pathways.deadline.ProjectDates.Snapshot;
import com.lancore.pathways.engine.People;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares register, timers and due dates of tasks with the calculator: the projects are counted anew and the count is
 * rolled back, so that nothing is written but what differs. There is no second calculator that could be wrong in its
 * own way.
 */
@Component
public class Reconciliation {

    private final CalendarRecount recount;
    private final ProjectDates dates;
    private final DeadlineRegister register;
    private final Findings findings;
    private final Trail trail;
    private final People people;
    private final Clock clock;
    private final TransactionTemplate trial;

    Reconciliation(
            CalendarRecount recount,
            ProjectDates dates,
            DeadlineRegister register,
            Findings findings,
            Trail trail,
            People people,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.recount = recount;
        this.dates = dates;
        this.register = register;
        this.findings = findings;
        this.trail = trail;
        this.people = people;
        this.clock = clock;
        this.trial = new TransactionTemplate(transactions);
        this.trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Something that does not agree.
     *
     * @param subject the row, the timer or the task
     * @param stands the date that stands, or null where there is none
     * @param counted the date that the calculator gives, or null where there should be none
     */
    public record Difference(String projectCode, String subject, String stands, String counted) {}

    /**
     * The outcome of the last run.
     *
     * @param ranAt when it ran, or null before the first
     */
    public record Result(Instant ranAt, List<Difference> differences) {}

    /** Compares every open project now, and keeps what was found in place of what the last run had found. */
    public Result run() {
        List<Difference> found =
                ManyProjects.each(people.asMachine(recount::projects), this::compare, this::notCompared).stream()
                        .flatMap(List::stream)
                        .toList();
        Result result = new Result(clock.instant().truncatedTo(ChronoUnit.MILLIS), found);
        findings.keep(result);
        return result;
    }

    public Result last() {
        return findings.last();
    }

    private List<Difference> compare(List<String> projectCodes) {
        return trial.execute(running -> {
            running.setRollbackOnly();
            projectCodes.forEach(trail::lock);
            Map<String, List<Deadline>> rows =
                    register.running(projectCodes).stream().collect(Collectors.groupingBy(Deadline::projectCode));
            Map<String, Snapshot> stands = recount.count(projectCodes);
            Map<String, Snapshot> counted = dates.of(projectCodes);
            return projectCodes.stream()
                    .flatMap(code -> Stream.concat(
                            withoutTimer(rows.getOrDefault(code, List.of()), stands.get(code)),
                            differences(code, stands.get(code), counted.get(code))))
                    .toList();
        });
    }

    /** Somebody works on it and does not end: that nothing was found must not read as that nothing is there. */
    private List<Difference> notCompared(String projectCode) {
        return List.of(new Difference(projectCode, "not compared, somebody else held it", null, null));
    }

    /** Clocks that run and that nothing would end at 24:00 of their day. */
    private Stream<Difference> withoutTimer(List<Deadline> rows, Snapshot stands) {
        return rows.stream()
                .filter(row -> row.status() == Deadline.Status.OPEN
                        && row.pausedOn() == null
                        && clock.instant().isBefore(row.breachAt())
                        && !stands.timers().containsValue(row.breachAt()))
                .map(row -> new Difference(
                        row.projectCode(),
                        "no timer ends " + row.kind() + " of " + row.countedFrom(),
                        null,
                        row.breachAt().toString()));
    }

    private static Stream<Difference> differences(String projectCode, Snapshot stands, Snapshot counted) {
        return Stream.of(
                        differences(projectCode, "deadline", stands.rows(), counted.rows()),
                        differences(projectCode, "timer", stands.timers(), counted.timers()),
                        differences(projectCode, "task", stands.tasks(), counted.tasks()))
                .flatMap(List::stream);
    }

    private static List<Difference> differences(
            String projectCode, String what, Map<String, ?> stands, Map<String, ?> counted) {
        return Snapshot.changed(stands, counted).stream()
                .sorted()
                .map(name -> new Difference(
                        projectCode,
                        what + " " + name,
                        Objects.toString(stands.get(name), null),
                        Objects.toString(counted.get(name), null)))
                .toList();
    }
}
