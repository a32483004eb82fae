package com.lancore.pathways.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the triage of an asset to the governance of its pathways. */
@PathwaysTest
class EngagementIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @Nested
    class TheWholeWay {

        @Test
        void fromTheTriageToARunningStudy_andOnTheOverseasApprovalToLecheng_isOneProject() {
            Asset asset = Asset.early(house).choosing("SEQUENCE").start().executing();
            Study study = asset.study();
            assertThat(study.open()).containsExactly("openIit");

            study.done("openIit", Asset.studyInputs(house));
            assertThat(study.running()).containsExactly("engagement", "iit");
            assertThat(study.fact("sponsorKind")).isEqualTo("HOSPITAL");
            assertThat(study.open()).contains("prepareNonClinicalPackage");
            study.to("recordAcademicReview");

            asset.report("regulatory", "overseasApprovalGranted", "date", "2026-10-29", "scope", "ALL")
                    .is(202);
            study.done("openLecheng", Asset.specialImportInputs());

            assertThat(study.running()).containsExactly("engagement", "iit", "lechengSpecialImport");
            assertThat(study.open()).contains("alignInstitution", "recordAcademicReview");
            JsonNode project =
                    house.person("pm").get("/api/projects/" + study).is(200).json();
            assertThat(project.get("title").asText()).isEqualTo("Project Kestrel");
            assertThat(project.get("pathways"))
                    .extracting(JsonNode::asText)
                    .containsExactly("engagement", "iit", "lechengSpecialImport");
        }

        @Test
        void anApprovalThatNobodyAwaits_isNotRecorded() {
            Asset asset = Asset.early(house).start();
            assertThat(asset.study()
                            .leavesAsItWas(() -> asset.report(
                                    "regulatory", "overseasApprovalGranted", "date", "2026-10-29", "scope", "ALL"))
                            .status())
                    .isEqualTo(409);
        }

        @Test
        void aSpecialImportAtOnce_awaitsNoApproval() {
            Asset asset = Asset.approvedOverseas(house).start().executing();
            assertThat(asset.study().open()).containsExactly("openLecheng");

            asset.study().done("openLecheng", Asset.specialImportInputs());

            assertThat(asset.study().running()).containsExactly("engagement", "lechengSpecialImport");
        }

        @Test
        void severalPathwaysAreOpenedSideBySide() {
            Asset asset = Asset.early(house)
                    .with("assetStage", "OVERSEAS_APPROVED", "productType", "CELL")
                    .with("overseasApprovalJurisdiction", "FDA", "overseasApprovalStatus", "ACTIVE")
                    .with("approvalCoversIndication", "YES", "completedDomesticIit", "FILED_COMPLETED")
                    .with("objective", "NMPA_PREPARATION")
                    .choosing("LECHENG_A, LECHENG_B, RWD")
                    .start()
                    .executing();
            Study study = asset.study();
            assertThat(study.open()).containsExactly("openLecheng", "openRwd", "openTranslation");

            study.done("openRwd");
            study.done(
                    "openTranslation",
                    "assetName",
                    "CAR-T",
                    "lechengInstitution",
                    "Ruijin Hainan Hospital",
                    "completedDomesticIit",
                    "FILED_COMPLETED",
                    "intendedOutcome",
                    "TECHNOLOGY");

            assertThat(study.running()).containsExactly("engagement", "lechengTranslation", "rwdStudy");
        }

        @Test
        void whatAPathwayAsksAtItsStart_itsOpeningAsksToo() {
            Asset asset = Asset.early(house).start().executing();

            asset.study().refuses(422, "pm", "openIit", "assetName", "RHB-1").says("Is 818 technology");
            assertThat(asset.study().running()).containsExactly("engagement");
        }

        @Test
        void aPathwayStartedByHandMeanwhile_isNotStartedTwice() {
            Asset asset = Asset.early(house).start().executing();
            asset.study().start();

            asset.study().done("openIit", Asset.studyInputs(house));

            assertThat(asset.study().instances("iit")).hasSize(1);
        }

        @Test
        void aCorrection_isOfThePathway_notOfWhatItsOpeningTook() {
            Asset asset = Asset.early(house).start().executing();
            Study study = asset.study();
            study.done("openIit", Asset.studyInputs(house));
            assertThat(study.running()).doesNotContain("importCompliance");

            study.outside().corrected("pm", "productImported", "YES");

            assertThat(study.fact("productImported")).isEqualTo("YES");
            assertThat(study.running()).contains("iit", "importCompliance");
            assertThat(study.blockers()).contains("confirmFirstPatient IMPORT_NOT_CONFIRMED");
        }

        @Test
        void aCorrection_isOfThePathway_alsoWhereItRanBeforeItsOpening() {
            Asset asset = Asset.early(house).start().executing();
            asset.study().start();
            asset.study().done("openIit", Asset.studyInputs(house));

            asset.study().outside().corrected("pm", "productImported", "YES");

            assertThat(asset.study().running()).contains("iit", "importCompliance");
        }

        @Test
        void ofAFactThatSeveralPathwaysRecorded_theNewestIsCorrected_orThatOfTheProcessThatIsNamed() {
            Asset asset = Asset.early(house).choosing("SEQUENCE").start().executing();
            Study study = asset.study();
            study.done("openIit", Asset.studyInputs(house)).to("recordAcademicReview");
            asset.report("regulatory", "overseasApprovalGranted", "date", "2026-10-29", "scope", "ALL")
                    .is(202);
            study.done("openLecheng", Asset.specialImportInputs());
            String ofTheStudy = newest("iit", study, "assetName");

            study.outside().corrected("pm", "assetName", "RHB-3");
            assertThat(newest("lechengSpecialImport", study, "assetName")).isEqualTo("RHB-3");
            assertThat(newest("iit", study, "assetName")).isEqualTo(ofTheStudy);

            study.upload("pm", "EVIDENCE");
            study.outside()
                    .reported(
                            "pm",
                            "factCorrected",
                            "fact",
                            "assetName",
                            "recordedIn",
                            "iit",
                            "newValue",
                            "RHB-1a",
                            "reason",
                            "mistyped")
                    .approved();
            assertThat(newest("iit", study, "assetName")).isEqualTo("RHB-1a");
            assertThat(newest("lechengSpecialImport", study, "assetName")).isEqualTo("RHB-3");
        }

        /** The newest value that a process of the project has of a fact, as the trail tells it. */
        private String newest(String process, Study study, String fact) {
            return study.trail("FACT").stream()
                    .filter(e -> e.processKey().equals(process) && e.name().equals(fact))
                    .reduce((older, newer) -> newer)
                    .orElseThrow()
                    .newValue();
        }

        @Test
        void theEngagementExistsOnceACode() {
            Asset asset = Asset.early(house).start();
            assertThat(asset.tryStart("pm").isPlainRefusal().status()).isEqualTo(409);
        }

        @Test
        void onlyAProjectManagerStartsIt() {
            assertThat(Asset.early(house).tryStart("clinical").isPlainRefusal().status())
                    .isEqualTo(403);
        }

        @Test
        void withdrawn_itEndsWithAllOfItsPathways() {
            Asset asset = Asset.early(house).start().executing();
            asset.study().done("openIit", Asset.studyInputs(house));

            asset.report("pm", "projectWithdrawn", "reason", "the client stops").is(202);

            assertThat(asset.study().running()).isEmpty();
        }
    }

    @Nested
    class BeforeTheNda {

        private static final String SENTENCE = "takes no document but the NDA";

        @Test
        void noDocumentButTheNdaIsTaken() {
            Study study = Asset.early(house).start().study();

            assertThat(study.leavesAsItWas(() -> study.tryUpload("clinical", "PROTOCOL", Study.pdf("x")))
                            .says(SENTENCE)
                            .status())
                    .isEqualTo(422);
            study.upload("pm", "NDA");
        }

        @Test
        void theNdaItselfIsNeeded_andItsDateHasCome() {
            Study study = Asset.early(house).start().to("executeNda").study();

            study.refuses(422, "pm", "executeNda", "ndaDate", "2026-10-30").says("NDA");
            study.upload("pm", "NDA");
            study.refuses(422, "pm", "executeNda", "ndaDate", "2026-10-31").says("lies in the future");
            study.done("executeNda", "ndaDate", "2026-10-30");
            study.upload("clinical", "PROTOCOL");
        }

        @Test
        void nothingConfidentialIsTaken_atTheStartOfAnotherPathwayEither() {
            Asset asset = Asset.early(house);
            assertThat(asset.tryStart("pm", "assetName", "RHB-1")
                            .isPlainRefusal()
                            .status())
                    .isEqualTo(422);
            asset.start();

            assertThat(asset.study()
                            .leavesAsItWas(() -> asset.study().tryStart("pm"))
                            .says(SENTENCE)
                            .status())
                    .isEqualTo(422);
            assertThat(asset.study().running()).containsExactly("engagement");

            asset.to("executeNda").done("executeNda");
            asset.study().start();
        }

        @Test
        void aProjectThatWasStartedDirectly_wasDeclaredConfidential_andStaysSo() {
            Asset asset = Asset.early(house);
            asset.study().start();
            assertThat(asset.study().fact("confidentiality")).isEqualTo("DECLARED");

            asset.start();

            asset.study().upload("clinical", "PROTOCOL");
        }

        @Test
        void aProjectOfAnEngagementDeclaresNothing() {
            Asset asset = Asset.early(house).start().executing();
            asset.study().done("openIit", Asset.studyInputs(house));

            assertThat(asset.study().fact("confidentiality")).isNull();
        }
    }

    @Nested
    class TheScreen {

        @Test
        void findsWhatNobodyHasAnswered() {
            Study study =
                    Asset.early(house).start().to("reviewComplianceScreen").study();

            assertThat(study.trail("WARNING"))
                    .extracting(Study.Entry::name)
                    .contains(
                            "GRADE_UNKNOWN",
                            "FOREIGN_PARTY_UNKNOWN",
                            "HGR_UNKNOWN",
                            "OUTWARD_PAYMENT_UNKNOWN",
                            "VENDORS_UNKNOWN",
                            "NO_CHARGE_IN_IIT");
        }

        @Test
        void screensAgainWithTheAnswers_andWhatTheLawBlocksDoesNotProceed() {
            Study study =
                    Asset.early(house).start().to("reviewComplianceScreen").study();

            study.done(
                    "reviewComplianceScreen",
                    "screenOutcome",
                    "SCREEN_AGAIN",
                    "institutionGrade",
                    "2A",
                    "sponsorKind",
                    "HOSPITAL",
                    "foreignParty",
                    "YES",
                    "hgrInvolved",
                    "YES",
                    "outwardPaymentUsdAmount",
                    "50000.01",
                    "vendorsPlanned",
                    "YES");
            assertThat(study.trail("WARNING"))
                    .extracting(Study.Entry::name)
                    .contains("HGR_APPROVAL_FIRST", "TAX_FILING_FIRST", "VENDORS_TO_QUALIFY", "GRADE_NOT_3A");

            study.refuses(422, "regulatory", "reviewComplianceScreen", "screenOutcome", "PROCEED")
                    .says("not Grade 3A");
            study.done("reviewComplianceScreen", "screenOutcome", "SCREEN_AGAIN", "institutionGrade", "3A");
            study.done("reviewComplianceScreen", "screenOutcome", "PROCEED");
            assertThat(study.open()).containsExactly("confirmRiskClass");
        }

        @Test
        void mayStopTheProject() {
            Study study =
                    Asset.early(house).start().to("reviewComplianceScreen").study();

            study.done("reviewComplianceScreen", "screenOutcome", "STOP", "reason", "the sponsor is barred");

            assertThat(study.running()).isEmpty();
        }
    }

    @Nested
    class TheRiskClass {

        @Test
        void unknownCountsAsHigh_whichNeedsTheOpinionOfExperts() {
            Study study = Asset.early(house).start().to("confirmRiskClass").study();

            study.refuses(422, "regulatory", "confirmRiskClass").says("EXPERT_OPINION");
            study.upload("regulatory", "EXPERT_OPINION").done("confirmRiskClass");

            assertThat(study.fact("settledRiskClass")).isEqualTo("HIGH");
            assertThat(study.open()).containsExactly("alignPartners");
        }

        @Test
        void anotherClassThanTheTables_needsItsReason() {
            Study study = Asset.early(house).start().to("confirmRiskClass").study();

            study.refuses(422, "regulatory", "confirmRiskClass", Asset.and(Asset.LOW_RISK, "riskClass", "MEDIUM"))
                    .says("another class needs its reason");
            study.done(
                    "confirmRiskClass",
                    Asset.and(Asset.LOW_RISK, "riskClass", "MEDIUM", "reason", "the vector is new"));

            assertThat(study.fact("settledRiskClass")).isEqualTo("MEDIUM");
        }

        @Test
        void highByDecisionNeedsTheOpinionToo() {
            Study study = Asset.early(house).start().to("confirmRiskClass").study();

            study.refuses(
                            422,
                            "regulatory",
                            "confirmRiskClass",
                            Asset.and(Asset.LOW_RISK, "riskClass", "HIGH", "reason", "careful"))
                    .says("EXPERT_OPINION");
        }

        @Test
        void whatIsProhibitedStops_andNobodyDecidesItAway() {
            Study study = Asset.early(house).start().to("confirmRiskClass").study();

            study.refuses(
                            422,
                            "regulatory",
                            "confirmRiskClass",
                            Asset.and(Asset.LOW_RISK, "germlineEditing", "YES", "riskClass", "LOW", "reason", "no"))
                    .says("prohibited");
            study.done("confirmRiskClass", Asset.and(Asset.LOW_RISK, "germlineEditing", "YES"));

            assertThat(study.running()).isEmpty();
            assertThat(study.fact("settledRiskClass")).isEqualTo("PROHIBITED");
        }
    }

    @Nested
    class PartnersAndPackage {

        @Test
        void aHospitalHasItsInvestigator_aLechengInstitutionStandsOnTheRegister() {
            Study study = Asset.early(house).start().to("alignPartners").study();

            study.refuses(422, "clinical", "alignPartners", "institutionName", "Ruijin Hospital")
                    .says("principal investigator");
            study.refuses(422, "clinical", "alignPartners", "lechengInstitution", "Nowhere")
                    .says("is not on the register");
            study.refuses(
                            422,
                            "clinical",
                            "alignPartners",
                            "lechengInstitution",
                            "Ruijin Hainan Hospital",
                            "fitVolume",
                            "NO")
                    .says("does not fit");
            study.done("alignPartners", "lechengInstitution", "Ruijin Hainan Hospital");
        }

        @Test
        void thePackageHasDatedMilestones_andIsApprovedBySomebodyElse() {
            Study study =
                    Asset.early(house).start().to("approveExecutionPackage").study();

            study.refuses(
                            422,
                            "director",
                            "approveExecutionPackage",
                            Asset.and(Asset.PACKAGE, "milestones", "First patient"))
                    .says("is no milestone");
            study.refuses(
                            422,
                            "director",
                            "approveExecutionPackage",
                            Asset.and(Asset.PACKAGE, "milestones", "A: 2027-01-01\nA: 2027-02-01"))
                    .says("each once");
            study.refuses(422, "director", "approveExecutionPackage", "packageApprovedDate", "2026-10-30")
                    .says("Milestones", "Budget amount");
            study.refuses(
                            422,
                            "director",
                            "approveExecutionPackage",
                            Asset.and(Asset.PACKAGE, "packageApprovedDate", "2026-10-31"))
                    .says("lies in the future");
        }

        @Test
        void whoPreparedIt_doesNotApproveIt() {
            Asset asset = Asset.early(house).start().to("alignPartners");
            Study study = asset.study();
            var both = house.newPerson("both-" + study.code(), List.of("clinicalOperations", "director"), List.of());
            both.post(
                            "/engine-rest/task/" + study.task("alignPartners") + "/complete",
                            Study.variables(java.util.Map.of("institutionName", "Ruijin", "piName", "Dr Wang")))
                    .is(204);

            java.util.Map<String, Object> values = new java.util.LinkedHashMap<>();
            for (int i = 0; i < Asset.PACKAGE.length; i += 2) {
                values.put((String) Asset.PACKAGE[i], Asset.PACKAGE[i + 1]);
            }
            both.post(
                            "/engine-rest/task/" + study.task("approveExecutionPackage") + "/complete",
                            Study.variables(values))
                    .is(422)
                    .says("another person must do it");
        }

        @Test
        void itsMilestonesAreTheBaselineOfTheTimeline() {
            Asset asset = Asset.early(house).start().executing();
            asset.study().done("openIit", Asset.studyInputs(house));
            house.clock().set("2026-11-25T10:00");

            JsonNode milestones = house.person("pm")
                    .get("/api/projects/" + asset.code() + "/timeline")
                    .is(200)
                    .json()
                    .get("milestones");

            assertThat(milestones).hasSize(2);
            JsonNode step = milestones.get(0);
            assertThat(step.get("step").asText()).isEqualTo("recordFilingNumber");
            assertThat(step.get("baselineOn").asText()).isEqualTo("2027-03-01");
            assertThat(step.get("expectedOn").asText()).isNotBlank();
            JsonNode named = milestones.get(1);
            assertThat(named.get("name").asText()).isEqualTo("First report to the client");
            // 23, 24 and 25 November
            assertThat(named.get("workingDaysLate").asInt()).isEqualTo(3);
        }
    }

    @Nested
    class AboveTheForms {

        @Test
        void standsWhatTheTablesFind_andWhatWasDecidedBefore() {
            Asset asset = Asset.early(house)
                    .with("intendedOutcome", "DRUG_DEVICE")
                    .choosing("SEQUENCE")
                    .start();
            Study study = asset.study();
            assertThat(summary(study, "confirmPathway")).contains("LECHENG_A: blocked", "IIT_818: legal review needed");
            asset.done("confirmPathway");
            assertThat(summary(study, "approvePathwayOverride")).contains("Pathways SEQUENCE");
            study.done("approvePathwayOverride", "overrideDecision", "APPROVED", "reason", "counsel agrees");
            asset.to("reviewComplianceScreen");
            assertThat(summary(study, "reviewComplianceScreen"))
                    .contains("Charging", "It is not known whether vendors are used");
            asset.to("confirmRiskClass");
            assertThat(summary(study, "confirmRiskClass")).contains("By what is known: High");
            asset.to("alignPartners");
            assertThat(summary(study, "alignPartners")).contains("Lupus nephritis", "LOW");
            asset.to("approveExecutionPackage");
            assertThat(summary(study, "approveExecutionPackage")).contains("Ruijin Hospital", "Dr Wang");
            asset.done("approveExecutionPackage");
            house.clock().set("2026-11-30T09:00");
            study.fireDueTimers();
            assertThat(summary(study, "reviewGovernance"))
                    .contains("1000000", "First report to the client planned for 2026-11-20", "late by 6 working days");
            study.done("reviewGovernance", "spentAmount", "1200000", "note", "a new vendor");
            assertThat(summary(study, "decideOnDrift")).contains("Beyond a threshold", "a new vendor", "1200000");
        }

        private String summary(Study study, String task) {
            StringBuilder known = new StringBuilder();
            house.person("pm")
                    .get("/api/tasks/" + study.task(task) + "/summary")
                    .is(200)
                    .json()
                    .get("known")
                    .forEach(k -> known.append(k.get("name").asText())
                            .append(' ')
                            .append(k.get("value").asText())
                            .append('\n'));
            return known.toString();
        }
    }

    @Nested
    class WithoutPatients {

        @Test
        void theVendorsAreThePartners() {
            Asset asset = Asset.early(house)
                    .with("objective", "VENDOR_AUDIT")
                    .choosing("COMPLIANCE")
                    .start();
            Study study = asset.to("alignPartners").study();
            study.refuses(422, "clinical", "alignPartners").says("the vendors");
            study.done("alignPartners", "vendors", "A CDMO in Suzhou");
            asset.done("approveExecutionPackage");

            assertThat(study.open()).containsExactly("openVendorQualification");
        }

        @Test
        void aSegmentedProductionUnderOrder828_isReviewedByCounselFirst() {
            Asset asset = Asset.approvedOverseas(house)
                    .with("assetStage", "CHINA_APPROVED", "chinaRegistration", "SAME_INDICATION")
                    .with("objective", "MANUFACTURING")
                    .choosing("SEGMENTED")
                    .start();
            Study study = asset.study();
            asset.done("confirmPathway");
            study.done("approvePathwayOverride", "overrideDecision", "APPROVED", "reason", "counsel reviews it");
            asset.to("alignPartners").study().done("alignPartners", "vendors", "Two sites in Suzhou");
            asset.done("approveExecutionPackage");

            assertThat(study.open()).containsExactly("openSegmentedProduction");
        }
    }
}
