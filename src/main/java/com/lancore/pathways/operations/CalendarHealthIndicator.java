package com.lancore.pathways.operations;

import com.lancore.pathways.deadline.NextNotice;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says from autumn on that the next year's notice is missing, and how many deadlines wait for it. */
@Component
class CalendarHealthIndicator implements HealthIndicator {

    private final NextNotice notice;

    CalendarHealthIndicator(NextNotice notice) {
        this.notice = notice;
    }

    @Override
    public Health health() {
        return notice.missingYear()
                .map(year -> Attention.because("The State Council's notice of " + year
                                + " is not published here; see docs/runbook/calendar.md.")
                        .withDetail("missingYear", year)
                        .withDetail("since", notice.missedSince(year).toString())
                        .withDetail("provisionalDeadlines", notice.provisionalDeadlines())
                        .build())
                .orElseGet(() ->
                        Health.up().withDetail("daysLeft", notice.daysLeft()).build());
    }
}
