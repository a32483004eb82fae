package com.lancore.pathways.operations;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether jobs of the engine failed for good, or timers that are due do not fire. */
@Component
class JobsHealthIndicator implements HealthIndicator {

    private final Figures figures;

    JobsHealthIndicator(Figures figures) {
        this.figures = figures;
    }

    @Override
    public Health health() {
        Figures.Jobs jobs = figures.jobs();
        Health.Builder health = jobs.failed() == 0 && jobs.late() == 0
                ? Health.up()
                : Attention.because("Jobs have failed for good, or are not taken up; see docs/runbook/jobs.md.");
        return health.withDetail("waiting", jobs.waiting())
                .withDetail("late", jobs.late())
                .withDetail("failed", jobs.failed())
                .withDetail("incidents", jobs.incidents())
                .build();
    }
}
