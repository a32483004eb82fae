package com.lancore.pathways.operations;

import com.lancore.pathways.upgrade.Upgrades;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether processes run on older versions of their models. */
@Component
class UpgradesHealthIndicator implements HealthIndicator {

    private final Upgrades upgrades;

    UpgradesHealthIndicator(Upgrades upgrades) {
        this.upgrades = upgrades;
    }

    @Override
    public Health health() {
        long waiting = upgrades.waiting();
        Health.Builder health = waiting == 0
                ? Health.up()
                : Attention.because("Processes run on older versions of their models; see docs/runbook/upgrades.md.");
        return health.withDetail("onOlderVersions", waiting).build();
    }
}
