package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A study whose start leaves something open under Order 818, and the ways on from there. */
@PathwaysTest
class EligibilityIT {

    @Autowired
    private House house;

    @Nested
    class AFinding {

        @ParameterizedTest
        @CsvSource({
            "piLicensed, false, PI_NOT_LICENSED",
            "piLicensed, , PI_LICENCE_UNKNOWN",
            "academicCommitteeReady, false, ACADEMIC_COMMITTEE_NOT_READY",
            "fundingProven, , FUNDING_UNKNOWN",
            "institutionGrade, 3B, GRADE_NOT_3A",
            "sponsorKind, OVERSEAS_ENTITY, SPONSOR_OVERSEAS",
            "sponsorKind, UNKNOWN, SPONSOR_OWNERSHIP_UNKNOWN",
            "is818Technology, NO, OUTSIDE_ORDER_818",
            "is818Technology, UNKNOWN, DELIMITATION_OPEN",
            "intendedOutcome, DRUG_DEVICE, OUTCOME_IS_DRUG_OR_DEVICE",
            "multiCentre, YES, LEAD_INSTITUTION_MISSING",
            "multiCentre, UNKNOWN, MULTI_CENTRE_UNKNOWN",
            "assetStage, CHINA_APPROVED, APPROVED_IN_CHINA",
            "technologyCategory, TISSUE_STEM_CELL, QUALITY_PERSON_UNKNOWN"
        })
        void isNoRefusal_butATaskForTheProjectManager(String name, String value, String finding) {
            Study study = house.study().with(name, typed(value)).start();

            assertThat(study.open()).containsExactly("resolveEligibility");
            assertThat(study.trail("WARNING")).extracting(Study.Entry::name).contains(finding);
        }

        @Test
        void aboutAForeignInvestedSponsor_asksForItsZone() {
            Study study = house.study().with("sponsorKind", "FOREIGN_INVESTED").start();

            assertThat(study.trail("WARNING")).extracting(Study.Entry::name).contains("SPONSOR_ZONE_UNKNOWN");
        }

        private static Object typed(String value) {
            return "false".equals(value) ? (Object) false : value;
        }
    }

    @Nested
    class Corrected {

        @Test
        void theStudyGoesOn_andTheOldFactStays() {
            Study study = house.study().with("piLicensed", false).start();

            study.done("resolveEligibility", "eligibilityDecision", "CORRECTED", "piLicensed", true);

            assertThat(study.open()).containsExactly("prepareNonClinicalPackage");
            assertThat(study.trail("FACT").stream()
                            .filter(f -> f.name().equals("piLicensed"))
                            .map(Study.Entry::newValue))
                    .containsExactly("false", "true");
        }

        @Test
        void toAnotherFinding_theTaskOpensAgain() {
            Study study = house.study().with("sponsorKind", "UNKNOWN").start();

            study.done("resolveEligibility", "eligibilityDecision", "CORRECTED", "sponsorKind", "OVERSEAS_ENTITY");

            assertThat(study.open()).containsExactly("resolveEligibility");
        }

        @Test
        void toASponsorThatIsNotTheHospital_theAgreementIsAskedFor() {
            Study study = house.study().with("sponsorKind", "UNKNOWN").start();

            study.done("resolveEligibility", "eligibilityDecision", "CORRECTED", "sponsorKind", "CHINESE_LEGAL_PERSON");

            assertThat(study.open()).containsExactly("executeSponsorAgreement", "prepareNonClinicalPackage");
        }

        @Test
        void toAnImportedProduct_importComplianceOpens() {
            Study study = house.study().with("piLicensed", false).start();
            assertThat(study.running()).containsExactly("iit");

            study.done(
                    "resolveEligibility",
                    "eligibilityDecision",
                    "CORRECTED",
                    "piLicensed",
                    true,
                    "productImported",
                    "YES");

            assertThat(study.open()).containsExactly("assessImportRoute", "prepareNonClinicalPackage");
        }
    }

    @Nested
    class Proceeding {

        @Test
        void isRefused_whereTheLawBlocks() {
            Study study = house.study().with("piLicensed", false).start().upload("pm", "LEGAL_OPINION");

            study.refuses(
                            422,
                            "pm",
                            "resolveEligibility",
                            "eligibilityDecision",
                            "PROCEED",
                            "legalOpinionReference",
                            "LO-1")
                    .says("The PI is not a licensed physician");
        }

        @Test
        void needsALegalOpinion_theDocumentAndItsReference() {
            Study study = house.study().with("intendedOutcome", "DRUG_DEVICE").start();

            study.refuses(422, "pm", "resolveEligibility", "eligibilityDecision", "PROCEED")
                    .says("Legal opinion reference");
            study.refuses(
                            422,
                            "pm",
                            "resolveEligibility",
                            "eligibilityDecision",
                            "PROCEED",
                            "legalOpinionReference",
                            "LO-1")
                    .says("LEGAL_OPINION");
        }

        @Test
        void isApprovedByTheDirector_andTheStudyGoesOn() {
            Study study = proceeding();
            assertThat(study.open()).containsExactly("approveEligibilityException");

            study.done(
                    "approveEligibilityException",
                    "exceptionDecision",
                    "APPROVED",
                    "reason",
                    "The lawyer's letter holds");

            assertThat(study.open()).containsExactly("prepareNonClinicalPackage");
        }

        @Test
        void isReturnedByTheDirector_andTheProjectManagerDecidesAgain() {
            Study study = proceeding();

            study.done("approveEligibilityException", "exceptionDecision", "RETURN", "reason", "Ask the NHC first");

            assertThat(study.open()).containsExactly("resolveEligibility");
        }

        @Test
        void isNotApprovedWithoutAReason() {
            Study study = proceeding();

            study.refuses(422, "director", "approveEligibilityException", "exceptionDecision", "APPROVED")
                    .says("Reason is missing");
        }

        private Study proceeding() {
            return house.study()
                    .with("intendedOutcome", "DRUG_DEVICE")
                    .start()
                    .upload("pm", "LEGAL_OPINION")
                    .done("resolveEligibility", "eligibilityDecision", "PROCEED", "legalOpinionReference", "LO-2026-1");
        }
    }

    @Test
    void withdrawn_thePathwayAndItsImportEnd() {
        Study study = house.study()
                .with("piLicensed", false)
                .with("productImported", "YES")
                .start();
        assertThat(study.open()).containsExactly("assessImportRoute", "resolveEligibility");

        study.done("resolveEligibility", "eligibilityDecision", "WITHDRAW", "reason", "No PI to be found");

        assertThat(study.running()).isEmpty();
        assertThat(study.open()).isEmpty();
    }
}
