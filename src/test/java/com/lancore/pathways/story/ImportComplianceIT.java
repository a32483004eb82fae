package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A study with an imported product: no approving ethics letter is recorded before import compliance is confirmed. */
@PathwaysTest
class ImportComplianceIT {

    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void anImportedStudyAtItsEthicsReview() {
        house.clock().set("2026-09-28T10:00");
        study = house.study().with("productImported", "YES").start().to("recordEthicsReview");
        study.upload("ethics", "ETHICS_OPINION");
    }

    @Nested
    class TheGate {

        @ParameterizedTest
        @ValueSource(strings = {"APPROVED", "CONDITIONAL"})
        void isClosed_whileNobodyHasAssessedTheRoute(String outcome) {
            refuses(outcome, "2026-09-25").says("Import compliance is NOT_ASSESSED", "进口合规状态为NOT_ASSESSED");
        }

        @Test
        void isClosed_whileTheEvidenceIsCollected() {
            study.done("assessImportRoute");

            refuses("APPROVED", "2026-09-25").says("Import compliance is IN_PROGRESS");
        }

        @Test
        void isClosed_whileTheConfirmationIsAwaited() {
            study.done("assessImportRoute").done("collectImportEvidence");

            refuses("APPROVED", "2026-09-25").says("Import compliance is IN_PROGRESS");
        }

        @Test
        void isClosed_whileMoreEvidenceIsAskedFor() {
            study.done("assessImportRoute")
                    .done("collectImportEvidence")
                    .done("confirmImportCompliance", decision("MORE_EVIDENCE"));
            assertThat(study.open()).contains("collectImportEvidence");

            refuses("APPROVED", "2026-09-25").says("Import compliance is IN_PROGRESS");
        }

        @Test
        void isClosed_afterARefusal_whichAsksForTheRouteAgain() {
            study.done("assessImportRoute")
                    .done("collectImportEvidence")
                    .done("confirmImportCompliance", decision("REFUSED"));
            assertThat(study.open()).contains("assessImportRoute");

            refuses("APPROVED", "2026-09-25").says("Import compliance is NOT_ASSESSED");
        }

        @Test
        void opens_onceComplianceIsConfirmed() {
            study.confirmImport(FROM, TO);

            study.ethicsLetter("APPROVED", "2026-09-25", "V1", "C1");

            assertThat(study.open()).contains("assembleFiling");
        }

        @Test
        void isClosed_forALetterFromBeforeTheValidity() {
            study.confirmImport(FROM, TO);

            refuses("APPROVED", "2026-08-31")
                    .says(
                            "Import compliance is confirmed from 2026-09-01 to 2026-12-31, which does not cover 2026-08-31");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-09-01", "2026-09-28"})
        void isOpen_onTheFirstAndOnTheLastDayOfTheValidity(String letterDate) {
            study.confirmImport(FROM, LocalDate.of(2026, 9, 28));

            study.ethicsLetter("APPROVED", letterDate, "V1", "C1");

            assertThat(study.open()).contains("assembleFiling");
        }

        @Test
        void isClosed_onceTheValidityIsOver_beforeItsTimerFiresAndAfter() {
            study.confirmImport(FROM, LocalDate.of(2026, 9, 30));
            house.clock().set("2026-10-01T00:00");

            refuses("APPROVED", "2026-09-25").says("Import compliance is EXPIRED");
            assertThat(study.fireDueTimers()).contains("importValidityEnded");
            refuses("APPROVED", "2026-09-25").says("Import compliance is EXPIRED");
        }

        @ParameterizedTest
        @ValueSource(strings = {"REVISE", "REJECTED"})
        void neverHoldsALetterThatDoesNotApprove(String outcome) {
            study.ethicsLetter(outcome, "2026-09-25", "V1", "C1");

            assertThat(study.fact("ethicsOutcome")).isEqualTo(outcome);
        }

        @Test
        void opens_whereTheProductTurnsOutNotToBeImported() {
            study.refuses(
                            422,
                            "regulatory",
                            "assessImportRoute",
                            "importRoute",
                            "NOT_IMPORTED",
                            "reason",
                            "Made in Suzhou")
                    .says("IMPORT_EVIDENCE");
            study.upload("regulatory", "IMPORT_EVIDENCE")
                    .done(
                            "assessImportRoute",
                            "importRoute",
                            "NOT_IMPORTED",
                            "importRegimeDate",
                            null,
                            "reason",
                            "Made in Suzhou");
            assertThat(study.running()).containsExactly("iit", "importCompliance");

            study.ethicsLetter("APPROVED", "2026-09-25", "V1", "C1");

            assertThat(study.open()).contains("assembleFiling");
        }

        @Test
        void standsAmongTheBlockers_whileItIsClosed() {
            assertThat(study.blockers()).contains("recordEthicsReview IMPORT_NOT_CONFIRMED");

            study.confirmImport(FROM, TO);

            assertThat(study.blockers()).doesNotContain("recordEthicsReview IMPORT_NOT_CONFIRMED");
        }

        private Answer refuses(String outcome, String letterDate) {
            return study.refuses(
                    422,
                    "ethics",
                    "recordEthicsReview",
                    "ethicsOutcome",
                    outcome,
                    "ethicsLetterDate",
                    letterDate,
                    "ethicsProtocolVersion",
                    "V1",
                    "ethicsConsentVersion",
                    "C1",
                    "ethicsReason",
                    "as the letter says");
        }
    }

    @Nested
    class TheProcess {

        @Test
        void asksForTheDayOfTheImport_whereTheProductIsImported() {
            study.refuses(422, "regulatory", "assessImportRoute", "importRoute", "HOSPITAL_SPECIFIC")
                    .says("Import regime date is missing");
        }

        @Test
        void takesAPlannedImportThatLiesInThePast() {
            study.done("assessImportRoute", "importRegimeDate", "2026-03-01");

            assertThat(study.open()).contains("collectImportEvidence");
        }

        @Test
        void asksForEvidence() {
            study.done("assessImportRoute");

            study.refuses(422, "quality", "collectImportEvidence").says("IMPORT_EVIDENCE");
        }

        @Test
        void asksForReferenceAndValidity_onlyForAConfirmation() {
            study.done("assessImportRoute").done("collectImportEvidence");

            study.refuses(422, "regulatory", "confirmImportCompliance", "importDecision", "CONFIRMED")
                    .says("Import reference, Import valid from, Import valid to are missing");
            study.refuses(
                            422,
                            "regulatory",
                            "confirmImportCompliance",
                            "importDecision",
                            "CONFIRMED",
                            "importReference",
                            "IMP-1",
                            "importValidFrom",
                            "2026-12-31",
                            "importValidTo",
                            "2026-09-01")
                    .says("Import valid to 2026-09-01 lies before");
        }

        @Test
        void isConfirmedBySomebodyElseThanWhoCollected() {
            Person both = house.newPerson(
                    "quality-and-regulatory", List.of("qualityAssurance", "regulatoryAffairs"), List.of());
            study.done("assessImportRoute").upload("quality", "IMPORT_EVIDENCE");
            String collect = study.task("collectImportEvidence");
            both.post("/engine-rest/task/" + collect + "/complete", Study.variables(Map.of()))
                    .is(204);

            String confirm = study.task("confirmImportCompliance");
            study.leavesAsItWas(() -> both.post(
                            "/engine-rest/task/" + confirm + "/complete",
                            Study.variables(Map.of("importDecision", "MORE_EVIDENCE", "reason", "I doubt it myself"))))
                    .is(422)
                    .says("another person must do it", "须由他人办理");

            study.done("confirmImportCompliance", decision("MORE_EVIDENCE"));
        }

        @Test
        void endsItsValidityAt24HoursInShanghaiOfTheLastDay_andBeginsAgain() {
            study.confirmImport(FROM, LocalDate.of(2026, 11, 15));
            assertThat(study.timer("importValidityEnded")).contains(Instant.parse("2026-11-15T16:00:00Z"));

            house.clock().set("2026-11-15T23:59");
            assertThat(study.fireDueTimers()).isEmpty();
            house.clock().set("2026-11-16T00:00");
            assertThat(study.fireDueTimers()).containsExactly("importValidityEnded");

            assertThat(study.open()).contains("assessImportRoute");
            assertThat(study.fact("importExpiredOn")).isEqualTo("2026-11-15");
        }

        @Test
        void canBeConfirmedAnew_afterItsValidityEnded() {
            study.confirmImport(FROM, LocalDate.of(2026, 9, 30));
            house.clock().set("2026-10-01T00:00");
            study.fireDueTimers();

            study.confirmImport(LocalDate.of(2026, 9, 1), TO).ethicsLetter("APPROVED", "2026-09-25", "V1", "C1");

            assertThat(study.open()).contains("assembleFiling");
        }
    }

    private static Object[] decision(String decision) {
        return new Object[] {
            "importDecision", decision, "importReference", null, "importValidFrom", null, "importValidTo", null
        };
    }
}
