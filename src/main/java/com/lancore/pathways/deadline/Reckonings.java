package com.lancore.pathways.deadline;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.deadline.Deadlines.Stop;
import com.lancore.pathways.deadline.Reckoning.RecordedDate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Explains the deadlines of a project: reads the register, the trail and the calendar, and decides nothing. */
@Component
public class Reckonings {

    private final DeadlineRegister register;
    private final DeadlineRules rules;
    private final PublishedCalendar calendar;
    private final Trail trail;
    private final List<CountedFrom> rooms;
    private final Clock clock;

    Reckonings(
            DeadlineRegister register,
            DeadlineRules rules,
            PublishedCalendar calendar,
            Trail trail,
            List<CountedFrom> rooms,
            Clock clock) {
        this.register = register;
        this.rules = rules;
        this.calendar = calendar;
        this.trail = trail;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** Those of a project, running ones first. */
    public List<Reckoning> of(String projectCode) {
        return of(projectCode, Shanghai.today(clock));
    }

    /**
     * The same as they were told on a day.
     *
     * @param today in Shanghai: up to it a clock is shown that stands still
     */
    public List<Reckoning> of(String projectCode, LocalDate today) {
        List<Deadline> rows = register.ofProject(projectCode);
        WorkingCalendar published = calendar.now();
        Moves moves = new Moves(
                trail.of(projectCode), e -> calendar.publisherAt(e.recordedAt()).orElse(Act.MACHINE));
        return rows.stream()
                .map(row -> of(row, published, moves, moves.entries(row, rows), today))
                .toList();
    }

    private Reckoning of(
            Deadline row, WorkingCalendar published, Moves moves, List<TrailEntry> entries, LocalDate today) {
        DeadlineRule rule = rules.inForce(row.kind(), row.countedFrom());
        List<Stop> stops = stops(row);
        LocalDate end = row.closedAt() == null ? today : Shanghai.dateOf(row.closedAt());
        return new Reckoning(
                row,
                rule.sentence(),
                rule.authority(),
                dates(row, entries.get(0).number()),
                days(row, published, stops, end),
                stops,
                row.pausedOn() == null ? null : Math.max(0, published.workingDaysLeft(row.pausedOn(), row.dueOn())),
                entries.stream().map(moves::move).toList());
    }

    private static List<CountedDay> days(Deadline row, WorkingCalendar published, List<Stop> stops, LocalDate end) {
        return row.months() == null
                ? DayCount.of(published, row.countedFrom(), row.workingDays(), stops, end)
                : DayCount.ofMonths(published, row.countedFrom(), row.months());
    }

    /** What each step recorded last before the clock was started; a correction takes effect where the fact stands. */
    private List<RecordedDate> dates(Deadline row, long started) {
        Facts facts = trail.facts(row.projectCode(), row.processKey()).ofInstance(row.processInstanceId());
        return rooms.stream()
                .flatMap(room -> room.sources().stream())
                .filter(source -> source.kind().equals(row.kind()))
                .flatMap(source -> last(facts, source, started).stream())
                .toList();
    }

    private static Optional<RecordedDate> last(Facts facts, CountedFrom.Source source, long before) {
        return facts.of(source.step()).stream()
                .filter(record -> record.number() < before)
                .reduce((older, newer) -> newer)
                .flatMap(record -> date(record, source.fact()));
    }

    private static Optional<RecordedDate> date(FactRecord record, String fact) {
        return record.date(fact).map(date -> new RecordedDate(fact, date, record));
    }

    /** An answer that came while the clock stood still was judged as if it had gone on that day. */
    private List<Stop> stops(Deadline row) {
        List<Stop> stops = new ArrayList<>(register.stops(row.id()));
        if (!stops.isEmpty() && row.pausedOn() == null) {
            Stop last = stops.get(stops.size() - 1);
            LocalDate to = last.to() == null ? row.metOn() : last.to();
            stops.set(stops.size() - 1, new Stop(last.from(), to));
        }
        return stops;
    }
}
