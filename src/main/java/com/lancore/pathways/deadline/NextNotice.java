package com.lancore.pathways.deadline;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The State Council's notice of the next year, usually published in late October or November: whether it is missed. */
@Component
public class NextNotice {

    private final PublishedCalendar calendar;
    private final DeadlineRegister register;
    private final MonthDay expectedFrom;
    private final Clock clock;

    /**
     * Knows from when on the notice is missed.
     *
     * @param expectedFrom the day of a year from which the notice of the next one is looked for, such as {@code --10-01}
     */
    public NextNotice(
            PublishedCalendar calendar,
            DeadlineRegister register,
            @Value("${pathways.calendar.next-year-expected-from:--10-01}") String expectedFrom,
            Clock clock) {
        this.calendar = calendar;
        this.register = register;
        this.expectedFrom = MonthDay.parse(expectedFrom);
        this.clock = clock;
    }

    /** The year whose notice is missed today in Shanghai: this one, or from autumn on the next. */
    public Optional<Integer> missingYear() {
        LocalDate today = Shanghai.today(clock);
        WorkingCalendar published = calendar.now();
        if (!published.isPublished(today.getYear())) {
            return Optional.of(today.getYear());
        }
        boolean expected = !today.isBefore(expectedFrom.atYear(today.getYear()));
        return expected && !published.isPublished(today.getYear() + 1)
                ? Optional.of(today.getYear() + 1)
                : Optional.empty();
    }

    /** Since when that year is missed. */
    public LocalDate missedSince(int year) {
        return expectedFrom.atYear(year - 1);
    }

    /** How many open deadlines cannot be counted to the end before the notice is there. */
    public int provisionalDeadlines() {
        return register.countProvisional();
    }

    /** Calendar days until the newest published year ends; 0 or less once it has. */
    public long daysLeft() {
        LocalDate end = LocalDate.of(calendar.now().newestYear() + 1, 1, 1);
        return Shanghai.today(clock).until(end, java.time.temporal.ChronoUnit.DAYS);
    }
}
