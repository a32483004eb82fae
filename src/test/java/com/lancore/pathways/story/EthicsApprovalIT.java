package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The approval of the ethics committee, withdrawn or renewed. */
@PathwaysTest
class EthicsApprovalIT {

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void onTheDayOfTheEthicsLetter() {
        house.clock().set("2026-09-28T10:00");
    }

    @Nested
    class TheEthicsApprovalIsWithdrawn {

        @Test
        void beforeTheFiling_aNewRoundBegins_andTheRenewalIsNotAskedForAnyMore() {
            study = house.study().start().to("recordEthicsReview");
            study.done("recordEthicsReview", "ethicsValidUntil", "2027-09-27");
            assertThat(study.running()).containsExactly("ethicsRenewal", "iit");

            study.outside().reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");

            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
            assertThat(study.deadline().status()).isEqualTo("CANCELLED");
            assertThat(study.running()).containsExactly("iit");
            assertThat(study.blockers()).doesNotContain("confirmFirstPatient ETHICS_APPROVAL_WITHDRAWN");
        }

        @Test
        void beforeTheFiling_theValidityOfTheOldApprovalDoesNotCountForTheNewOne() {
            study = house.study().start().to("recordEthicsReview");
            study.done("recordEthicsReview", "ethicsValidUntil", "2026-10-08");
            study.outside().reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");
            study.finalise("V1", "C1")
                    .academicLetter("APPROVED", "2026-09-28", "V1")
                    .ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");
            house.clock().set("2026-10-10T10:00");

            study.done("assembleFiling").done("fileWithNhc");

            assertThat(study.deadline().status()).isEqualTo("MET");
        }

        @Test
        void afterTheFiling_theNhcIsNotified_andTheFirstPatientIsHeld() {
            study = house.study().start().letters("2026-09-24", "2026-09-28").to("recordFilingNumber");

            study.outside().reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");

            assertThat(study.open()).containsExactly("notifyNhcOfWithdrawal", "planFirstPatient", "recordFilingNumber");
            assertThat(study.blockers()).contains("confirmFirstPatient ETHICS_APPROVAL_WITHDRAWN");
            assertThat(study.deadline().status()).isEqualTo("MET");
            study.refuses(422, "regulatory", "notifyNhcOfWithdrawal", "nhcNoticeDate", "2026-09-29")
                    .says("lies in the future");
            study.done("notifyNhcOfWithdrawal", "nhcNoticeDate", "2026-09-28")
                    .done("recordFilingNumber")
                    .done("planFirstPatient");
            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-09-28")
                    .says("The ethics approval was withdrawn on 2026-09-28");
        }

        @Test
        void afterTheFiling_aRenewalLiftsTheHold() {
            study = house.study().start().letters("2026-09-24", "2026-09-28").to("recordFilingNumber");
            study.outside().reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");

            study.outside()
                    .reported(
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            "2026-09-28",
                            "ethicsValidUntil",
                            "2027-09-27");

            assertThat(study.blockers()).doesNotContain("confirmFirstPatient ETHICS_APPROVAL_WITHDRAWN");
            assertThat(study.running()).containsExactly("ethicsRenewal", "iit");
            study.done("recordFilingNumber").done("planFirstPatient").done("confirmFirstPatient");
            assertThat(study.fact("firstPatientDate")).isEqualTo("2026-09-28");
        }

        @Test
        void twice_isRefused_untilItWasRenewed() {
            study = house.study().start().letters("2026-09-24", "2026-09-28").to("recordFilingNumber");
            study.outside().reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");

            study.outside()
                    .refuses(409, "ethics", "ethicsWithdrawn", "date", "2026-09-28")
                    .says("withdrawn already");
            study.outside()
                    .reported(
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            "2026-09-28",
                            "ethicsValidUntil",
                            "2027-09-27")
                    .reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");
        }

        @Test
        void needsTheLetter_andADateThatHasCome() {
            study = house.study().start().letters("2026-09-24", "2026-09-28");

            study.outside()
                    .refuses(422, "ethics", "ethicsWithdrawn", "date", "2026-09-29")
                    .says("lies in the future");
        }

        @Test
        void whereNoApprovalIsRecorded_isRefused() {
            study = house.study().start().to("recordEthicsReview");
            study.upload("ethics", "ETHICS_OPINION");

            study.outside()
                    .refuses(409, "ethics", "ethicsWithdrawn", "date", "2026-09-28")
                    .says("No approving ethics opinion is recorded");
        }
    }

    @Nested
    class TheEthicsApprovalIsRenewed {

        @BeforeEach
        void aStudyWhoseApprovalEndsInJanuary() {
            study = house.study().start().to("recordEthicsReview");
            study.done("recordEthicsReview", "ethicsValidUntil", "2027-01-10");
        }

        @Test
        void isAskedFor60DaysBeforeItEnds_inTheMorning() {
            // 60 calendar days before 10 January 2027
            assertThat(study.timer("renewalDue")).contains(Instant.parse("2026-11-11T01:00:00Z"));
            house.clock().set("2026-11-11T08:59");
            assertThat(study.fireDueTimers()).doesNotContain("renewalDue");

            house.clock().set("2026-11-11T09:00");
            assertThat(study.fireDueTimers()).contains("renewalDue");

            assertThat(study.open()).contains("requestEthicsRenewal");
            study.refuses(422, "clinical", "requestEthicsRenewal", "renewalRequestedDate", "2026-11-12")
                    .says("lies in the future");
            study.done("requestEthicsRenewal", "renewalRequestedDate", "2026-11-11");
            assertThat(study.running()).contains("ethicsRenewal");
        }

        @Test
        void early_countsAnew() {
            renewed("2027-09-27");

            assertThat(study.timer("renewalDue")).contains(Instant.parse("2027-07-29T01:00:00Z"));
        }

        @Test
        void whileItIsBeingAskedFor_closesTheTask_andCountsAnew() {
            house.clock().set("2026-11-11T09:00");
            study.fireDueTimers();

            renewed("2028-01-10");

            assertThat(study.open()).doesNotContain("requestEthicsRenewal");
            assertThat(study.timer("renewalDue")).contains(Instant.parse("2027-11-11T01:00:00Z"));
        }

        @Test
        void afterItWasAskedFor_countsAnew() {
            house.clock().set("2026-11-11T09:00");
            study.fireDueTimers();
            study.done("requestEthicsRenewal", "renewalRequestedDate", "2026-11-11");

            renewed("2028-01-10");

            assertThat(study.timer("renewalDue")).contains(Instant.parse("2027-11-11T01:00:00Z"));
            assertThat(study.instances("ethicsRenewal")).hasSize(1);
        }

        @Test
        void afterItHasEnded_liftsTheHoldOfTheFiling() {
            study.done("assembleFiling");
            house.clock().set("2027-01-11T10:00");
            study.upload("regulatory", "FILING_RECEIPT");
            assertThat(study.blockers()).contains("fileWithNhc ETHICS_APPROVAL_EXPIRED");
            study.refuses(422, "regulatory", "fileWithNhc", "filingDate", "2027-01-11")
                    .says("The ethics approval was valid until 2027-01-10, not on 2027-01-11");

            study.outside()
                    .reported(
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            "2027-01-11",
                            "ethicsValidUntil",
                            "2028-01-10");

            study.done("fileWithNhc", "filingDate", "2027-01-11");
            assertThat(study.open()).contains("explainLateFiling");
        }

        @Test
        void toAnEndBeforeItsLetter_isRefused() {
            study.outside()
                    .refuses(
                            422,
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            "2026-09-28",
                            "ethicsValidUntil",
                            "2026-09-27")
                    .says("Ethics valid until 2026-09-27 lies before");
        }

        @Test
        void ofTheFuture_isRefused() {
            study.outside()
                    .refuses(
                            422,
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            "2026-09-29",
                            "ethicsValidUntil",
                            "2027-09-27")
                    .says("lies in the future");
        }

        @Test
        void doesNotMoveTheFilingClock() {
            renewed("2027-09-27");

            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
            assertThat(study.deadlineMoves()).hasSize(1);
        }

        private void renewed(String until) {
            study.upload("ethics", "ETHICS_OPINION");
            study.outside()
                    .reported(
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            house.clock().today(),
                            "ethicsValidUntil",
                            until);
        }
    }
}
