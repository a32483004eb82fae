package com.lancore.pathways.operations;

import com.lancore.pathways.deadline.CalendarRecount;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.deadline.ProjectDates;
import com.lancore.pathways.deadline.ProjectDates.Snapshot;
import com.lancore.pathways.engine.People;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares register, timers and due dates of tasks with the calculator: each project is counted anew and the count is
 * rolled back, so that nothing is written but what differs. There is no second calculator that could be wrong in its
 * own way.
 */
@Component
public class Reconciliation {

    private final CalendarRecount recount;
    private final ProjectDates dates;
    private final DeadlineRegister register;
    private final Findings findings;
    private final People people;
    private final Clock clock;
    private final TransactionTemplate trial;

    Reconciliation(
            CalendarRecount recount,
            ProjectDates dates,
            DeadlineRegister register,
            Findings findings,
            People people,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.recount = recount;
        this.dates = dates;
        this.register = register;
        this.findings = findings;
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
        List<Difference> found = people.asMachine(() -> recount.projects().stream()
                .flatMap(project -> compare(project).stream())
                .toList());
        Result result = new Result(clock.instant().truncatedTo(ChronoUnit.MILLIS), found);
        findings.keep(result);
        return result;
    }

    public Result last() {
        return findings.last();
    }

    private List<Difference> compare(String projectCode) {
        return trial.execute(running -> {
            running.setRollbackOnly();
            List<Difference> found = new ArrayList<>(withoutTimer(projectCode));
            Snapshot stands = recount.count(projectCode);
            Snapshot counted = dates.of(projectCode);
            found.addAll(differences(projectCode, "deadline", stands.rows(), counted.rows()));
            found.addAll(differences(projectCode, "timer", stands.timers(), counted.timers()));
            found.addAll(differences(projectCode, "task", stands.tasks(), counted.tasks()));
            return found;
        });
    }

    /** Clocks that run and that nothing would end at 24:00 of their day. */
    private List<Difference> withoutTimer(String projectCode) {
        Snapshot stands = dates.of(projectCode);
        return register.ofProject(projectCode).stream()
                .filter(row -> row.status() == Deadline.Status.OPEN
                        && row.pausedOn() == null
                        && clock.instant().isBefore(row.breachAt())
                        && !stands.timers().containsValue(row.breachAt()))
                .map(row -> new Difference(
                        projectCode,
                        "no timer ends " + row.kind() + " of " + row.countedFrom(),
                        null,
                        row.breachAt().toString()))
                .toList();
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
