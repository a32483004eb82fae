package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Special import in Lecheng, from the question whether it may be to the approval that opens the access. */
@PathwaysTest
class SpecialImportIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @Nested
    class TheStraightWay {

        @Test
        void aDrugApprovedByEma_goesToAReleasedShipment_onTheClocksOfTheAuthorities() {
            house.clock().set("2026-09-18T10:00");
            SpecialImport drug = SpecialImport.of(house).notQualified().start().to("submitQualification");
            Study study = drug.study();
            assertThat(study.deadlines()).isEmpty();

            drug.done("submitQualification");
            // 20 September is a make-up day; Mid-Autumn and National Day do not count
            assertThat(drug.clock("INSTITUTION_QUALIFICATION")).satisfies(c -> {
                assertThat(c.countedFrom()).isEqualTo("2026-09-18");
                assertThat(c.workingDays()).isEqualTo(10);
                assertThat(c.dueOn()).isEqualTo("2026-10-09");
                assertThat(c.dueAt()).isEqualTo("2026-10-09T23:59:59+08:00");
                assertThat(c.status()).isEqualTo("OPEN");
            });

            house.clock().set("2026-10-09T10:00");
            drug.done("recordQualification").done("submitUrgency");
            assertThat(drug.clock("INSTITUTION_QUALIFICATION").status()).isEqualTo("MET");
            assertThat(drug.clock("INSTITUTION_QUALIFICATION").metOn()).isEqualTo("2026-10-09");
            // Saturday 10 October is a make-up day
            assertThat(drug.clock("URGENCY_DECISION").workingDays()).isEqualTo(5);
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-15");

            house.clock().set("2026-10-16T10:00");
            drug.done("recordUrgency", "urgencyDecisionDate", "2026-10-15")
                    .done(
                            "submitImportApplication",
                            "importApplicationSubmittedDate",
                            "2026-10-15",
                            "importApplicationAcceptedDate",
                            "2026-10-16");
            assertThat(drug.clock("URGENCY_DECISION").status()).isEqualTo("MET");
            assertThat(drug.clock("IMPORT_DECISION").workingDays()).isEqualTo(7);
            assertThat(drug.clock("IMPORT_DECISION").countedFrom()).isEqualTo("2026-10-16");
            assertThat(drug.clock("IMPORT_DECISION").dueOn()).isEqualTo("2026-10-27");

            house.clock().set("2026-10-26T10:00");
            drug.done("recordImportDecision", "approvedQuantity", 100);
            assertThat(study.open()).isEmpty();
            assertThat(study.deadlines()).extracting(Study.DeadlineSeen::status).containsOnly("MET");

            Lot lot = drug.ship("LOT-1", 100).inBond("TAXED").released();

            assertThat(lot.end()).isEqualTo("releasedForUse");
            assertThat(study.running()).containsExactly("lechengSpecialImport");
            assertThat(study.timers()).isEmpty();
            assertThat(study.fact("traceabilityCode")).isEqualTo("T-1");
            assertThat(study.trail("REFUSAL")).isEmpty();
            assertThat(drug.warnings()).isEmpty();
        }

        @Test
        void anInstitutionThatIsQualifiedAlready_skipsTheTenDays_andNotTheOthers() {
            SpecialImport drug = SpecialImport.of(house).start().approved();

            assertThat(drug.study().deadlines())
                    .extracting(Study.DeadlineSeen::kind)
                    .containsExactlyInAnyOrder("URGENCY_DECISION", "IMPORT_DECISION");
        }

        @Test
        void theClocksAreTheAuthorities_theRegisterSaysSo() {
            SpecialImport drug = SpecialImport.of(house).start().to("recordUrgency");

            assertThat(house.person("pm")
                            .get("/api/projects/" + drug.code() + "/deadlines")
                            .json()
                            .get(0)
                            .get("basis")
                            .asText())
                    .contains("Qiong Fu [2023] 16");
        }

        @Test
        void ofAClientsProject_everyLaterProcessBelongsToTheClient() {
            SpecialImport drug =
                    SpecialImport.of(house).with("clientCode", client()).alignedWith("rwdPlanned", "YES");
            drug.start().approved().ship("LOT-1", 1);

            assertThat(List.of("lechengSpecialImport", "lechengShipment", "rwdStudy"))
                    .allSatisfy(process -> assertThat(drug.study().instances(process))
                            .singleElement()
                            .satisfies(id -> assertThat(house.engine()
                                            .getHistoryService()
                                            .createHistoricProcessInstanceQuery()
                                            .processInstanceId(id)
                                            .singleResult()
                                            .getTenantId())
                                    .isEqualTo(client())));
            house.person("client").get("/api/projects/" + drug.code()).is(200);
        }

        private String client() {
            return house.engine()
                    .getIdentityService()
                    .createTenantQuery()
                    .userMember("client")
                    .singleResult()
                    .getId();
        }
    }

    @Nested
    class AFindingOfEligibility {

        @Test
        void aVaccine_isRefusedWithItsBasis_andCannotProceed() {
            SpecialImport vaccine =
                    SpecialImport.of(house).with("productType", "VACCINE").start();
            Study study = vaccine.study();
            assertThat(study.open()).containsExactly("resolveLechengEligibility");
            assertThat(vaccine.warnings()).containsExactly("VACCINE_EXCLUDED");
            assertThat(vaccine.blockers("resolveLechengEligibility"))
                    .singleElement()
                    .satisfies(b -> {
                        assertThat(b.get("requirement").asText()).isEqualTo("VACCINE_EXCLUDED");
                        assertThat(b.get("basis").asText()).contains("Guo Fa [2018] 43");
                        assertThat(b.get("confidence").asText()).isEqualTo("LAW");
                    });

            study.upload("pm", "LEGAL_OPINION")
                    .refuses(
                            422,
                            "pm",
                            "resolveLechengEligibility",
                            "eligibilityDecision",
                            "PROCEED",
                            "legalOpinionReference",
                            "LO-1")
                    .says("Vaccines are excluded from the special import of drugs.");

            vaccine.done("resolveLechengEligibility", "eligibilityDecision", "WITHDRAW", "reason", "a vaccine");
            assertThat(study.running()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "overseasApprovalJurisdiction, NONE, NO_OVERSEAS_APPROVAL, false",
            "overseasApprovalStatus, NONE, OVERSEAS_APPROVAL_NOT_GRANTED, false",
            "overseasApprovalStatus, WITHDRAWN, OVERSEAS_APPROVAL_WITHDRAWN, false",
            "overseasApprovalStatus, SUSPENDED, OVERSEAS_APPROVAL_SUSPENDED, false",
            "overseasApprovalStatus, EXPIRED, OVERSEAS_APPROVAL_EXPIRED, false",
            "approvalCoversIndication, NO, INDICATION_NOT_COVERED, false",
            "chinaRegistration, SAME_INDICATION, REGISTERED_IN_CHINA, false",
            "chinaRegistration, EQUIVALENT, EQUIVALENT_REGISTERED_IN_CHINA, false",
            "clinicallyUrgent, NO, NOT_CLINICALLY_URGENT, false",
            "adequateAlternative, YES, ADEQUATE_ALTERNATIVE, false",
            "overseasApprovalJurisdiction, OTHER, OVERSEAS_AUTHORITY_NOT_LISTED, true",
            "overseasApprovalStatus, CONDITIONAL, OVERSEAS_APPROVAL_CONDITIONAL, true",
            "productType, OTHER, PRODUCT_TYPE_OTHER, true",
            "chinaRegistration, OTHER_INDICATION_ONLY, OTHER_INDICATION_REGISTERED_IN_CHINA, true",
            "overseasApprovalJurisdiction, UNKNOWN, OVERSEAS_AUTHORITY_UNKNOWN, true",
            "overseasApprovalStatus, UNKNOWN, OVERSEAS_APPROVAL_STATUS_UNKNOWN, true",
            "approvalCoversIndication, UNKNOWN, INDICATION_COVER_UNKNOWN, true",
            "chinaRegistration, UNKNOWN, CHINA_REGISTRATION_UNKNOWN, true",
            "clinicallyUrgent, UNKNOWN, URGENCY_UNKNOWN, true",
            "adequateAlternative, UNKNOWN, ALTERNATIVE_UNKNOWN, true"
        })
        void isATaskOfTheProjectManager_andOnlyWhatIsNotIneligibleProceedsOnALegalOpinion(
                String name, String value, String finding, boolean mayProceed) {
            SpecialImport drug = SpecialImport.of(house).with(name, value).start();
            Study study = drug.study();
            assertThat(study.open()).containsExactly("resolveLechengEligibility");
            assertThat(drug.warnings()).containsExactly(finding);

            study.upload("pm", "LEGAL_OPINION");
            Answer answer = study.complete(
                    "pm",
                    "resolveLechengEligibility",
                    "eligibilityDecision",
                    "PROCEED",
                    "legalOpinionReference",
                    "LO-1");

            if (mayProceed) {
                answer.is(204);
                assertThat(study.open()).containsExactly("approveEligibilityException");
            } else {
                answer.is(422).isPlainRefusal();
                assertThat(study.open()).containsExactly("resolveLechengEligibility");
            }
        }

        @Test
        void ofSeveral_theWorstWins() {
            SpecialImport drug = SpecialImport.of(house)
                    .with("overseasApprovalStatus", "CONDITIONAL")
                    .with("clinicallyUrgent", "UNKNOWN")
                    .with("adequateAlternative", "YES")
                    .start();
            assertThat(drug.warnings())
                    .containsExactlyInAnyOrder(
                            "OVERSEAS_APPROVAL_CONDITIONAL", "URGENCY_UNKNOWN", "ADEQUATE_ALTERNATIVE");

            drug.study()
                    .upload("pm", "LEGAL_OPINION")
                    .refuses(
                            422,
                            "pm",
                            "resolveLechengEligibility",
                            "eligibilityDecision",
                            "PROCEED",
                            "legalOpinionReference",
                            "LO-1")
                    .says("adequate alternative");
        }

        @Test
        void thatNeedsReview_proceedsWithALegalOpinionAndTheDirector() {
            SpecialImport drug = SpecialImport.of(house)
                    .with("chinaRegistration", "OTHER_INDICATION_ONLY")
                    .start();
            Study study = drug.study();

            study.refuses(
                            422,
                            "pm",
                            "resolveLechengEligibility",
                            "eligibilityDecision",
                            "PROCEED",
                            "legalOpinionReference",
                            "LO-1")
                    .says("LEGAL_OPINION");
            study.upload("pm", "LEGAL_OPINION");
            study.refuses(422, "pm", "resolveLechengEligibility", "eligibilityDecision", "PROCEED")
                    .says("Legal opinion reference is missing");
            drug.done("resolveLechengEligibility", "eligibilityDecision", "PROCEED", "legalOpinionReference", "LO-1");

            study.leavesAsItWas(() -> study.complete(
                            "pm", "approveEligibilityException", "exceptionDecision", "APPROVED", "reason", "mine"))
                    .is(403);
            study.refuses(422, "director", "approveEligibilityException", "exceptionDecision", "APPROVED")
                    .says("Reason is missing");
            drug.done("approveEligibilityException", "exceptionDecision", "RETURN", "reason", "say which indication");
            assertThat(study.open()).containsExactly("resolveLechengEligibility");
            drug.done("resolveLechengEligibility", "eligibilityDecision", "PROCEED", "legalOpinionReference", "LO-2");
            drug.done("approveEligibilityException", "exceptionDecision", "APPROVED", "reason", "counsel agrees");

            assertThat(study.open()).containsExactly("alignInstitution");
            drug.approved().ship("LOT-1", 5).inBond("TAXED").released();
        }

        @Test
        void corrected_goesOn_andTheOldFactStays() {
            SpecialImport drug =
                    SpecialImport.of(house).with("clinicallyUrgent", "UNKNOWN").start();

            drug.done("resolveLechengEligibility", "eligibilityDecision", "CORRECTED", "clinicallyUrgent", "YES");

            assertThat(drug.study().open()).containsExactly("alignInstitution");
            assertThat(drug.study().trail("FACT").stream()
                            .filter(f -> f.name().equals("clinicallyUrgent"))
                            .map(Study.Entry::newValue))
                    .containsExactly("UNKNOWN", "YES");
        }

        @Test
        void correctedToAnother_opensTheTaskAgain() {
            SpecialImport drug =
                    SpecialImport.of(house).with("clinicallyUrgent", "UNKNOWN").start();

            drug.done("resolveLechengEligibility", "eligibilityDecision", "CORRECTED", "clinicallyUrgent", "NO");

            assertThat(drug.study().open()).containsExactly("resolveLechengEligibility");
            assertThat(drug.warnings()).containsExactly("URGENCY_UNKNOWN", "NOT_CLINICALLY_URGENT");
        }
    }

    @Nested
    class ThePreReview {

        @Test
        void asksForTheEightDocumentsOfTheGuide_eachWithItsBasis() {
            SpecialImport drug = SpecialImport.of(house).start().to("preparePreReview");

            assertThat(drug.blockers("preparePreReview"))
                    .hasSize(7)
                    .allSatisfy(b -> assertThat(b.get("basis").asText()).contains("Lecheng guide"));
            drug.study()
                    .refuses(422, "regulatory", "preparePreReview")
                    .says("COVER_LETTER", "OVERSEAS_APPROVAL", "MAKER_QUALIFICATION", "ETHICS_OPINION")
                    .says("CLINICAL_USE_PLAN", "EXPERT_OPINION", "INSTITUTION_COMMITMENT");
        }

        @Test
        void hasNoStatutoryClock() {
            SpecialImport drug = SpecialImport.of(house).start().to("recordPreReview");

            assertThat(drug.study().deadlines()).isEmpty();
            assertThat(drug.study().timers()).isEmpty();
        }

        @Test
        void thatAsksForMore_isPreparedAgain() {
            SpecialImport drug = SpecialImport.of(house).start().to("recordPreReview");

            drug.done("recordPreReview", "preReviewOutcome", "SUPPLEMENT", "reason", "the plan is too short");
            assertThat(drug.study().open()).containsExactly("preparePreReview");

            drug.done("preparePreReview").done("recordPreReview");
            assertThat(drug.study().open()).containsExactly("submitUrgency");
        }

        @Test
        void thatDeclines_isRevisedOrWithdrawn() {
            SpecialImport drug = SpecialImport.of(house).start().to("recordPreReview");

            drug.done("recordPreReview", "preReviewOutcome", "DECLINED");
            assertThat(drug.study().open()).containsExactly("decideAfterDecline");
            drug.study()
                    .refuses(422, "pm", "decideAfterDecline", "declineDecision", "REVISE")
                    .says("Reason is missing");
            drug.done("decideAfterDecline", "declineDecision", "REVISE", "reason", "new plan");
            assertThat(drug.study().open()).containsExactly("preparePreReview");
            drug.done("preparePreReview").done("recordPreReview", "preReviewOutcome", "DECLINED");
            drug.done("decideAfterDecline", "declineDecision", "WITHDRAW", "reason", "no hope");

            assertThat(drug.study().running()).isEmpty();
        }

        @Test
        void ofTomorrow_isRefused() {
            SpecialImport drug = SpecialImport.of(house).start().to("recordPreReview");

            drug.study()
                    .refuses(
                            422,
                            "regulatory",
                            "recordPreReview",
                            "preReviewOutcome",
                            "ACCEPTED",
                            "preReviewDate",
                            "2026-10-31")
                    .says("lies in the future");
        }
    }

    @Nested
    class AnOpenAccess {

        @Test
        void livesWithOrdersTakeOutsAndChanges_untilItIsClosed() {
            SpecialImport drug = SpecialImport.of(house).start().to("recordImportDecision");
            Study study = drug.study();
            // nothing is ordered, taken out or closed before the approval
            study.leavesAsItWas(() ->
                            drug.tryReport("clinical", "shipmentPlanned", "shipmentCode", "LOT-1", "quantity", 10))
                    .is(422)
                    .says("not approved yet");
            study.leavesAsItWas(() -> drug.tryReport("clinical", "accessClosed", "reason", "early"))
                    .is(409);
            drug.done("recordImportDecision");

            drug.ship("LOT-1", 10).inBond("TAXED").released();
            drug.report("clinical", "takeOutRequested", SpecialImport.takeOut("LOT-1", 4));
            assertThat(study.open()).containsExactly("fileTakeOut");
            study.leavesAsItWas(() -> study.complete("clinical", "fileTakeOut")).is(403);
            study.refuses(422, "regulatory", "fileTakeOut", "takeOutFilingDate", "2026-10-31")
                    .says("lies in the future");
            drug.done("fileTakeOut", "takeOutFilingDate", "2026-10-30", "takeOutFilingReference", "TO-1");
            drug.status("overseasApprovalWithdrawn", "ALL");
            drug.done("assessStatusChange", "statusAssessment", "three patients go on by decision of their doctor");
            drug.status("overseasApprovalGranted", "ALL");
            Lot waiting = drug.ship("LOT-2", 10).cleared("TAXED");

            drug.report("clinical", "accessClosed", "reason", "the last patient has ended");

            assertThat(study.running()).isEmpty();
            assertThat(waiting.end()).isEqualTo("shipmentEnded");
            assertThat(drug.lot("LOT-1").end()).isEqualTo("releasedForUse");
            for (Answer answer : List.of(
                    drug.tryReport("clinical", "shipmentPlanned", "shipmentCode", "LOT-3", "quantity", 1),
                    drug.tryReport("clinical", "takeOutRequested", SpecialImport.takeOut("LOT-1", 4)),
                    drug.tryReport("pm", "accessClosed", "reason", "again"),
                    drug.tryReport("regulatory", "overseasApprovalGranted", "date", "2026-10-30", "scope", "ALL"))) {
                answer.is(409).isPlainRefusal().says("has ended");
            }
        }

        @Test
        void isClosedByClinicalOperationsOrTheProjectManager() {
            SpecialImport drug = SpecialImport.of(house).start().approved();

            for (String person : List.of("regulatory", "quality", "director", "ops", "admin")) {
                drug.study()
                        .leavesAsItWas(() -> drug.tryReport(person, "accessClosed", "reason", "mine"))
                        .is(403);
            }
            drug.study()
                    .leavesAsItWas(() -> drug.tryReport("pm", "accessClosed"))
                    .is(422)
                    .says("Reason is missing");
            drug.report("pm", "accessClosed", "reason", "done");
        }
    }

    @Nested
    class AWithdrawnProject {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "alignInstitution",
                    "executeSupplyAgreement",
                    "preparePreReview",
                    "recordPreReview",
                    "submitQualification",
                    "recordQualification",
                    "submitUrgency",
                    "recordUrgency",
                    "submitImportApplication",
                    "recordImportDecision"
                })
        void ends_whereverItWaits_andItsClocksAreCancelledWithTheReason(String task) {
            SpecialImport drug = SpecialImport.of(house).notQualified().start().to(task);
            boolean awaited = task.startsWith("record") && !task.equals("recordPreReview");

            drug.report("pm", "projectWithdrawn", "reason", "the maker stepped back");

            assertThat(drug.study().open()).isEmpty();
            assertThat(drug.study().running()).isEmpty();
            assertThat(drug.study().timers()).isEmpty();
            assertThat(drug.study().deadlines().stream()
                            .filter(d -> d.status().equals("CANCELLED"))
                            .map(Study.DeadlineSeen::closingReason))
                    .isEqualTo(awaited ? List.of("the maker stepped back") : List.of());
            assertThat(drug.study().deadlines())
                    .extracting(Study.DeadlineSeen::status)
                    .doesNotContain("OPEN", "BREACHED");
        }

        @Test
        void ends_whereItsEligibilityIsOpen_orARefusalIsToBeDecided() {
            SpecialImport open =
                    SpecialImport.of(house).with("clinicallyUrgent", "UNKNOWN").start();
            SpecialImport refused = SpecialImport.of(house)
                    .start()
                    .to("recordUrgency")
                    .done("recordUrgency", "urgencyOutcome", "REFUSED");

            for (SpecialImport drug : List.of(open, refused)) {
                drug.report("pm", "projectWithdrawn", "reason", "over");
                assertThat(drug.study().running()).isEmpty();
            }
        }

        @Test
        void takesItsLotsItsTasksAndItsDataStudyWithIt() {
            SpecialImport drug = SpecialImport.of(house)
                    .alignedWith("rwdPlanned", "YES")
                    .start()
                    .approved();
            drug.ship("LOT-1", 1).cleared("TAXED");
            drug.ship("LOT-2", 1);
            drug.status("nmpaRegistrationGranted", "another indication");
            assertThat(drug.study().open())
                    .containsExactly("approveRwdProtocol", "assessStatusChange", "clearCustoms", "receiveIntoBond");

            drug.report("pm", "projectWithdrawn", "reason", "over");

            assertThat(drug.study().open()).isEmpty();
            assertThat(drug.study().running()).isEmpty();
            assertThat(drug.lot("LOT-1").end()).isEqualTo("shipmentEnded");
            drug.tryReport("pm", "projectWithdrawn", "reason", "again").is(409).isPlainRefusal();
        }

        @Test
        void isReportedByTheProjectManagerOnly() {
            SpecialImport drug = SpecialImport.of(house).start();

            for (String person : List.of("regulatory", "clinical", "director", "ops")) {
                drug.study()
                        .leavesAsItWas(() -> drug.tryReport(person, "projectWithdrawn", "reason", "mine"))
                        .is(403);
            }
        }
    }
}
