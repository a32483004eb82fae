package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The first patient is planned beside the reviews and confirmed once nothing stands in the way on that day. */
@PathwaysTest
class FirstPatientIT {

    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-09-28T10:00");
    }

    @Nested
    class Planned {

        @Test
        void fromTheFirstAcademicReviewOn_withoutHoldingTheReviews() {
            Study study = house.study().start().to("finalizeProtocol");
            assertThat(study.open()).doesNotContain("planFirstPatient");

            study.done("finalizeProtocol");
            assertThat(study.open()).containsExactly("planFirstPatient", "recordAcademicReview");

            study.to("recordFilingNumber");
            assertThat(study.open()).containsExactly("planFirstPatient", "recordFilingNumber");
        }

        @Test
        void once_howeverManyRoundsFollow() {
            Study study = house.study().start().to("recordAcademicReview").done("planFirstPatient");
            study.academicLetter("REVISE", "2026-09-21", "V1")
                    .finalise("V2", "C1")
                    .academicLetter("REJECTED", "2026-09-22", "V2")
                    .done("decideAfterRejection", "rejectionDecision", "NEW_ROUND", "reason", "they were right")
                    .finalise("V3", "C1")
                    .academicLetter("APPROVED", "2026-09-24", "V3")
                    .ethicsLetter("APPROVED", "2026-09-28", "V3", "C1");

            assertThat(study.open()).containsExactly("assembleFiling");
            study.done("assembleFiling").done("fileWithNhc").done("recordFilingNumber");
            assertThat(study.open()).containsExactly("confirmFirstPatient");
        }

        @Test
        void once_alsoWhereItIsStillOpenWhenTheNextRoundBegins() {
            Study study = house.study().start().to("recordAcademicReview");
            study.academicLetter("REVISE", "2026-09-21", "V1").finalise("V2", "C1");

            assertThat(study.open()).containsExactly("planFirstPatient", "recordAcademicReview");
            study.academicLetter("APPROVED", "2026-09-24", "V2").ethicsLetter("APPROVED", "2026-09-28", "V2", "C1");
            study.upload("ethics", "EVIDENCE");
            study.outside().reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x");
            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
            study.finalise("V2", "C1")
                    .academicLetter("APPROVED", "2026-09-24", "V2")
                    .ethicsLetter("APPROVED", "2026-09-28", "V2", "C1")
                    .done("assembleFiling")
                    .done("fileWithNhc")
                    .done("recordFilingNumber");
            assertThat(study.open()).containsExactly("planFirstPatient");

            study.done("planFirstPatient");
            assertThat(study.open()).containsExactly("confirmFirstPatient");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.01", "10", "250000.00"})
        void withoutAnyChargeToThePatient(String amount) {
            Study study = house.study().start().to("recordAcademicReview");

            study.refuses(422, "clinical", "planFirstPatient", plan("patientChargeAmount", amount))
                    .says("A subject of an IIT is charged nothing", amount);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "patientChargeAmount      | free       | an amount such as",
                    "patientChargeAmount      | -5         | an amount such as",
                    "budgetPerPatientAmount   | 1.234      | an amount such as",
                    "budgetPerPatientCurrency | YUAN       | Budget per patient currency",
                    "budgetPerPatientCurrency | XQX        | Budget per patient currency",
                    "firstPatientPlannedDate  | tomorrow   | a date such as",
                    "patientChargeAmount      |            | Patient charge amount is missing"
                })
        void onlyWithWhatCanBe(String field, String value, String sentence) {
            Study study = house.study().start().to("recordAcademicReview");

            study.refuses(422, "clinical", "planFirstPatient", plan(field, value == null ? "" : value))
                    .says(sentence);
        }

        private static Object[] plan(String field, String value) {
            Object[] plan = {
                "firstPatientPlannedDate", "2026-12-01",
                "patientChargeAmount", "0.00",
                "budgetPerPatientAmount", "120000.00",
                "budgetPerPatientCurrency", "CNY"
            };
            for (int i = 0; i < plan.length; i += 2) {
                if (plan[i].equals(field)) {
                    plan[i + 1] = value;
                }
            }
            return plan;
        }
    }

    @Nested
    class Confirmed {

        @Test
        void endsTheStudysStartUp() {
            Study study = house.study().start().to("confirmFirstPatient");
            assertThat(study.blockers()).isEmpty();

            study.done("confirmFirstPatient");

            assertThat(study.fact("firstPatientDate")).isEqualTo("2026-09-28");
            assertThat(study.running()).containsExactly("iitConduct");
            assertThat(study.trail("BREACH")).isEmpty();
        }

        @Test
        void notBeforeTheFilingHasItsNumber() {
            Study study = house.study().start().to("recordFilingNumber").done("planFirstPatient");

            assertThat(study.open()).containsExactly("recordFilingNumber");
            study.refuses(422, "regulatory", "recordFilingNumber", "filingNumber", " ")
                    .says("Filing number is missing");
            assertThat(study.open()).containsExactly("recordFilingNumber");
        }

        @Test
        void notInTheFuture() {
            Study study = house.study().start().to("confirmFirstPatient");

            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-09-29")
                    .says("lies in the future");
        }

        @ParameterizedTest
        @ValueSource(strings = {"pm", "ethics", "admin", "director"})
        void byClinicalOperationsOnly(String person) {
            Study study = house.study().start().to("confirmFirstPatient");

            study.leavesAsItWas(() -> study.complete(person, "confirmFirstPatient", "firstPatientDate", "2026-09-28"))
                    .is(403);
        }
    }

    @Nested
    class WithAnImportedProduct {

        private Study study;

        @BeforeEach
        void anImportedStudyAtItsFirstPatient() {
            study = house.study().with("productImported", "YES").start().to("recordEthicsReview");
            study.confirmImport(FROM, TO).to("confirmFirstPatient");
        }

        @Test
        void needsImportToBeConfirmed() {
            study.done("confirmFirstPatient");

            assertThat(study.fact("firstPatientDate")).isEqualTo("2026-09-28");
        }

        @Test
        void needsImportToHoldOnThatDay() {
            house.clock().set("2026-10-12T10:00");

            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-08-31")
                    .says("does not cover 2026-08-31");
        }

        @Test
        void needsImportToHoldNow() {
            house.clock().set("2027-01-04T10:00");
            study.fireDueTimers();

            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2027-01-04")
                    .says("Import compliance is EXPIRED");
            study.confirmImport(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31))
                    .done("confirmFirstPatient");
        }
    }

    /** Customs rules changed on 1 August 2026. */
    @Nested
    class UnderCustomsRulesThatChange {

        @BeforeEach
        void inJuly() {
            house.clock().set("2026-07-15T10:00");
        }

        @Test
        void isHeld_whereTheConfirmationIsOlder() {
            Study study = confirmedForImportOn("2026-07-20");
            house.clock().set("2026-07-31T23:00");
            assertThat(study.blockers()).isEmpty();

            house.clock().set("2026-08-01T00:00");
            assertThat(study.blockers()).containsExactly("confirmFirstPatient CUSTOMS_REGIME_CHANGED");
            Outside.Blocker held = study.outside().blocker("confirmFirstPatient", "CUSTOMS_REGIME_CHANGED");
            assertThat(held.basis()).contains("Customs Order 281");
            assertThat(held.confidence()).isEqualTo("SEED");
            assertThat(held.who()).isEqualTo("regulatoryAffairs");

            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-08-01")
                    .says("Import was confirmed under customs rules that changed on 2026-08-01");
        }

        @Test
        void isNotHeld_forAPatientOfTheDaysBefore() {
            Study study = confirmedForImportOn("2026-07-20");
            house.clock().set("2026-08-03T10:00");

            study.done("confirmFirstPatient", "firstPatientDate", "2026-07-31");

            assertThat(study.fact("firstPatientDate")).isEqualTo("2026-07-31");
        }

        @Test
        void isNotHeld_whereItWasConfirmedForAnImportUnderTheNewRules() {
            Study study = confirmedForImportOn("2026-08-10");
            house.clock().set("2026-08-12T10:00");

            study.done("confirmFirstPatient");

            assertThat(study.fact("firstPatientDate")).isEqualTo("2026-08-12");
        }

        @Test
        void isFreeAgain_onceItIsConfirmedAnew() {
            Study study = confirmedForImportOn("2026-07-20");
            house.clock().set("2026-08-03T10:00");
            study.outside().reported("regulatory", "importComplianceWithdrawn", "withdrawnReason", "new customs rules");

            study.done("assessImportRoute", "importRegimeDate", "2026-07-20")
                    .done("collectImportEvidence")
                    .done("confirmImportCompliance")
                    .done("confirmFirstPatient");

            assertThat(study.fact("firstPatientDate")).isEqualTo("2026-08-03");
        }

        private Study confirmedForImportOn(String planned) {
            Study study = house.study().with("productImported", "YES").start().to("recordEthicsReview");
            return study.done("assessImportRoute", "importRegimeDate", planned)
                    .done("collectImportEvidence")
                    .done("confirmImportCompliance")
                    .to("confirmFirstPatient");
        }
    }

    @Nested
    class WithAForeignParty {

        @Test
        void needsTheApprovalOfTheCooperation() {
            Study study = at("YES");
            study.upload("regulatory", "HGR_APPROVAL");
            study.refuses(
                            422,
                            "clinical",
                            "confirmFirstPatient",
                            "firstPatientDate",
                            "2026-09-28",
                            "hgrReference",
                            "HGR-2026-17")
                    .says("Human genetic resources are not cleared: NOT_ASSESSED");

            study.clearHgr().done("confirmFirstPatient");

            assertThat(study.fact("hgrReference")).isEqualTo("HGR-2026-17");
            assertThat(study.running()).containsExactly("hgrCompliance", "iitConduct");
        }

        @Test
        void isNotAnsweredAway() {
            Study study = at("YES");

            study.refuses(
                            422,
                            "clinical",
                            "confirmFirstPatient",
                            "firstPatientDate",
                            "2026-09-28",
                            "foreignParty",
                            "NO")
                    .says("Foreign party is recorded as YES", "factCorrected");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "UNKNOWN"})
        void ofWhichNobodyKnows_mustBeKnownFirst(String answer) {
            Study study = at("UNKNOWN");

            study.refuses(
                            422,
                            "clinical",
                            "confirmFirstPatient",
                            "firstPatientDate",
                            "2026-09-28",
                            "foreignParty",
                            answer)
                    .says("Whether a foreign party takes part is unknown");
        }

        @Test
        void thatTurnsOutNotToTakePart_asksNothingMore() {
            Study study = at("UNKNOWN");
            // it was filed by an exception without the proof, which holds until it is known that none is needed
            study.done("confirmFirstPatient", "foreignParty", "NO");

            assertThat(study.fact("foreignParty")).isEqualTo("NO");
            assertThat(study.running()).containsExactly("iitConduct");
        }

        @Test
        void thatTurnsOutToTakePart_needsTheApproval() {
            Study study = at("UNKNOWN");
            study.refuses(
                            422,
                            "clinical",
                            "confirmFirstPatient",
                            "firstPatientDate",
                            "2026-09-28",
                            "foreignParty",
                            "YES",
                            "hgrReference",
                            "HGR-1")
                    .says("Human genetic resources are not cleared");

            study.clearHgr().done("confirmFirstPatient", "foreignParty", "YES");
        }

        @Test
        void isNotNeededForTheFiling_whoseDaysDoNotWait_butAReasonIs() {
            Study study = house.study().with("foreignParty", "YES").start().to("assembleFiling");
            study.upload(
                    "regulatory",
                    "INSTITUTION_INFORMATION",
                    "INVESTIGATOR_QUALIFICATIONS",
                    "FUNDING_PROOF",
                    "CATEGORY_CHECKLIST");

            study.refuses(422, "regulatory", "assembleFiling").says("HGR_APPROVAL", "filing exception reason");
            study.done("assembleFiling", "filingExceptionReason", "the approval is pending");

            assertThat(study.open()).contains("fileWithNhc");
            assertThat(study.blockers())
                    .contains("confirmFirstPatient HGR_APPROVAL_MISSING", "confirmFirstPatient HGR_NOT_CLEARED");
            study.clearHgr();
            assertThat(study.blockers())
                    .doesNotContain("confirmFirstPatient HGR_APPROVAL_MISSING", "confirmFirstPatient HGR_NOT_CLEARED");
        }

        private Study at(String foreignParty) {
            return house.study()
                    .with("foreignParty", foreignParty)
                    .start()
                    .to("assembleFiling")
                    .done("assembleFiling", "filingExceptionReason", "the approval is pending")
                    .to("confirmFirstPatient");
        }
    }

    @Nested
    class WithAnEthicsApprovalThatEnds {

        private Study study;

        @BeforeEach
        void aStudyWhoseApprovalEndsInJanuary() {
            study = house.study().start().to("recordEthicsReview");
            study.done("recordEthicsReview", "ethicsValidUntil", "2027-01-10").to("confirmFirstPatient");
        }

        @Test
        void isPossibleOnTheLastDay() {
            house.clock().set("2027-01-10T23:00");

            study.done("confirmFirstPatient");

            assertThat(study.fact("firstPatientDate")).isEqualTo("2027-01-10");
        }

        @Test
        void isHeldOnTheDayAfter_untilItIsRenewed() {
            house.clock().set("2027-01-11T00:00");
            assertThat(study.blockers()).contains("confirmFirstPatient ETHICS_APPROVAL_EXPIRED");
            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2027-01-11")
                    .says("The ethics approval was valid until 2027-01-10, not on 2027-01-11");

            study.outside()
                    .reported(
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            "2027-01-11",
                            "ethicsValidUntil",
                            "2028-01-10");

            study.done("confirmFirstPatient");
            assertThat(study.fact("firstPatientDate")).isEqualTo("2027-01-11");
        }

        @Test
        void isRecordedAfterItsEnd_forAPatientOfBefore() {
            house.clock().set("2027-01-12T10:00");

            study.done("confirmFirstPatient", "firstPatientDate", "2027-01-08");

            assertThat(study.fact("firstPatientDate")).isEqualTo("2027-01-08");
        }
    }

    @Nested
    class BeforeTheFiling {

        @Test
        void isRecordedAsTheBreachThatItIs_andADirectorAcknowledgesIt() {
            Study study = filedOn28September();

            study.done("confirmFirstPatient", "firstPatientDate", "2026-09-27");

            assertThat(study.trail("BREACH")).singleElement().satisfies(breach -> {
                assertThat(breach.name()).isEqualTo("FIRST_PATIENT_BEFORE_FILING");
                assertThat(breach.newValue()).isEqualTo("2026-09-27");
                assertThat(breach.note())
                        .isEqualTo("the first patient of 2026-09-27 came before the filing of 2026-09-28");
            });
            assertThat(study.open()).containsExactly("acknowledgeFirstPatientBreach", "setPeriodicReportInterval");
            study.leavesAsItWas(() ->
                            study.complete("clinical", "acknowledgeFirstPatientBreach", "acknowledgementNote", "ok"))
                    .is(403);
            study.done("acknowledgeFirstPatientBreach", "acknowledgementNote", "the institution is told");
            assertThat(study.running()).containsExactly("iitConduct");
        }

        @Test
        void isRecorded_alsoBeforeTheOrderWasInForce_andTheConductGoesOn() {
            Study study = filedOn28September();

            study.done("confirmFirstPatient", "firstPatientDate", "2026-04-27");

            assertThat(study.trail("BREACH")).singleElement().satisfies(breach -> assertThat(breach.newValue())
                    .isEqualTo("2026-04-27"));
            study.done(
                    "setPeriodicReportInterval",
                    "periodicReportMonths",
                    "6",
                    "periodicReportSource",
                    "letter of the NHC");
            assertThat(study.fireDueTimers()).contains("periodicReportDue");
            assertThat(study.deadline("PERIODIC_REPORT").countedFrom()).isEqualTo("2026-04-27");
            assertThat(study.deadline("PERIODIC_REPORT").dueOn()).isEqualTo("2026-10-27");
        }

        @Test
        void isNone_onTheDayOfTheFiling() {
            Study study = filedOn28September();

            study.done("confirmFirstPatient", "firstPatientDate", "2026-09-28");

            assertThat(study.trail("BREACH")).isEmpty();
            assertThat(study.open()).containsExactly("setPeriodicReportInterval");
        }

        private Study filedOn28September() {
            return house.study().start().letters("2026-09-24", "2026-09-25").to("confirmFirstPatient");
        }
    }
}
