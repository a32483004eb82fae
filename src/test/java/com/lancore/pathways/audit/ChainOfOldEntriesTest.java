package com.lancore.pathways.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that had a trail before entries were linked. */
class ChainOfOldEntriesTest {

    @Test
    void isLinkedAsItStands_fromTheFirstEntryOfEachProject() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:before-the-chain;DB_CLOSE_DELAY=-1");
        JdbcTemplate jdbc = new JdbcTemplate(database);
        migrate(database, "7");
        for (String code : List.of("OLD-1", "OLD-2")) {
            jdbc.update(
                    "insert into project (code, title, opened_by, opened_at, entries) values (?, 'Old', 'pm',"
                            + " timestamp with time zone '2026-05-06 10:00:00.123+08:00', 3)",
                    code);
            for (int number = 1; number <= 3; number++) {
                jdbc.update(
                        "insert into trail_entry (project_code, number, recorded_at, person, kind, act, name, new_value)"
                                + " values (?, ?, timestamp with time zone '2026-05-06 10:00:00.123+08:00', 'pm', 'FACT', 1,"
                                + " 'title', '旧')",
                        code,
                        number);
            }
        }

        migrate(database, "latest");

        for (String code : List.of("OLD-1", "OLD-2")) {
            ChainCheck check = new ChainCheck(code);
            jdbc.query("select * from trail_entry where project_code = ? order by number", TrailRows::entry, code)
                    .forEach(check::see);
            assertThat(check.end(3, head(jdbc, code))).isEqualTo(Optional.empty());
        }
        assertThat(head(jdbc, "OLD-1")).isNotEqualTo(head(jdbc, "OLD-2"));
    }

    private static String head(JdbcTemplate jdbc, String code) {
        return jdbc.queryForObject("select head from project where code = ?", String.class, code);
    }

    private static void migrate(JdbcDataSource database, String to) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/h2")
                .javaMigrations(new V10__ChainOfTheTrail())
                .placeholders(Map.of("binary", "blob"))
                .target(to.equals("latest") ? MigrationVersion.LATEST : MigrationVersion.fromVersion(to))
                .load()
                .migrate();
    }
}
