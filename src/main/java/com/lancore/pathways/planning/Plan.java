package com.lancore.pathways.planning;

import com.lancore.pathways.calendar.DueDate;
import com.lancore.pathways.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * When each step can begin and end at the earliest, in working days by the published calendar: an immutable value. A step
 * is counted like a legal period: from the last day of those that it comes after, which itself does not count.
 *
 * <p>The slack of a step is how many working days later it may end without moving the end of the plan. Steps without slack
 * are the critical path.
 */
public final class Plan {

    private final Map<String, Dates> steps;
    private final LocalDate endsOn;

    private Plan(Map<String, Dates> steps, LocalDate endsOn) {
        this.steps = Collections.unmodifiableMap(steps);
        this.endsOn = endsOn;
    }

    /**
     * A step to be planned.
     *
     * @param after the steps it comes after, which are given before it
     * @param workingDays how many, 0 to 1000, by the day it is counted from; 0 for a moment that takes no time
     */
    public record Item(String step, List<String> after, ToIntFunction<LocalDate> workingDays, Progress progress) {}

    /**
     * When a step is planned; all dates in Shanghai.
     *
     * @param countedFrom the last day of what it comes after
     * @param workingDays its length, or null where it is finished or a running clock ends it
     * @param slack in working days; null where it is finished
     * @param holidays the days off after {@code countedFrom} up to the end
     * @param missingYear the first year counted into whose notice is not published: the end is the earliest it can be;
     *     null where there is none
     * @param lateDecember the next year's notice may still move the end
     */
    public record Dates(
            LocalDate countedFrom,
            LocalDate startsOn,
            LocalDate endsOn,
            Integer workingDays,
            Integer slack,
            List<Holiday> holidays,
            Integer missingYear,
            boolean lateDecember) {

        public boolean isCritical() {
            return slack != null && slack == 0;
        }

        public boolean isProvisional() {
            return missingYear != null;
        }

        private Dates withSlack(int workingDaysOfSlack) {
            return new Dates(
                    countedFrom,
                    startsOn,
                    endsOn,
                    workingDays,
                    workingDaysOfSlack,
                    holidays,
                    missingYear,
                    lateDecember);
        }
    }

    /**
     * Plans the steps.
     *
     * @param items in an order in which each comes below those it comes after
     * @param from the day from which is planned: nothing that is not finished ends before it, or begins before it unless
     *     it has begun
     * @throws com.lancore.pathways.calendar.CalendarRefusal where the calendar cannot count that far
     * @throws IllegalArgumentException where a step comes after one that is not above it
     */
    public static Plan of(List<Item> items, LocalDate from, WorkingCalendar calendar) {
        Map<String, Dates> earliest = new LinkedHashMap<>();
        for (Item item : items) {
            earliest.put(item.step(), new Count(earliest, from, calendar).dates(item));
        }
        LocalDate end = earliest.values().stream()
                .map(Dates::endsOn)
                .max(Comparator.naturalOrder())
                .orElse(from);
        slack(items, earliest, end, calendar)
                .forEach((step, days) -> earliest.computeIfPresent(step, (s, d) -> d.withSlack(days)));
        return new Plan(earliest, end);
    }

    /** Counts the earliest dates of one step from those before it. */
    private record Count(Map<String, Dates> before, LocalDate from, WorkingCalendar calendar) {

        Dates dates(Item item) {
            LocalDate ready =
                    item.after().stream().map(this::known).map(Dates::endsOn).reduce(LocalDate.MIN, Count::later);
            Integer missing = item.after().stream()
                    .map(this::known)
                    .map(Dates::missingYear)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            if (item.progress() instanceof Progress.Done done) {
                return new Dates(done.on(), done.on(), done.on(), null, null, List.of(), null, false);
            }
            if (item.progress() instanceof Progress.OnClock clock) {
                LocalDate end = later(clock.dueOn(), from);
                return told(clock.countedFrom(), end, null, clock.missingYear(), false);
            }
            LocalDate countedFrom = item.progress() instanceof Progress.Open open ? open.since() : later(ready, from);
            int days = item.workingDays().applyAsInt(countedFrom);
            if (days == 0) {
                return new Dates(countedFrom, countedFrom, countedFrom, 0, null, List.of(), missing, false);
            }
            DueDate due = calendar.due(countedFrom, days);
            return told(
                    countedFrom,
                    later(due.due(), from),
                    days,
                    missing == null ? due.missingYear() : missing,
                    due.lateDecember());
        }

        private Dates told(LocalDate countedFrom, LocalDate end, Integer days, Integer missing, boolean lateDecember) {
            return new Dates(
                    countedFrom,
                    calendar.nextWorkingDay(countedFrom),
                    end,
                    days,
                    null,
                    Holiday.between(calendar, countedFrom.plusDays(1), end),
                    missing,
                    lateDecember);
        }

        private Dates known(String step) {
            return Plan.known(before, step);
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** From the end backwards: what a step's successors can spare, and the working days in which they wait for others. */
    private static Map<String, Integer> slack(
            List<Item> items, Map<String, Dates> dates, LocalDate end, WorkingCalendar calendar) {
        Map<String, Integer> slack = new HashMap<>();
        Set<String> finished = items.stream()
                .filter(i -> i.progress() instanceof Progress.Done)
                .map(Item::step)
                .collect(Collectors.toSet());
        List<Item> backwards = new ArrayList<>(items);
        Collections.reverse(backwards);
        for (Item item : backwards) {
            Dates own = dates.get(item.step());
            if (finished.contains(item.step())) {
                continue;
            }
            int spare = slack.getOrDefault(item.step(), calendar.workingDaysLeft(own.endsOn(), end));
            slack.put(item.step(), spare);
            for (String before : item.after()) {
                Dates earlier = dates.get(before);
                // what is finished has no slack, and may have ended before the first year of the calendar
                if (!finished.contains(before) && !own.countedFrom().isBefore(earlier.endsOn())) {
                    int waiting = calendar.workingDaysLeft(earlier.endsOn(), own.countedFrom());
                    slack.merge(before, spare + waiting, Math::min);
                }
            }
        }
        return slack;
    }

    private static Dates known(Map<String, Dates> before, String step) {
        Dates dates = before.get(step);
        if (dates == null) {
            throw new IllegalArgumentException("A step comes after " + step + ", which is not above it");
        }
        return dates;
    }

    /** The steps in the order given. */
    public Map<String, Dates> steps() {
        return steps;
    }

    public Dates step(String step) {
        return known(steps, step);
    }

    /** The day on which the last step ends. */
    public LocalDate endsOn() {
        return endsOn;
    }

    /** The steps without slack, in the order given. */
    public List<String> criticalPath() {
        return steps.entrySet().stream()
                .filter(s -> s.getValue().isCritical())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The first year counted into whose notice is not published, or null. */
    public Integer missingYear() {
        return steps.values().stream()
                .map(Dates::missingYear)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
