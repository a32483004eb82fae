package com.lancore.pathways.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Database;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs that a node takes next: on H2 by the engine's statement, on PostgreSQL by one of ours. */
@PathwaysTest
@Tag("own-database")
@Tag("postgres-too")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DueJobsIT {

    private static final int ALL = 1000;
    private static final List<Long> PRIORITIES = List.of(-10L, 0L, 0L, 50L);

    @Autowired
    private House house;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private List<String> jobs;

    @BeforeAll
    void severalStudiesWithTheTimersOfTheirFiling() {
        IntStream.range(0, 6).forEach(study -> house.study().start().to("assembleFiling"));
        jobs = jdbc.queryForList("select id_ from act_ru_job order by id_", String.class);
        assertThat(jobs).hasSizeGreaterThan(12);
    }

    @Test
    void areThoseThatTheEnginesStatementFinds_theMostUrgentFirst_andOnPostgresOfTheseTheEarliest() {
        long found = IntStream.range(0, 60)
                .mapToLong(seed -> transactions.execute(rolledBack -> {
                    rolledBack.setRollbackOnly();
                    drawn(new Random(seed));
                    List<AcquirableJobEntity> due = next(ALL);
                    List<AcquirableJobEntity> first = next(3);

                    assertThat(due).isSortedAccordingTo(order());
                    assertThat(first).hasSizeLessThanOrEqualTo(3).isSortedAccordingTo(order());
                    if (Database.isPostgres()) {
                        // H2, asked the same twice, leaves out of its first answer some whose rows were just written
                        assertThat(ids(due)).containsExactlyInAnyOrderElementsOf(byTheEngine(() -> ids(next(ALL))));
                        assertThat(first).usingElementComparator(order()).isEqualTo(due.subList(0, first.size()));
                    }
                    return (long) due.size();
                }))
                .sum();

        assertThat(found).as("of 60 draws").isBetween(60L, 60L * jobs.size());
    }

    /** Due or not, taken or not, suspended, used up: each of these of each job as it comes. */
    private void drawn(Random random) {
        Instant now = house.clock().instant();
        for (String job : jobs) {
            boolean taken = random.nextInt(4) == 0;
            jdbc.update(
                    "update act_ru_job set duedate_ = ?, priority_ = ?, retries_ = ?, suspension_state_ = ?, exclusive_ = ?,"
                            + " lock_owner_ = ?, lock_exp_time_ = ? where id_ = ?",
                    random.nextInt(5) == 0 ? null : at(now.plus(random.nextInt(40) - 30L, ChronoUnit.MINUTES)),
                    PRIORITIES.get(random.nextInt(PRIORITIES.size())),
                    random.nextInt(8) == 0 ? 0 : 3,
                    random.nextInt(8) == 0 ? 2 : 1,
                    random.nextInt(3) > 0,
                    taken ? "another node" : null,
                    taken ? at(now.plus(random.nextBoolean() ? 1 : -1, ChronoUnit.HOURS)) : null,
                    job);
        }
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    private List<AcquirableJobEntity> next(int atMost) {
        return engine().getCommandExecutorTxRequired()
                .execute(command -> command.getJobManager().findNextJobsToExecute(new Page(0, atMost)));
    }

    private Comparator<AcquirableJobEntity> order() {
        Map<String, Long> priorities = new HashMap<>();
        house.engine()
                .getManagementService()
                .createJobQuery()
                .list()
                .forEach((Job job) -> priorities.put(job.getId(), job.getPriority()));
        Comparator<AcquirableJobEntity> byPriority =
                Comparator.comparing((AcquirableJobEntity job) -> -priorities.get(job.getId()));
        return Database.isPostgres()
                ? byPriority.thenComparing(
                        AcquirableJobEntity::getDuedate, Comparator.nullsFirst(Comparator.<Date>naturalOrder()))
                : byPriority;
    }

    private static List<String> ids(List<AcquirableJobEntity> jobs) {
        return jobs.stream().map(AcquirableJobEntity::getId).toList();
    }

    private <T> T byTheEngine(Supplier<T> work) {
        DbSqlSessionFactory sessions = engine().getDbSqlSessionFactory();
        Map<String, String> ours = sessions.getStatementMappings();
        Map<String, String> its = new HashMap<>(ours);
        assertThat(its.remove("selectNextJobsToExecute")).isEqualTo("pathwaysDueJobs");
        sessions.setStatementMappings(its);
        try {
            return work.get();
        } finally {
            sessions.setStatementMappings(ours);
        }
    }

    private ProcessEngineConfigurationImpl engine() {
        return (ProcessEngineConfigurationImpl) house.engine().getProcessEngineConfiguration();
    }
}
