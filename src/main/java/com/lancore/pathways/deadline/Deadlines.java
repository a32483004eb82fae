package com.lancore.pathways.deadline;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry.Kind;
import com.lancore.pathways.calendar.DueDate;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.deadline.Deadline.Status;
import com.lancore.pathways.engine.UnarmedTimers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Starts, moves and closes the rows of the register and writes each change to the trail. The models read their timers
 * and due dates from here ({@code ${deadlines.dueAt(execution, 'NHC_FILING')}}), so that all of them stand in one row.
 */
@Component("deadlines")
public class Deadlines {

    /** The house's target for an ordinary step. */
    public static final String HOUSE_STEP = "HOUSE_STEP";

    /** The hour in Shanghai at which people are told. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final DeadlineRegister register;
    private final DeadlineRules rules;
    private final WorkingCalendar calendar;
    private final Trail trail;
    private final Clock clock;

    public Deadlines(
            DeadlineRegister register, DeadlineRules rules, WorkingCalendar calendar, Trail trail, Clock clock) {
        this.register = register;
        this.rules = rules;
        this.calendar = calendar;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whose deadline it is. */
    public record Owner(String projectCode, String processKey, String processInstanceId) {}

    /**
     * Starts a clock by the rule in force on the date from which it is counted. One that is already over is BREACHED at
     * once.
     *
     * @param warning a code that the page explains, or null
     */
    public Deadline start(Owner owner, String kind, LocalDate countedFrom, String warning) {
        DeadlineRule rule = rules.inForce(kind, countedFrom);
        DueDate due = calendar.due(countedFrom, rule.workingDays());
        Deadline started = new Deadline(
                UUID.randomUUID().toString(),
                owner.projectCode(),
                owner.processKey(),
                owner.processInstanceId(),
                kind,
                rule.basis().citation(),
                rule.basis().confidence().name(),
                rule.validFrom(),
                countedFrom,
                rule.workingDays(),
                due.due(),
                due.provisional(),
                due.missingYear(),
                due.lateDecember(),
                firstReminder(rule, due.due()),
                statusAt(due.due()),
                null,
                false,
                warning,
                null,
                clock.instant(),
                null);
        register.insert(started);
        tell(started, null, "counted from " + countedFrom + ", " + rule.workingDays() + " working days");
        return started;
    }

    /**
     * Closes a clock by the legal date on the evidence: MET on or before the day, LATE after it.
     *
     * @return the row as closed, or empty where none is running
     */
    public Optional<Deadline> met(String processInstanceId, String kind, LocalDate metOn) {
        return register.running(processInstanceId, kind).map(open -> {
            boolean inTime = !metOn.isAfter(open.dueOn());
            Deadline closed = closed(
                    open,
                    inTime ? Status.MET : Status.LATE,
                    metOn,
                    inTime && !clock.instant().isBefore(open.breachAt()),
                    null);
            register.update(closed);
            tell(closed, open, "met on " + metOn);
            return closed;
        });
    }

    /** Marks a running row breached once its instant has passed; does nothing otherwise, however often it is called. */
    public void breach(String processInstanceId, String kind) {
        register.running(processInstanceId, kind)
                .filter(d -> d.status() == Status.OPEN && statusAt(d.dueOn()) == Status.BREACHED)
                .ifPresent(open -> {
                    Deadline breached = with(open, Status.BREACHED);
                    register.update(breached);
                    tell(breached, open, "not met by 24:00 on " + open.dueOn());
                });
    }

    /** Cancels the running row of a kind, with the reason. */
    public void cancel(String processInstanceId, String kind, String reason) {
        register.running(processInstanceId, kind).ifPresent(d -> cancel(d, reason));
    }

    /** Cancels every running row of a project, with the reason. */
    public void cancelAll(String projectCode, String reason) {
        register.ofProject(projectCode).stream()
                .filter(d -> d.status().isRunning())
                .forEach(d -> cancel(d, reason));
    }

    /** Writes to the trail that a deadline is near. */
    public void remind(String processInstanceId, String kind) {
        register.running(processInstanceId, kind)
                .ifPresent(d -> trail.append(
                        machine(d),
                        Act.Line.of(
                                Kind.NOTICE,
                                kind,
                                "REMINDER",
                                "due on " + d.dueOn() + ", working days left: " + workingDaysLeft(d))));
    }

    /** Working days after today up to and including the due date; 0 on the day, negative after it. */
    public int workingDaysLeft(Deadline d) {
        return calendar.workingDaysLeft(Shanghai.today(clock), d.dueOn());
    }

    /** For a task's due date: the last second of the day in Shanghai, or null where no clock runs. */
    public Date dueAt(DelegateExecution execution, String kind) {
        return register.running(execution.getProcessInstanceId(), kind)
                .map(d -> Date.from(d.dueAt()))
                .orElse(null);
    }

    /** For the reminder timer; a timer that has no row is not armed. */
    public Date reminderAt(DelegateExecution execution, String kind) {
        return register.running(execution.getProcessInstanceId(), kind)
                .map(d -> Date.from(d.remindAt()))
                .orElse(UnarmedTimers.NEVER);
    }

    /** For the breach timer: 24:00 of the due date; a timer that has no row is not armed. */
    public Date breachAt(DelegateExecution execution, String kind) {
        return register.running(execution.getProcessInstanceId(), kind)
                .map(d -> Date.from(d.breachAt()))
                .orElse(UnarmedTimers.NEVER);
    }

    /** For the due date of an ordinary step: the house's target, counted from today. */
    public Date houseDueAt(DelegateExecution execution) {
        LocalDate today = Shanghai.today(clock);
        DueDate due = calendar.due(today, rules.inForce(HOUSE_STEP, today).workingDays());
        return Date.from(Shanghai.lastSecondOf(due.due()));
    }

    private void cancel(Deadline open, String reason) {
        Deadline cancelled = closed(open, Status.CANCELLED, null, false, reason);
        register.update(cancelled);
        tell(cancelled, open, reason);
    }

    private Status statusAt(LocalDate dueOn) {
        return clock.instant().isBefore(Shanghai.endOf(dueOn)) ? Status.OPEN : Status.BREACHED;
    }

    private Instant firstReminder(DeadlineRule rule, LocalDate due) {
        int earliest = rule.rungs().isEmpty() ? 0 : rule.rungs().get(0);
        return Shanghai.at(earliest == 0 ? due : calendar.minusWorkingDays(due, earliest), MORNING);
    }

    private void tell(Deadline now, Deadline before, String note) {
        trail.append(
                machine(now),
                new Act.Line(
                        Kind.DEADLINE,
                        now.kind(),
                        before == null ? null : before.status() + " " + before.dueOn(),
                        now.status() + " " + now.dueOn() + (now.provisional() ? " provisional" : ""),
                        note + "; rule of " + now.ruleValidFrom() + ", " + now.basis()));
        if (before == null && now.warning() != null) {
            trail.append(machine(now), Act.Line.of(Kind.WARNING, now.warning(), now.kind(), null));
        }
    }

    private static Act machine(Deadline d) {
        return new Act(d.projectCode(), Act.MACHINE, d.processKey(), d.processInstanceId(), "deadline");
    }

    private Deadline closed(Deadline d, Status status, LocalDate metOn, boolean recordedLate, String reason) {
        return copy(d, status, metOn, recordedLate, reason, clock.instant());
    }

    private static Deadline with(Deadline d, Status status) {
        return copy(d, status, d.metOn(), d.recordedLate(), d.closingReason(), d.closedAt());
    }

    private static Deadline copy(
            Deadline d, Status status, LocalDate metOn, boolean recordedLate, String reason, Instant closedAt) {
        return new Deadline(
                d.id(),
                d.projectCode(),
                d.processKey(),
                d.processInstanceId(),
                d.kind(),
                d.basis(),
                d.confidence(),
                d.ruleValidFrom(),
                d.countedFrom(),
                d.workingDays(),
                d.dueOn(),
                d.provisional(),
                d.missingYear(),
                d.lateDecember(),
                d.remindAt(),
                status,
                metOn,
                recordedLate,
                d.warning(),
                reason,
                d.openedAt(),
                closedAt);
    }
}
