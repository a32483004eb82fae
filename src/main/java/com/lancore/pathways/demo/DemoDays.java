package com.lancore.pathways.demo;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.deadline.PublishedCalendar;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The days of the demo's stories, Shanghai dates, counted from today by the published calendar. */
@Component
@Profile("demo")
class DemoDays {

    private final PublishedCalendar calendar;
    private final Clock clock;

    DemoDays(PublishedCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Where this year's notice is not loaded, counted from the last day that is. */
    LocalDate workingDaysAgo(int n) {
        WorkingCalendar published = calendar.now();
        LocalDate today = Shanghai.today(clock);
        LocalDate last = LocalDate.of(published.newestYear(), 12, 31);
        return published.minusWorkingDays(today.isAfter(last) ? last : today, n);
    }

    /** The same as people type it. */
    String ago(int workingDays) {
        return workingDaysAgo(workingDays).toString();
    }

    String inYears(int years) {
        return Shanghai.today(clock).plusYears(years).toString();
    }
}
