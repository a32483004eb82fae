package com.lancore.pathways.upgrade;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.engine.Deployer;
import com.lancore.pathways.start.StartUpStep;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Upgrades at each start, where the installation says so; otherwise somebody looks at the dry run first. */
@Component
@Order(Deployer.ORDER + 2)
@ConditionalOnProperty("pathways.upgrade.at-start")
class UpgradeStart implements StartUpStep {

    private final Upgrades upgrades;

    UpgradeStart(Upgrades upgrades) {
        this.upgrades = upgrades;
    }

    @Override
    public void run() {
        upgrades.run(Act.MACHINE);
    }
}
