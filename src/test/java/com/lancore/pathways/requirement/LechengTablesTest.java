package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.DecisionTables.but;
import static com.lancore.pathways.requirement.DecisionTables.codes;
import static com.lancore.pathways.requirement.DecisionTables.codesOn;
import static com.lancore.pathways.requirement.DecisionTables.decide;
import static com.lancore.pathways.requirement.DecisionTables.decideOn;
import static com.lancore.pathways.requirement.DecisionTables.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.lancore.pathways.requirement.DecisionTables.Coverage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of Lecheng: special import, its shipments, technology translation. */
class LechengTablesTest {

    @Nested
    class LechengEligibility {

        private final Map<String, Object> passes = Map.of(
                "overseasApprovalJurisdiction",
                "FDA",
                "overseasApprovalStatus",
                "ACTIVE",
                "approvalCoversIndication",
                "YES",
                "productType",
                "BIOLOGIC",
                "chinaRegistration",
                "NONE",
                "clinicallyUrgent",
                "YES",
                "adequateAlternative",
                "NO");

        @ParameterizedTest
        @ValueSource(strings = {"FDA", "EMA", "MHRA", "PMDA", "SWISSMEDIC", "HEALTH_CANADA", "TGA"})
        void aProductOfAListedAuthorityThatFulfilsEverythingHasNoFinding(String authority) {
            assertThat(codes("lecheng-eligibility", but(passes, "overseasApprovalJurisdiction", authority)))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"SMALL_MOLECULE", "BIOLOGIC", "DEVICE", "IVD", "CELL", "GENE", "TISSUE_ENGINEERED"})
        void everyTypeButVaccinesMayPass(String type) {
            assertThat(codes("lecheng-eligibility", but(passes, "productType", type)))
                    .isEmpty();
        }

        @ParameterizedTest(name = "{0} = {1}: {2} {3}")
        @CsvSource({
            "overseasApprovalJurisdiction, NONE, INELIGIBLE, NO_OVERSEAS_APPROVAL",
            "overseasApprovalJurisdiction, OTHER, NEEDS_REVIEW, OVERSEAS_AUTHORITY_NOT_LISTED",
            "overseasApprovalJurisdiction, UNKNOWN, NEEDS_INFO, OVERSEAS_AUTHORITY_UNKNOWN",
            "overseasApprovalJurisdiction, , NEEDS_INFO, OVERSEAS_AUTHORITY_UNKNOWN",
            "overseasApprovalStatus, NONE, INELIGIBLE, OVERSEAS_APPROVAL_NOT_GRANTED",
            "overseasApprovalStatus, SUSPENDED, INELIGIBLE, OVERSEAS_APPROVAL_SUSPENDED",
            "overseasApprovalStatus, WITHDRAWN, INELIGIBLE, OVERSEAS_APPROVAL_WITHDRAWN",
            "overseasApprovalStatus, EXPIRED, INELIGIBLE, OVERSEAS_APPROVAL_EXPIRED",
            "overseasApprovalStatus, CONDITIONAL, NEEDS_REVIEW, OVERSEAS_APPROVAL_CONDITIONAL",
            "overseasApprovalStatus, UNKNOWN, NEEDS_INFO, OVERSEAS_APPROVAL_STATUS_UNKNOWN",
            "overseasApprovalStatus, , NEEDS_INFO, OVERSEAS_APPROVAL_STATUS_UNKNOWN",
            "approvalCoversIndication, NO, INELIGIBLE, INDICATION_NOT_COVERED",
            "approvalCoversIndication, UNKNOWN, NEEDS_INFO, INDICATION_COVER_UNKNOWN",
            "approvalCoversIndication, , NEEDS_INFO, INDICATION_COVER_UNKNOWN",
            "productType, VACCINE, INELIGIBLE, VACCINE_EXCLUDED",
            "productType, OTHER, NEEDS_REVIEW, PRODUCT_TYPE_OTHER",
            "productType, , NEEDS_INFO, PRODUCT_TYPE_UNKNOWN",
            "chinaRegistration, SAME_INDICATION, INELIGIBLE, REGISTERED_IN_CHINA",
            "chinaRegistration, EQUIVALENT, INELIGIBLE, EQUIVALENT_REGISTERED_IN_CHINA",
            "chinaRegistration, OTHER_INDICATION_ONLY, NEEDS_REVIEW, OTHER_INDICATION_REGISTERED_IN_CHINA",
            "chinaRegistration, UNKNOWN, NEEDS_INFO, CHINA_REGISTRATION_UNKNOWN",
            "chinaRegistration, , NEEDS_INFO, CHINA_REGISTRATION_UNKNOWN",
            "clinicallyUrgent, NO, INELIGIBLE, NOT_CLINICALLY_URGENT",
            "clinicallyUrgent, UNKNOWN, NEEDS_INFO, URGENCY_UNKNOWN",
            "clinicallyUrgent, , NEEDS_INFO, URGENCY_UNKNOWN",
            "adequateAlternative, YES, INELIGIBLE, ADEQUATE_ALTERNATIVE",
            "adequateAlternative, UNKNOWN, NEEDS_INFO, ALTERNATIVE_UNKNOWN",
            "adequateAlternative, , NEEDS_INFO, ALTERNATIVE_UNKNOWN"
        })
        void oneThingThatDoesNotFitIsOneFinding(String variable, String value, String status, String reasonCode) {
            new Coverage("lecheng-eligibility").finds(but(passes, variable, value), status, reasonCode);
        }

        @Test
        void everyRowIsMetBySomeProduct() {
            Coverage coverage = new Coverage("lecheng-eligibility");
            coverage.meets(Map.of());
            Map<String, List<String>> values = Map.of(
                    "overseasApprovalJurisdiction", List.of("NONE", "OTHER"),
                    "overseasApprovalStatus", List.of("NONE", "SUSPENDED", "WITHDRAWN", "EXPIRED", "CONDITIONAL"),
                    "approvalCoversIndication", List.of("NO"),
                    "productType", List.of("VACCINE", "OTHER"),
                    "chinaRegistration", List.of("SAME_INDICATION", "EQUIVALENT", "OTHER_INDICATION_ONLY"),
                    "clinicallyUrgent", List.of("NO"),
                    "adequateAlternative", List.of("YES"));
            values.forEach((variable, all) -> all.forEach(value -> coverage.meets(but(passes, variable, value))));
            coverage.isComplete();
        }

        @Test
        void nothingKnownIsNeverANo() {
            assertThat(decide("lecheng-eligibility", Map.of()))
                    .hasSize(7)
                    .extracting(row -> row.get("status"))
                    .containsOnly("NEEDS_INFO");
        }

        @Test
        void noApprovalAtAllIsOneFindingHoweverOftenItIsSaid() {
            assertThat(codes(
                            "lecheng-eligibility",
                            but(passes, "overseasApprovalJurisdiction", "NONE", "overseasApprovalStatus", "NONE")))
                    .containsExactly("NO_OVERSEAS_APPROVAL");
        }
    }

    @Nested
    class LechengDocuments {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "DEVICE, LAW",
            "IVD, LAW",
            "SMALL_MOLECULE, UNVERIFIED",
            "BIOLOGIC, UNVERIFIED",
            "CELL, UNVERIFIED",
            "GENE, UNVERIFIED",
            "TISSUE_ENGINEERED, UNVERIFIED",
            "OTHER, UNVERIFIED",
            ", UNVERIFIED"
        })
        void everyProductNeedsTheEightDocuments(String productType, String confidence) {
            List<Map<String, Object>> rows = decide("lecheng-documents", but(Map.of(), "productType", productType));
            assertThat(rows)
                    .extracting(row -> row.get("documentKind"))
                    .containsExactly(
                            "COVER_LETTER",
                            "OVERSEAS_APPROVAL",
                            "MAKER_QUALIFICATION",
                            "ETHICS_OPINION",
                            "SUPPLY_AGREEMENT",
                            "CLINICAL_USE_PLAN",
                            "EXPERT_OPINION",
                            "INSTITUTION_COMMITMENT");
            assertThat(rows).extracting(row -> row.get("confidence")).containsOnly(confidence);
        }

        @Test
        void everyRowIsMetByADeviceOrADrug() {
            Coverage coverage = new Coverage("lecheng-documents");
            coverage.meets(Map.of("productType", "DEVICE"));
            coverage.meets(Map.of("productType", "BIOLOGIC"));
            coverage.isComplete();
        }
    }

    @Nested
    class CustomsRegime {

        @ParameterizedTest(name = "an import on {0} comes under {1}")
        @CsvSource({
            "2026-07-31, SPECIAL_ARTICLES_GUIDE",
            "2026-08-01, CUSTOMS_ORDER_281",
            "2027-01-04, CUSTOMS_ORDER_281"
        })
        void oneRegimeIsInForceOnEachDay(String day, String regime) {
            assertThat(codesOn(day, "customs-regime", Map.of())).containsExactly(regime);
        }

        @ParameterizedTest
        @ValueSource(strings = {"FREE_TRADE_ZONE", "HOSPITAL_SPECIFIC", "SPECIAL_ARTICLES", "OTHER"})
        void everyRowIsMetByEveryRoute(String route) {
            Coverage coverage = new Coverage("customs-regime");
            coverage.meets(Map.of("importRoute", route));
            coverage.isComplete();
        }
    }

    @Nested
    class TariffTreatment {

        @ParameterizedTest(name = "{0} on {1}: {2} {3}")
        @CsvSource({
            "ZERO_TARIFF, 2025-12-17, OK, ZERO_TARIFF_BY_POSITIVE_LIST",
            "ZERO_TARIFF, 2025-12-18, NEEDS_INFO, ZERO_TARIFF_AFTER_CLOSURE",
            "TAXED, 2025-12-17, OK, GOODS_TAXED",
            "TAXED, 2025-12-18, OK, GOODS_TAXED",
            "UNKNOWN, 2025-12-18, NEEDS_INFO, TARIFF_UNKNOWN",
            ", 2025-12-18, NEEDS_INFO, TARIFF_UNKNOWN"
        })
        void oneRowIsInForceOnEachDay(String tariff, String day, String status, String reasonCode) {
            assertThat(decideOn(day, "tariff-treatment", but(Map.of(), "tariffTreatment", tariff)))
                    .extracting(row -> row.get("status"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(status, reasonCode));
        }

        @Test
        void everyRowIsMetBySomeTariff() {
            Coverage coverage = new Coverage("tariff-treatment");
            for (String tariff : List.of("ZERO_TARIFF", "TAXED", "UNKNOWN")) {
                coverage.meets(Map.of("tariffTreatment", tariff));
            }
            coverage.isComplete();
        }

        @Test
        void zeroTariffSinceTheClosureIsMarkedAsToBeConfirmed() {
            assertThat(decideOn("2026-05-12", "tariff-treatment", Map.of("tariffTreatment", "ZERO_TARIFF")))
                    .extracting(row -> row.get("confidence"))
                    .containsExactly("UNVERIFIED");
        }
    }

    @Nested
    class TakeOut {

        private final Map<String, Object> allowed =
                Map.of("dosageForm", "ORAL", "tariffTreatment", "TAXED", "takeOutWeeks", 4, "chronicDisease", "NO");

        @ParameterizedTest(name = "{0}, {1} weeks, chronic {2}")
        @CsvSource({"ORAL, 1, NO", "ORAL, 4, UNKNOWN", "EXTERNAL, 4, NO", "EXTERNAL, 2, ", "SUBCUTANEOUS, 4, YES"})
        void aSmallPersonalQuantityOfTaxedGoodsMayBeTakenOut(String form, int weeks, String chronic) {
            assertThat(codes(
                            "take-out",
                            but(allowed, "dosageForm", form, "takeOutWeeks", weeks, "chronicDisease", chronic)))
                    .isEmpty();
        }

        @Test
        void everyRowIsMetBySomeRequest() {
            Coverage coverage = new Coverage("take-out");
            coverage.finds(but(allowed, "dosageForm", "INFUSION"), "BLOCKED", "TAKE_OUT_INFUSION");
            coverage.finds(but(allowed, "dosageForm", "DEVICE"), "BLOCKED", "TAKE_OUT_DEVICE");
            coverage.finds(but(allowed, "dosageForm", null), "NEEDS_INFO", "TAKE_OUT_FORM_UNKNOWN");
            coverage.finds(but(allowed, "dosageForm", "SUBCUTANEOUS"), "BLOCKED", "TAKE_OUT_NOT_CHRONIC");
            for (String chronic : Arrays.asList("UNKNOWN", null)) {
                coverage.finds(
                        but(allowed, "dosageForm", "SUBCUTANEOUS", "chronicDisease", chronic),
                        "NEEDS_INFO",
                        "TAKE_OUT_CHRONIC_UNKNOWN");
            }
            coverage.finds(but(allowed, "takeOutWeeks", 5), "BLOCKED", "TAKE_OUT_TOO_LONG");
            coverage.finds(but(allowed, "takeOutWeeks", "5"), "BLOCKED", "TAKE_OUT_TOO_LONG");
            coverage.finds(but(allowed, "takeOutWeeks", 0), "NEEDS_INFO", "TAKE_OUT_WEEKS_UNKNOWN");
            coverage.finds(without(allowed, "takeOutWeeks"), "NEEDS_INFO", "TAKE_OUT_WEEKS_UNKNOWN");
            coverage.finds(but(allowed, "tariffTreatment", "UNKNOWN"), "NEEDS_INFO", "TAKE_OUT_TARIFF_UNKNOWN");
            coverage.finds(without(allowed, "tariffTreatment"), "NEEDS_INFO", "TAKE_OUT_TARIFF_UNKNOWN");
            coverage.meets(but(allowed, "tariffTreatment", "ZERO_TARIFF"));
            coverage.isComplete();
        }

        @ParameterizedTest(name = "on {0}: {1}")
        @CsvSource({
            "2025-12-17, TAKE_OUT_OF_ZERO_TARIFF_GOODS",
            "2025-12-18, TAKE_OUT_OF_ZERO_TARIFF_GOODS_AFTER_CLOSURE",
            "2026-11-02, TAKE_OUT_OF_ZERO_TARIFF_GOODS_AFTER_CLOSURE"
        })
        void zeroTariffGoodsStayOnSiteBeforeTheCustomsClosureAndSince(String day, String reasonCode) {
            assertThat(codesOn(day, "take-out", but(allowed, "tariffTreatment", "ZERO_TARIFF")))
                    .containsExactly(reasonCode);
            assertThat(decide("take-out", but(allowed, "tariffTreatment", "ZERO_TARIFF")))
                    .extracting(row -> row.get("status"))
                    .containsOnly("BLOCKED");
        }
    }

    @Nested
    class PatientCharging {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "IIT_818, NO, NO_CHARGE_IN_IIT",
            "CLINICAL_TRIAL, NO, NO_CHARGE_IN_TRIAL",
            "ROUTINE_CARE, BY_NORMAL_RULES, ROUTINE_CARE_CHARGED_SEPARATELY",
            "LECHENG_A, YES, CHARGE_FOR_SPECIAL_IMPORT",
            "LECHENG_A_STUDY_ONLY, NO, NO_CHARGE_FOR_STUDY_ONLY",
            "LECHENG_B_PUBLISHED, YES, CHARGE_UP_TO_PUBLISHED_PRICE",
            "LECHENG_B_NOT_FILED, NO, NO_CHARGE_BEFORE_PRICE_FILING",
            "TRANSLATION_APPROVED, YES, CHARGE_AFTER_TRANSLATION_APPROVAL",
            "DONATED, NO, NO_CHARGE_FOR_DONATION",
            "UNKNOWN, NO, NO_CHARGE_WHILE_UNKNOWN",
            "somewhere, NO, NO_CHARGE_WHILE_UNKNOWN",
            ", NO, NO_CHARGE_WHILE_UNKNOWN"
        })
        void exactlyOneRowSaysWhetherThePatientMayBeCharged(String setting, String charge, String reasonCode) {
            assertThat(decide("patient-charging", but(Map.of(), "setting", setting)))
                    .extracting(row -> row.get("charge"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(charge, reasonCode));
        }

        @Test
        void everyRowIsMetBySomeSetting() {
            Coverage coverage = new Coverage("patient-charging");
            for (String setting : List.of(
                    "IIT_818",
                    "CLINICAL_TRIAL",
                    "ROUTINE_CARE",
                    "LECHENG_A",
                    "LECHENG_A_STUDY_ONLY",
                    "LECHENG_B_PUBLISHED",
                    "LECHENG_B_NOT_FILED",
                    "TRANSLATION_APPROVED",
                    "DONATED",
                    "UNKNOWN")) {
                coverage.meets(Map.of("setting", setting));
            }
            coverage.isComplete();
        }
    }

    @Nested
    class TranslationEligibility {

        private final Map<String, Object> possible =
                Map.of("completedDomesticIit", "FILED_COMPLETED", "intendedOutcome", "TECHNOLOGY");

        @ParameterizedTest(name = "{0} leading to {1}, on {2}: {3}")
        @CsvSource({
            "FILED_COMPLETED, TECHNOLOGY, 2025-01-31, BLOCKED, TRANSLATION_NOT_IN_FORCE_YET",
            "FILED_COMPLETED, TECHNOLOGY, 2025-02-01, POSSIBLE, TRANSLATION_POSSIBLE",
            "FILED_COMPLETED, TECHNOLOGY, 2026-05-12, POSSIBLE, TRANSLATION_POSSIBLE",
            "FILED_COMPLETED, TECHNOLOGY, 2027-01-31, POSSIBLE, TRANSLATION_POSSIBLE",
            "FILED_COMPLETED, TECHNOLOGY, 2027-02-01, NEEDS_LEGAL_REVIEW, TRANSLATION_MEASURES_LAPSED",
            "ONGOING, TECHNOLOGY, 2026-05-12, BLOCKED, IIT_NOT_COMPLETED",
            "UNFILED, TECHNOLOGY, 2026-05-12, BLOCKED, IIT_NOT_FILED",
            "NONE, TECHNOLOGY, 2026-05-12, BLOCKED, NO_IIT",
            ", TECHNOLOGY, 2026-05-12, NEEDS_INFO, IIT_STATE_UNKNOWN",
            "ONGOING, TECHNOLOGY, 2027-02-01, BLOCKED, IIT_NOT_COMPLETED",
            "FILED_COMPLETED, DRUG_DEVICE, 2026-05-12, BLOCKED, TRANSLATION_OF_DRUG_OR_DEVICE",
            "FILED_COMPLETED, UNKNOWN, 2026-05-12, NEEDS_INFO, TRANSLATION_OUTCOME_UNKNOWN",
            "FILED_COMPLETED, , 2026-05-12, NEEDS_INFO, TRANSLATION_OUTCOME_UNKNOWN"
        })
        void whatStandsAgainstATranslationDependsOnTheStudyTheOutcomeAndTheDay(
                String study, String outcome, String day, String status, String reasonCode) {
            assertThat(decideOn(
                            day,
                            "translation-eligibility",
                            but(possible, "completedDomesticIit", study, "intendedOutcome", outcome)))
                    .extracting(row -> row.get("status"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(status, reasonCode));
        }

        @Test
        void theLapseOfTheMeasuresIsFoundBesideWhatIsNotKnown() {
            assertThat(codesOn("2027-02-01", "translation-eligibility", but(possible, "intendedOutcome", "UNKNOWN")))
                    .containsExactly("TRANSLATION_MEASURES_LAPSED", "TRANSLATION_OUTCOME_UNKNOWN");
            assertThat(codesOn("2027-02-01", "translation-eligibility", without(possible, "completedDomesticIit")))
                    .containsExactly("TRANSLATION_MEASURES_LAPSED", "IIT_STATE_UNKNOWN");
        }

        @Test
        void everyRowIsMetBySomeTechnology() {
            Coverage coverage = new Coverage("translation-eligibility");
            coverage.meets(Map.of());
            coverage.meets(possible);
            for (String study : List.of("ONGOING", "UNFILED", "NONE")) {
                coverage.meets(but(possible, "completedDomesticIit", study));
            }
            coverage.meets(but(possible, "intendedOutcome", "DRUG_DEVICE"));
            coverage.isComplete();
        }
    }
}
