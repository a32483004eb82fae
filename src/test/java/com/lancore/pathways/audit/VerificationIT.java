package com.lancore.pathways.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.Evidence;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The trail against whoever reaches the database; in a database of its own, since it is tampered with. */
@PathwaysTest
@Tag("own-database")
@Tag("postgres-too")
class VerificationIT {

    @Autowired
    private House house;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Anchors anchors;

    @Autowired
    private Reads reads;

    private Study study;

    @BeforeEach
    void aProjectOnItsWay() {
        study = house.study().start().to("recordEthicsReview");
    }

    @Test
    void whatThePeopleOfTheHouseWrote_isIntact() {
        JsonNode verified = verify();

        assertThat(verified.get("intact").asBoolean()).isTrue();
        assertThat(verified.get("entries").asLong())
                .isEqualTo(jdbc.queryForObject("select count(*) from trail_entry", Long.class));
        assertThat(verified.has("found")).isFalse();
    }

    @Test
    void everyEntryNamesTheVersionThatJudged_andADeadlineItsRule() {
        study.to("assembleFiling");

        assertThat(study.trail())
                .allSatisfy(e -> assertThat(e.rules()).containsPattern("pathways \\S+, tables [0-9a-f]{12}$"));
        assertThat(study.trail("DEADLINE")).isNotEmpty().allSatisfy(e -> assertThat(e.rules())
                .startsWith("NHC_FILING of 2026-05-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update trail_entry set new_value = '2026-01-01' where number = 1",
                "delete from trail_entry where number = 1",
                "update document set sha256 = 'x'",
                "delete from document_binding",
                "delete from trail_anchor",
                "update trail_anchor_head set entries = 1",
                "delete from evidence_read"
            })
    void theDatabaseItselfRefusesToChangeEvidence(String statement) {
        anchors.drop();
        // triggers of H2 look at rows: there has to be one
        reads.note(study.code(), "pm", Reads.What.DOSSIER, null);

        assertThatThrownBy(() -> jdbc.update(statement))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .message()
                // PostgreSQL does not even let the application try
                .containsPattern(
                        "is evidence: it is added to and never changed or removed|permission denied for table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm", "regulatory", "client"})
    void whoDoesNotWatchTheHouse_isRefused(String person) {
        house.person(person).get("/api/audit/verify").is(403);
    }

    /** With the triggers gone, as their owner could have it. */
    @Nested
    class WithoutTheTriggers {

        @BeforeEach
        void gone() {
            Evidence.unprotected(jdbc);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "new_value = '~' || coalesce(new_value, '')",
                    "old_value = '~'",
                    "person = 'somebody'",
                    "recorded_at = recorded_at + interval '1' second",
                    "node = 'elsewhere'",
                    "rules = null"
                })
        void aChangedEntryIsNamed(String change) {
            changing("update trail_entry set " + change + " where project_code = ? and number = 3", 3);
        }

        @Test
        void aRemovedEntryIsNamed() {
            changing("delete from trail_entry where project_code = ? and number = 5", 5);
        }

        @Test
        void twoEntriesThatChangedPlaces_areFoundAtTheFirst() {
            jdbc.update("update trail_entry set number = 3000 where project_code = ? and number = 3", study.code());
            jdbc.update("update trail_entry set number = 3 where project_code = ? and number = 4", study.code());
            changing("update trail_entry set number = 4 where project_code = ? and number = 3000", 3);
        }

        @Test
        void aCutTailIsFound_alsoWhereTheProjectWasToldSo() {
            anchors.drop();
            long entries = entries();
            jdbc.update("delete from trail_entry where project_code = ? and number > ?", study.code(), entries - 2);
            assertBroken(entries - 1);

            changing(
                    "update project p set entries = entries - 2, head ="
                            + " (select hash from trail_entry where project_code = p.code and number = p.entries - 2)"
                            + " where code = ?",
                    entries);
        }

        @Test
        void aForgedAnchorIsFound() {
            anchors.drop();
            jdbc.update("update trail_anchor_head set entries = entries - 1 where project_code = ?", study.code());

            JsonNode verified = verify();

            assertThat(verified.get("intact").asBoolean()).isFalse();
            assertThat(verified.get("found").asText()).contains("anchor");
        }

        private void changing(String statement, long named) {
            assertThat(jdbc.update(statement, study.code())).isEqualTo(1);
            assertBroken(named);
        }

        private void assertBroken(long number) {
            JsonNode verified = verify();
            assertThat(verified.get("intact").asBoolean()).isFalse();
            assertThat(verified.get("projectCode").asText()).isEqualTo(study.code());
            assertThat(verified.get("number").asLong()).isEqualTo(number);
            assertThat(verified.get("found").asText()).startsWith("The entry");
        }

        @AfterEach
        void forgotten() {
            // the next test begins with trails that are as they were written
            for (String table : List.of("trail_anchor_head", "trail_anchor")) {
                jdbc.update("delete from " + table);
            }
            jdbc.update("delete from trail_entry where project_code = ?", study.code());
            jdbc.update("update project set entries = 0, head = ? where code = ?", Chain.BEGINNING, study.code());
            Evidence.protectedAgain(jdbc);
        }
    }

    @Nested
    class AnAnchor {

        @Test
        void followsTheOneBefore_overTheTrailsThatGrew() {
            anchors.drop();
            Anchors.Anchor first = anchors.newest().orElseThrow();
            assertThat(anchors.drop()).isEmpty();

            study.to("assembleFiling");
            Anchors.Anchor second = anchors.drop().orElseThrow();

            assertThat(second.previous()).isEqualTo(first.digest());
            assertThat(anchors.heads(second.number()))
                    .extracting(Anchors.Head::projectCode)
                    .containsExactly(study.code());
            assertThat(verify().get("intact").asBoolean()).isTrue();
            assertThat(verify().get("anchor").get("digest").asText()).isEqualTo(second.digest());
        }

        @Test
        void isDroppedByTheEngineEachDay() {
            long before = anchors.newest().map(Anchors.Anchor::number).orElse(0L);

            // the archive, then the anchor
            house.fireTimerOf("keepEvidence");

            assertThat(anchors.newest().orElseThrow().number()).isEqualTo(before + 1);
        }
    }

    private long entries() {
        return jdbc.queryForObject("select entries from project where code = ?", Long.class, study.code());
    }

    private JsonNode verify() {
        return house.person("ops").get("/api/audit/verify").is(200).json();
    }
}
