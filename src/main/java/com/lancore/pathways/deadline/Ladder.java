package com.lancore.pathways.deadline;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry.Kind;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The escalation ladder of one deadline: a rung some working days before the due date at 09:00 in Shanghai, the breach
 * at 24:00 of the day itself, then a chase each working day. Rungs already past when they are come to are recorded as
 * skipped.
 */
@Component("ladder")
public class Ladder {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final String DUE_ON = "dueOn";
    private static final String TOLD_UNTIL = "toldUntil";
    private static final String CHASED_ON = "chasedOn";
    private static final String BREACH_TOLD = "breachTold";

    private final DeadlineRules rules;
    private final Deadlines deadlines;
    private final PublishedCalendar calendar;
    private final Trail trail;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Ladder(
            DeadlineRules rules,
            Deadlines deadlines,
            PublishedCalendar calendar,
            Trail trail,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rules = rules;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.trail = trail;
        this.clock = clock;
        this.events = events;
    }

    private record Rung(int workingDaysBefore, Instant at) {}

    /** Tells the rung that is due, records those that were passed, and says when to come again. */
    void climb(DelegateExecution execution) {
        trail.lock(execution.getProcessBusinessKey());
        Deadline row = deadlines.breach(deadlines.watched(execution));
        tell(execution, row);
        boolean breached = DeadlineWatch.isBreached(row);
        tellBreach(execution, row, breached);
        execution.setVariable("breached", breached);
        execution.setVariable(DUE_ON, row.dueOn().toString());
    }

    /** Records that it is chased today, and when it is chased again. */
    void chase(DelegateExecution execution) {
        Deadline row = deadlines.watched(execution);
        tellPeople(
                row,
                Notice.CHASE,
                rule(row).audience().atChase(),
                "due on " + row.dueOn() + ", working days left: " + deadlines.workingDaysLeft(row));
        execution.setVariable(CHASED_ON, Shanghai.today(clock).toString());
    }

    /** For the timer of the next rung: the first one that nobody was told of, else 24:00 of the due date. */
    public Date nextRungAt(DelegateExecution execution) {
        Deadline row = deadlines.watched(execution);
        Instant told = toldUntil(execution, row).orElseGet(clock::instant);
        return Date.from(rungs(row).stream()
                .map(Rung::at)
                .filter(at -> at.isAfter(told))
                .findFirst()
                .orElse(row.breachAt()));
    }

    /** For the timers of the next chase: 09:00 in Shanghai of the working day after the last one. */
    public Date nextChaseAt(DelegateExecution execution) {
        LocalDate chasedOn = LocalDate.parse((String) execution.getVariable(CHASED_ON));
        return Date.from(Shanghai.at(calendar.now().nextWorkingDay(chasedOn), MORNING));
    }

    /** The mornings on which the table tells one of these groups of a row before it is due, passed ones included. */
    public List<Instant> mornings(Deadline row, Set<Role> groups) {
        Audience audience = rule(row).audience();
        return rungs(row).stream()
                .filter(r -> !Collections.disjoint(audience.atRung(r.workingDaysBefore()), groups))
                .map(Rung::at)
                .toList();
    }

    /** Until when the rungs of the date as it stands were told or skipped; none where it is counted anew since. */
    private static Optional<Instant> toldUntil(DelegateExecution execution, Deadline row) {
        return row.dueOn().toString().equals(execution.getVariable(DUE_ON))
                ? Optional.ofNullable((Date) execution.getVariable(TOLD_UNTIL)).map(Date::toInstant)
                : Optional.empty();
    }

    private void tell(DelegateExecution execution, Deadline row) {
        Instant now = clock.instant();
        if (!row.dueOn().toString().equals(execution.getVariable(DUE_ON))) {
            // counted anew: the rungs of the new date are told or skipped by themselves
            execution.removeVariable(TOLD_UNTIL);
        }
        Instant toldUntil = Optional.ofNullable((Date) execution.getVariable(TOLD_UNTIL))
                .map(Date::toInstant)
                .orElse(row.openedAt().minusSeconds(1));
        List<Rung> passed =
                rungs(row).stream().filter(r -> !r.at().isAfter(now)).toList();
        List<Rung> fresh =
                passed.stream().filter(r -> r.at().isAfter(toldUntil)).toList();
        List<Rung> missed = execution.hasVariable(TOLD_UNTIL)
                ? List.of()
                : passed.stream().filter(r -> !fresh.contains(r)).toList();
        List<Rung> skipped = new ArrayList<>(missed);
        for (Rung rung : fresh) {
            boolean newest = rung.equals(passed.get(passed.size() - 1));
            if (newest && row.status() == Deadline.Status.OPEN) {
                tellPeople(
                        row,
                        Notice.rung(rung.workingDaysBefore()),
                        rule(row).audience().atRung(rung.workingDaysBefore()),
                        "due on " + row.dueOn());
            } else {
                skipped.add(rung);
            }
        }
        skipped.forEach(r -> notice(row, Notice.rung(r.workingDaysBefore()) + "_SKIPPED", "its morning had passed"));
        execution.setVariable(TOLD_UNTIL, Date.from(now));
    }

    /** Once for a due date, however often the ladder is climbed after it. */
    private void tellBreach(DelegateExecution execution, Deadline row, boolean breached) {
        if (!breached) {
            execution.removeVariable(BREACH_TOLD);
        } else if (!row.dueOn().toString().equals(execution.getVariable(BREACH_TOLD))) {
            tellPeople(row, Notice.BREACH, rule(row).audience().atBreach(), "not met by 24:00 on " + row.dueOn());
            execution.setVariable(BREACH_TOLD, row.dueOn().toString());
        }
    }

    private List<Rung> rungs(Deadline row) {
        WorkingCalendar published = deadlines.published(row.projectCode());
        return rule(row).rungs().stream()
                .map(n -> new Rung(n, Shanghai.at(published.minusWorkingDays(row.dueOn(), n), MORNING)))
                .toList();
    }

    private DeadlineRule rule(Deadline row) {
        return rules.inForce(row.kind(), row.countedFrom());
    }

    /** What stands on the trail is certain; whether a mail arrives is not, and holds nothing. */
    private void tellPeople(Deadline row, String what, Set<Role> to, String note) {
        String groups = to.stream().map(Role::group).collect(Collectors.joining(", "));
        notice(row, what, note + (groups.isEmpty() ? "" : "; for " + groups));
        events.publishEvent(new Notice(row, what, to));
    }

    private void notice(Deadline row, String what, String note) {
        trail.append(
                new Act(row.projectCode(), Act.MACHINE, row.processKey(), row.processInstanceId(), DeadlineWatch.KEY),
                Act.Line.of(Kind.NOTICE, row.kind(), what, note));
    }
}
