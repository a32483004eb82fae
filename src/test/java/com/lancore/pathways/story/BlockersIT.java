package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.Outside.Blocker;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What blocks a project, and why: its open steps that cannot be taken, and what is known already to hold a later one. */
@PathwaysTest
class BlockersIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-09-28T10:00");
    }

    @Nested
    class Now {

        @Test
        void theDocumentOfAnOpenStep_sinceTheStepOpened() {
            Instant before = house.clock().instant();
            Study study = house.study().start();
            Outside outside = study.outside();

            Blocker missing = outside.blocker("prepareNonClinicalPackage", "NON_CLINICAL_REPORT_MISSING");

            assertThat(missing.who()).isEqualTo("regulatoryAffairs");
            assertThat(missing.basis()).isNotBlank();
            assertThat(missing.confidence()).isIn("LAW", "SEED", "POLICY", "UNVERIFIED");
            assertThat(missing.missing()).contains("NON_CLINICAL_REPORT", "upload it in the tab Documents");
            assertThat(missing.since())
                    .isBetween(before.minusSeconds(1), house.clock().instant());
        }

        @Test
        void isGone_onceTheDocumentIsThere() {
            Study study = house.study().start().upload("regulatory", "NON_CLINICAL_REPORT");

            assertThat(study.blockers()).isEmpty();
        }

        @Test
        void everyDocumentOfTheFiling_eachWithItsOwnBasis() {
            Study study = house.study().start().to("assembleFiling");
            Outside outside = study.outside();

            assertThat(outside.blockers("assembleFiling"))
                    .extracting(Blocker::requirement)
                    .containsExactlyInAnyOrder(
                            "INSTITUTION_INFORMATION_MISSING",
                            "INVESTIGATOR_QUALIFICATIONS_MISSING",
                            "FUNDING_PROOF_MISSING",
                            "CATEGORY_CHECKLIST_MISSING");
            assertThat(outside.blocker("assembleFiling", "FUNDING_PROOF_MISSING")
                            .confidence())
                    .isEqualTo("LAW");

            study.upload("regulatory", "FUNDING_PROOF");
            assertThat(outside.blockers("assembleFiling")).hasSize(3);
        }

        @Test
        void aFindingAgainstTheStudyItself() {
            Study study = house.study().with("piLicensed", false).start();
            Outside outside = study.outside();

            assertThat(outside.blockers("resolveEligibility")).singleElement().satisfies(b -> {
                assertThat(b.who()).isEqualTo("projectManager");
                assertThat(b.basis()).contains("818");
                assertThat(b.confidence()).isNotBlank();
            });
            study.done("resolveEligibility", "eligibilityDecision", "CORRECTED", "piLicensed", true);
            assertThat(outside.blockers("resolveEligibility")).isEmpty();
        }

        @Test
        void importBeforeTheEthicsLetter_whoClearsIt_andHowSureItIs() {
            Study study = house.study().with("productImported", "YES").start().to("recordEthicsReview");

            Blocker held = study.outside().blocker("recordEthicsReview", "IMPORT_NOT_CONFIRMED");

            assertThat(held.who()).isEqualTo("regulatoryAffairs");
            assertThat(held.confidence()).isEqualTo("SEED");
            assertThat(held.missing()).contains("Import compliance is NOT_ASSESSED", "Confirm import compliance");
        }

        @Test
        void theDocumentsOfTheLastRound_areMissingInTheNext() {
            Study study = house.study().start().to("recordAcademicReview");
            study.academicLetter("REVISE", "2026-09-24", "V1");

            assertThat(study.blockers())
                    .contains(
                            "finalizeProtocol PROTOCOL_MISSING",
                            "finalizeProtocol INFORMED_CONSENT_MISSING",
                            "finalizeProtocol RISK_PLAN_MISSING");
            study.upload("clinical", "PROTOCOL", "INFORMED_CONSENT", "RISK_PLAN");
            assertThat(study.blockers().stream().filter(b -> b.startsWith("finalizeProtocol")))
                    .isEmpty();
        }

        @Test
        void anEthicsApprovalThatRanOut_beforeTheFiling() {
            Study study = house.study().start().to("recordEthicsReview");
            study.done("recordEthicsReview", "ethicsValidUntil", "2026-09-30").done("assembleFiling");
            assertThat(study.blockers()).doesNotContain("fileWithNhc ETHICS_APPROVAL_EXPIRED");

            house.clock().set("2026-10-01T00:00");

            assertThat(study.blockers())
                    .contains(
                            "fileWithNhc FILING_RECEIPT_MISSING",
                            "fileWithNhc ETHICS_APPROVAL_EXPIRED",
                            "confirmFirstPatient ETHICS_APPROVAL_EXPIRED");
        }
    }

    @Nested
    class Later {

        @ParameterizedTest
        @CsvSource({
            "productImported, YES, IMPORT_NOT_CONFIRMED, SEED",
            "productImported, UNKNOWN, IMPORT_NOT_CONFIRMED, SEED",
            "foreignParty, YES, HGR_NOT_CLEARED, LAW",
            "foreignParty, UNKNOWN, FOREIGN_PARTY_UNKNOWN, LAW"
        })
        void aHoldOfTheFirstPatientIsKnown_fromTheStartOn(
                String name, String value, String requirement, String confidence) {
            Instant before = house.clock().instant();
            Study study = house.study().with(name, value).start();

            Blocker held = study.outside().blocker("confirmFirstPatient", requirement);

            assertThat(held.confidence()).isEqualTo(confidence);
            assertThat(held.since())
                    .isBetween(before.minusSeconds(1), house.clock().instant());
            assertThat(held.who()).isEqualTo("regulatoryAffairs");
        }

        @Test
        void theHoldOfHumanGeneticResources_isLiftedByTheApproval() {
            Study study = house.study().with("foreignParty", "YES").start();
            assertThat(study.blockers()).contains("confirmFirstPatient HGR_NOT_CLEARED");

            study.clearHgr();

            assertThat(study.blockers()).doesNotContain("confirmFirstPatient HGR_NOT_CLEARED");
        }

        @Test
        void theHoldOfImport_isLiftedByItsConfirmation_andComesBackWithItsWithdrawal() {
            Study study = house.study().with("productImported", "YES").start();
            Outside outside = study.outside();
            assertThat(study.blockers()).contains("recordEthicsReview IMPORT_NOT_CONFIRMED");
            study.confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31));
            assertThat(study.blockers()).doesNotContain("recordEthicsReview IMPORT_NOT_CONFIRMED");
            house.clock().set("2026-10-09T15:00");

            outside.reported("quality", "importComplianceWithdrawn", "withdrawnReason", "the batch was recalled");

            Blocker held = outside.blocker("confirmFirstPatient", "IMPORT_NOT_CONFIRMED");
            assertThat(held.missing()).contains("Import compliance is WITHDRAWN");
            assertThat(held.since()).isBetween("2026-10-09T07:00:00Z", "2026-10-09T07:02:00Z");
            assertThat(study.blockers()).contains("recordEthicsReview IMPORT_NOT_CONFIRMED");
        }

        @Test
        void importThatRanOut_showsAtOnce_evenBeforeItsTimerFires() {
            Study study = house.study().with("productImported", "YES").start();
            study.confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));

            house.clock().set("2026-10-01T00:00");

            assertThat(study.outside()
                            .blocker("confirmFirstPatient", "IMPORT_NOT_CONFIRMED")
                            .missing())
                    .contains("EXPIRED");
        }

        @Test
        void anApprovalThatWasWithdrawn_sinceItWas() {
            Study study = house.study().start().to("recordFilingNumber");
            Outside outside = study.outside();
            house.clock().set("2026-10-09T15:00");

            outside.reported("ethics", "ethicsWithdrawn", "date", "2026-10-08");

            Blocker held = outside.blocker("confirmFirstPatient", "ETHICS_APPROVAL_WITHDRAWN");
            assertThat(held.who()).isEqualTo("ethicsCommittee");
            assertThat(held.confidence()).isEqualTo("LAW");
            assertThat(held.missing()).contains("2026-10-08", "ethicsRenewed");
            assertThat(held.since()).isBetween("2026-10-09T07:00:00Z", "2026-10-09T07:02:00Z");
        }

        @Test
        void whatTheFilingWentOnWithout() {
            Study study = house.study().with("foreignParty", "YES").start().to("assembleFiling");
            study.done("assembleFiling", "filingExceptionReason", "the approval is pending");

            assertThat(study.blockers()).contains("confirmFirstPatient HGR_APPROVAL_MISSING");
        }

        @Test
        void isNotSaidOfAStepThatIsDone() {
            Study study = house.study().with("productImported", "YES").start().to("recordEthicsReview");
            study.confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31));
            study.ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");

            study.outside()
                    .reported("quality", "importComplianceWithdrawn", "withdrawnReason", "the batch was recalled");

            assertThat(study.blockers())
                    .contains("confirmFirstPatient IMPORT_NOT_CONFIRMED")
                    .doesNotContain("recordEthicsReview IMPORT_NOT_CONFIRMED");
        }
    }

    @Nested
    class ThePage {

        @ParameterizedTest
        @ValueSource(strings = {"regulatory", "academic", "ops", "director", "admin"})
        void tellsAllStaffTheSame(String person) {
            Study study = house.study().with("productImported", "YES").start();
            String path = "/api/projects/" + study.code() + "/blockers";

            assertThat(house.person(person).get(path).is(200).text())
                    .isEqualTo(house.person("pm").get(path).text());
        }

        @Test
        void tellsItInBothLanguages() {
            Study study = house.study().with("productImported", "YES").start();

            house.person("pm")
                    .get("/api/projects/" + study.code() + "/blockers")
                    .is(200)
                    .rows()
                    .forEach(b -> {
                        assertThat(b.get("missing").asText()).containsPattern("[A-Za-z]{3}");
                        assertThat(b.get("missingZh").asText()).containsPattern("\\p{IsHan}");
                        assertThat(b.get("who").asText()).isNotBlank();
                        assertThat(b.get("basis").asText()).isNotBlank();
                    });
        }

        @Test
        void isNotForTheClientOfAnotherProject_norForNobody() {
            Study study = house.study().start();
            String path = "/api/projects/" + study.code() + "/blockers";

            house.person("client").get(path).isPlainRefusal().is(404);
            assertThat(house.nobody().get(path).status()).isEqualTo(401);
            house.person("pm")
                    .get("/api/projects/NO-SUCH-PROJECT/blockers")
                    .isPlainRefusal()
                    .is(404);
        }

        @Test
        void isCountedWhereTheProjectIsListed() {
            Study study = house.study().with("productImported", "YES").start();

            assertThat(house.person("pm")
                            .get("/api/projects/" + study.code())
                            .json()
                            .get("blockers")
                            .asInt())
                    .isEqualTo(study.blockers().size())
                    .isPositive();
        }

        @Test
        void isEmpty_whereNothingStandsInTheWay_andOnceTheProjectHasEnded() {
            Study study = house.study().start().to("confirmFirstPatient");
            assertThat(study.blockers()).isEmpty();

            study.done("confirmFirstPatient");
            assertThat(study.blockers()).isEmpty();
        }
    }
}
