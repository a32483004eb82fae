package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A project is withdrawn from wherever it waits: its pathway, its deadlines and everything beside it end. */
@PathwaysTest
class WithdrawalIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-09-28T10:00");
    }

    @ParameterizedTest(name = "at {0}")
    @ValueSource(
            strings = {
                "resolveEligibility",
                "approveEligibilityException",
                "prepareNonClinicalPackage",
                "executeSponsorAgreement",
                "finalizeProtocol",
                "recordAcademicReview",
                "recordEthicsReview",
                "decideAfterRejection",
                "resolveLetterMismatch",
                "resolveTransition",
                "assembleFiling",
                "fileWithNhc"
            })
    void beforeTheFiling_everythingEndsAtOnce(String step) {
        Study study = at(step);
        Outside outside = study.outside();
        boolean clock = !study.deadlines().isEmpty();

        outside.reported("pm", "projectWithdrawn", "reason", "the sponsor stops");

        assertThat(study.open()).isEmpty();
        assertThat(study.running()).isEmpty();
        assertThat(study.timers()).isEmpty();
        if (clock) {
            assertThat(study.deadline().status()).isEqualTo("CANCELLED");
            assertThat(study.deadline().closingReason()).isEqualTo("the sponsor stops");
        }
        outside.refuses(409, "pm", "projectWithdrawn", "reason", "again").says("has ended");
    }

    @ParameterizedTest(name = "at {0}")
    @ValueSource(
            strings = {
                "explainLateFiling",
                "recordFilingNumber",
                "planFirstPatient",
                "confirmFirstPatient",
                "acknowledgeFirstPatientBreach",
                "resubmitFiling",
                "notifyNhcOfWithdrawal"
            })
    void afterTheFiling_theNoticeToTheNhcIsRecordedFirst(String step) {
        Study study = at(step);
        Outside outside = study.outside();
        String filing = study.deadline().status();

        outside.reported("pm", "projectWithdrawn", "reason", "the sponsor stops");

        assertThat(study.open()).containsExactly("recordWithdrawalNotice");
        outside.refuses(409, "pm", "projectWithdrawn", "reason", "again").says("Nobody in project");
        study.refuses(
                        422,
                        "regulatory",
                        "recordWithdrawalNotice",
                        "withdrawalNoticeDate",
                        house.clock().today().plusDays(1))
                .says("lies in the future");
        study.done(
                "recordWithdrawalNotice", "withdrawalNoticeDate", house.clock().today());
        assertThat(study.running()).isEmpty();
        assertThat(study.deadline().status()).isEqualTo(filing);
        outside.refuses(409, "pm", "projectWithdrawn", "reason", "again").says("has ended");
    }

    /** Leads a study to this step, and no further. */
    private Study at(String step) {
        Study study =
                switch (step) {
                    case "resolveEligibility" ->
                        house.study().with("piLicensed", false).start();
                    case "approveEligibilityException" ->
                        house.study()
                                .with("intendedOutcome", "DRUG_DEVICE")
                                .start()
                                .upload("pm", "LEGAL_OPINION")
                                .done(
                                        "resolveEligibility",
                                        "eligibilityDecision",
                                        "PROCEED",
                                        "legalOpinionReference",
                                        "LO-1");
                    case "executeSponsorAgreement" ->
                        house.study()
                                .with("sponsorKind", "CHINESE_LEGAL_PERSON")
                                .start()
                                .done("prepareNonClinicalPackage")
                                .done("finalizeProtocol");
                    case "decideAfterRejection" ->
                        house.study().start().to("recordAcademicReview").academicLetter("REJECTED", "2026-09-24", "V1");
                    case "resolveLetterMismatch" -> house.study().start().letters("2026-09-24", "2026-09-28", "V2");
                    case "resolveTransition" -> house.study().start().letters("2026-04-24", "2026-04-28");
                    case "explainLateFiling" -> {
                        Study late = house.study().start().letters("2026-09-08", "2026-09-09");
                        late.fireDueTimers();
                        yield late.done("assembleFiling").done("fileWithNhc");
                    }
                    case "planFirstPatient" ->
                        house.study()
                                .start()
                                .letters("2026-09-24", "2026-09-28")
                                .done("assembleFiling")
                                .done("fileWithNhc")
                                .done("recordFilingNumber");
                    case "acknowledgeFirstPatientBreach" ->
                        house.study()
                                .start()
                                .letters("2026-09-24", "2026-09-28")
                                .to("confirmFirstPatient")
                                .done("confirmFirstPatient", "firstPatientDate", "2026-09-27");
                    case "resubmitFiling" -> {
                        Study filed = house.study()
                                .start()
                                .letters("2026-09-24", "2026-09-28")
                                .to("recordFilingNumber");
                        filed.outside()
                                .reported(
                                        "regulatory",
                                        "filingReturned",
                                        "returnedDate",
                                        "2026-09-28",
                                        "reason",
                                        "stamp");
                        yield filed;
                    }
                    case "notifyNhcOfWithdrawal" -> {
                        Study filed = house.study()
                                .start()
                                .letters("2026-09-24", "2026-09-28")
                                .to("recordFilingNumber");
                        filed.outside().reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");
                        yield filed;
                    }
                    default -> house.study().start().to(step);
                };
        assertThat(study.open()).contains(step);
        return study;
    }

    @Nested
    class EverythingBesideIt {

        @Test
        void importRenewalAndWatchEnd_theirTasksWithThem() {
            Study study = imported();
            house.clock().set("2026-12-01T10:00");
            study.fireDueTimers();
            assertThat(study.running()).containsExactly("deadlineWatch", "ethicsRenewal", "iit", "importCompliance");
            assertThat(study.open())
                    .containsExactly(
                            "acknowledgeBreach",
                            "assembleFiling",
                            "chaseDeadline",
                            "planFirstPatient",
                            "requestEthicsRenewal");

            study.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");

            assertThat(study.running()).isEmpty();
            assertThat(study.open()).isEmpty();
            assertThat(study.deadline().status()).isEqualTo("CANCELLED");
            assertThat(study.deadlineMoves())
                    .containsExactly("OPEN 2026-10-10", "BREACHED 2026-10-10", "CANCELLED 2026-10-10");
        }

        @ParameterizedTest
        @ValueSource(strings = {"assessImportRoute", "collectImportEvidence", "confirmImportCompliance"})
        void importEnds_atWhicheverStepItStands(String step) {
            Study study = house.study().with("productImported", "YES").start();
            for (String before : List.of("assessImportRoute", "collectImportEvidence")) {
                if (!study.open().contains(step)) {
                    study.done(before);
                }
            }

            study.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");

            assertThat(study.running()).isEmpty();
        }

        @Test
        void importThatWaitsInCaseItApplies_endsToo() {
            Study study = house.study().with("productImported", "UNKNOWN").start();
            study.upload("regulatory", "IMPORT_EVIDENCE")
                    .done(
                            "assessImportRoute",
                            "importRoute",
                            "NOT_IMPORTED",
                            "importRegimeDate",
                            null,
                            "reason",
                            "made in Suzhou");

            study.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");

            assertThat(study.running()).isEmpty();
        }

        @Test
        void anImportThatWasConfirmed_stays_untilTheNoticeIsRecorded() {
            Study study = imported().upload("regulatory", "HGR_APPROVAL").to("recordFilingNumber");

            study.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");
            assertThat(study.open()).containsExactly("recordWithdrawalNotice");
            study.done("recordWithdrawalNotice", "withdrawalNoticeDate", "2026-09-28");

            assertThat(study.running()).isEmpty();
        }

        private Study imported() {
            Study study = house.study().with("productImported", "YES").start().to("recordEthicsReview");
            study.confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 8, 31));
            return study.done("recordEthicsReview", "ethicsValidUntil", "2027-01-10");
        }
    }

    @Nested
    class WhoMayAndWhatStays {

        @Test
        void beforeTheFiling_theDirectorMayNot_afterItMay() {
            Study study = house.study().start().to("fileWithNhc");
            Outside outside = study.outside();
            outside.refuses(403, "director", "projectWithdrawn", "reason", "stop")
                    .says("belongs to project manager");

            study.done("fileWithNhc");
            outside.reported("director", "projectWithdrawn", "reason", "stop");

            assertThat(study.open()).containsExactly("recordWithdrawalNotice");
        }

        @Test
        void theCodeStaysTaken() {
            Study study = house.study().start();
            study.outside().reported("pm", "projectWithdrawn", "reason", "stop");

            study.tryStart("pm").isPlainRefusal().is(409);
            assertThat(study.running()).isEmpty();
        }

        @Test
        void theTrailAndTheDocumentsStay_andTakeNothingMore() {
            Study study = house.study().start().to("fileWithNhc");
            study.outside().reported("pm", "projectWithdrawn", "reason", "stop");

            assertThat(study.fact("academicOutcome")).isEqualTo("APPROVED");
            assertThat(house.person("pm")
                            .get("/api/projects/" + study.code() + "/documents")
                            .rows())
                    .isNotEmpty();
            study.tryUpload("regulatory", "FILING_RECEIPT", Study.pdf("late"))
                    .isPlainRefusal()
                    .is(409);
            assertThat(house.person("pm")
                            .get("/api/projects/" + study.code())
                            .json()
                            .get("phase")
                            .asText())
                    .isEqualTo("ENDED");
        }

        @Test
        void decidedInATask_endsItTheSameWay() {
            Study study = house.study()
                    .with("productImported", "YES")
                    .start()
                    .to("recordAcademicReview")
                    .academicLetter("REJECTED", "2026-09-24", "V1");

            study.done("decideAfterRejection", "rejectionDecision", "WITHDRAW", "reason", "not worth it");

            assertThat(study.running()).isEmpty();
            study.outside()
                    .refuses(409, "pm", "projectWithdrawn", "reason", "again")
                    .says("has ended");
        }

        @Test
        void aTaskOfItIsNotOpenAnyMore_forWhoHasItBeforeTheirEyes() {
            Study study = house.study().start();
            String task = study.task("prepareNonClinicalPackage");
            study.upload("regulatory", "NON_CLINICAL_REPORT");
            study.outside().reported("pm", "projectWithdrawn", "reason", "stop");

            house.person("regulatory")
                    .post("/engine-rest/task/" + task + "/complete", Study.variables(java.util.Map.of()))
                    .isPlainRefusal()
                    .is(404);
        }
    }
}
