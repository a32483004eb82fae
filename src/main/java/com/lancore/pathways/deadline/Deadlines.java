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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.ApplicationEventPublisher;
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

    /** The warning on a clock whose number of days a person set for this case. */
    public static final String NUMBER_OF_THIS_CASE = "NUMBER_OF_THIS_CASE";

    /** How the trail begins to tell of a breach. */
    static final String NOT_MET = "not met by 24:00 on ";

    /** What follows the reason in an entry of the trail. */
    private static final String RULE_OF = "; rule of ";

    private final DeadlineRegister register;
    private final DeadlineRules rules;
    private final PublishedCalendar calendar;
    private final Trail trail;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    public Deadlines(
            DeadlineRegister register,
            DeadlineRules rules,
            PublishedCalendar calendar,
            Trail trail,
            Clock clock,
            ApplicationEventPublisher events) {
        this.register = register;
        this.rules = rules;
        this.calendar = calendar;
        this.trail = trail;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Starts a clock by the rule in force on the date from which it is counted. One that is already over is BREACHED at
     * once.
     *
     * @param warning a code that the page explains, or null
     */
    public Deadline start(Deadline.Owner owner, String kind, LocalDate countedFrom, String warning) {
        DeadlineRule rule = rules.inForce(kind, countedFrom);
        Term term = rule.term()
                .orElseThrow(() -> new IllegalStateException("Nobody has set how long the period " + kind + " is"));
        return start(owner, rule, term, rule.basis().citation(), countedFrom, warning);
    }

    /**
     * Starts a clock whose number the rule in force does not know: by the number that a person took from a source, for
     * this case alone. Once the table knows a number, that number counts.
     *
     * @param source where the person read the number
     */
    public Deadline start(Deadline.Owner owner, String kind, LocalDate countedFrom, Term term, String source) {
        DeadlineRule rule = rules.inForce(kind, countedFrom);
        return start(
                owner,
                rule,
                rule.term().orElse(term),
                rule.basis().citation() + "; in this case by: " + source,
                countedFrom,
                NUMBER_OF_THIS_CASE);
    }

    private Deadline start(
            Deadline.Owner owner, DeadlineRule rule, Term term, String basis, LocalDate countedFrom, String warning) {
        // before the calendar is read: a year published meanwhile finds the row, or is counted by
        trail.lock(owner.projectCode());
        WorkingCalendar published = published(owner.projectCode());
        DueDate due = term.due(published, countedFrom);
        Deadline started = Deadline.builder()
                .id(UUID.randomUUID().toString())
                .owner(owner)
                .kind(rule.kind())
                .rule(rule)
                .basis(basis)
                .term(term)
                .countedFrom(countedFrom)
                .due(due)
                .remindAt(firstReminder(rule, due.due(), published))
                .status(statusAt(rule, due.due()))
                .warning(warning)
                .openedAt(clock.instant())
                .build();
        register.insert(started);
        tell(started, null, "counted from " + countedFrom + ", " + term.inWords());
        return started;
    }

    /**
     * Closes a clock by the legal date on the evidence: MET on or before the day, LATE after it.
     *
     * @return the row as closed, or empty where none is running
     */
    public Optional<Deadline> met(String processInstanceId, String kind, LocalDate metOn) {
        return register.running(processInstanceId, kind).map(open -> {
            Deadline closed = judged(upTo(metOn, open), metOn, clock.instant());
            register.update(closed, clock.instant());
            tell(closed, open, "met on " + metOn);
            return closed;
        });
    }

    /**
     * Marks a row breached that is still open although its instant has passed; does nothing otherwise, however often it is
     * called.
     *
     * @return the row as it stands then
     */
    Deadline breach(Deadline seen) {
        if (!isOver(seen)) {
            return seen;
        }
        // the timer of the project and that of the ladder come at the same instant: the second finds it breached
        trail.lock(seen.projectCode());
        Deadline open = register.find(seen.id()).orElseThrow();
        if (!isOver(open)) {
            return open;
        }
        Deadline breached = open.withStatus(Status.BREACHED);
        register.update(breached, clock.instant());
        tell(breached, open, NOT_MET + open.dueOn());
        return breached;
    }

    private boolean isOver(Deadline row) {
        return row.status() == Status.OPEN && statusAt(ruleOf(row), row.dueOn()) == Status.BREACHED;
    }

    /** Stops the clock: the days until it is resumed do not count. The day of the stop itself does. */
    public void pause(Deadline row, LocalDate on, String reason) {
        Deadline paused = row.toBuilder().pausedOn(on).build();
        register.update(paused, clock.instant());
        register.stopped(row.id(), on);
        tell(paused, row, "stopped on " + on + ": " + reason);
    }

    /** Goes on with the working days that were left when it stopped; the day of the resumption does not count. */
    public void resume(Deadline row, LocalDate on, String reason) {
        Deadline moved = resumed(row, on);
        register.update(moved, clock.instant());
        register.resumed(row.id(), on);
        tell(moved, row, "resumed on " + on + " with " + daysLeft(row) + " working days left: " + reason);
    }

    private int daysLeft(Deadline stopped) {
        return Math.max(0, calendar.now().workingDaysLeft(stopped.pausedOn(), stopped.dueOn()));
    }

    private Deadline resumed(Deadline stopped, LocalDate on) {
        Deadline.Builder resumed = stopped.toBuilder().pausedOn(null);
        if (daysLeft(stopped) == 0) {
            return resumed.dueOn(on).build();
        }
        DueDate due = calendar.now().due(on, daysLeft(stopped));
        return resumed.due(due)
                .remindAt(firstReminder(ruleOf(stopped), due.due()))
                .build();
    }

    /** A clock that stands still on a day has not run over by it. */
    private Deadline upTo(LocalDate day, Deadline row) {
        return row.pausedOn() == null || day.isBefore(row.pausedOn()) ? row : resumed(row, day);
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

    /**
     * Counts a row anew after a fact that it was counted from, or met by, was corrected. A breach that never was becomes
     * OPEN or MET again; what stood before stays on the trail.
     *
     * @param metOn the legal date that met it, or null where it is not met
     */
    public void recount(Deadline row, LocalDate countedFrom, LocalDate metOn, String why) {
        recount(row, countedFrom, register.stops(row.id()), metOn, why);
    }

    /** Counts a running row anew by the calendar as it stands; what comes out the same is left alone. */
    void recount(Deadline row, String why) {
        Deadline counted = counted(row, row.countedFrom(), register.stops(row.id()));
        boolean moved = !counted.dueOn().equals(row.dueOn())
                || counted.provisional() != row.provisional()
                || !counted.remindAt().equals(row.remindAt());
        if (moved) {
            change(row, counted.withStatus(statusAt(ruleOf(counted), counted.dueOn())), why);
        } else if (counted.lateDecember() != row.lateDecember()) {
            // its date stands; that no notice can move it any more is told by the page, and is no move
            register.update(counted, clock.instant());
        }
    }

    /**
     * A time in which a clock stood still.
     *
     * @param to when it was resumed, or null while it stands
     */
    public record Stop(LocalDate from, LocalDate to) {}

    /** The same for a clock that was stopped in between, once or more often. */
    public void recount(Deadline row, LocalDate countedFrom, List<Stop> stops, LocalDate metOn, String why) {
        if (row.status() == Status.CANCELLED) {
            return;
        }
        register.replaceStops(row.id(), stops);
        settle(row, counted(row, countedFrom, stops), metOn, why);
    }

    /**
     * The same for a clock whose number a person set for its case, where that number may have been corrected too.
     *
     * @param ofThisCase the number as it stands; where the rule has one by now, that counts
     */
    public void recount(Deadline row, LocalDate countedFrom, Term ofThisCase, LocalDate metOn, String why) {
        if (row.status() != Status.CANCELLED) {
            Deadline asEntered = row.toBuilder().term(ofThisCase).build();
            settle(row, counted(asEntered, countedFrom, register.stops(row.id())), metOn, why);
        }
    }

    private void settle(Deadline row, Deadline moved, LocalDate metOn, String why) {
        Deadline judged = metOn == null
                ? moved.withStatus(statusAt(ruleOf(moved), moved.dueOn()))
                : judged(upTo(metOn, moved), metOn, row.closedAt());
        if (!judged.equals(row)) {
            change(row, judged, why);
        }
    }

    private Deadline counted(Deadline row, LocalDate countedFrom, List<Stop> stops) {
        DeadlineRule rule = rules.inForce(row.kind(), countedFrom);
        Term term = rule.term().orElseGet(row::term);
        WorkingCalendar published = published(row.projectCode());
        DueDate due = term.due(published, countedFrom);
        Deadline counted = row.toBuilder()
                .countedFrom(countedFrom)
                .rule(rule)
                .basis(rule.term().isPresent() ? rule.basis().citation() : row.basis())
                .term(term)
                .due(due)
                .remindAt(firstReminder(rule, due.due(), published))
                .pausedOn(null)
                .build();
        for (Stop stop : stops) {
            LocalDate from = stop.from().isBefore(countedFrom) ? countedFrom : stop.from();
            Deadline stopped = counted.toBuilder().pausedOn(from).build();
            if (stop.to() == null) {
                counted = stopped;
            } else if (!stop.to().isBefore(from)) {
                counted = resumed(stopped, stop.to());
            }
        }
        return counted;
    }

    /** Asked once in a step: when a year is published, whoever counts a project anew waits until its trail is let go. */
    WorkingCalendar published(String projectCode) {
        return trail.whileHeld(projectCode, calendar, calendar::now);
    }

    private void change(Deadline from, Deadline to, String why) {
        register.update(to, clock.instant());
        tell(to, from, why);
    }

    /** Working days after today up to and including the due date; 0 on the day, negative after it. */
    public int workingDaysLeft(Deadline d) {
        return published(d.projectCode()).workingDaysLeft(Shanghai.today(clock), d.dueOn());
    }

    /** The same for many rows: the calendar is read once. */
    public ToIntFunction<Deadline> workingDaysLeft() {
        WorkingCalendar published = calendar.now();
        LocalDate today = Shanghai.today(clock);
        return d -> published.workingDaysLeft(today, d.dueOn());
    }

    /** For a task's due date: the last second of the day in Shanghai, or null where no clock runs. */
    public Date dueAt(DelegateExecution execution, String kind) {
        return running(execution, kind).map(d -> Date.from(d.dueAt())).orElse(null);
    }

    /** For the reminder timer; a timer that has no row is not armed. */
    public Date reminderAt(DelegateExecution execution, String kind) {
        return running(execution, kind).map(d -> Date.from(d.remindAt())).orElse(UnarmedTimers.NEVER);
    }

    /** For the breach timer: 24:00 of the due date; a timer that has no row is not armed. */
    public Date breachAt(DelegateExecution execution, String kind) {
        return running(execution, kind)
                .filter(d -> d.pausedOn() == null)
                .map(d -> Date.from(d.breachAt()))
                .orElse(UnarmedTimers.NEVER);
    }

    /** A task and its timers ask for the same row. */
    private Optional<Deadline> running(DelegateExecution execution, String kind) {
        Running row = new Running(execution.getProcessInstanceId(), kind);
        return trail.whileHeld(
                execution.getProcessBusinessKey(), row, () -> register.running(row.processInstanceId(), row.kind()));
    }

    private record Running(String processInstanceId, String kind) {}

    /** The row that a watch is of. */
    Deadline watched(DelegateExecution watch) {
        String id = (String) watch.getVariable(DeadlineWatch.DEADLINE_ID);
        return trail.whileHeld(watch.getProcessBusinessKey(), new Watched(id), () -> register.find(id)
                .orElseThrow());
    }

    private record Watched(String id) {}

    /** For the due date of an ordinary step: the house's target, counted from today. */
    public Date houseDueAt(DelegateExecution execution) {
        return Date.from(
                Shanghai.lastSecondOf(houseDueOn(Shanghai.today(clock), published(execution.getProcessBusinessKey()))));
    }

    /** The house's target for an ordinary step that opened on a day. */
    public LocalDate houseDueOn(LocalDate openedOn) {
        return houseDueOn(openedOn, calendar.now());
    }

    private LocalDate houseDueOn(LocalDate openedOn, WorkingCalendar published) {
        return published
                .due(openedOn, rules.inForce(HOUSE_STEP, openedOn).workingDays())
                .due();
    }

    private void cancel(Deadline open, String reason) {
        Deadline cancelled = open.toBuilder()
                .status(Status.CANCELLED)
                .closingReason(Trail.shortened(reason))
                .closedAt(clock.instant())
                .build();
        register.update(cancelled, clock.instant());
        tell(cancelled, open, reason);
    }

    /** MET on or before the day, LATE after it; recorded late when it was keyed after the instant had passed. */
    private static Deadline judged(Deadline row, LocalDate metOn, Instant closedAt) {
        boolean inTime = !metOn.isAfter(row.dueOn());
        return row.toBuilder()
                .status(inTime ? Status.MET : Status.LATE)
                .metOn(metOn)
                .recordedLate(inTime && !closedAt.isBefore(row.breachAt()))
                .closedAt(closedAt)
                .build();
    }

    /** An authority that runs over is chased; it does not make a breach of ours. */
    private Status statusAt(DeadlineRule rule, LocalDate dueOn) {
        return rule.authority() || clock.instant().isBefore(Shanghai.endOf(dueOn)) ? Status.OPEN : Status.BREACHED;
    }

    private DeadlineRule ruleOf(Deadline row) {
        return rules.inForce(row.kind(), row.countedFrom());
    }

    private Instant firstReminder(DeadlineRule rule, LocalDate due) {
        return firstReminder(rule, due, calendar.now());
    }

    private static Instant firstReminder(DeadlineRule rule, LocalDate due, WorkingCalendar published) {
        int earliest = rule.rungs().isEmpty() ? 0 : rule.rungs().get(0);
        return Shanghai.at(earliest == 0 ? due : published.minusWorkingDays(due, earliest), MORNING);
    }

    private void tell(Deadline now, Deadline before, String note) {
        trail.changed(now.projectCode(), new Running(now.processInstanceId(), now.kind()));
        trail.changed(now.projectCode(), new Watched(now.id()));
        trail.append(
                machine(now),
                new Act.Line(
                        Kind.DEADLINE,
                        now.kind(),
                        before == null ? null : Standing.of(before).inWords(),
                        Standing.of(now).inWords(),
                        note + RULE_OF + now.ruleValidFrom() + ", " + now.basis()));
        if (before == null && now.warning() != null) {
            trail.append(machine(now), Act.Line.of(Kind.WARNING, now.warning(), now.kind(), null));
        }
        events.publishEvent(new DeadlineChanged(before, now));
    }

    /** The reason alone, of what the trail keeps as the note of a move. */
    static String whyOf(String note) {
        int rule = note.lastIndexOf(RULE_OF);
        return rule < 0 ? note : note.substring(0, rule);
    }

    private static Act machine(Deadline d) {
        return new Act(
                d.projectCode(),
                Act.MACHINE,
                d.processKey(),
                d.processInstanceId(),
                "deadline",
                d.kind() + " of " + d.ruleValidFrom());
    }
}
