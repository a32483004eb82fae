package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An opinion that was void from the beginning, by its own committee: a new round begins. */
@PathwaysTest
class OpinionVoidedIT {

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void onTheDayOfTheEthicsLetter() {
        house.clock().set("2026-09-28T10:00");
    }

    @Test
    void whileTheReviewsRun_aNewRoundBegins() {
        study = house.study().start().to("recordAcademicReview").academicLetter("APPROVED", "2026-09-24", "V1");
        study.upload("academic", "EVIDENCE");

        study.outside().reported("academic", "opinionVoided", "opinion", "ACADEMIC", "reason", "the PI voted");

        assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
        assertThat(study.trail("ROUND")).hasSize(1);
    }

    @Test
    void whileTheFilingIsDue_theClockIsCancelled_andNothingOldCounts() {
        study = house.study().start().letters("2026-09-24", "2026-09-28");
        study.done("assembleFiling").upload("ethics", "EVIDENCE");

        study.outside().reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted");

        assertThat(study.deadline().status()).isEqualTo("CANCELLED");
        assertThat(study.deadline().closingReason()).isEqualTo("a new round of review");
        assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
        assertThat(study.timers()).isEmpty();
        study.refuses(422, "clinical", "finalizeProtocol", "protocolVersion", "V1", "consentVersion", "C1")
                .says("PROTOCOL", "INFORMED_CONSENT", "RISK_PLAN");
        study.finalise("V1", "C1");
        study.refuses(
                        422,
                        "academic",
                        "recordAcademicReview",
                        "academicOutcome",
                        "APPROVED",
                        "academicLetterDate",
                        "2026-09-24",
                        "academicProtocolVersion",
                        "V1")
                .says("ACADEMIC_OPINION");
        study.academicLetter("APPROVED", "2026-09-24", "V1");
        assertThat(study.open()).contains("recordEthicsReview");
        study.refuses(
                        422,
                        "ethics",
                        "recordEthicsReview",
                        "ethicsOutcome",
                        "APPROVED",
                        "ethicsLetterDate",
                        "2026-09-28",
                        "ethicsProtocolVersion",
                        "V1",
                        "ethicsConsentVersion",
                        "C1")
                .says("ETHICS_OPINION");
        study.ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");

        assertThat(study.deadlines()).extracting(Study.DeadlineSeen::status).containsExactly("OPEN", "CANCELLED");
        assertThat(study.open()).contains("assembleFiling");
    }

    @Test
    void theRenewalOfAVoidApprovalIsNotAskedFor() {
        study = house.study().start().to("recordEthicsReview");
        study.done("recordEthicsReview", "ethicsValidUntil", "2027-09-27").upload("ethics", "EVIDENCE");

        study.outside().reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted");

        assertThat(study.running()).containsExactly("iit");
    }

    @Test
    void byTheOtherCommittee_isRefused() {
        study = house.study().start().letters("2026-09-24", "2026-09-28");
        study.upload("ethics", "EVIDENCE");

        study.outside()
                .refuses(403, "academic", "opinionVoided", "opinion", "ETHICS", "reason", "x")
                .says("belongs to ethics committee");
        study.outside()
                .refuses(403, "ethics", "opinionVoided", "opinion", "ACADEMIC", "reason", "x")
                .says("belongs to academic committee");
    }

    @Test
    void needsEvidence_thatIsNewerThanTheOpinion() {
        study = house.study().start().to("recordEthicsReview");
        study.upload("ethics", "EVIDENCE").ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");

        study.outside()
                .refuses(422, "ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x")
                .says("EVIDENCE");
        study.upload("ethics", "EVIDENCE");
        study.outside().reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x");
    }

    @Test
    void thatWasNeverRecorded_isRefused() {
        study = house.study().start().to("recordEthicsReview");
        study.upload("ethics", "EVIDENCE");

        study.outside()
                .refuses(409, "ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x")
                .says("No such opinion is recorded");
    }

    @Test
    void twice_isRefused() {
        study = house.study().start().letters("2026-09-24", "2026-09-28");
        study.upload("ethics", "EVIDENCE");
        study.outside().reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x");

        study.outside().refuses(409, "ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x");
    }

    @Test
    void onceFiled_isRefused_sinceItIsWithdrawnThen() {
        study = house.study().start().letters("2026-09-24", "2026-09-28").to("recordFilingNumber");
        study.upload("ethics", "EVIDENCE");

        study.outside()
                .refuses(409, "ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x")
                .says("ethicsWithdrawn");
    }

    @ParameterizedTest(name = "at {0}")
    @CsvSource({"resolveLetterMismatch, 2026-09-24, 2026-09-28, V2", "resolveTransition, 2026-04-24, 2026-04-28, V1"})
    void whileSomebodyResolvesTheLetters_aNewRoundBegins(
            String step, String academic, String ethics, String versionOfEthics) {
        study = house.study().start().to("recordAcademicReview");
        study.letters(academic, ethics, versionOfEthics).upload("ethics", "EVIDENCE");
        assertThat(study.open()).containsExactly("planFirstPatient", step);

        study.outside().reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted");

        assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
        assertThat(study.trail("ROUND")).hasSize(1);
    }

    @Test
    void whileTheVersionThatALetterNamesIsFinalised_aNewRoundBegins() {
        study = house.study().start().to("recordAcademicReview");
        study.academicLetter("CONDITIONAL", "2026-09-10", "V1")
                .academicLetter("APPROVED", "2026-09-22", "V2")
                .upload("academic", "EVIDENCE");
        assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");

        study.outside().reported("academic", "opinionVoided", "opinion", "ACADEMIC", "reason", "the PI voted");

        assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
        study.finalise("V2", "C1");
        assertThat(study.open()).containsExactly("planFirstPatient", "recordAcademicReview");
    }

    @Test
    void whileTheProjectManagerDecidesAfterARejection_aNewRoundBegins() {
        study = house.study().start().to("recordAcademicReview").academicLetter("REJECTED", "2026-09-24", "V1");
        study.upload("academic", "EVIDENCE");

        study.outside().reported("academic", "opinionVoided", "opinion", "ACADEMIC", "reason", "the PI voted");

        assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
    }

    @Test
    void fromTasklist_isTheSame() {
        study = house.study().start().letters("2026-09-24", "2026-09-28");
        study.upload("ethics", "EVIDENCE");

        study.outside()
                .submitForm("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x")
                .is(200);

        assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
    }
}
