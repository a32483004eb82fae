package com.lancore.pathways.operations;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the last comparison found dates that do not agree with the calculator. */
@Component
class ReconciliationHealthIndicator implements HealthIndicator {

    private final Reconciliation reconciliation;

    ReconciliationHealthIndicator(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public Health health() {
        Reconciliation.Result last = reconciliation.last();
        Health.Builder health = last.differences().isEmpty()
                ? Health.up()
                : Attention.because(
                        "Dates stand otherwise than the calculator counts them; see docs/runbook/reconciliation.md.");
        return health.withDetail("differences", last.differences().size())
                .withDetail(
                        "comparedAt",
                        last.ranAt() == null ? "never" : last.ranAt().toString())
                .build();
    }
}
