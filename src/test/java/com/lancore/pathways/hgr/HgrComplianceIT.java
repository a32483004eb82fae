package com.lancore.pathways.hgr;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.Evidence;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Human genetic resources of a study in which a foreign party takes part, from the assessment to the joint report. */
@PathwaysTest
class HgrComplianceIT {

    @Autowired
    private House house;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void today() {
        house.clock().set("2026-09-28T10:00");
    }

    @AfterAll
    static void everyNodeOfTheModelWasReached(@Autowired House house) {
        ModelCoverage.isAtLeast(0.95, house, "hgrCompliance");
    }

    private Answer refusesPatient(Study study, String day) {
        return study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", day);
    }

    private static Study atFirstPatient(Study study) {
        return study.to("assembleFiling")
                .done("assembleFiling", "filingExceptionReason", "the approval is pending")
                .to("confirmFirstPatient");
    }

    @Nested
    class ItsOpening {

        @ParameterizedTest
        @CsvSource({"YES, true", "UNKNOWN, true", "NO, false"})
        void followsTheForeignParty_inTheStartTransaction(String foreignParty, boolean opened) {
            Study study = house.study().with("foreignParty", foreignParty).start();

            assertThat(study.running().contains("hgrCompliance")).isEqualTo(opened);
            assertThat(study.open().contains("assessHgrRoute")).isEqualTo(opened);
        }

        /** Edge case 33: allowed by the Order as a sponsor, foreign for human genetic resources all the same. */
        @Test
        void edge33_aForeignInvestedSponsorThatTheOrderAllows_isAForeignPartyAllTheSame() {
            Study study = house.study()
                    .with("sponsorKind", "FOREIGN_INVESTED")
                    .with("sponsorName", "Suzhou Bio WFOE")
                    .with("technologyCategory", "SOMATIC_CELL")
                    .with("foreignParty", "NO")
                    .start();

            assertThat(study.open()).contains("assessHgrRoute", "prepareNonClinicalPackage");
            assertThat(study.blockers()).contains("confirmFirstPatient HGR_NOT_CLEARED");
        }

        @Test
        void comesLater_whereTheForeignPartyTurnsUpLater_andOnce() {
            Study study = house.study().start();
            assertThat(study.running()).containsExactly("iit");

            study.outside().corrected("pm", "foreignParty", "UNKNOWN").corrected("pm", "foreignParty", "YES");

            assertThat(study.instances("hgrCompliance")).hasSize(1);
        }

        @Test
        void isTheHousesOwn_andNobodyStartsIt() {
            Study study = house.study().start();

            house.person("pm")
                    .post(
                            "/engine-rest/process-definition/key/hgrCompliance/start",
                            Study.variables(java.util.Map.of("projectCode", study.code())))
                    .is(403);
        }
    }

    @Nested
    class TheAuthority {

        private Study study;

        @BeforeEach
        void anApplicationOf28September() {
            study = CooperatingStudies.foreign(house).done("assessHgrRoute").done("submitHgrApplication");
        }

        @Test
        void has20WorkingDays_isThenChased_andItIsNoBreachOfOurs() {
            assertThat(study.deadline("HGR_DECISION").workingDays()).isEqualTo(20);
            assertThat(study.deadline("HGR_DECISION").dueOn()).isEqualTo(LocalDate.of(2026, 10, 30));
            assertThat(study.timer("hgrDecisionOverdue")).contains(Instant.parse("2026-10-30T16:00:00Z"));

            house.clock().set("2026-10-31T00:00");
            assertThat(study.fireDueTimers()).containsExactly("hgrDecisionOverdue");

            assertThat(study.deadline("HGR_DECISION").status()).isEqualTo("OPEN");
            assertThat(study.open()).contains("chaseHgrDecision", "recordHgrDecision");
            study.done("chaseHgrDecision", "authorityChaseNote", "they are reading it");
        }

        @Test
        void mayExtendItOnceBy10_andIsChasedWhenThoseAreOverToo() {
            Outside outside = study.outside();
            house.clock().set("2026-10-31T00:00");
            study.fireDueTimers();
            study.done("chaseHgrDecision");

            // as long as a reason may be
            outside.reported(
                    "regulatory",
                    "hgrPeriodExtended",
                    "extendedOn",
                    "2026-10-30",
                    "reason",
                    "expert review ".repeat(285).strip());

            assertThat(study.deadline("HGR_DECISION").status()).isEqualTo("CANCELLED");
            assertThat(study.deadline("HGR_DECISION_EXTENDED").dueOn()).isEqualTo(LocalDate.of(2026, 11, 13));
            outside.refuses(409, "regulatory", "hgrPeriodExtended", "extendedOn", "2026-10-31", "reason", "once more")
                    .says("extended already", "只能延长一次");
            house.clock().set("2026-11-14T00:00");
            assertThat(study.fireDueTimers()).containsExactly("hgrOverdueAgain");
            assertThat(study.open()).contains("chaseHgrDecision");
        }

        @Test
        void closesItsClock_whateverItDecides() {
            study.done("recordHgrDecision", "hgrDecisionDate", "2026-09-28");

            assertThat(study.deadline("HGR_DECISION").status()).isEqualTo("MET");
        }

        @Test
        void asksForASupplement_orRefuses() {
            study.done("recordHgrDecision", decision("SUPPLEMENT"));
            assertThat(study.open()).contains("submitHgrApplication");
            study.done("submitHgrApplication").done("recordHgrDecision", decision("REFUSED"));
            assertThat(study.blockers()).contains("confirmFirstPatient HGR_NOT_CLEARED");

            study.done("decideAfterHgrRefusal", "hgrRefusalDecision", "APPLY_AGAIN", "reason", "a letter was missing");
            assertThat(study.open()).contains("submitHgrApplication");
            study.done("submitHgrApplication").done("recordHgrDecision", decision("REFUSED"));
            study.done("decideAfterHgrRefusal", "hgrRefusalDecision", "ASSESS_ANEW", "reason", "the plan changes");
            assertThat(study.open()).contains("assessHgrRoute");
        }

        @Test
        void givesTheExportItsCertificate() {
            Study exports = CooperatingStudies.foreign(house)
                    .done("assessHgrRoute", "materialExported", "YES")
                    .done("submitHgrApplication");
            exports.upload("regulatory", "HGR_APPROVAL");

            exports.refuses(
                            422,
                            "regulatory",
                            "recordHgrDecision",
                            "hgrOutcome",
                            "APPROVED",
                            "hgrDecisionDate",
                            "2026-09-28",
                            "hgrReference",
                            "HGR-1",
                            "hgrValidTo",
                            "2028-09-28")
                    .says("Export certificate number is missing");
            exports.done("recordHgrDecision", "exportCertificateNumber", "EXP-2026-4");

            assertThat(exports.blockers()).doesNotContain("confirmFirstPatient HGR_NOT_CLEARED");
        }

        @Test
        void isCountedAnew_afterACorrectionOfItsAcceptance() {
            Study early = CooperatingStudies.foreign(house)
                    .done("assessHgrRoute")
                    .done("submitHgrApplication", "hgrSubmittedDate", "2026-09-21");

            early.outside().corrected("regulatory", "hgrAcceptedDate", "2026-09-25");

            assertThat(early.deadline("HGR_DECISION").dueOn()).isEqualTo(LocalDate.of(2026, 10, 29));
        }

        @Test
        void isNotAskedForSomethingElse_byACorrection() {
            Outside outside = study.outside();
            outside.asksToCorrect("regulatory", "participantsBySite", "3001");

            study.refuses(422, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "seen")
                    .says("the law asks for something else", "hgrCooperationChanged");
        }

        private static Object[] decision(String outcome) {
            return new Object[] {
                "hgrOutcome", outcome, "hgrReference", null, "hgrValidTo", null, "reason", "as the letter says"
            };
        }
    }

    @Nested
    class TheGate {

        /** Edge case 23: the statutory days of the filing do not wait for an approval that is pending. */
        @Test
        void edge23_aPendingApprovalDoesNotStopTheFiling_butTheFirstPatient() {
            Study study = CooperatingStudies.foreign(house)
                    .done("assessHgrRoute")
                    .done("submitHgrApplication")
                    .to("assembleFiling");
            study.upload(
                    "regulatory",
                    "INSTITUTION_INFORMATION",
                    "INVESTIGATOR_QUALIFICATIONS",
                    "FUNDING_PROOF",
                    "CATEGORY_CHECKLIST");
            assertThat(study.deadline("NHC_FILING").status()).isEqualTo("OPEN");
            study.refuses(422, "regulatory", "assembleFiling").says("HGR_APPROVAL", "filing exception reason");

            atFirstPatient(study);

            assertThat(study.deadline("NHC_FILING").status()).isEqualTo("MET");
            refusesPatient(study, "2026-09-28").says("Human genetic resources are not cleared: PENDING", "尚未完成");
            study.done("recordHgrDecision").done("confirmFirstPatient");
            assertThat(study.running()).containsExactly("hgrCompliance", "iitConduct");
        }

        @Test
        void isNotCountedFromADayBeforeTheCalendar_andSaysSo() {
            Study study = CooperatingStudies.foreign(house).done("assessHgrRoute");

            study.upload("regulatory", "HGR_APPLICATION")
                    .leavesAsItWas(() -> study.complete(
                            "regulatory",
                            "submitHgrApplication",
                            "hgrSubmittedDate",
                            "2023-10-09",
                            "hgrAcceptedDate",
                            "2023-10-09"))
                    .is(422)
                    .says("2023-10-09 lies before 2024");
        }

        @Test
        void isOpenFromTheDayOfTheApprovalToTheLastDayOfItsTerm() {
            Study study = atFirstPatient(CooperatingStudies.foreign(house));
            house.clock().set("2026-10-16T10:00");
            study.done("assessHgrRoute")
                    .done("submitHgrApplication", "hgrSubmittedDate", "2026-10-09", "hgrAcceptedDate", "2026-10-09")
                    .done("recordHgrDecision", "hgrDecisionDate", "2026-10-15", "hgrValidTo", "2026-10-20");

            refusesPatient(study, "2026-10-14").says("approved from 2026-10-15 to 2026-10-20");
            house.clock().set("2026-10-21T00:00");
            refusesPatient(study, "2026-10-20").says("EXPIRED");
            assertThat(study.fireDueTimers()).contains("hgrTermEnded");
            assertThat(study.open()).contains("assessHgrRoute");
        }

        @Test
        void closesWithAChange_untilTheChangeIsApproved() {
            Study study = CooperatingStudies.foreign(house).clearHgr();

            study.outside()
                    .reported(
                            "regulatory",
                            "hgrCooperationChanged",
                            "cooperationChangedOn",
                            "2026-09-28",
                            "changeDescription",
                            "a third partner joins");

            assertThat(study.blockers()).contains("confirmFirstPatient HGR_NOT_CLEARED");
            study.done("assessHgrRoute");
            assertThat(study.fact("hgrRoutes")).isEqualTo("INTL_COOPERATION_APPROVAL, CHANGE_APPROVAL");
            study.done("submitHgrApplication").done("recordHgrDecision");
            assertThat(study.blockers()).doesNotContain("confirmFirstPatient HGR_NOT_CLEARED");
        }

        @Test
        void staysOpenWithoutAnApproval_untilTheCooperationChanges() {
            Study study = CooperatingStudies.foreign(house)
                    .upload("regulatory", "EVIDENCE")
                    .done("assessHgrRoute", CooperatingStudies.chineseParty());
            assertThat(study.blockers()).doesNotContain("confirmFirstPatient HGR_NOT_CLEARED");

            study.outside()
                    .reported(
                            "regulatory",
                            "hgrCooperationChanged",
                            "cooperationChangedOn",
                            "2026-09-28",
                            "changeDescription",
                            "the partner is bought");

            assertThat(study.open()).contains("assessHgrRoute");
            assertThat(study.blockers()).contains("confirmFirstPatient HGR_NOT_CLEARED");
        }

        @Test
        void takesInformationThatGoesAbroadOnlyAfterReportAndReview() {
            Study study = CooperatingStudies.foreign(house)
                    .done(
                            "assessHgrRoute",
                            "informationShared",
                            "YES",
                            "sharingCovered",
                            "NO",
                            "sequencedBySite",
                            "501")
                    .done("submitHgrApplication")
                    .done("recordHgrDecision")
                    .upload("regulatory", "HGR_INFORMATION_REPORT");

            study.refuses(
                            422,
                            "regulatory",
                            "reportHgrInformation",
                            "informationReportDate",
                            "2026-09-28",
                            "informationBackupReference",
                            "BK-1")
                    .says("Security review reference is missing");
            study.done("reportHgrInformation", "securityReviewReference", "SR-2026-1");

            assertThat(study.open()).doesNotContain("reportHgrInformation");
        }

        @Test
        void isNotAnsweredAway_whereTheAssessmentFoundAForeignParty() {
            Study study = house.study().with("foreignParty", "UNKNOWN").start();
            atFirstPatient(study.clearHgr());

            study.refuses(
                            422,
                            "clinical",
                            "confirmFirstPatient",
                            "firstPatientDate",
                            "2026-09-28",
                            "foreignParty",
                            "NO")
                    .says("found a foreign party by its control");
            study.done("confirmFirstPatient", "foreignParty", "YES");
        }

        /** A study that was started by the model before has no hgrCompliance: its proof is given at the first patient. */
        @Test
        void ofAStudyFromBefore_takesTheProofItself() {
            Study study = atFirstPatient(CooperatingStudies.foreign(house));
            house.engine()
                    .getRuntimeService()
                    .deleteProcessInstance(study.instances("hgrCompliance").get(0), "as it was before");
            jdbc.update("delete from pathway where project_code = ? and process_key = 'hgrCompliance'", study.code());
            // what was recorded cannot be taken back, not even by a test
            Evidence.unprotected(jdbc);
            jdbc.update(
                    "update trail_entry set process_key = 'before' where project_code = ? and process_key ="
                            + " 'hgrCompliance'",
                    study.code());
            Evidence.protectedAgain(jdbc);
            // the facts of a trail are remembered by the hash at its end, which nobody changes but by an entry
            jdbc.update("update project set head = upper(head) where code = ?", study.code());

            refusesPatient(study, "2026-09-28").says("HGR_APPROVAL");
            study.upload("regulatory", "HGR_APPROVAL");
            refusesPatient(study, "2026-09-28").says("HGR reference is missing");
            study.done("confirmFirstPatient", "hgrReference", "HGR-2026-17");

            assertThat(study.running()).containsExactly("iitConduct");
        }
    }

    @Nested
    class TheEnd {

        @ParameterizedTest(name = "ended on {0}, reported until {1}")
        @CsvSource({
            "2026-09-28, 2027-03-28",
            "2026-08-31, 2027-02-28",
            "2026-03-18, 2026-09-18",
            "2026-04-04, 2026-10-08"
        })
        void asksForTheJointReportWithinSixMonths_countedByTheCalendar(String endedOn, LocalDate due) {
            Study study = CooperatingStudies.foreign(house).clearHgr();

            ended(study, endedOn);

            assertThat(study.deadline("HGR_JOINT_REPORT").dueOn()).isEqualTo(due);
            assertThat(study.open()).contains("submitHgrJointReport");
        }

        @Test
        void isRemindedOf_breaks_andClosesWithTheReport() {
            Study study = CooperatingStudies.foreign(house).clearHgr();
            ended(study, "2026-03-18");
            assertThat(study.deadline("HGR_JOINT_REPORT").status()).isEqualTo("BREACHED");
            assertThat(study.fireDueTimers()).contains("jointReportReminder", "jointReportOverdue");

            study.refuses(422, "regulatory", "submitHgrJointReport", "hgrJointReportDate", "2026-09-28")
                    .says("HGR_JOINT_REPORT");
            study.done("submitHgrJointReport");

            assertThat(study.deadline("HGR_JOINT_REPORT").status()).isEqualTo("LATE");
            assertThat(study.running()).doesNotContain("hgrCompliance");
        }

        @Test
        void owesNothing_whereNothingWasApproved_andEndsWhatWasPending() {
            Study study =
                    CooperatingStudies.foreign(house).done("assessHgrRoute").done("submitHgrApplication");

            ended(study, "2026-09-28");

            assertThat(study.deadline("HGR_DECISION").status()).isEqualTo("CANCELLED");
            assertThat(study.running()).doesNotContain("hgrCompliance");
        }

        @Test
        void isToldOnlyWhereThereIsACooperation() {
            Study study = house.study().start();

            house.person("regulatory")
                    .post(
                            "/api/projects/" + study.code() + "/events",
                            java.util.Map.of(
                                    "event", "hgrCooperationEnded",
                                    "cooperationEndedOn", "2026-09-28",
                                    "reason", "over"))
                    .is(409)
                    .isPlainRefusal();
        }

        @Test
        void ofTheProject_endsItToo() {
            Study study =
                    CooperatingStudies.foreign(house).done("assessHgrRoute").done("submitHgrApplication");

            study.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor has no money");

            assertThat(study.running()).isEmpty();
            assertThat(study.deadline("HGR_DECISION").status()).isEqualTo("CANCELLED");
        }

        private void ended(Study study, String on) {
            study.outside()
                    .reported("regulatory", "hgrCooperationEnded", "cooperationEndedOn", on, "reason", "all is done");
        }
    }
}
