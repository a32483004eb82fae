package com.lancore.pathways.segmented;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A biologic made in segments: the pilot for who applied in time, counsel for everybody else, supervision to the end. */
@PathwaysTest
class SegmentedProductionIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2025-12-15T10:00");
    }

    @AfterAll
    static void everyNodeOfTheModelWasReached(@Autowired House house) {
        ModelCoverage.isAtLeast(0.95, house, "segmentedProduction");
    }

    @Nested
    class TheConditions {

        @Test
        void allMet_anApplicationOfTheLastMinuteIsSupervised() {
            house.clock().set("2025-12-31T23:59");
            Study production = start("pilotApplicationDate", "2025-12-31");

            assertThat(production.open()).containsExactly("confirmSitePostings");
            assertThat(production.trail("WARNING")).isEmpty();
        }

        @Test
        void aMinuteLaterThePilotIsClosed_andCounselReviewsItUnderOrder828() {
            house.clock().set("2026-01-01T00:00");
            Study production = start("pilotApplicationDate", "2026-01-01");

            assertThat(findings(production)).containsExactly("PILOT_CLOSED NEEDS_LEGAL_REVIEW");
            assertThat(production.open()).containsExactly("reviewUnderOrder828");
            assertThat(house.person("regulatory")
                            .get("/api/tasks/" + production.task("reviewUnderOrder828") + "/summary")
                            .is(200)
                            .text())
                    .contains("31 December 2025")
                    .contains("2025年12月31日");
            production
                    .refuses(
                            422,
                            "regulatory",
                            "reviewUnderOrder828",
                            "order828Outcome",
                            "NOT_SETTLED",
                            "legalOpinionReference",
                            "LO-1",
                            "reason",
                            "conditions not published")
                    .says("LEGAL_OPINION");
            production
                    .upload("regulatory", "LEGAL_OPINION")
                    .done(
                            "reviewUnderOrder828",
                            "order828Outcome",
                            "PERMITTED",
                            "legalOpinionReference",
                            "LO-1",
                            "reason",
                            "innovative; counsel names the conditions");

            assertThat(production.running()).isEmpty();
            assertThat(production.fact("order828Outcome")).isEqualTo("PERMITTED");
        }

        @Test
        void notMet_areAllFound_notOnlyTheFirst() {
            Study production = start(
                    "productClass",
                    "OTHER",
                    "pilotRegion",
                    "NO",
                    "leastCommercialYears",
                    "2.99",
                    "clinicalSupplyYears",
                    "6",
                    "leastPostedPeople",
                    "1",
                    "inspectionPlannedDate",
                    null);

            assertThat(findings(production))
                    .containsExactly(
                            "PRODUCT_CLASS_NOT_NAMED INELIGIBLE",
                            "NOT_A_PILOT_REGION INELIGIBLE",
                            "COMMERCIAL_YEARS_TOO_FEW INELIGIBLE",
                            "CLINICAL_SUPPLY_YEARS_NOT_COUNTED INELIGIBLE",
                            "PEOPLE_ON_SITE_TOO_FEW INELIGIBLE",
                            "NO_INSPECTION_PLANNED NEEDS_INFO");
            assertThat(production.open()).containsExactly("resolveSegmentedEligibility");
            assertThat(production.blockers())
                    .contains("resolveSegmentedEligibility COMMERCIAL_YEARS_TOO_FEW")
                    .doesNotContain("resolveSegmentedEligibility NO_INSPECTION_PLANNED");
        }

        @ParameterizedTest(name = "{0} = {1}: {2}")
        @CsvSource({
            "leastCommercialYears, 2.99, COMMERCIAL_YEARS_TOO_FEW INELIGIBLE",
            "leastCommercialYears, , COMMERCIAL_YEARS_UNKNOWN NEEDS_INFO",
            "productClass, CELL_OR_GENE, CELL_OR_GENE_PRODUCT NEEDS_LEGAL_REVIEW",
            "productOrigin, LICENSED_IN, NOT_DEVELOPED_BY_HOLDER NEEDS_LEGAL_REVIEW",
            "barredProduct, YES, BARRED_FROM_CONTRACT_MANUFACTURE BLOCKED",
            "segmentAbroad, YES, FOREIGN_PARTICIPATION_UNKNOWN NEEDS_INFO",
            "differentProvinces, YES, JOINT_PLAN_UNKNOWN NEEDS_INFO",
            "differentProvinces, UNKNOWN, PROVINCES_UNKNOWN NEEDS_INFO"
        })
        void oneThatIsNotMetOrNotKnown_isResolvedFirst(String name, String value, String finding) {
            Study production = start(name, value);

            assertThat(findings(production)).containsExactly(finding);
            assertThat(production.open()).containsExactly("resolveSegmentedEligibility");
        }

        @Test
        void threeYearsAreEnough() {
            assertThat(start("leastCommercialYears", "3.0").open()).containsExactly("confirmSitePostings");
        }

        @Test
        void whatIsBarredFromContractManufacture_isNoCaseForOrder828Either() {
            house.clock().set("2026-11-22T10:00");
            Study production = start("pilotApplicationDate", "2026-11-22", "barredProduct", "YES");

            assertThat(production.open()).containsExactly("resolveSegmentedEligibility");
        }

        @Test
        void afterThePilotEnded_anApplicationMadeInTimeIsForCounselToo() {
            house.clock().set("2027-01-01T00:00");
            Study production = start("pilotApplicationDate", "2025-11-03");

            assertThat(findings(production)).containsExactly("PILOT_ENDED NEEDS_LEGAL_REVIEW");
            assertThat(production.open()).containsExactly("reviewUnderOrder828");
        }

        @ParameterizedTest(name = "{0} = {1}: {2}")
        @CsvSource({
            "pilotApplicationDate, 2025-12-16, lies in the future",
            "pilotApplicationDate, , Pilot application date is missing",
            "leastCommercialYears, three, Least commercial years must be a number such as 2.5",
            "productClass, VACCINE, Product class must be one of",
            "pathway, SEGMENTED, does not know pathway"
        })
        void whatIsNoAnswerIsRefusedWithOneSentence(String name, String value, String sentence) {
            begin("pm", house.study(), name, value).is(422).isPlainRefusal().says(sentence);
        }

        @Test
        void startedByAProjectManagerAlone_asOftenAsThereAreProducts() {
            Study production = house.study();
            begin("regulatory", production).is(403).isPlainRefusal();
            begin("pm", production).is(200);
            begin("pm", production, "barredProduct", "YES").is(200);

            assertThat(production.open()).containsExactly("confirmSitePostings", "resolveSegmentedEligibility");
        }
    }

    @Nested
    class Findings {

        @Test
        void areCorrected_andJudgedAgain() {
            Study production = start("holderCapable", "UNKNOWN", "unifiedQualitySystem", "UNKNOWN");
            production.done("resolveSegmentedEligibility", "segmentedDecision", "CORRECTED", "holderCapable", "YES");
            assertThat(production.open()).containsExactly("resolveSegmentedEligibility");

            production.done(
                    "resolveSegmentedEligibility", "segmentedDecision", "CORRECTED", "unifiedQualitySystem", "YES");

            assertThat(production.open()).containsExactly("confirmSitePostings");
        }

        @Test
        void thatAreOpen_areGoneOverOnAnOpinion_andTheJointPlanIsAskedFor() {
            Study production = start("differentProvinces", "UNKNOWN");
            production
                    .refuses(
                            422,
                            "pm",
                            "resolveSegmentedEligibility",
                            "segmentedDecision",
                            "PROCEED",
                            "legalOpinionReference",
                            "LO-2")
                    .says("LEGAL_OPINION");
            production
                    .upload("pm", "LEGAL_OPINION")
                    .done(
                            "resolveSegmentedEligibility",
                            "segmentedDecision",
                            "PROCEED",
                            "legalOpinionReference",
                            "LO-2");

            assertThat(production.open()).containsExactly("recordJointPlan");
        }

        @Test
        void thatAreNotMet_areNotGoneOver_butWithdrawn() {
            Study production = start("unifiedQualitySystem", "NO");
            production.upload("pm", "LEGAL_OPINION");
            production
                    .refuses(
                            422,
                            "pm",
                            "resolveSegmentedEligibility",
                            "segmentedDecision",
                            "PROCEED",
                            "legalOpinionReference",
                            "LO-3")
                    .says("no unified quality system");

            production.done("resolveSegmentedEligibility", "segmentedDecision", "WITHDRAW", "reason", "over");

            assertThat(production.running()).isEmpty();
            assertThat(production.trail("NOTICE"))
                    .extracting(Study.Entry::newValue)
                    .contains("WITHDRAWN");
        }
    }

    @Nested
    class Supervision {

        @Test
        void goesFromTheJointPlanOverTheYearlyInspectionsToTheEndOfThePilot() {
            Study production = start("differentProvinces", "YES", "jointPlanAgreed", "YES");
            production
                    .refuses(422, "regulatory", "recordJointPlan", "jointPlanDate", "2025-12-01")
                    .says("EVIDENCE");
            production.upload("regulatory", "EVIDENCE").done("recordJointPlan", "jointPlanDate", "2025-12-01");

            // two on each site, and evidence of its own
            production
                    .refuses(422, "quality", "confirmSitePostings", posted("2"))
                    .says("EVIDENCE");
            production.upload("quality", "EVIDENCE");
            production
                    .refuses(422, "quality", "confirmSitePostings", posted("1"))
                    .says("Fewer than two qualified people");
            production.done("confirmSitePostings", posted("2"));
            assertThat(production.open()).isEmpty();
            assertThat(production.timer("inspectionDue")).contains(shanghai("2026-03-02T09:00"));
            assertThat(production.timer("pilotEnds")).contains(shanghai("2027-01-01T00:00"));

            house.clock().set("2026-03-02T09:00");
            assertThat(production.fireDueTimers()).containsExactly("inspectionDue");
            inspection(production, "2026-03-03", "PASSED", "2", "2026-09-01").says("lies in the future");
            inspection(production, "2026-03-02", "PASSED", "1", "2026-09-01").says("Fewer than two qualified people");
            inspection(production, "2026-03-02", "PASSED", "2", "2027-03-03").says("within a year", "by 2027-03-02");
            inspection(production, "2026-03-02", "PASSED", "2", "2026-03-01").says("lies before");
            production.done("recordYearlyInspection", inspected("2026-03-02", "FINDINGS", "1", "2026-09-01"));

            production
                    .refuses(
                            422,
                            "quality",
                            "correctInspectionFindings",
                            "correctiveActions",
                            "a second person is posted",
                            "correctedDate",
                            "2026-03-02")
                    .says("EVIDENCE");
            production
                    .upload("quality", "EVIDENCE")
                    .done(
                            "correctInspectionFindings",
                            "correctiveActions",
                            "a second person is posted",
                            "correctedDate",
                            "2026-03-02");
            house.clock().set("2026-09-01T09:00");
            production.fireDueTimers();
            production.done("recordYearlyInspection", inspected("2026-09-01", "PASSED", "3", "2027-08-31"));
            assertThat(production.timer("inspectionDue")).contains(shanghai("2027-08-31T09:00"));

            house.clock().set("2026-12-31T23:59");
            assertThat(production.fireDueTimers()).isEmpty();
            house.clock().set("2027-01-01T00:00");
            assertThat(production.fireDueTimers()).containsExactly("pilotEnds");
            assertThat(production.open()).containsExactly("decideAfterPilot");
            production
                    .refuses(
                            422,
                            "regulatory",
                            "decideAfterPilot",
                            "afterPilotDecision",
                            "STOP",
                            "legalOpinionReference",
                            "LO-4",
                            "reason",
                            "no transition rule")
                    .says("LEGAL_OPINION");
            production
                    .upload("regulatory", "LEGAL_OPINION")
                    .done(
                            "decideAfterPilot",
                            "afterPilotDecision",
                            "CONTINUE_UNDER_ORDER_828",
                            "legalOpinionReference",
                            "LO-4",
                            "reason",
                            "counsel sees no gap");
            assertThat(production.running()).isEmpty();
        }

        @Test
        void withoutAPlannedDate_theInspectionIsDueAYearAfterTheApplication() {
            Study production = start("inspectionPlannedDate", null);
            production
                    .upload("pm", "LEGAL_OPINION")
                    .done(
                            "resolveSegmentedEligibility",
                            "segmentedDecision",
                            "PROCEED",
                            "legalOpinionReference",
                            "LO-5");
            production.upload("quality", "EVIDENCE").done("confirmSitePostings", posted("4"));

            assertThat(production.timer("inspectionDue")).contains(shanghai("2026-12-01T09:00"));
        }

        @Test
        void endsWithAWithdrawnProject() {
            Study production = start();

            production.outside().reported("pm", "projectWithdrawn", "reason", "over");

            assertThat(production.running()).isEmpty();
        }

        private Answer inspection(Study production, String on, String outcome, String people, String next) {
            return production.refuses(422, "quality", "recordYearlyInspection", inspected(on, outcome, people, next));
        }
    }

    private static Object[] posted(String people) {
        return new Object[] {
            "sitePostings", "Suzhou: Li, Chen", "leastPostedPeople", people, "postingDate", "2025-12-10"
        };
    }

    private static Object[] inspected(String on, String outcome, String people, String next) {
        return new Object[] {
            "inspectionDate", on,
            "inspectionOutcome", outcome,
            "leastPostedPeople", people,
            "nextInspectionDate", next
        };
    }

    private static Instant shanghai(String time) {
        return Instant.parse(time + ":00+08:00");
    }

    private static List<String> findings(Study production) {
        return production.trail("WARNING").stream()
                .map(entry -> entry.name() + " " + entry.newValue())
                .toList();
    }

    /** An antibody of a capable holder that meets every condition, some answers replaced; null is left out. */
    private Study start(String... replaced) {
        Study production = house.study();
        begin("pm", production, replaced).is(200);
        return production;
    }

    private Answer begin(String person, Study production, String... replaced) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("projectCode", production.code());
        values.put("title", "Antibody in segments 抗体分段生产");
        values.put("assetName", "LCR-9");
        values.put("pilotApplicationDate", "2025-12-01");
        values.put("productClass", "NMPA_NAMED");
        values.put("barredProduct", "NO");
        values.put("productOrigin", "OWN_DEVELOPMENT");
        values.put("holderCapable", "YES");
        values.put("pilotRegion", "YES");
        values.put("unifiedQualitySystem", "YES");
        values.put("leastCommercialYears", "3");
        values.put("leastPostedPeople", "2");
        values.put("differentProvinces", "NO");
        values.put("segmentAbroad", "NO");
        values.put("inspectionPlannedDate", "2026-03-02");
        for (int i = 0; i < replaced.length; i += 2) {
            values.put(replaced[i], replaced[i + 1]);
        }
        values.values().removeIf(java.util.Objects::isNull);
        return house.person(person)
                .post("/engine-rest/process-definition/key/segmentedProduction/start", Study.variables(values));
    }
}
