package com.lancore.pathways.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.audit.Act.Line;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction appends is written late, and what is known of a trail is never older than its end. */
@PathwaysTest
class HeldTrailsIT {

    private static final String PROCESS = "iit";

    @Autowired
    private House house;

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private RulesVersion version;

    @Autowired
    private TransactionTemplate transaction;

    private Study study;
    private long before;

    @BeforeEach
    void aStudy() {
        study = house.study().start();
        before = trail.of(study.code()).size();
    }

    @Test
    void whatWasAppendedIsRead_beforeAndAfterTheCommit() {
        transaction.executeWithoutResult(tx -> {
            assertThat(append(trail, "colour", "red")).isEqualTo(before + 1);
            assertThat(trail.of(study.code())).hasSize((int) before + 1);
            assertThat(append(trail, "colour", "green")).isEqualTo(before + 2);
            assertThat(colour(trail)).isEqualTo("green");
        });

        assertThat(colour(trail)).isEqualTo("green");
        assertThat(numbersAndLinks()).isTrue();
    }

    @Test
    void whatWasRolledBackIsForgotten() {
        transaction.executeWithoutResult(tx -> append(trail, "colour", "red"));
        transaction.executeWithoutResult(tx -> {
            append(trail, "colour", "green");
            assertThat(colour(trail)).isEqualTo("green");
            tx.setRollbackOnly();
        });

        transaction.executeWithoutResult(tx -> {
            trail.lock(study.code());
            assertThat(colour(trail)).isEqualTo("red");
        });
        assertThat(trail.of(study.code())).hasSize((int) before + 1);
    }

    @Test
    void whatAnotherNodeAppendedIsKnown() {
        Trail other = new Trail(jdbc, clock, version);
        transaction.executeWithoutResult(tx -> append(trail, "colour", "red"));
        transaction.executeWithoutResult(tx -> append(other, "colour", "green"));

        transaction.executeWithoutResult(tx -> {
            trail.lock(study.code());
            assertThat(colour(trail)).isEqualTo("green");
        });
        assertThat(numbersAndLinks()).isTrue();
    }

    private long append(Trail by, String name, String value) {
        return by.append(new Act(study.code(), Act.MACHINE, PROCESS, study.instance(), "test"), Line.fact(name, value));
    }

    private String colour(Trail by) {
        return by.facts(study.code(), PROCESS).text("colour").orElse(null);
    }

    /** Whether the numbers have no gap and each entry carries the hash of the one before. */
    private boolean numbersAndLinks() {
        List<TrailEntry> entries = trail.of(study.code());
        String previous = Chain.BEGINNING;
        for (int i = 0; i < entries.size(); i++) {
            TrailEntry entry = entries.get(i);
            if (entry.number() != i + 1
                    || !entry.previous().equals(previous)
                    || !Chain.hash(entry).equals(entry.hash())) {
                return false;
            }
            previous = entry.hash();
        }
        return previous.equals(
                jdbc.queryForObject("select head from project where code = ?", String.class, study.code()));
    }
}
