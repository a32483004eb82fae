package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A study whose import compliance is withdrawn, or whose hospital signed without it. */
@PathwaysTest
class WithoutImportIT {

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void onTheDayOfTheEthicsLetter() {
        house.clock().set("2026-09-28T10:00");
    }

    @Nested
    class ImportComplianceIsWithdrawn {

        private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
        private static final LocalDate TO = LocalDate.of(2027, 8, 31);

        @BeforeEach
        void anImportedStudyWithConfirmedImport() {
            study = house.study().with("productImported", "YES").start().to("recordEthicsReview");
            study.confirmImport(FROM, TO).upload("ethics", "ETHICS_OPINION");
        }

        @ParameterizedTest
        @ValueSource(strings = {"quality", "regulatory"})
        void beforeEthics_theGateIsClosed_andTheRouteIsAssessedAgain(String person) {
            study.outside().reported(person, "importComplianceWithdrawn", "withdrawnReason", "the batch was recalled");

            assertThat(study.open()).contains("assessImportRoute", "recordEthicsReview");
            assertThat(study.timer("importValidityEnded")).isEmpty();
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
                    .says("Import compliance is WITHDRAWN");
        }

        @Test
        void afterEthics_theFilingGoesOn_andTheFirstPatientIsHeld() {
            study.ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");

            study.outside()
                    .reported("quality", "importComplianceWithdrawn", "withdrawnReason", "the batch was recalled");

            assertThat(study.open()).containsExactly("assembleFiling", "assessImportRoute", "planFirstPatient");
            assertThat(study.deadline().status()).isEqualTo("OPEN");
            assertThat(study.blockers()).contains("confirmFirstPatient IMPORT_NOT_CONFIRMED");
            study.upload(
                    "regulatory",
                    "INSTITUTION_INFORMATION",
                    "INVESTIGATOR_QUALIFICATIONS",
                    "FUNDING_PROOF",
                    "CATEGORY_CHECKLIST");
            study.refuses(422, "regulatory", "assembleFiling").says("IMPORT_EVIDENCE", "filing exception reason");
            study.done("assembleFiling", "filingExceptionReason", "the days do not wait for the next batch")
                    .to("confirmFirstPatient");
            assertThat(study.deadline().status()).isEqualTo("MET");
            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-09-28")
                    .says("Import compliance is WITHDRAWN");

            study.confirmImport(FROM, TO).done("confirmFirstPatient");
            assertThat(study.fact("firstPatientDate")).isEqualTo("2026-09-28");
        }

        @Test
        void twice_isRefused_sinceNobodyAwaitsIt() {
            study.outside().reported("quality", "importComplianceWithdrawn", "withdrawnReason", "recalled");

            study.outside()
                    .refuses(409, "quality", "importComplianceWithdrawn", "withdrawnReason", "recalled")
                    .says("Nobody in project", "nothing was recorded");
        }

        @Test
        void byAnotherRole_isRefused() {
            study.outside().refuses(403, "clinical", "importComplianceWithdrawn", "withdrawnReason", "recalled");
            study.outside().refuses(403, "pm", "importComplianceWithdrawn", "withdrawnReason", "recalled");
        }

        @Test
        void withoutAReason_isRefused() {
            study.outside().refuses(422, "quality", "importComplianceWithdrawn").says("Withdrawn reason is missing");
        }
    }

    @Nested
    class TheHospitalSignedWithoutImport {

        @BeforeEach
        void anImportedStudyAtItsEthicsReview() {
            study = house.study().with("productImported", "YES").start().to("recordEthicsReview");
        }

        @Test
        void theLetterIsRecorded_theClockStarts_theBreachStands_andTheFirstPatientIsHeld() {
            study.upload("director", "ETHICS_OPINION");

            signed("director").is(202);

            assertThat(study.open()).containsExactly("assembleFiling", "assessImportRoute", "planFirstPatient");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
            assertThat(study.deadline().status()).isEqualTo("OPEN");
            assertThat(study.trail("BREACH")).singleElement().satisfies(breach -> {
                assertThat(breach.name()).isEqualTo("ETHICS_SIGNED_WITHOUT_IMPORT");
                assertThat(breach.person()).isEqualTo("director");
                assertThat(breach.note()).isEqualTo("the hospital signed before the customs did");
            });
            assertThat(study.fact("ethicsOutcome")).isEqualTo("APPROVED");
            assertThat(study.blockers()).contains("confirmFirstPatient IMPORT_NOT_CONFIRMED");
            study.upload("regulatory", "INSTITUTION_INFORMATION", "INVESTIGATOR_QUALIFICATIONS", "FUNDING_PROOF");
            study.done("assembleFiling", "filingExceptionReason", "import is not confirmed yet")
                    .done("fileWithNhc")
                    .done("recordFilingNumber")
                    .done("planFirstPatient");
            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-09-28")
                    .says("Import compliance is NOT_ASSESSED");
        }

        @Test
        void needsTheLetterItself() {
            study.leavesAsItWas(() -> signed("director")).is(422).says("ETHICS_OPINION");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ethics", "pm", "regulatory", "admin"})
        void isReportedByADirectorOnly(String person) {
            study.upload("ethics", "ETHICS_OPINION");

            study.leavesAsItWas(() -> signed(person)).is(403);
            assertThat(study.trail("BREACH")).isEmpty();
        }

        @Test
        void isRefused_whereImportDoesNotStandInTheWay() {
            study.confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31))
                    .upload("ethics", "ETHICS_OPINION");

            study.leavesAsItWas(() -> signed("director")).is(409).says("Import compliance does not stand in the way");
        }

        @Test
        void isRefused_beforeAcademicHasApproved() {
            Study early = house.study().with("productImported", "YES").start().to("recordAcademicReview");
            early.upload("ethics", "ETHICS_OPINION");
            Outside report = early.outside();

            report.refuses(409, "director", "ethicsSignedWithoutImport", Outside.signedWithoutImport("V1"))
                    .says("No ethics letter is awaited");
            assertThat(early.trail("BREACH")).isEmpty();
        }

        @Test
        void twice_isRefused() {
            study.upload("ethics", "ETHICS_OPINION");
            signed("director").is(202);

            study.leavesAsItWas(() -> signed("director")).is(409);
            assertThat(study.trail("BREACH")).hasSize(1);
        }

        @Test
        void withVersionsThatDoNotMatch_noClockStarts() {
            study.upload("ethics", "ETHICS_OPINION");

            study.outside().reported("director", "ethicsSignedWithoutImport", Outside.signedWithoutImport("V9"));

            assertThat(study.open()).contains("resolveLetterMismatch");
            assertThat(study.deadlines()).isEmpty();
        }

        private Answer signed(String person) {
            return study.outside().report(person, "ethicsSignedWithoutImport", Outside.signedWithoutImport("V1"));
        }
    }
}
