package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a study goes after each opinion that a committee can give. */
@PathwaysTest
class AfterAnOpinionIT {

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void aStudyAtItsAcademicReview() {
        house.clock().set("2026-09-28T10:00");
        study = house.study().start().to("recordAcademicReview").done("planFirstPatient");
    }

    @Nested
    class AConditionalOpinion {

        @Test
        void ofTheAcademicCommittee_asksForItsFinalLetter() {
            study.academicLetter("CONDITIONAL", "2026-09-10", "V1");
            assertThat(study.open()).containsExactly("recordAcademicReview");

            study.academicLetter("APPROVED", "2026-09-22", "V1");
            assertThat(study.open()).containsExactly("recordEthicsReview");
        }

        @Test
        void ofTheEthicsCommittee_asksForItsFinalLetter_whoseDateCounts() {
            study.academicLetter("APPROVED", "2026-09-10", "V1").ethicsLetter("CONDITIONAL", "2026-09-14", "V1", "C1");
            assertThat(study.open()).containsExactly("recordEthicsReview");
            assertThat(study.deadlines()).isEmpty();

            study.ethicsLetter("APPROVED", "2026-09-18", "V1", "C1");
            assertThat(study.open()).containsExactly("assembleFiling");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-18");
        }

        @Test
        void conditionalTwice_asksASecondTimeForTheFinalLetter() {
            study.academicLetter("CONDITIONAL", "2026-09-08", "V1").academicLetter("CONDITIONAL", "2026-09-10", "V1");

            assertThat(study.open()).containsExactly("recordAcademicReview");
        }

        @Test
        void whoseFinalAcademicLetterNamesANewVersion_hasItFinalisedFirst_thenGoesOn() {
            study.academicLetter("CONDITIONAL", "2026-09-10", "V1").academicLetter("APPROVED", "2026-09-22", "V2");
            assertThat(study.open()).containsExactly("finalizeProtocol");

            study.finalise("V2", "C1");
            assertThat(study.open()).containsExactly("recordEthicsReview");

            study.ethicsLetter("APPROVED", "2026-09-18", "V2", "C1");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-22");
        }

        @Test
        void whoseFinalEthicsLetterNamesANewProtocol_needsTheAcademicOpinionOnIt_andTheClockWaits() {
            study.academicLetter("APPROVED", "2026-09-10", "V1")
                    .ethicsLetter("CONDITIONAL", "2026-09-14", "V1", "C1")
                    .ethicsLetter("APPROVED", "2026-09-21", "V2", "C1");
            assertThat(study.open()).containsExactly("finalizeProtocol");

            study.finalise("V2", "C1");
            assertThat(study.open()).containsExactly("recordAcademicReview");
            assertThat(study.deadlines()).isEmpty();

            study.academicLetter("APPROVED", "2026-09-24", "V2");
            assertThat(study.open()).containsExactly("assembleFiling");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-24");
        }

        @Test
        void whoseFinalEthicsLetterNamesANewConsentOnly_goesOn_withTheClockFromThatLetter() {
            study.academicLetter("APPROVED", "2026-09-10", "V1")
                    .ethicsLetter("CONDITIONAL", "2026-09-14", "V1", "C1")
                    .ethicsLetter("APPROVED", "2026-09-21", "V1", "C2");
            assertThat(study.open()).containsExactly("finalizeProtocol");
            assertThat(study.deadlines()).isEmpty();

            study.finalise("V1", "C2");
            assertThat(study.open()).containsExactly("assembleFiling");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-21");
        }

        @Test
        void whoseFinalLetterNamesAVersion_andAnotherOneIsFinalised_doesNotMatch() {
            study.academicLetter("CONDITIONAL", "2026-09-10", "V1")
                    .academicLetter("APPROVED", "2026-09-22", "V2")
                    .finalise("V3", "C1");

            assertThat(study.open()).containsExactly("resolveLetterMismatch");
        }
    }

    @Nested
    class ARevisionAskedFor {

        @Test
        void byTheAcademicCommittee_goesBackToTheProtocol_andToTheAcademicCommitteeAgain() {
            study.academicLetter("REVISE", "2026-09-10", "V1");
            assertThat(study.open()).containsExactly("finalizeProtocol");

            study.finalise("V2", "C1");
            assertThat(study.open()).containsExactly("recordAcademicReview");
        }

        @Test
        void byTheAcademicCommittee_goesThereAgain_alsoWhenTheVersionStayedTheSame() {
            study.academicLetter("REVISE", "2026-09-10", "V1").finalise("V1", "C2");

            assertThat(study.open()).containsExactly("recordAcademicReview");
        }

        @Test
        void byTheAcademicCommittee_needsTheDocumentsOfTheNewRound() {
            study.academicLetter("REVISE", "2026-09-10", "V1");

            study.refuses(422, "clinical", "finalizeProtocol", "protocolVersion", "V2", "consentVersion", "C1")
                    .says("PROTOCOL", "INFORMED_CONSENT", "RISK_PLAN");

            study.finalise("V2", "C1");
            study.refuses(
                            422,
                            "academic",
                            "recordAcademicReview",
                            "academicOutcome",
                            "APPROVED",
                            "academicLetterDate",
                            "2026-09-20",
                            "academicProtocolVersion",
                            "V2")
                    .says("ACADEMIC_OPINION");
        }

        @Test
        void byTheEthicsCommittee_withoutANewProtocolVersion_goesBackToEthicsAlone() {
            study.academicLetter("APPROVED", "2026-09-10", "V1").ethicsLetter("REVISE", "2026-09-14", "V1", "C1");
            assertThat(study.open()).containsExactly("finalizeProtocol");

            study.finalise("V1", "C2");
            assertThat(study.open()).containsExactly("recordEthicsReview");

            study.ethicsLetter("APPROVED", "2026-09-21", "V1", "C2");
            assertThat(study.open()).containsExactly("assembleFiling");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-21");
        }

        @Test
        void byTheEthicsCommittee_withANewProtocolVersion_goesBackToTheAcademicCommitteeToo() {
            study.academicLetter("APPROVED", "2026-09-10", "V1")
                    .ethicsLetter("REVISE", "2026-09-14", "V1", "C1")
                    .finalise("V2", "C1");
            assertThat(study.open()).containsExactly("recordAcademicReview");

            study.academicLetter("APPROVED", "2026-09-22", "V2");
            assertThat(study.open()).containsExactly("recordEthicsReview");

            study.ethicsLetter("APPROVED", "2026-09-24", "V2", "C1");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-24");
        }

        @Test
        void doesNotOpenTheFirstPatientsPlanAgain() {
            study.academicLetter("REVISE", "2026-09-10", "V1").finalise("V2", "C1");

            assertThat(study.open()).containsExactly("recordAcademicReview");
            assertThat(study.trail("FACT").stream().filter(f -> f.name().equals("firstPatientPlannedDate")))
                    .hasSize(1);
        }

        @Test
        void keepsTheFirstPatientsPlanOpen_whereNobodyHasMadeItYet() {
            Study other = house.study().start().to("recordAcademicReview");

            other.academicLetter("REVISE", "2026-09-10", "V1").finalise("V2", "C1");

            assertThat(other.open()).containsExactly("planFirstPatient", "recordAcademicReview");
        }
    }

    @Nested
    class ARejection {

        @Test
        void byTheAcademicCommittee_canBeginANewRound() {
            study.academicLetter("REJECTED", "2026-09-10", "V1");
            assertThat(study.open()).containsExactly("decideAfterRejection");

            study.done("decideAfterRejection", "rejectionDecision", "NEW_ROUND", "reason", "A safer dose");
            assertThat(study.open()).containsExactly("finalizeProtocol");

            study.finalise("V2", "C1");
            assertThat(study.open()).containsExactly("recordAcademicReview");
        }

        @Test
        void byTheEthicsCommittee_voidsBothOpinions() {
            study.academicLetter("APPROVED", "2026-09-10", "V1")
                    .ethicsLetter("REJECTED", "2026-09-14", "V1", "C1")
                    .done("decideAfterRejection", "rejectionDecision", "NEW_ROUND", "reason", "Consent rewritten")
                    .finalise("V1", "C2");

            assertThat(study.open()).containsExactly("recordAcademicReview");
            assertThat(study.trail("ROUND")).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ACADEMIC", "ETHICS"})
        void canEndThePathway_andItsImport(String committee) {
            Study imported =
                    house.study().with("productImported", "YES").start().to("recordAcademicReview");
            if (committee.equals("ACADEMIC")) {
                imported.academicLetter("REJECTED", "2026-09-10", "V1");
            } else {
                imported.academicLetter("APPROVED", "2026-09-10", "V1")
                        .ethicsLetter("REJECTED", "2026-09-14", "V1", "C1");
            }

            imported.done("decideAfterRejection", "rejectionDecision", "WITHDRAW", "reason", "No longer wanted");

            assertThat(imported.open()).isEmpty();
            assertThat(imported.running()).isEmpty();
        }
    }

    @Nested
    class LettersThatDoNotMatch {

        @Test
        void becauseTheAcademicLetterNamesAVersionThatWasNeverFinalised() {
            study.academicLetter("APPROVED", "2026-09-10", "V9");

            assertThat(study.open()).containsExactly("resolveLetterMismatch");
            assertThat(study.fact("academicProtocolVersion")).isEqualTo("V9");
        }

        @ParameterizedTest
        @CsvSource({"V9, C1", "V1, C9"})
        void becauseTheEthicsLetterNamesAVersionThatWasNeverFinalised(String protocol, String consent) {
            study.academicLetter("APPROVED", "2026-09-10", "V1")
                    .ethicsLetter("APPROVED", "2026-09-14", protocol, consent);

            assertThat(study.open()).containsExactly("resolveLetterMismatch");
            assertThat(study.deadlines()).isEmpty();
            assertThat(study.timers()).isEmpty();
        }

        @Test
        void becauseEachNamesAnotherVersion() {
            lettersOnDifferentVersions();

            assertThat(study.open()).containsExactly("resolveLetterMismatch");
            assertThat(study.deadlines()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"CORRECT_TRANSCRIPTION", "AWAIT_CORRECTED_LETTER"})
        void areResolvedByRecordingTheEthicsLetterAgain_andTheOldFactStays(String decision) {
            lettersOnDifferentVersions();

            study.done(
                    "resolveLetterMismatch",
                    "mismatchDecision",
                    decision,
                    "mismatchLetter",
                    "ETHICS",
                    "reason",
                    "Typo");
            assertThat(study.open()).containsExactly("recordEthicsReview");

            study.ethicsLetter("APPROVED", "2026-09-25", "V2", "C1");
            assertThat(study.open()).containsExactly("assembleFiling");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-25");
            assertThat(study.trail("FACT").stream()
                            .filter(f -> f.name().equals("ethicsProtocolVersion"))
                            .map(Study.Entry::newValue))
                    .containsExactly("V1", "V2");
        }

        @ParameterizedTest
        @ValueSource(strings = {"CORRECT_TRANSCRIPTION", "AWAIT_CORRECTED_LETTER"})
        void areResolvedByRecordingTheAcademicLetterAgain(String decision) {
            lettersOnDifferentVersions();

            study.done(
                    "resolveLetterMismatch",
                    "mismatchDecision",
                    decision,
                    "mismatchLetter",
                    "ACADEMIC",
                    "reason",
                    "The letter is about V1");
            assertThat(study.open()).containsExactly("recordAcademicReview");

            study.academicLetter("APPROVED", "2026-09-26", "V1");
            assertThat(study.open()).containsExactly("assembleFiling");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-26");
        }

        @Test
        void areResolvedByANewRound() {
            lettersOnDifferentVersions();

            study.done("resolveLetterMismatch", "mismatchDecision", "RE_REVIEW", "reason", "Both shall see V3");
            assertThat(study.open()).containsExactly("finalizeProtocol");

            study.finalise("V3", "C1");
            assertThat(study.open()).containsExactly("recordAcademicReview");
        }

        @Test
        void doNotMatchAgain_whereTheLetterIsRecordedWithTheSameVersionAgain() {
            lettersOnDifferentVersions();

            study.done(
                            "resolveLetterMismatch",
                            "mismatchDecision",
                            "CORRECT_TRANSCRIPTION",
                            "mismatchLetter",
                            "ETHICS",
                            "reason",
                            "Typo")
                    .ethicsLetter("APPROVED", "2026-09-24", "V1", "C1");

            assertThat(study.open()).containsExactly("resolveLetterMismatch");
        }

        @Test
        void needTheLetterNamed_whereOneIsRecordedAgain() {
            lettersOnDifferentVersions();

            study.refuses(
                            422,
                            "pm",
                            "resolveLetterMismatch",
                            "mismatchDecision",
                            "AWAIT_CORRECTED_LETTER",
                            "reason",
                            "Soon")
                    .says("Mismatch letter");
        }

        /** V1 and V2 are both finalised; the academic letter approves V2, the ethics letter V1. */
        private void lettersOnDifferentVersions() {
            study.academicLetter("CONDITIONAL", "2026-09-10", "V1")
                    .academicLetter("APPROVED", "2026-09-22", "V2")
                    .finalise("V2", "C1")
                    .ethicsLetter("APPROVED", "2026-09-23", "V1", "C1");
        }
    }

    @Nested
    class LettersFromBeforeTheOrder {

        @Test
        void leadToADecision_withoutAClock() {
            bothLettersOfApril();

            assertThat(study.open()).containsExactly("resolveTransition");
            assertThat(study.deadlines()).isEmpty();
        }

        @Test
        void canBeFiledWithALegalOpinion_throughTheSameStepsWithoutADeadlineOrATimer() {
            bothLettersOfApril();
            study.refuses(
                            422,
                            "pm",
                            "resolveTransition",
                            "transitionDecision",
                            "FILE",
                            "legalOpinionReference",
                            "LO-2026-3")
                    .says("LEGAL_OPINION");

            study.upload("pm", "LEGAL_OPINION")
                    .done("resolveTransition", "transitionDecision", "FILE", "legalOpinionReference", "LO-2026-3");
            assertThat(study.open()).containsExactly("assembleFiling");
            assertThat(study.json("assembleFiling").get("due").isNull()).isTrue();
            assertThat(study.deadlines()).isEmpty();
            assertThat(study.timers()).isEmpty();

            study.done("assembleFiling");
            assertThat(study.timers()).isEmpty();

            study.done("fileWithNhc");
            assertThat(study.open()).containsExactly("recordFilingNumber");
            assertThat(study.deadlines()).isEmpty();
        }

        @Test
        void alsoOfBeforeTheFirstYearOfTheCalendar_doNotKeepTheStudyFromItsConduct() {
            study = house.study().start().to("recordAcademicReview").letters("2023-10-24", "2023-10-30");
            study.upload("pm", "LEGAL_OPINION")
                    .done("resolveTransition", "transitionDecision", "FILE", "legalOpinionReference", "LO-2026-3");

            study.to("confirmFirstPatient");

            assertThat(study.running()).contains("iit", "iitConduct");
        }

        @Test
        void canBeFiledOnlyWithTheReferenceOfTheOpinion() {
            bothLettersOfApril();
            study.upload("pm", "LEGAL_OPINION");

            study.refuses(422, "pm", "resolveTransition", "transitionDecision", "FILE")
                    .says("Legal opinion reference");
        }

        @Test
        void canBeReviewedAgain() {
            bothLettersOfApril();

            study.done("resolveTransition", "transitionDecision", "RE_REVIEW");
            assertThat(study.open()).containsExactly("finalizeProtocol");

            study.finalise("V1", "C1");
            assertThat(study.open()).containsExactly("recordAcademicReview");
        }

        @Test
        void canEndThePathway() {
            bothLettersOfApril();

            study.done("resolveTransition", "transitionDecision", "WITHDRAW", "reason", "Too old");

            assertThat(study.running()).isEmpty();
        }

        @Test
        void ofTheLastDayBeforeTheOrderHaveNoClock_butOneLetterOfItsFirstDayHas() {
            study.letters("2026-04-30", "2026-04-30");
            assertThat(study.open()).containsExactly("resolveTransition");

            Study other = house.study().start().letters("2026-04-30", "2026-05-01");
            assertThat(other.open()).contains("assembleFiling");
            assertThat(other.deadline().countedFrom()).isEqualTo("2026-05-01");
        }

        private void bothLettersOfApril() {
            study.letters("2026-04-20", "2026-04-24");
        }
    }
}
