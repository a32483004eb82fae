package com.lancore.pathways.engine;

import com.lancore.pathways.start.StartUpStep;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.init.PlatformPlaceholderDatabaseDriverResolver;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * Adds the indexes that the engine's own scripts lack. No migration of ours: on an empty database ours run before the
 * engine makes its tables. Whoever makes the engine's schema by hand runs the same files by hand.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.database.schema-update", matchIfMissing = true)
@Order(Deployer.ORDER - 1)
class EngineIndexes implements StartUpStep {

    private static final String[] FILES = {"db/engine/indexes.sql", "db/engine/indexes-@@platform@@.sql"};

    private final DataSource database;

    EngineIndexes(DataSource database) {
        this.database = database;
    }

    @Override
    public void run() {
        new PlatformPlaceholderDatabaseDriverResolver()
                .resolveAll(database, FILES).stream()
                        .map(ClassPathResource::new)
                        .forEach(file -> new ResourceDatabasePopulator(file).execute(database));
    }
}
