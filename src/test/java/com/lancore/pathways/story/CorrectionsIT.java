package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.Study.DeadlineSeen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A mistyped fact is corrected: asked for by who recorded it, approved by a director, the old one kept, everything that
 * was counted from it counted anew.
 */
@PathwaysTest
@Tag("postgres-too")
class CorrectionsIT {

    @Autowired
    private House house;

    private Study study;

    /** The letters are of 7 and 8 October; the ethics letter was typed as of 8 September. Today is 9 October. */
    @Nested
    class SeptemberTypedInsteadOfOctober {

        @BeforeEach
        void aBreachThatNeverWas() {
            house.clock().set("2026-10-09T10:00");
            study = house.study().start().to("recordAcademicReview");
            study.letters("2026-09-07", "2026-09-08");
            study.fireDueTimers();
            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-09-15");
            assertThat(study.open())
                    .containsExactly("acknowledgeBreach", "assembleFiling", "chaseDeadline", "planFirstPatient");
        }

        @Test
        void theFalseBreachIsUndone_andTheRowIsOpenAgain() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");

            DeadlineSeen filing = study.deadline();
            assertThat(filing.status()).isEqualTo("OPEN");
            assertThat(filing.countedFrom()).isEqualTo("2026-10-08");
            assertThat(filing.dueOn()).isEqualTo("2026-10-14");
            assertThat(filing.dueAt()).isEqualTo("2026-10-14T23:59:59+08:00");
            assertThat(filing.workingDaysLeft()).isEqualTo(4);
            assertThat(study.deadlines()).hasSize(1);
        }

        @Test
        void theTasksOfTheEscalationAreGone_andTheWatchIsBackOnItsLadder() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");

            assertThat(study.open()).containsExactly("assembleFiling", "planFirstPatient");
            assertThat(study.running()).containsExactly("deadlineWatch", "iit");
            // three working days before 14 October
            assertThat(study.timer("nextRung")).contains(Instant.parse("2026-10-10T01:00:00Z"));
        }

        @Test
        void theDueDateOfTheTaskMoves_theOneOfTheHouseDoesNot() {
            Instant house = study.outside().due("planFirstPatient");

            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");

            assertThat(study.outside().due("assembleFiling")).isEqualTo(Instant.parse("2026-10-14T15:59:59Z"));
            assertThat(study.outside().due("planFirstPatient")).isEqualTo(house);
        }

        @Test
        void itIsBreachedAgain_ifTheNewDayPasses() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");
            house.clock().set("2026-10-15T00:00");

            study.fireDueTimers();

            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.open()).contains("acknowledgeBreach", "chaseDeadline");
        }

        @Test
        void itsHistoryStaysVisible() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");

            assertThat(study.deadlineMoves()).containsExactly("BREACHED 2026-09-15", "OPEN 2026-10-14");
            assertThat(study.trail("DEADLINE").get(1).oldValue()).isEqualTo("BREACHED 2026-09-15");
            assertThat(study.trail("DEADLINE").get(1).note()).startsWith("counted anew after a correction");
            Study.Entry correction = study.trail("FACT").stream()
                    .filter(e -> e.node().equals("applyCorrection"))
                    .findFirst()
                    .orElseThrow();
            assertThat(correction.name()).isEqualTo("ethicsLetterDate");
            assertThat(correction.oldValue()).isEqualTo("2026-09-08");
            assertThat(correction.newValue()).isEqualTo("2026-10-08");
            assertThat(correction.person()).isEqualTo("director");
            assertThat(correction.note()).isEqualTo("mistyped");
            // what was typed first still stands where it was typed
            assertThat(study.trail("FACT")).anySatisfy(e -> {
                assertThat(e.node()).isEqualTo("recordEthicsReview");
                assertThat(e.newValue()).isEqualTo("2026-09-08");
            });
        }

        @Test
        void theRowIsMet_whereItWasFiledMeanwhile() {
            study.done("assembleFiling").done("fileWithNhc", "filingDate", "2026-10-09");
            assertThat(study.deadline().status()).isEqualTo("LATE");
            assertThat(study.open()).contains("explainLateFiling");

            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");

            assertThat(study.deadline().status()).isEqualTo("MET");
            assertThat(study.deadline().metOn()).isEqualTo("2026-10-09");
            assertThat(study.open()).contains("recordFilingNumber").doesNotContain("explainLateFiling");
            assertThat(study.deadlineMoves())
                    .containsExactly("BREACHED 2026-09-15", "LATE 2026-09-15", "MET 2026-10-14");
        }

        @Test
        void nothingChanges_untilTheDirectorHasApproved() {
            study.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-10-08");

            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.fact("ethicsLetterDate")).isEqualTo("2026-09-08");
            assertThat(study.open()).contains("approveCorrection", "acknowledgeBreach");
        }

        @Test
        void nothingChanges_whereTheDirectorRejects() {
            study.outside()
                    .asksToCorrect("ethics", "ethicsLetterDate", "2026-10-08")
                    .rejected();

            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.fact("ethicsLetterDate")).isEqualTo("2026-09-08");
            assertThat(study.open()).contains("acknowledgeBreach").doesNotContain("approveCorrection");
            assertThat(study.deadlineMoves()).containsExactly("BREACHED 2026-09-15");
        }

        @Test
        void andWrongAgain_itIsCorrectedASecondTime() {
            study.outside()
                    .corrected("ethics", "ethicsLetterDate", "2026-10-07")
                    .corrected("ethics", "ethicsLetterDate", "2026-10-08")
                    .corrected("academic", "academicLetterDate", "2026-10-09");

            assertThat(study.deadline().countedFrom()).isEqualTo("2026-10-09");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-15");
            assertThat(study.deadlineMoves())
                    .containsExactly("BREACHED 2026-09-15", "OPEN 2026-10-13", "OPEN 2026-10-14", "OPEN 2026-10-15");
            assertThat(study.instances("deadlineWatch")).hasSize(1);
        }

        @Test
        void theEarlierLetterMovesNothing_whileTheOtherIsLater() {
            study.outside().corrected("academic", "academicLetterDate", "2026-09-01");

            assertThat(study.deadline().dueOn()).isEqualTo("2026-09-15");
            assertThat(study.fact("academicLetterDate")).isEqualTo("2026-09-01");
            assertThat(study.deadlineMoves()).hasSize(1);
        }
    }

    /** The letters are typed too late instead: the days that are left become fewer, or none. */
    @Nested
    class ALetterThatIsOlderThanTyped {

        @BeforeEach
        void anOpenFiling() {
            house.clock().set("2026-09-28T10:00");
            study = house.study().start().letters("2026-09-24", "2026-09-28");
        }

        @Test
        void movesTheBoundaryTimersAndTheTask() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-24");

            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-09");
            assertThat(study.timer("filingReminder")).contains(Instant.parse("2026-09-29T01:00:00Z"));
            assertThat(study.timer("filingOverdue")).contains(Instant.parse("2026-10-09T16:00:00Z"));
            assertThat(study.outside().due("assembleFiling")).isEqualTo(Instant.parse("2026-10-09T15:59:59Z"));
        }

        @Test
        void isBreachedAtOnce_whereTheDaysAreOver() {
            study.outside()
                    .corrected("academic", "academicLetterDate", "2026-09-08")
                    .corrected("ethics", "ethicsLetterDate", "2026-09-10");

            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-09-17");
            study.fireDueTimers();
            assertThat(study.open()).contains("acknowledgeBreach", "chaseDeadline");
        }

        @Test
        void beforeTheOrder_isRefused_sinceNoClockWouldBeInForce() {
            study.outside()
                    .corrected("academic", "academicLetterDate", "2026-04-24")
                    .asksToCorrect("ethics", "ethicsLetterDate", "2026-04-28");

            study.refuses(422, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok")
                    .says("would not start the filing clock any more");
        }

        @Test
        void beforeAnotherRound_movesNothing_sinceThatClockIsCancelled() {
            study.upload("ethics", "EVIDENCE");
            study.outside()
                    .asksToCorrect("ethics", "ethicsLetterDate", "2026-09-24")
                    .reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted")
                    .approved();

            assertThat(study.deadline().status()).isEqualTo("CANCELLED");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-10");
            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
        }
    }

    @Nested
    class TheDateOfTheFiling {

        @BeforeEach
        void aFiledStudy_dueOn10October() {
            house.clock().set("2026-09-28T10:00");
            study = house.study().start().letters("2026-09-24", "2026-09-28").done("assembleFiling");
            house.clock().set("2026-10-12T10:00");
        }

        @Test
        void fromLateToInTime_theExplanationIsNotAskedForAnyMore() {
            study.done("fileWithNhc", "filingDate", "2026-10-12");
            assertThat(study.deadline().status()).isEqualTo("LATE");
            assertThat(study.open()).contains("explainLateFiling");

            study.outside().corrected("regulatory", "filingDate", "2026-10-10");

            assertThat(study.deadline().status()).isEqualTo("MET");
            assertThat(study.deadline().metOn()).isEqualTo("2026-10-10");
            assertThat(study.open()).contains("recordFilingNumber").doesNotContain("explainLateFiling");
        }

        @Test
        void fromInTimeToLate_theExplanationIsAskedFor() {
            study.done("fileWithNhc", "filingDate", "2026-10-10");
            assertThat(study.open()).contains("recordFilingNumber");

            study.outside().corrected("regulatory", "filingDate", "2026-10-12");

            assertThat(study.deadline().status()).isEqualTo("LATE");
            assertThat(study.deadline().metOn()).isEqualTo("2026-10-12");
            assertThat(study.open()).contains("explainLateFiling").doesNotContain("recordFilingNumber");
            study.done("explainLateFiling");
            assertThat(study.open()).contains("recordFilingNumber");
        }

        @Test
        void thereAndBack_theStudyGoesOnOnce() {
            study.done("fileWithNhc", "filingDate", "2026-10-12");
            study.outside()
                    .corrected("regulatory", "filingDate", "2026-10-10")
                    .corrected("regulatory", "filingDate", "2026-10-12")
                    .corrected("regulatory", "filingDate", "2026-10-09");

            assertThat(study.open()).containsExactly("planFirstPatient", "recordFilingNumber");
            assertThat(study.deadlineMoves())
                    .containsExactly(
                            "OPEN 2026-10-10",
                            "LATE 2026-10-10",
                            "MET 2026-10-10",
                            "LATE 2026-10-10",
                            "MET 2026-10-10");
            study.to("confirmFirstPatient").done("confirmFirstPatient");
            assertThat(study.running()).containsExactly("iitConduct");
        }

        @Test
        void onceTheNumberIsRecorded_theRowIsJudgedAgain_andTheStudyGoesOn() {
            study.done("fileWithNhc", "filingDate", "2026-10-12")
                    .done("explainLateFiling")
                    .done("recordFilingNumber");

            study.outside().corrected("regulatory", "filingDate", "2026-10-10");

            assertThat(study.deadline().status()).isEqualTo("MET");
            assertThat(study.open()).containsExactly("planFirstPatient");
        }

        @ParameterizedTest
        @CsvSource({"2026-10-13, lies in the future", "2026-09-27, lies before the later letter of 2026-09-28"})
        void toADayThatCannotBe_isRefused(String day, String sentence) {
            study.done("fileWithNhc", "filingDate", "2026-10-10").upload("regulatory", "EVIDENCE");

            study.outside()
                    .refuses(422, "regulatory", "factCorrected", "fact", "filingDate", "newValue", day, "reason", "x")
                    .says(sentence);
        }

        @Test
        void isRefused_whileTheCorrectionWaited_whereItCannotBeAnyMore() {
            // asked for while nothing is filed: the letter of 28 September was of 8 October
            study.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-10-12");
            study.done("fileWithNhc", "filingDate", "2026-10-10");

            study.refuses(422, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok")
                    .says("cannot be dated after the filing of 2026-10-10");
            study.outside().rejected();
            assertThat(study.fact("ethicsLetterDate")).isEqualTo("2026-09-28");
        }
    }

    @Nested
    class WhoAndWithWhat {

        @BeforeEach
        void anOpenFiling() {
            house.clock().set("2026-09-28T10:00");
            study = house.study().start().letters("2026-09-24", "2026-09-25");
            house.clock().set("2026-09-29T10:00");
        }

        @ParameterizedTest
        @ValueSource(strings = {"pm", "academic", "regulatory", "director"})
        void isAskedForByTheGroupThatRecordedIt_andByNobodyElse(String person) {
            study.upload("ethics", "EVIDENCE");

            study.outside()
                    .refuses(403, person, "factCorrected", correction("ethicsLetterDate", "2026-09-28"))
                    .says("belongs to ethics committee");
        }

        @Test
        void needsEvidence() {
            study.outside()
                    .refuses(422, "ethics", "factCorrected", correction("ethicsLetterDate", "2026-09-28"))
                    .says("EVIDENCE");
        }

        @Test
        void needsEvidence_thatIsNewerThanTheFact() {
            Study early = house.study().start().to("recordEthicsReview").upload("ethics", "EVIDENCE");
            early.ethicsLetter("APPROVED", "2026-09-29", "V1", "C1");

            early.outside()
                    .refuses(422, "ethics", "factCorrected", correction("ethicsLetterDate", "2026-09-28"))
                    .says("EVIDENCE");
        }

        @Test
        void isDecidedByADirectorOnly() {
            study.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-09-28");

            for (String person : new String[] {"ethics", "pm", "admin"}) {
                study.leavesAsItWas(() -> study.complete(
                                person, "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok"))
                        .is(403);
            }
        }

        @Test
        void isNotDecidedByWhoAskedForIt() {
            IdentityService identity = house.engine().getIdentityService();
            User both = identity.newUser("ethics-and-director");
            both.setPassword("Both-of-them-2026");
            identity.saveUser(both);
            identity.createMembership(both.getId(), "ethicsCommittee");
            identity.createMembership(both.getId(), "director");
            study.upload("ethics", "EVIDENCE");
            house.person(both.getId(), "Both-of-them-2026")
                    .post(
                            "/api/projects/" + study.code() + "/events",
                            Map.of(
                                    "event", "factCorrected",
                                    "fact", "ethicsLetterDate",
                                    "newValue", "2026-09-28",
                                    "reason", "mistyped"))
                    .is(202);
            String task = study.task("approveCorrection");

            study.leavesAsItWas(() -> house.person(both.getId(), "Both-of-them-2026")
                            .post(
                                    "/engine-rest/task/" + task + "/complete",
                                    Study.variables(Map.of("correctionDecision", "APPROVED", "reason", "ok"))))
                    .is(422)
                    .says("You asked for this correction; another person must decide on it");
            study.outside().approved();
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
        }

        @Test
        void needsAReason_alsoFromTheDirector() {
            study.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-09-28");

            study.refuses(422, "director", "approveCorrection", "correctionDecision", "APPROVED")
                    .says("Reason is missing");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ethicsLetterDate       | 2026-09-30 | lies in the future",
                    "ethicsLetterDate       | 30.9.2026  | a date such as",
                    "ethicsLetterDate       | 2026-09-25 | is 2026-09-25 already",
                    "ethicsOutcome          | REJECTED   | other facts are not corrected here",
                    "noSuchFact             | x          | “noSuchFact” is recorded in this project",
                    "filingNumber           | MR-1       | “filingNumber” is recorded in this project",
                    "document.PROTOCOL      | x          | other facts are not corrected here",
                    "projectCode            | OTHER-1    | other facts are not corrected here"
                })
        void refusesWhatIsNoCorrection(String fact, String value, String sentence) {
            study.upload("ethics", "EVIDENCE");

            study.outside()
                    .refuses(422, "ethics", "factCorrected", correction(fact, value))
                    .says(sentence);
        }

        @Test
        void fromTasklist_isTheSame() {
            study.upload("ethics", "EVIDENCE");

            study.outside()
                    .submitForm("ethics", "factCorrected", correction("ethicsLetterDate", "2026-09-28"))
                    .is(200);
            study.outside().approved();

            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
        }

        @Test
        void ofALetterThatIsRecordedAgainMeanwhile_doesNotTouchTheNewOne() {
            Study conditional = house.study().start().to("recordEthicsReview");
            conditional.ethicsLetter("CONDITIONAL", "2026-09-10", "V1", "C1");
            Outside report = conditional.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-09-11");
            conditional.ethicsLetter("APPROVED", "2026-09-29", "V1", "C1");

            conditional
                    .refuses(409, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok")
                    .says("The fact was recorded anew after this correction was asked for");
            report.rejected();
            assertThat(conditional.deadline().countedFrom()).isEqualTo("2026-09-29");
        }

        @Test
        void whoseProjectHasEndedMeanwhile_opensNothingAnyMore() {
            study.outside()
                    .asksToCorrect("pm", "productImported", "YES")
                    .reported("pm", "projectWithdrawn", "reason", "stop");

            study.outside().refuses(409, "pm", "projectHeld", "reason", "x").says("has ended");
            study.refuses(409, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok")
                    .says("has ended");
            study.outside().rejected();
            assertThat(study.running()).isEmpty();
            assertThat(study.fact("productImported")).isEqualTo("NO");
        }

        private Object[] correction(String fact, String value) {
            return new Object[] {"fact", fact, "newValue", value, "reason", "mistyped"};
        }
    }

    @Nested
    class OtherFacts {

        @BeforeEach
        void today() {
            house.clock().set("2026-09-28T10:00");
        }

        @Test
        void aVersionWithWhichTheLettersWouldNotFit_isRefused_sinceTheOpinionIsVoidThen() {
            study = house.study().start().letters("2026-09-24", "2026-09-28");
            study.outside().asksToCorrect("ethics", "ethicsProtocolVersion", "V2");

            study.refuses(422, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok")
                    .says("report opinionVoided instead");
            assertThat(study.deadline().status()).isEqualTo("OPEN");
        }

        @Test
        void aVersionTypedWronglyWhereNoClockRunsYet_isCorrected() {
            study = house.study().start().to("recordAcademicReview");
            study.outside().corrected("clinical", "consentVersion", "C2");

            study.academicLetter("APPROVED", "2026-09-24", "V1").ethicsLetter("APPROVED", "2026-09-28", "V1", "C2");

            assertThat(study.open()).contains("assembleFiling");
        }

        @ParameterizedTest
        @ValueSource(strings = {"recordAcademicReview", "confirmFirstPatient"})
        void aProductThatTurnsOutToBeImported_opensImportCompliance(String when) {
            study = house.study().start().to(when);
            assertThat(study.running()).doesNotContain("importCompliance");

            study.outside().corrected("pm", "productImported", "YES");

            assertThat(study.running()).contains("iit", "importCompliance");
            assertThat(study.open()).contains("assessImportRoute");
            assertThat(study.blockers()).contains("confirmFirstPatient IMPORT_NOT_CONFIRMED");
        }

        @Test
        void aProductThatWasAssessedAsNotImported_andIs_wakesItsImportCompliance() {
            study = house.study().with("productImported", "UNKNOWN").start().to("recordEthicsReview");
            study.upload("regulatory", "IMPORT_EVIDENCE")
                    .done(
                            "assessImportRoute",
                            "importRoute",
                            "NOT_IMPORTED",
                            "importRegimeDate",
                            null,
                            "reason",
                            "made in Suzhou");
            assertThat(study.open()).doesNotContain("assessImportRoute");

            study.outside().corrected("pm", "productImported", "YES");

            assertThat(study.open()).contains("assessImportRoute");
            assertThat(study.instances("importCompliance")).hasSize(1);
            assertThat(study.blockers()).contains("recordEthicsReview IMPORT_NOT_CONFIRMED");
        }

        @Test
        void theEndOfTheImportValidity_movesItsTimer() {
            study = house.study().with("productImported", "YES").start();
            study.confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31));
            assertThat(study.timer("importValidityEnded")).contains(Instant.parse("2026-12-31T16:00:00Z"));

            study.outside().corrected("regulatory", "importValidTo", "2026-11-30");
            assertThat(study.timer("importValidityEnded")).contains(Instant.parse("2026-11-30T16:00:00Z"));

            study.outside().corrected("regulatory", "importValidTo", "2026-09-27");
            assertThat(study.fireDueTimers()).containsExactly("importValidityEnded");
            assertThat(study.open()).contains("assessImportRoute");
            assertThat(study.fact("importExpiredOn")).isEqualTo("2026-09-27");
        }

        @Test
        void theEndOfTheEthicsApproval_movesItsRenewal() {
            study = house.study().start().to("recordEthicsReview");
            study.done("recordEthicsReview", "ethicsValidUntil", "2026-12-31");

            study.outside().corrected("ethics", "ethicsValidUntil", "2027-12-31");

            assertThat(study.timer("renewalDue")).contains(Instant.parse("2027-11-01T01:00:00Z"));
        }

        @Test
        void aFilingNumber() {
            study = house.study().start().to("recordFilingNumber").done("recordFilingNumber");

            study.outside().corrected("regulatory", "filingNumber", "MR-N-44-2026-000041");

            assertThat(study.fact("filingNumber")).isEqualTo("MR-N-44-2026-000041");
            assertThat(study.blockers()).isEmpty();
        }

        @Test
        void aForeignPartyThatTurnsUp_holdsTheFirstPatient() {
            study = house.study().start().to("confirmFirstPatient");

            study.outside().corrected("pm", "foreignParty", "YES");

            assertThat(study.open()).contains("assessHgrRoute");
            assertThat(study.blockers()).contains("confirmFirstPatient HGR_NOT_CLEARED");
            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-09-28")
                    .says("Human genetic resources are not cleared");
        }

        @Test
        void aLetterTypedAsBeforeTheOrder_neverWasAMatterOfTransition_andTheClockStarts() {
            study = house.study().start().to("recordAcademicReview");
            study.letters("2026-04-24", "2026-04-28");
            assertThat(study.open()).contains("resolveTransition");
            study.outside()
                    .corrected("academic", "academicLetterDate", "2026-09-24")
                    .corrected("ethics", "ethicsLetterDate", "2026-09-28");

            assertThat(study.open()).contains("assembleFiling").doesNotContain("resolveTransition");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
            assertThat(study.timer("filingOverdue")).contains(Instant.parse("2026-10-10T16:00:00Z"));
        }

        @Test
        void aVersionThatWasMistyped_neverWasAMismatch_andTheClockStarts() {
            study = house.study().start().letters("2026-09-24", "2026-09-28", "V2");
            assertThat(study.open()).contains("resolveLetterMismatch");

            study.outside().corrected("ethics", "ethicsProtocolVersion", "V1");

            assertThat(study.open()).containsExactly("assembleFiling", "planFirstPatient");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-10");
        }

        @Test
        void anotherFactThanTheMismatch_leavesItToBeResolved() {
            study = house.study().start().letters("2026-09-24", "2026-09-28", "V2");

            study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-25");

            assertThat(study.open()).containsExactly("planFirstPatient", "resolveLetterMismatch");
        }
    }
}
