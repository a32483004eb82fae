package com.lancore.pathways.deadline;

import com.lancore.pathways.calendar.Shanghai;
import java.time.Clock;
import java.util.Date;
import org.springframework.stereotype.Component;

/** For the filters of Tasklist: {@code ${workingDays.endOfDayIn(2)}}. */
@Component("workingDays")
public class WorkingDays {

    private final PublishedCalendar calendar;
    private final Clock clock;

    public WorkingDays(PublishedCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** 24:00 in Shanghai of the n-th working day after today. */
    public Date endOfDayIn(int workingDays) {
        return Date.from(Shanghai.endOf(
                calendar.now().due(Shanghai.today(clock), workingDays).due()));
    }
}
