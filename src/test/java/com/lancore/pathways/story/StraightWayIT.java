package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A study that meets every condition, from its start to the filing number. */
@PathwaysTest
@Tag("postgres-too")
class StraightWayIT {

    @Autowired
    private House house;

    @Test
    void aDomesticStudyOfAHospitalGoesFromItsStartToTheFilingNumber() {
        house.clock().set("2026-09-28T10:00");
        Study study = house.study().start();
        assertThat(study.open()).containsExactly("prepareNonClinicalPackage");

        study.done("prepareNonClinicalPackage");
        assertThat(study.open()).containsExactly("finalizeProtocol");

        study.finalise("V1", "C1");
        assertThat(study.open()).containsExactly("planFirstPatient", "recordAcademicReview");

        study.academicLetter("APPROVED", "2026-09-24", "V1");
        assertThat(study.open()).containsExactly("planFirstPatient", "recordEthicsReview");

        study.ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");
        assertThat(study.open()).containsExactly("assembleFiling", "planFirstPatient");

        study.done("assembleFiling");
        assertThat(study.open()).containsExactly("fileWithNhc", "planFirstPatient");

        house.clock().set("2026-10-09T15:00");
        study.done("fileWithNhc", "filingDate", "2026-10-09");
        assertThat(study.open()).containsExactly("planFirstPatient", "recordFilingNumber");

        study.done("recordFilingNumber");
        assertThat(study.open()).containsExactly("planFirstPatient");

        study.done("planFirstPatient");
        assertThat(study.open()).containsExactly("confirmFirstPatient");

        assertThat(study.fact("academicLetterDate")).isEqualTo("2026-09-24");
        assertThat(study.fact("ethicsLetterDate")).isEqualTo("2026-09-28");
        assertThat(study.fact("filingDate")).isEqualTo("2026-10-09");
        assertThat(study.fact("filingNumber")).isEqualTo("MR-N-44-2026-000014");
        assertThat(study.deadlineMoves()).containsExactly("OPEN 2026-10-10", "MET 2026-10-10");
        assertThat(study.trail("REFUSAL")).isEmpty();
    }

    @Test
    void givenLettersOf24And28September_theFilingIsDueOnSaturday10October() {
        house.clock().set("2026-09-28T10:00");
        Study study = house.study().start().to("recordAcademicReview");

        study.letters("2026-09-24", "2026-09-28");

        Study.DeadlineSeen filing = study.deadline();
        assertThat(filing.kind()).isEqualTo("NHC_FILING");
        assertThat(filing.countedFrom()).isEqualTo("2026-09-28");
        assertThat(filing.workingDays()).isEqualTo(5);
        assertThat(filing.dueOn()).isEqualTo("2026-10-10");
        assertThat(filing.dueAt()).isEqualTo("2026-10-10T23:59:59+08:00");
        assertThat(filing.status()).isEqualTo("OPEN");
        assertThat(filing.workingDaysLeft()).isEqualTo(5);
        assertThat(Instant.parse(
                        study.json("assembleFiling").get("due").asText().replaceFirst("\\+0000$", "Z")))
                .isEqualTo("2026-10-10T15:59:59Z");
        assertThat(study.timer("filingOverdue")).contains(Instant.parse("2026-10-10T16:00:00Z"));
    }

    @Test
    void withASponsorThatIsNotTheHospital_theAgreementIsSignedBesideThePackage() {
        Study study = house.study()
                .with("sponsorKind", "CHINESE_LEGAL_PERSON")
                .with("sponsorName", "Shanghai Biotech Ltd")
                .start();
        assertThat(study.open()).containsExactly("executeSponsorAgreement", "prepareNonClinicalPackage");

        study.done("prepareNonClinicalPackage").finalise("V1", "C1");
        assertThat(study.open()).containsExactly("executeSponsorAgreement");

        study.done("executeSponsorAgreement");
        assertThat(study.open()).containsExactly("planFirstPatient", "recordAcademicReview");
        assertThat(study.fact("agreementDate")).isEqualTo(house.clock().today().toString());
    }

    @Test
    void anImportedProductOpensItsImportProcessInTheSameMoment() {
        Study study = house.study().with("productImported", "YES").start();

        assertThat(study.open()).containsExactly("assessImportRoute", "prepareNonClinicalPackage");
        assertThat(study.running()).containsExactly("iit", "importCompliance");
    }

    @Test
    void aProductOfWhichNobodyKnowsWhetherItIsImportedCountsAsImported() {
        Study study = house.study().with("productImported", "UNKNOWN").start();

        assertThat(study.open()).contains("assessImportRoute");
    }
}
