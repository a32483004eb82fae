package com.lancore.pathways.deadline;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.calendar.CalendarYear;
import com.lancore.pathways.calendar.CalendarYears;
import com.lancore.pathways.engine.Deployer;
import com.lancore.pathways.start.StartUpStep;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes in the calendar years that come with a release, where operations has not published them already, and goes on
 * with a recount that was broken off. Readiness waits for it: no page shows a date that is about to move.
 */
@Component
@Order(Deployer.ORDER + 1)
class CalendarStart implements StartUpStep {

    private final PublishedCalendar calendar;
    private final CalendarRecount recount;

    CalendarStart(PublishedCalendar calendar, CalendarRecount recount) {
        this.calendar = calendar;
        this.recount = recount;
    }

    @Override
    public void run() {
        Set<Integer> known =
                calendar.current().stream().map(r -> r.year().year()).collect(Collectors.toSet());
        CalendarYears.vendored().stream()
                .filter(year -> !known.contains(year.year()))
                .forEach(this::takeIn);
        recount.run();
    }

    private void takeIn(CalendarYear year) {
        try {
            calendar.publish(year, Act.MACHINE);
        } catch (DuplicateKeyException e) {
            // another node starts at the same moment; it may have taken the number for another year
            calendar.publish(year, Act.MACHINE);
        }
    }
}
