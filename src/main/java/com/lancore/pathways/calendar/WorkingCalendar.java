package com.lancore.pathways.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The working days of mainland China by the published notices: an immutable value. Days are Shanghai dates ({@link
 * Shanghai}), periods are counted in working days, and the zone of the server plays no part.
 *
 * <p>A day that a notice names is what the notice says; of two notices that name the same day in late December the
 * later year's holds. Every other day works from Monday to Friday. 1 January is off in every year (a statutory holiday,
 * named or not). A year without its notice is counted so that the result is the earliest possible: every day but 1
 * January counts.
 *
 * <p>Nothing is known before 1 January of the first published year, and questions about such days are refused. Years
 * published after a gap are taken as they are; the years of the gap are simply unpublished.
 */
public final class WorkingCalendar {

    /** The longest period counted, in working days. */
    public static final int LONGEST = 1000;

    /** No date beyond this one is counted from: the result has to stay a date of four-digit year. */
    private static final LocalDate LAST_DATE = LocalDate.of(9990, 12, 31);

    private final SortedMap<Integer, CalendarYear> years;
    private final Map<LocalDate, Day> namedDays;

    private WorkingCalendar(SortedMap<Integer, CalendarYear> years) {
        this.years = Collections.unmodifiableSortedMap(years);
        this.namedDays = namedDays(years.values());
    }

    /**
     * The calendar of these years.
     *
     * @throws CalendarRefusal where there is no year, or one comes twice
     */
    public static WorkingCalendar of(Collection<CalendarYear> published) {
        if (published.isEmpty()) {
            throw new CalendarRefusal(
                    "No calendar year is loaded, so no working day can be counted.", "尚未载入任何年份的日历，无法计算工作日。");
        }
        SortedMap<Integer, CalendarYear> years = new TreeMap<>();
        for (CalendarYear year : published) {
            if (years.put(year.year(), year) != null) {
                throw new CalendarRefusal(
                        "The calendar of %d is given twice.".formatted(year.year()), "%d年日历重复。".formatted(year.year()));
            }
        }
        return new WorkingCalendar(years);
    }

    /** This calendar with one more year, or with a corrected one in place of the same year's. */
    public WorkingCalendar with(CalendarYear year) {
        SortedMap<Integer, CalendarYear> all = new TreeMap<>(years);
        all.put(year.year(), year);
        return new WorkingCalendar(all);
    }

    /** The published years, oldest first. */
    public List<CalendarYear> years() {
        return List.copyOf(years.values());
    }

    /** The oldest published year; nothing can be asked before its 1 January. */
    public int firstYear() {
        return years.firstKey();
    }

    /** The newest published year. */
    public int newestYear() {
        return years.lastKey();
    }

    /** Whether the notice of that year is loaded. */
    public boolean isPublished(int year) {
        return years.containsKey(year);
    }

    /**
     * Whether the day counts as a working day; in a year without its notice true for every day but 1 January.
     *
     * @throws CalendarRefusal before the first published year
     */
    public boolean isWorkingDay(LocalDate date) {
        return kindOf(date).counts();
    }

    /**
     * What the day is for the counting.
     *
     * @throws CalendarRefusal before the first published year
     */
    public DayKind kindOf(LocalDate date) {
        return dayOf(date).kind();
    }

    /**
     * The day with its kind, its name and the notice that decides it.
     *
     * @throws CalendarRefusal before the first published year
     */
    public Day dayOf(LocalDate date) {
        refuseOutside(date);
        Day named = namedDays.get(date);
        if (named != null) {
            return named;
        }
        CalendarYear year = years.get(date.getYear());
        if (CalendarYear.isNewYear(date)) {
            return new Day(date, DayKind.HOLIDAY, "New Year", year == null ? null : year.paper());
        }
        if (year == null) {
            return new Day(date, DayKind.UNPUBLISHED, "", null);
        }
        DayKind kind = CalendarYear.isWeekend(date) ? DayKind.WEEKEND : DayKind.WORKING;
        return new Day(date, kind, "", year.paper());
    }

    /**
     * The last day of a period: the {@code workingDays}-th working day after {@code from}. The day the period starts on
     * is not counted, even where it is a working day (Civil Code Art. 201); the day answered is the last of the period,
     * which ends at its 24:00 (Art. 203). It is always a day that counts, so the shift of Art. 203 off a holiday is
     * never needed.
     *
     * @param from the day that starts the period, such as the date of a letter; it may itself be a day off
     * @param workingDays 1 to {@value #LONGEST}
     * @throws CalendarRefusal for another number of days, or a start before the first published year
     */
    public DueDate due(LocalDate from, int workingDays) {
        List<Day> counted = counted(from, workingDays);
        LocalDate due = counted.get(counted.size() - 1).date();
        Integer missingYear = counted.stream()
                .map(day -> day.date().getYear())
                .filter(Predicate.not(this::isPublished))
                .findFirst()
                .orElse(null);
        if (missingYear != null) {
            return new DueDate(from, workingDays, due, DueDate.Status.PROVISIONAL, missingYear, false);
        }
        boolean lateDecember = CalendarYear.isLateDecember(due) && !isPublished(due.getYear() + 1);
        return new DueDate(from, workingDays, due, DueDate.Status.FIRM, null, lateDecember);
    }

    /**
     * The last day of a period in months or years: the day of the last month that corresponds to {@code from}, or that
     * month's last day where it has none (Civil Code Art. 202); where it is a day off, the first working day after it
     * (Art. 203).
     *
     * @param months 1 or more
     * @throws CalendarRefusal for a start before the first published year
     */
    public DueDate dueInMonths(LocalDate from, int months) {
        refuseOutside(from);
        LocalDate due = from.plusMonths(months);
        while (!isWorkingDay(due)) {
            due = due.plusDays(1);
        }
        if (!isPublished(due.getYear())) {
            return new DueDate(from, 0, due, DueDate.Status.PROVISIONAL, due.getYear(), false);
        }
        boolean lateDecember = CalendarYear.isLateDecember(due) && !isPublished(due.getYear() + 1);
        return new DueDate(from, 0, due, DueDate.Status.FIRM, null, lateDecember);
    }

    /**
     * Every day from the one after {@code from} up to and including the due date, days off too: how {@link #due} came
     * to its answer. Exactly {@code workingDays} of them count, the last one among them.
     *
     * @throws CalendarRefusal as {@link #due}
     */
    public List<Day> counted(LocalDate from, int workingDays) {
        refuseOutside(from);
        if (workingDays < 1 || workingDays > LONGEST) {
            throw new CalendarRefusal(
                    "A period has 1 to %d working days, not %d.".formatted(LONGEST, workingDays),
                    "期限须为1至%d个工作日，不能为%d。".formatted(LONGEST, workingDays));
        }
        List<Day> days = new ArrayList<>();
        int left = workingDays;
        LocalDate date = from;
        while (left > 0) {
            date = date.plusDays(1);
            Day day = dayOf(date);
            days.add(day);
            if (day.counts()) {
                left--;
            }
        }
        return Collections.unmodifiableList(days);
    }

    /**
     * The working days that are left on {@code today}: those after today up to and including {@code due}. 0 on the day
     * itself (the period still runs until 24:00). Negative once the day is over: the working days after {@code due} up
     * to and including today, negated, and never less than one, so that a Saturday after a due Friday says -1 like the
     * Monday after it; what is overdue must not read as due today.
     *
     * <p>Before a due date that is itself a day off (a period in calendar days), 0 also means that no working day is
     * left.
     *
     * @throws CalendarRefusal where either day lies before the first published year
     */
    public int workingDaysLeft(LocalDate today, LocalDate due) {
        if (today.isAfter(due)) {
            return -Math.max(1, workingDaysBetween(due, today));
        }
        return workingDaysBetween(today, due);
    }

    /**
     * The n-th working day before {@code date}, {@code date} itself not counted: the day on which n working days are
     * left.
     *
     * @param n 0 or more; for 0 the answer is {@code date} itself, working day or not
     * @throws CalendarRefusal for a negative n, or where the count leaves the first published year
     */
    public LocalDate minusWorkingDays(LocalDate date, int n) {
        refuseOutside(date);
        if (n < 0) {
            throw new CalendarRefusal(
                    "The number of working days before a date is 0 or more, not %d.".formatted(n),
                    "日期之前的工作日数须为0或以上，不能为%d。".formatted(n));
        }
        LocalDate day = date;
        for (int left = n; left > 0; ) {
            day = day.minusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** The first working day after {@code date}, never {@code date} itself. */
    public LocalDate nextWorkingDay(LocalDate date) {
        return due(date, 1).due();
    }

    /**
     * The number of working days of a published year.
     *
     * @throws CalendarRefusal where the notice of that year is not loaded
     */
    public long workingDaysIn(int year) {
        if (!isPublished(year)) {
            throw new CalendarRefusal(
                    "The working days of %d are not known: its notice is not loaded.".formatted(year),
                    "%d年的工作日未知：尚未载入放假通知。".formatted(year));
        }
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1)).filter(this::isWorkingDay).count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkingCalendar that && years.equals(that.years);
    }

    @Override
    public int hashCode() {
        return years.hashCode();
    }

    @Override
    public String toString() {
        return "WorkingCalendar" + years.keySet();
    }

    /** Working days after the first day up to and including the second. */
    private int workingDaysBetween(LocalDate afterThis, LocalDate upToThis) {
        refuseOutside(afterThis);
        refuseOutside(upToThis);
        return Math.toIntExact(afterThis
                .plusDays(1)
                .datesUntil(upToThis.plusDays(1))
                .filter(this::isWorkingDay)
                .count());
    }

    private void refuseOutside(LocalDate date) {
        if (date.isAfter(LAST_DATE)) {
            throw new CalendarRefusal(
                    "%s is too far away: nothing is counted after %s.".formatted(date, LAST_DATE),
                    "%s过于遥远：不计算%s之后的日期。".formatted(date, LAST_DATE));
        }
        if (date.getYear() < firstYear()) {
            throw new CalendarRefusal(
                    "%s lies before %d, the first year whose working days are published here."
                            .formatted(date, firstYear()),
                    "%s早于%d年，即本系统最早载入日历的年份。".formatted(date, firstYear()));
        }
    }

    private static Map<LocalDate, Day> namedDays(Collection<CalendarYear> oldestFirst) {
        Map<LocalDate, Day> days = new HashMap<>();
        for (CalendarYear year : oldestFirst) {
            year.holidays().forEach((date, name) -> days.put(date, new Day(date, DayKind.HOLIDAY, name, year.paper())));
            year.workdays().forEach((date, name) -> days.put(date, new Day(date, DayKind.MAKE_UP, name, year.paper())));
        }
        return Map.copyOf(days);
    }
}
