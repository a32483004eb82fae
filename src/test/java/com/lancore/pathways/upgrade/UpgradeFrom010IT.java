package com.lancore.pathways.upgrade;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.test.context.TestPropertySource;

/** From the first release. */
@TestPropertySource(properties = "spring.datasource.url=" + UpgradeFrom010IT.URL)
@DisabledIfSystemProperty(
        named = "database",
        matches = "postgres",
        disabledReason = "what is stored is a database of H2")
class UpgradeFrom010IT extends ReleasedStates {

    static final String URL = "jdbc:h2:mem:release010;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";

    static {
        restore("0.1.0", URL);
    }

    UpgradeFrom010IT() {
        super("0.1.0");
    }
}
