package com.lancore.pathways.deadline;

import com.lancore.pathways.calendar.CalendarYears;
import com.lancore.pathways.calendar.WorkingCalendar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calendar that deadlines are counted by: the years whose notices are published. */
@Configuration
class CalendarConfiguration {

    @Bean
    WorkingCalendar workingCalendar() {
        return WorkingCalendar.of(CalendarYears.vendored());
    }
}
