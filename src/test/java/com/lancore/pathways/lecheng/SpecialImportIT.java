package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
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

    private static final String TODAY = "2026-10-30T10:00";

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set(TODAY);
    }

    @AfterAll
    static void everyNodeOfTheModelWasReached(@Autowired House house) {
        ModelCoverage.isAtLeast(0.95, house, "lechengSpecialImport");
    }

    private SpecialImport special() {
        return SpecialImport.of(house);
    }

    @Nested
    class TheStraightWay {

        @Test
        void aDrugApprovedByEma_goesToAReleasedShipment_onTheClocksOfTheAuthorities() {
            house.clock().set("2026-09-18T10:00");
            SpecialImport drug = special().notQualified().start().to("submitQualification");
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
            SpecialImport drug = special().start().approved();

            assertThat(drug.study().deadlines())
                    .extracting(Study.DeadlineSeen::kind)
                    .containsExactlyInAnyOrder("URGENCY_DECISION", "IMPORT_DECISION");
        }

        @Test
        void theClocksAreTheAuthorities_theRegisterSaysSo() {
            SpecialImport drug = special().start().to("recordUrgency");

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
            SpecialImport drug = special().with("clientCode", client()).alignedWith("rwdPlanned", "YES");
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
            SpecialImport vaccine = special().with("productType", "VACCINE").start();
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
            SpecialImport drug = special().with(name, value).start();
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
            SpecialImport drug = special()
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
            SpecialImport drug =
                    special().with("chinaRegistration", "OTHER_INDICATION_ONLY").start();
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
            SpecialImport drug = special().with("clinicallyUrgent", "UNKNOWN").start();

            drug.done("resolveLechengEligibility", "eligibilityDecision", "CORRECTED", "clinicallyUrgent", "YES");

            assertThat(drug.study().open()).containsExactly("alignInstitution");
            assertThat(drug.study().trail("FACT").stream()
                            .filter(f -> f.name().equals("clinicallyUrgent"))
                            .map(Study.Entry::newValue))
                    .containsExactly("UNKNOWN", "YES");
        }

        @Test
        void correctedToAnother_opensTheTaskAgain() {
            SpecialImport drug = special().with("clinicallyUrgent", "UNKNOWN").start();

            drug.done("resolveLechengEligibility", "eligibilityDecision", "CORRECTED", "clinicallyUrgent", "NO");

            assertThat(drug.study().open()).containsExactly("resolveLechengEligibility");
            assertThat(drug.warnings()).containsExactly("URGENCY_UNKNOWN", "NOT_CLINICALLY_URGENT");
        }
    }

    @Nested
    class TheInstitution {

        @Test
        void mustBeOnTheRegister() {
            SpecialImport drug = special().start();

            drug.study()
                    .refuses(422, "pm", "alignInstitution", alignment("Hospital Nowhere", "2029-12-31"))
                    .says("“Hospital Nowhere” is not on the register");

            house.person("ops")
                    .put("/api/institutions/Hospital%20Nowhere", SpecialImport.map("licence", "L-1"))
                    .is(200);
            drug.done("alignInstitution", "lechengInstitution", "Hospital Nowhere");
            assertThat(drug.study().open()).containsExactly("executeSupplyAgreement");
        }

        @Test
        void whoseLicenceEndsBeforeThePlannedUse_isRefused() {
            SpecialImport drug = special().start();

            drug.study()
                    .refuses(422, "pm", "alignInstitution", alignment(SpecialImport.RUIJIN, "2026-10-29"))
                    .says("ends on 2026-10-29, before the planned use on 2026-10-30");
            drug.study()
                    .refuses(
                            422,
                            "pm",
                            "alignInstitution",
                            SpecialImport.and(
                                    alignment(SpecialImport.RUIJIN, "2027-03-31"), "plannedUseDate", "2027-04-01"))
                    .says("ends on 2027-03-31, before the planned use on 2027-04-01");

            drug.done("alignInstitution", "institutionLicenceValidTo", "2027-04-01", "plannedUseDate", "2027-04-01");
        }

        @Test
        void whoseLicenceEndsEarlierByTheRegister_isRefusedWhateverWasTyped() {
            house.person("ops")
                    .put("/api/institutions/Earlier%20Clinic", SpecialImport.map("validTo", "2026-11-15"))
                    .is(200);
            SpecialImport drug = special().start();

            drug.study()
                    .refuses(
                            422,
                            "pm",
                            "alignInstitution",
                            SpecialImport.and(
                                    alignment("Earlier Clinic", "2029-12-31"), "plannedUseDate", "2026-12-01"))
                    .says("ends on 2026-11-15");

            // and later too: the register may say so first when the use is near
            drug.alignedWith("lechengInstitution", "Earlier Clinic").approved();
            house.clock().set("2026-11-16T10:00");
            drug.study()
                    .leavesAsItWas(
                            () -> drug.tryReport("clinical", "shipmentPlanned", "shipmentCode", "LOT-1", "quantity", 1))
                    .is(422)
                    .says("licence was valid until 2026-11-15");
        }

        @Test
        void isNotChangedByAMisspeltField() {
            house.person("ops")
                    .put("/api/institutions/Spelt%20Clinic", SpecialImport.map("validTo", "2028-12-31"))
                    .is(200);

            house.person("ops")
                    .put("/api/institutions/Spelt%20Clinic", SpecialImport.map("validUntil", "2029-12-31"))
                    .is(422)
                    .says("There is no field “validUntil”");

            assertThat(house.person("pm")
                            .get("/api/institutions")
                            .rows()
                            .filter(i -> i.get("name").asText().equals("Spelt Clinic"))
                            .map(i -> i.get("validTo").asText()))
                    .containsExactly("2028-12-31");
        }

        @Test
        void isMatchedByIndication_asAHint() {
            house.person("ops")
                    .put(
                            "/api/institutions/Kidney%20Clinic%20肾病",
                            SpecialImport.map("departments", Arrays.asList("nephritis", " Rheumatology ", null, "")))
                    .is(200);

            Answer answer = house.person("pm").get("/api/institutions?indication=Lupus%20Nephritis");

            assertThat(answer.is(200).json().get(0).get("name").asText()).isEqualTo("Kidney Clinic 肾病");
            assertThat(answer.json().get(0).get("mayTreat").asBoolean()).isTrue();
            assertThat(answer.rows()
                            .filter(i -> i.get("name").asText().equals("West China Lecheng Hospital"))
                            .map(i -> i.get("mayTreat").asBoolean()))
                    .containsExactly(false);
            // a hint above the form: any institution of the register is taken
            SpecialImport drug = special()
                    .alignedWith("lechengInstitution", "West China Lecheng Hospital")
                    .start();
            String task = drug.study().task("alignInstitution");
            assertThat(house.person("pm")
                            .get("/api/tasks/" + task + "/summary")
                            .is(200)
                            .text())
                    .contains("Kidney Clinic 肾病");
            drug.done("alignInstitution");
        }

        @Test
        void isEnteredAndEditedByOperationsOnly() {
            String path = "/api/institutions/Edited%20Hospital";
            for (String person : List.of("pm", "regulatory", "director", "admin", "client")) {
                house.person(person)
                        .put(path, SpecialImport.map("licence", "L"))
                        .is(403)
                        .isPlainRefusal();
            }
            house.nobody().put(path, SpecialImport.map("licence", "L")).is(401);

            house.person("ops")
                    .put(
                            path,
                            SpecialImport.map(
                                    "licence", "L-7", "validTo", "2027-12-31", "departments", List.of("oncology")))
                    .is(200);
            house.person("ops")
                    .put(path, SpecialImport.map("licence", "L-8", "validTo", "2028-12-31"))
                    .is(200);

            assertThat(house.person("quality").get("/api/institutions").rows().filter(i -> i.get("name")
                            .asText()
                            .equals("Edited Hospital")))
                    .singleElement()
                    .satisfies(i -> {
                        assertThat(i.get("licence").asText()).isEqualTo("L-8");
                        assertThat(i.get("validTo").asText()).isEqualTo("2028-12-31");
                        assertThat(i.get("departments")).isEmpty();
                        assertThat(i.get("mayTreat").isNull()).isTrue();
                    });
        }

        @Test
        void isNotShownToClients() {
            house.person("client").get("/api/institutions").is(403).isPlainRefusal();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"validTo\": \"31/12/2027\"}",
                    "{\"validTo\": \"2027-02-30\"}",
                    "{\"validTo\": \"+999999999-12-31\"}",
                    "{\"departments\": [\"a;b\"]}",
                    "{\"departments\": \"oncology\"}",
                    "{\"licence\": \"LONG\"}",
                    "{\"departments\": \"MANY\"}",
                    "null",
                    "[]",
                    "{"
                })
        void isNotKept_whereItsEntryIsNone(String body) {
            String sent = body.replace("LONG", "L".repeat(256))
                    .replace(
                            "\"MANY\"",
                            "[" + "\"%s\",".formatted("d".repeat(200)).repeat(25) + "\"x\"]");

            house.person("ops").put("/api/institutions/Bad%20Entry", sent).isPlainRefusal();

            assertThat(house.person("ops").get("/api/institutions").rows().map(i -> i.get("name")
                            .asText()))
                    .doesNotContain("Bad Entry");
        }

        private Object[] alignment(String name, String validTo) {
            return new Object[] {
                "lechengInstitution", name, "institutionLicenceValidTo", validTo, "institutionQualified", "YES"
            };
        }
    }

    @Nested
    class ThePreReview {

        @Test
        void asksForTheEightDocumentsOfTheGuide_eachWithItsBasis() {
            SpecialImport drug = special().start().to("preparePreReview");

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
            SpecialImport drug = special().start().to("recordPreReview");

            assertThat(drug.study().deadlines()).isEmpty();
            assertThat(drug.study().timers()).isEmpty();
        }

        @Test
        void thatAsksForMore_isPreparedAgain() {
            SpecialImport drug = special().start().to("recordPreReview");

            drug.done("recordPreReview", "preReviewOutcome", "SUPPLEMENT", "reason", "the plan is too short");
            assertThat(drug.study().open()).containsExactly("preparePreReview");

            drug.done("preparePreReview").done("recordPreReview");
            assertThat(drug.study().open()).containsExactly("submitUrgency");
        }

        @Test
        void thatDeclines_isRevisedOrWithdrawn() {
            SpecialImport drug = special().start().to("recordPreReview");

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
            SpecialImport drug = special().start().to("recordPreReview");

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
    class EachStatutoryStep {

        @ParameterizedTest
        @CsvSource({
            "qualification, submitQualification, recordQualification, INSTITUTION_QUALIFICATION, submitUrgency",
            "urgency, submitUrgency, recordUrgency, URGENCY_DECISION, submitImportApplication",
            "importApplication, submitImportApplication, recordImportDecision, IMPORT_DECISION, "
        })
        void isSubmittedAgainAfterASupplementAndAfterARefusal_onANewClock(
                String step, String submit, String record, String clock, String next) {
            house.clock().set("2026-10-12T10:00");
            SpecialImport drug = special().notQualified().start().to(record);
            Study study = drug.study();

            house.clock().set("2026-10-14T10:00");
            drug.done(record, SpecialImport.decision(step, "SUPPLEMENT", "2026-10-14"));
            assertThat(study.open()).containsExactly(submit);
            assertThat(drug.clock(clock).status()).isEqualTo("MET");

            house.clock().set("2026-10-20T10:00");
            drug.done(submit);
            assertThat(drug.clock(clock).countedFrom()).isEqualTo("2026-10-20");
            drug.done(record, SpecialImport.decision(step, "REFUSED", "2026-10-20"));
            assertThat(study.open()).containsExactly("decideAfterRefusal");
            drug.done("decideAfterRefusal", "refusalDecision", "RESUBMIT", "reason", "more data");
            assertThat(study.open()).containsExactly(submit);

            drug.done(submit).done(record);
            assertThat(study.open()).isEqualTo(next == null ? List.of() : List.of(next));
            assertThat(study.deadlines().stream().filter(d -> d.kind().equals(clock)))
                    .hasSize(3)
                    .allMatch(d -> d.status().equals("MET"));
            assertThat(study.timers()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "qualification, recordQualification",
            "urgency, recordUrgency",
            "importApplication, recordImportDecision"
        })
        void thatIsRefused_canBeWithdrawn(String step, String record) {
            SpecialImport drug = special().notQualified().start().to(record);

            drug.done(
                            record,
                            SpecialImport.decision(
                                    step, "REFUSED", house.clock().today()))
                    .done("decideAfterRefusal", "refusalDecision", "WITHDRAW", "reason", "not worth it");

            assertThat(drug.study().running()).isEmpty();
            assertThat(drug.study().timers()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "qualification, submitQualification, recordQualification",
            "urgency, submitUrgency, recordUrgency",
            "importApplication, submitImportApplication, recordImportDecision"
        })
        void refusesADecisionBeforeTheAcceptance_andWhatLiesInTheFuture(String step, String submit, String record) {
            SpecialImport drug = special().notQualified().start().to(submit);
            Study study = drug.study();
            String submitted = step + "SubmittedDate";
            String accepted = step + "AcceptedDate";
            study.refuses(422, "regulatory", submit, submitted, "2026-10-29", accepted, "2026-10-28")
                    .says("lies before");
            study.refuses(422, "regulatory", submit, submitted, "2026-10-29", accepted, "2026-10-31")
                    .says("lies in the future");
            study.refuses(422, "regulatory", submit, submitted, "2026-10-29").says("is missing");

            drug.done(submit, submitted, "2026-10-28", accepted, "2026-10-29");
            study.upload("regulatory", "IMPORT_APPROVAL");
            study.refuses(422, "regulatory", record, SpecialImport.decision(step, "APPROVED", "2026-10-28"))
                    .says("lies before the acceptance of 2026-10-29");
            study.refuses(422, "regulatory", record, SpecialImport.decision(step, "APPROVED", "2026-10-31"))
                    .says("lies in the future");
            study.refuses(422, "regulatory", record, SpecialImport.decision(step, "PERHAPS", "2026-10-30"))
                    .says("must be one of APPROVED, SUPPLEMENT, REFUSED");

            drug.done(record, SpecialImport.decision(step, "APPROVED", "2026-10-29"));
        }

        @Test
        void approvesAnImport_onlyWithItsPaper() {
            SpecialImport drug = special().start().to("recordImportDecision");

            drug.study()
                    .refuses(
                            422,
                            "regulatory",
                            "recordImportDecision",
                            SpecialImport.decision("importApplication", "APPROVED", "2026-10-30"))
                    .says("IMPORT_APPROVAL");
            drug.study()
                    .refuses(
                            422,
                            "regulatory",
                            "recordImportDecision",
                            SpecialImport.and(
                                    SpecialImport.decision("importApplication", "APPROVED", "2026-10-30"),
                                    "approvedQuantity",
                                    "many"))
                    .says("whole number");
        }

        @Test
        void isNotSubmitted_onceTheOverseasApprovalIsWithdrawn() {
            SpecialImport drug = special().start().to("submitUrgency").status("overseasApprovalWithdrawn", "ALL");

            drug.study()
                    .refuses(
                            422,
                            "regulatory",
                            "submitUrgency",
                            "urgencySubmittedDate",
                            "2026-10-30",
                            "urgencyAcceptedDate",
                            "2026-10-30")
                    .says("withdrawn or suspended on 2026-10-30");
        }
    }

    @Nested
    class AnAuthorityThatRunsOver {

        @ParameterizedTest
        @CsvSource({
            "recordQualification, qualificationOverdue, chaseQualification, INSTITUTION_QUALIFICATION, 2026-10-27",
            "recordUrgency, urgencyOverdue, chaseUrgency, URGENCY_DECISION, 2026-10-20",
            "recordImportDecision, importDecisionOverdue, chaseImportDecision, IMPORT_DECISION, 2026-10-22"
        })
        void isChased_andIsNoBreachOfOurs_andTheChaseVanishesWithTheAnswer(
                String record, String timer, String chase, String kind, LocalDate due) {
            house.clock().set("2026-10-13T10:00");
            SpecialImport drug = special().notQualified().start().to(record);
            Study study = drug.study();
            assertThat(drug.clock(kind).dueOn()).isEqualTo(due);
            assertThat(study.timer(timer)).contains(instant(due.plusDays(1) + "T00:00:00"));

            house.clock().set(due + "T23:59");
            assertThat(study.fireDueTimers()).isEmpty();
            house.clock().set(due.plusDays(1) + "T00:01");
            assertThat(study.fireDueTimers()).containsExactly(timer);

            assertThat(study.open()).containsExactlyInAnyOrder(record, chase);
            assertThat(drug.clock(kind).status()).isEqualTo("OPEN");
            assertThat(drug.clock(kind).workingDaysLeft()).isNegative();
            assertThat(house.person("pm")
                            .get("/api/deadlines?status=BREACHED")
                            .rows()
                            .map(d -> d.get("projectCode").asText()))
                    .doesNotContain(drug.code());
            assertThat(study.instances("deadlineWatch")).isEmpty();

            house.clock().set(due.plusDays(3) + "T10:00");
            drug.done(record);
            assertThat(study.open()).doesNotContain(record, chase);
            assertThat(drug.clock(kind).status()).isEqualTo("LATE");
            assertThat(study.timers()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "recordQualification, chaseQualification",
            "recordUrgency, chaseUrgency",
            "recordImportDecision, chaseImportDecision"
        })
        void isChasedOnce_andTheDecisionStaysAwaited(String record, String chase) {
            house.clock().set("2026-10-13T10:00");
            SpecialImport drug = special().notQualified().start().to(record);
            Study study = drug.study();
            house.clock().set(TODAY);
            study.fireDueTimers();

            study.leavesAsItWas(() -> study.complete("clinical", chase, "authorityChaseNote", "called"))
                    .is(403);
            drug.done(chase, "authorityChaseNote", "called the commission, an answer is promised");

            assertThat(study.open()).containsExactly(record);
            assertThat(study.fact("authorityChaseNote")).startsWith("called the commission");
            assertThat(study.fireDueTimers()).isEmpty();
        }

        @Test
        void beforeWeKeyedTheAcceptance_isChasedAtOnce() {
            SpecialImport drug = special().start().to("submitUrgency");

            drug.done("submitUrgency", "urgencySubmittedDate", "2026-10-12", "urgencyAcceptedDate", "2026-10-12");

            assertThat(drug.study().fireDueTimers()).containsExactly("urgencyOverdue");
            assertThat(drug.clock("URGENCY_DECISION").status()).isEqualTo("OPEN");
        }
    }

    @Nested
    class AClockThatIsStopped {

        @Test
        void movesByTheWorkingDaysOfTheStop_andNoOtherDoes() {
            house.clock().set("2026-10-09T10:00");
            SpecialImport drug = special().notQualified().start().to("recordUrgency");
            Study study = drug.study();
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-15");
            LocalDate qualified = drug.clock("INSTITUTION_QUALIFICATION").dueOn();

            house.clock().set("2026-10-12T10:00");
            drug.report("regulatory", "authorityClockPaused", urgency("2026-10-12", "expert review"));
            // while it stands no timer runs, and nobody is chased
            house.clock().set("2026-10-20T10:00");
            assertThat(study.fireDueTimers()).isEmpty();
            assertThat(study.open()).containsExactly("recordUrgency");

            drug.report("regulatory", "authorityClockResumed", urgency("2026-10-20", "the experts have reported"));
            // 10 and 12 October counted; three working days were left
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-23");
            assertThat(drug.clock("URGENCY_DECISION").countedFrom()).isEqualTo("2026-10-09");
            assertThat(drug.clock("INSTITUTION_QUALIFICATION").dueOn()).isEqualTo(qualified);
            assertThat(study.timer("urgencyOverdue")).contains(instant("2026-10-24T00:00:00"));
            assertThat(study.trail("DEADLINE"))
                    .anySatisfy(e -> assertThat(e.note()).contains("stopped on 2026-10-12: expert review"));
            assertThat(study.trail("DEADLINE")).anySatisfy(e -> assertThat(e.note())
                    .contains("resumed on 2026-10-20 with 3 working days left: the experts have reported"));

            house.clock().set("2026-10-24T00:01");
            assertThat(study.fireDueTimers()).containsExactly("urgencyOverdue");
        }

        @Test
        void isStoppedAndResumedOnlyWhereThatCanBe() {
            house.clock().set("2026-10-13T10:00");
            SpecialImport drug = special().start().to("submitUrgency");
            Study study = drug.study();
            Object[] today = urgency("2026-10-13", "expert review");
            refused(drug, 409, "authorityClockPaused", today).says("does not run now");

            drug.done("submitUrgency");
            refused(drug, 409, "authorityClockResumed", today).says("is not stopped");
            refused(drug, 422, "authorityClockPaused", urgency("2026-10-12", "before"))
                    .says("lies before the acceptance");
            refused(drug, 422, "authorityClockPaused", urgency("2026-10-14", "tomorrow"))
                    .says("lies in the future");
            refused(drug, 422, "authorityClockPaused", urgency("2026-10-13", "  "))
                    .says("Reason is missing");
            refused(drug, 422, "authorityClockPaused", "clock", "NHC_FILING", "date", "2026-10-13", "reason", "x")
                    .says("must be one of INSTITUTION_QUALIFICATION, URGENCY_DECISION, IMPORT_DECISION");
            refused(drug, 409, "authorityClockPaused", "clock", "IMPORT_DECISION", "date", "2026-10-13", "reason", "x")
                    .says("does not run now");
            study.leavesAsItWas(() -> drug.tryReport("clinical", "authorityClockPaused", today))
                    .is(403);

            drug.report("regulatory", "authorityClockPaused", today);
            refused(drug, 409, "authorityClockPaused", today).says("does not run now");
            refused(drug, 422, "authorityClockResumed", urgency("2026-10-12", "x"))
                    .says("lies before the stop");
            drug.report("regulatory", "authorityClockResumed", today);

            drug.done("recordUrgency");
            refused(drug, 409, "authorityClockPaused", today).says("does not run now");
        }

        @Test
        void standsStill_alsoInTheJudgementOfADecisionThatCameMeanwhile() {
            house.clock().set("2026-10-09T10:00");
            SpecialImport drug = special().start().to("recordUrgency");
            drug.report("regulatory", "authorityClockPaused", urgency("2026-10-09", "expert review"));

            house.clock().set("2026-10-22T10:00");
            drug.done("recordUrgency");

            assertThat(drug.clock("URGENCY_DECISION").status()).isEqualTo("MET");
        }

        @Test
        void afterItRanOver_isMovedAllTheSame() {
            house.clock().set("2026-10-09T10:00");
            SpecialImport drug = special().start().to("recordUrgency");
            house.clock().set("2026-10-19T10:00");
            assertThat(drug.study().fireDueTimers()).containsExactly("urgencyOverdue");

            drug.report("regulatory", "authorityClockPaused", urgency("2026-10-12", "told late"));
            drug.report("regulatory", "authorityClockResumed", urgency("2026-10-19", "done"));

            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-22");
        }

        @ParameterizedTest
        @CsvSource({
            "recordQualification, qualificationOverdue, chaseQualification, INSTITUTION_QUALIFICATION",
            "recordUrgency, urgencyOverdue, chaseUrgency, URGENCY_DECISION",
            "recordImportDecision, importDecisionOverdue, chaseImportDecision, IMPORT_DECISION"
        })
        void afterItRanOverAndWasChased_isChasedAgain_onlyWhenItRunsOverAgain(
                String record, String timer, String chase, String kind) {
            house.clock().set("2026-10-09T10:00");
            SpecialImport drug = special().notQualified().start().to(record);
            Study study = drug.study();
            house.clock().set("2026-10-26T10:00");
            assertThat(study.fireDueTimers()).containsExactly(timer);
            drug.done(chase, "authorityChaseNote", "the experts had asked on 12 October");

            // told late: the day that it moves to was over when it was chased
            drug.report("regulatory", "authorityClockPaused", stop(kind, "2026-10-12"));
            drug.report("regulatory", "authorityClockResumed", stop(kind, "2026-10-12"));
            assertThat(study.fireDueTimers()).isEmpty();
            assertThat(study.open()).containsExactly(record);

            drug.report("regulatory", "authorityClockPaused", stop(kind, "2026-10-12"));
            assertThat(study.fireDueTimers()).isEmpty();
            drug.report("regulatory", "authorityClockResumed", stop(kind, "2026-10-26"));
            LocalDate due = drug.clock(kind).dueOn();
            house.clock().set(due + "T23:59");
            assertThat(study.fireDueTimers()).isEmpty();

            house.clock().set(due.plusDays(1) + "T00:01");
            assertThat(study.fireDueTimers()).containsExactly(timer + "Again");
            assertThat(study.open()).containsExactlyInAnyOrder(record, chase);

            drug.done(chase);
            assertThat(study.fireDueTimers()).isEmpty();
            drug.done(record);
            assertThat(study.open()).doesNotContain(record, chase);
            assertThat(study.timers()).isEmpty();
        }

        private Object[] stop(String kind, String date) {
            return new Object[] {"clock", kind, "date", date, "reason", "expert review"};
        }

        private Object[] urgency(String date, String reason) {
            return new Object[] {"clock", "URGENCY_DECISION", "date", date, "reason", reason};
        }
    }

    @Nested
    class AnOpenAccess {

        @Test
        void livesWithOrdersTakeOutsAndChanges_untilItIsClosed() {
            SpecialImport drug = special().start().to("recordImportDecision");
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
            drug.report("clinical", "takeOutRequested", takeOut("LOT-1"));
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
                    drug.tryReport("clinical", "takeOutRequested", takeOut("LOT-1")),
                    drug.tryReport("pm", "accessClosed", "reason", "again"),
                    drug.tryReport("regulatory", "overseasApprovalGranted", "date", "2026-10-30", "scope", "ALL"))) {
                answer.is(409).isPlainRefusal().says("has ended");
            }
        }

        @Test
        void isClosedByClinicalOperationsOrTheProjectManager() {
            SpecialImport drug = special().start().approved();

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

        private Object[] takeOut(String lot) {
            return new Object[] {"shipmentCode", lot, "dosageForm", "ORAL", "takeOutWeeks", 4, "chronicDisease", "YES"};
        }
    }

    @Nested
    class ACorrectedDateOfAcceptance {

        @Test
        void countsTheClockAnew() {
            house.clock().set("2026-10-19T10:00");
            SpecialImport drug = special().start().to("submitUrgency");
            drug.done("submitUrgency", "urgencySubmittedDate", "2026-10-12", "urgencyAcceptedDate", "2026-10-19");
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-26");

            correct(drug, "urgencyAcceptedDate", "2026-10-16");

            assertThat(drug.clock("URGENCY_DECISION").countedFrom()).isEqualTo("2026-10-16");
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-23");
            assertThat(drug.study().timer("urgencyOverdue")).contains(instant("2026-10-24T00:00:00"));
        }

        @Test
        void keepsTheStopsOfTheClock() {
            house.clock().set("2026-10-12T10:00");
            SpecialImport drug = special().start().to("submitUrgency");
            drug.done("submitUrgency", "urgencySubmittedDate", "2026-10-08", "urgencyAcceptedDate", "2026-10-12");
            drug.report("regulatory", "authorityClockPaused", stop("2026-10-12"));
            house.clock().set("2026-10-20T10:00");
            drug.report("regulatory", "authorityClockResumed", stop("2026-10-20"));
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-27");

            correct(drug, "urgencyAcceptedDate", "2026-10-09");

            // 10 and 12 October count now
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-23");
        }

        @Test
        void ofADecidedStep_isJudgedAgain() {
            house.clock().set("2026-10-23T10:00");
            SpecialImport drug = special().start().to("submitUrgency");
            drug.done("submitUrgency", "urgencySubmittedDate", "2026-10-12", "urgencyAcceptedDate", "2026-10-12")
                    .done("recordUrgency");
            assertThat(drug.clock("URGENCY_DECISION").status()).isEqualTo("LATE");

            correct(drug, "urgencyDecisionDate", "2026-10-19");

            assertThat(drug.clock("URGENCY_DECISION").status()).isEqualTo("MET");
            assertThat(drug.clock("URGENCY_DECISION").metOn()).isEqualTo("2026-10-19");
        }

        private Object[] stop(String date) {
            return new Object[] {"clock", "URGENCY_DECISION", "date", date, "reason", "expert review"};
        }

        private void correct(SpecialImport drug, String fact, String value) {
            drug.study().upload("regulatory", "EVIDENCE");
            drug.report("regulatory", "factCorrected", "fact", fact, "newValue", value, "reason", "a slip");
            drug.done("approveCorrection", "correctionDecision", "APPROVED", "reason", "as the letter says");
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
            SpecialImport drug = special().notQualified().start().to(task);
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
            SpecialImport open = special().with("clinicallyUrgent", "UNKNOWN").start();
            SpecialImport refused =
                    special().start().to("recordUrgency").done("recordUrgency", "urgencyOutcome", "REFUSED");

            for (SpecialImport drug : List.of(open, refused)) {
                drug.report("pm", "projectWithdrawn", "reason", "over");
                assertThat(drug.study().running()).isEmpty();
            }
        }

        @Test
        void takesItsLotsItsTasksAndItsDataStudyWithIt() {
            SpecialImport drug =
                    special().alignedWith("rwdPlanned", "YES").start().approved();
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
            SpecialImport drug = special().start();

            for (String person : List.of("regulatory", "clinical", "director", "ops")) {
                drug.study()
                        .leavesAsItWas(() -> drug.tryReport(person, "projectWithdrawn", "reason", "mine"))
                        .is(403);
            }
        }
    }

    @Nested
    class WhateverIsSent {

        @ParameterizedTest
        @CsvSource({
            "productType, , Product type is missing",
            "productType, TISSUE_ENG, Product type must be one of",
            "indication, , Indication is missing",
            "indication, '   ', Indication is missing",
            "assetName, , Asset name is missing",
            "title, , Title is missing",
            "overseasApprovalJurisdiction, ANVISA, must be one of FDA",
            "overseasApprovalStatus, active, must be one of ACTIVE",
            "approvalCoversIndication, true, must be one of YES",
            "chinaRegistration, , China registration is missing",
            "clinicallyUrgent, , Clinically urgent is missing",
            "adequateAlternative, PERHAPS, must be one of YES",
            "clientCode, nobody-knows, client",
            "sponsorName, Somebody, does not know sponsorName",
            "eligible, true, does not know eligible"
        })
        void atTheStart_isRefusedInOneSentence(String name, String value, String sentence) {
            SpecialImport drug = special().with(name, value);

            drug.tryStart("pm").is(422).isPlainRefusal().says(sentence);

            house.person("pm").get("/api/projects/" + drug.code()).is(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"regulatory", "clinical", "quality", "academic", "ethics", "ops", "director", "admin"})
        void theStartBelongsToTheProjectManager(String person) {
            special().tryStart(person).is(403).isPlainRefusal();
        }

        @Test
        void aCodeHasOneSpecialImport_ever() {
            SpecialImport drug = special().start();
            drug.tryStart("pm").is(409).isPlainRefusal();
            drug.report("pm", "projectWithdrawn", "reason", "over");
            drug.tryStart("pm").is(409).isPlainRefusal();

            SpecialImport raced = special();
            assertThat(house.atOnce(2, () -> raced.tryStart("pm")))
                    .extracting(Answer::status)
                    .containsExactlyInAnyOrder(200, 409);
        }

        @Test
        void aTaskIsTakenOnce() {
            SpecialImport drug = special().start().to("recordUrgency");
            String task = "/engine-rest/task/" + drug.study().task("recordUrgency") + "/complete";
            Object body =
                    Study.variables(SpecialImport.map(SpecialImport.decision("urgency", "APPROVED", "2026-10-30")));

            List<Answer> answers =
                    house.atOnce(2, () -> house.person("regulatory").post(task, body));

            assertThat(answers.stream().filter(a -> a.status() == 204)).hasSize(1);
            assertThat(answers.stream().filter(a -> a.status() != 204))
                    .singleElement()
                    .satisfies(a -> {
                        assertThat(a.status()).isIn(404, 409);
                        a.isPlainRefusal();
                    });
            house.person("regulatory").post(task, body).is(404).isPlainRefusal();
            assertThat(drug.study().open()).containsExactly("submitImportApplication");
        }

        @ParameterizedTest
        @CsvSource({
            "alignInstitution, clinical",
            "executeSupplyAgreement, regulatory",
            "preparePreReview, pm",
            "recordPreReview, quality",
            "submitQualification, pm",
            "recordQualification, ethics",
            "submitUrgency, director",
            "recordUrgency, ops",
            "submitImportApplication, clinical",
            "recordImportDecision, academic"
        })
        void aTaskBelongsToItsGroup(String task, String person) {
            SpecialImport drug = special().notQualified().start().to(task);

            drug.study()
                    .leavesAsItWas(() -> drug.study().complete(person, task))
                    .is(403);
        }

        @Test
        void administratorsTakeNone() {
            SpecialImport drug = special().start().to("recordUrgency");

            drug.study()
                    .leavesAsItWas(() -> drug.study()
                            .complete(
                                    "admin",
                                    "recordUrgency",
                                    SpecialImport.decision("urgency", "APPROVED", "2026-10-30")))
                    .is(403);
        }

        @ParameterizedTest
        @CsvSource({
            "lechengInstitution, , Lecheng institution is missing",
            "institutionLicenceValidTo, 2029-13-01, must be a date",
            "institutionLicenceValidTo, , is missing",
            "institutionQualified, UNKNOWN, must be one of YES",
            "rwdPlanned, MAYBE, must be one of YES",
            "plannedUseDate, soon, must be a date",
            "institutionName, Ruijin, does not know institutionName"
        })
        void atTheAlignment_isRefusedInOneSentence(String name, String value, String sentence) {
            SpecialImport drug = special().start();

            drug.study()
                    .refuses(
                            422,
                            "pm",
                            "alignInstitution",
                            SpecialImport.and(
                                    new Object[] {
                                        "lechengInstitution",
                                        SpecialImport.RUIJIN,
                                        "institutionLicenceValidTo",
                                        "2029-12-31",
                                        "institutionQualified",
                                        "YES"
                                    },
                                    name,
                                    value))
                    .says(sentence);
        }

        @ParameterizedTest
        @CsvSource({
            "overseasApprovalWithdrawn, date, 2026-10-31, lies in the future",
            "overseasApprovalWithdrawn, date, , Date is missing",
            "overseasApprovalWithdrawn, scope, , Scope is missing",
            "nmpaRegistrationGranted, date, last week, must be a date",
            "institutionLicenceSuspended, licence, L-1, does not know licence",
            "overseasApprovalGranted, scope, '  ', Scope is missing"
        })
        void inAReportOfAChangedStatus_isRefusedInOneSentence(
                String event, String name, String value, String sentence) {
            SpecialImport drug = special().start();

            refused(
                            drug,
                            422,
                            event,
                            SpecialImport.and(new Object[] {"date", "2026-10-30", "scope", "ALL"}, name, value))
                    .says(sentence);
        }

        @Test
        void aChangedStatus_isReportedByRegulatoryAffairsOnly() {
            SpecialImport drug = special().start();

            for (String person : List.of("pm", "clinical", "quality", "director", "admin")) {
                drug.study()
                        .leavesAsItWas(() -> drug.tryReport(
                                person, "overseasApprovalWithdrawn", "date", "2026-10-30", "scope", "ALL"))
                        .is(403);
            }
        }

        @Test
        void anEventOfSpecialImport_isNoneOfAnIit() {
            Study iit = house.study().start();

            house.person("regulatory")
                    .post(
                            "/api/projects/" + iit.code() + "/events",
                            SpecialImport.map("event", "nmpaRegistrationGranted", "date", "2026-10-30", "scope", "ALL"))
                    .is(409)
                    .isPlainRefusal();
        }
    }

    private static Answer refused(SpecialImport drug, int status, String event, Object... values) {
        return drug.study()
                .leavesAsItWas(() -> drug.tryReport("regulatory", event, values))
                .is(status);
    }

    private static java.time.Instant instant(String inShanghai) {
        return java.time.OffsetDateTime.parse(inShanghai + "+08:00").toInstant();
    }
}
