package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Track B: a completed technology is applied in Lecheng, and nothing is charged before its price is published. */
@PathwaysTest
@Tag("postgres-too")
class TranslationIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @AfterAll
    static void everyNodeOfTheModelWasReached(@Autowired House house) {
        ModelCoverage.isAtLeast(0.95, house, "lechengTranslation");
    }

    @Nested
    class AFiledAndCompletedTechnology {

        @Test
        void goesFromItsApplicationToItsFirstCharge() {
            Study study = start();
            assertThat(study.open()).containsExactly("submitTranslation");
            study.refuses(422, "regulatory", "submitTranslation", "translationSubmittedDate", "2026-10-30")
                    .says("CLINICAL_USE_PLAN");
            submit(study);
            study.done("recordTranslationDecision", decided("SUPPLEMENT"));
            assertThat(study.open()).containsExactly("submitTranslation");
            submit(study);
            study.refuses(
                            422,
                            "regulatory",
                            "recordTranslationDecision",
                            "translationOutcome",
                            "APPROVED",
                            "translationDecisionDate",
                            "2026-10-29")
                    .says("lies before the application of 2026-10-30");
            study.done("recordTranslationDecision", decided("APPROVED"));

            // the price is filed, then published, then charged: no other order is open
            assertThat(study.open()).containsExactly("filePrice");
            study.refuses(422, "regulatory", "filePrice", "priceFilingDate", "2026-10-30", "priceAmount", "free")
                    .says("Price amount must be an amount");
            study.done("filePrice", "priceFilingDate", "2026-10-30", "priceAmount", "36000.00", "priceCurrency", "CNY");
            assertThat(study.open()).containsExactly("recordPricePublication");
            study.refuses(
                            422,
                            "regulatory",
                            "recordPricePublication",
                            "pricePublishedDate",
                            "2026-10-29",
                            "publishedPriceAmount",
                            "36000")
                    .says("lies before the price filing of 2026-10-30");
            house.clock().set("2026-11-20T10:00");
            study.done(
                    "recordPricePublication", "pricePublishedDate", "2026-11-18", "publishedPriceAmount", "35000.00");

            assertThat(study.open()).containsExactly("confirmFirstCharge");
            charge(study, "35000.01", "CNY", "2026-11-20").says("The published price is 35000.00 CNY", "nothing above");
            charge(study, "35000.00", "USD", "2026-11-20").says("no other currency");
            charge(study, "35000.00", "CNY", "2026-11-17").says("lies before the publication of the price");
            charge(study, "35000.00", "CNY", "2026-11-21").says("lies in the future");
            study.leavesAsItWas(() -> study.complete("clinical", "confirmFirstCharge"))
                    .is(403);
            study.done(
                    "confirmFirstCharge",
                    "chargeAmount",
                    "35000.00",
                    "chargeCurrency",
                    "CNY",
                    "chargeDate",
                    "2026-11-20");

            assertThat(study.running()).isEmpty();
            assertThat(study.fact("chargeAmount")).isEqualTo("35000.00");
        }

        @Test
        void thatIsRefused_ends() {
            Study study = start();
            submit(study);

            study.done("recordTranslationDecision", decided("REFUSED"));

            assertThat(study.running()).isEmpty();
            assertThat(study.trail("NOTICE")).extracting(Study.Entry::newValue).contains("WITHDRAWN");
        }

        private Answer charge(Study study, String amount, String currency, String date) {
            return study.refuses(
                    422,
                    "pm",
                    "confirmFirstCharge",
                    "chargeAmount",
                    amount,
                    "chargeCurrency",
                    currency,
                    "chargeDate",
                    date);
        }
    }

    @Nested
    class Eligibility {

        @ParameterizedTest
        @CsvSource({
            "completedDomesticIit, ONGOING, still going on",
            "completedDomesticIit, UNFILED, never filed",
            "completedDomesticIit, NONE, no clinical research in China",
            "intendedOutcome, DRUG_DEVICE, drug or a device"
        })
        void thatIsBlocked_hasNoWayPastIt(String name, String value, String sentence) {
            Study study = start(name, value);
            assertThat(study.open()).containsExactly("resolveTranslationEligibility");
            assertThat(study.blockers()).singleElement().asString().startsWith("resolveTranslationEligibility ");

            study.upload("pm", "LEGAL_OPINION");
            study.refuses(422, "pm", "resolveTranslationEligibility", proceed()).says(sentence);

            study.done("resolveTranslationEligibility", "translationDecision", "WITHDRAW", "reason", "not possible");
            assertThat(study.running()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"completedDomesticIit, ONGOING, FILED_COMPLETED", "intendedOutcome, UNKNOWN, TECHNOLOGY"})
        void isCorrected(String name, String value, String corrected) {
            Study study = start(name, value);

            study.done("resolveTranslationEligibility", "translationDecision", "CORRECTED", name, corrected);

            assertThat(study.open()).containsExactly("submitTranslation");
        }

        @Test
        void isShownWithItsReasons_onTheTrailToo() {
            Study study = start("intendedOutcome", "UNKNOWN");

            assertThat(study.trail("WARNING")).extracting(Study.Entry::name).contains("TRANSLATION_OUTCOME_UNKNOWN");
        }
    }

    @Nested
    class TheInterimMeasures {

        @Test
        void holdOnTheirLastDay() {
            house.clock().set("2027-01-31T23:00");

            assertThat(start().open()).containsExactly("submitTranslation");
        }

        @Test
        void onceLapsed_needALegalReview() {
            house.clock().set("2027-02-01T00:30");
            Study study = start();
            assertThat(study.open()).containsExactly("resolveTranslationEligibility");

            study.refuses(422, "pm", "resolveTranslationEligibility", proceed()).says("LEGAL_OPINION");
            study.upload("pm", "LEGAL_OPINION");
            study.refuses(422, "pm", "resolveTranslationEligibility", "translationDecision", "PROCEED")
                    .says("Legal opinion reference is missing");
            study.done("resolveTranslationEligibility", proceed());

            assertThat(study.open()).containsExactly("submitTranslation");

            // the opinion answered it for the steps that follow
            study.upload("regulatory", "CLINICAL_USE_PLAN");
            study.done("submitTranslation", "translationSubmittedDate", "2027-02-01");
            assertThat(study.open()).containsExactly("recordTranslationDecision");
        }

        @ParameterizedTest
        @ValueSource(strings = {"submitTranslation", "filePrice", "confirmFirstCharge"})
        void areJudgedAgain_byTheDayOfEachStep(String task) {
            house.clock().set("2027-01-31T10:00");
            Study study = start();
            study.upload("regulatory", "CLINICAL_USE_PLAN");
            forward(study, "2027-01-31", task);
            assertThat(study.open()).containsExactly(task);
            // keyed later, and lapsed when it is keyed: the day that the step bears counts
            house.clock().set("2027-02-02T10:00");

            study.refuses(422, study.personFor(task), task, answers(task, "2027-02-01"))
                    .says("measures ran for two years", "LEGAL_OPINION");

            study.done(task, answers(task, "2027-01-31"));
            assertThat(warnings(study)).doesNotContain("TRANSLATION_MEASURES_LAPSED");
        }

        @ParameterizedTest
        @ValueSource(strings = {"submitTranslation", "filePrice", "confirmFirstCharge"})
        void onceLapsedOnTheWay_needTheWordOfCounsel_andTheTrailKeepsThatItWentPastThem(String task) {
            house.clock().set("2027-01-31T10:00");
            Study study = start();
            study.upload("regulatory", "CLINICAL_USE_PLAN");
            forward(study, "2027-01-31", task);
            house.clock().set("2027-02-01T00:30");
            assertThat(study.blockers()).contains(task + " TRANSLATION_MEASURES_LAPSED");

            study.upload("regulatory", "LEGAL_OPINION");
            study.done(task, answers(task, "2027-02-01"));

            assertThat(warnings(study)).contains("TRANSLATION_MEASURES_LAPSED");
        }

        @Test
        void areNotAnswered_byAnOpinionOnSomethingElse() {
            house.clock().set("2027-01-31T10:00");
            Study study = start("intendedOutcome", "UNKNOWN");
            study.upload("pm", "LEGAL_OPINION");
            study.done("resolveTranslationEligibility", proceed());
            study.upload("regulatory", "CLINICAL_USE_PLAN");
            house.clock().set("2027-02-01T10:00");
            study.refuses(422, "regulatory", "submitTranslation", "translationSubmittedDate", "2027-02-01")
                    .says("measures ran for two years", "LEGAL_OPINION");

            study.upload("regulatory", "LEGAL_OPINION");
            study.done("submitTranslation", "translationSubmittedDate", "2027-02-01");
        }

        @Test
        void beforeTheyWereInForce_supportNoStep() {
            Study study = start();
            study.upload("regulatory", "CLINICAL_USE_PLAN", "LEGAL_OPINION");

            study.refuses(422, "regulatory", "submitTranslation", "translationSubmittedDate", "2025-01-31")
                    .says("were not in force on that day");

            study.done("submitTranslation", "translationSubmittedDate", "2025-02-01");
        }

        @Test
        void holdForACorrectedDayToo() {
            house.clock().set("2027-01-31T10:00");
            Study study = start();
            study.upload("regulatory", "CLINICAL_USE_PLAN");
            house.clock().set("2027-02-02T10:00");
            study.done("submitTranslation", "translationSubmittedDate", "2027-01-31");
            study.upload("regulatory", "EVIDENCE");

            study.leavesAsItWas(() -> house.person("regulatory")
                            .post(
                                    "/api/projects/" + study.code() + "/events",
                                    Map.of(
                                            "event",
                                            "factCorrected",
                                            "fact",
                                            "translationSubmittedDate",
                                            "newValue",
                                            "2027-02-01",
                                            "reason",
                                            "misread")))
                    .is(422)
                    .says("measures ran for two years");
        }
    }

    @Nested
    class AWithdrawnProject {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "resolveTranslationEligibility",
                    "submitTranslation",
                    "recordTranslationDecision",
                    "filePrice",
                    "recordPricePublication",
                    "confirmFirstCharge"
                })
        void ends_whereverItWaits(String task) {
            Study study = task.startsWith("resolve") ? start("intendedOutcome", "UNKNOWN") : start();
            if (!task.startsWith("resolve") && !task.startsWith("submit")) {
                submit(study);
                toCharge(study, task);
            }
            assertThat(study.open()).containsExactly(task);

            house.person("pm")
                    .post(
                            "/api/projects/" + study.code() + "/events",
                            Map.of("event", "projectWithdrawn", "reason", "over"))
                    .is(202);

            assertThat(study.running()).isEmpty();
        }

        private void toCharge(Study study, String task) {
            if (!study.open().contains(task)) {
                study.done("recordTranslationDecision", decided("APPROVED"));
            }
            if (!study.open().contains(task)) {
                study.done("filePrice", "priceFilingDate", "2026-10-30", "priceAmount", "1", "priceCurrency", "CNY");
            }
            if (!study.open().contains(task)) {
                study.done("recordPricePublication", "pricePublishedDate", "2026-10-30", "publishedPriceAmount", "1");
            }
        }
    }

    @Nested
    class WhateverIsSent {

        @ParameterizedTest
        @CsvSource({
            "completedDomesticIit, , is missing",
            "completedDomesticIit, DONE, must be one of NONE",
            "intendedOutcome, , is missing",
            "lechengInstitution, '  ', Lecheng institution is missing",
            "assetName, , Asset name is missing",
            "price, 1, does not know price"
        })
        void atTheStart_isRefusedInOneSentence(String name, String value, String sentence) {
            Study study = house.study();

            tryStart("pm", study, name, value).is(422).isPlainRefusal().says(sentence);

            house.person("pm").get("/api/projects/" + study.code()).is(404);
        }

        @Test
        void theStartBelongsToTheProjectManager_andIsMadeOnce() {
            Study study = house.study();
            for (String person : List.of("regulatory", "clinical", "director", "ops", "admin")) {
                tryStart(person, study).is(403).isPlainRefusal();
            }
            tryStart("pm", study).is(200);
            tryStart("pm", study).is(409).isPlainRefusal();

            Study raced = house.study();
            assertThat(house.atOnce(2, () -> tryStart("pm", raced)))
                    .extracting(Answer::status)
                    .containsExactlyInAnyOrder(200, 409);
        }

        @ParameterizedTest
        @CsvSource({
            "submitTranslation, pm",
            "recordTranslationDecision, clinical",
            "filePrice, pm",
            "recordPricePublication, director",
            "confirmFirstCharge, regulatory"
        })
        void aTaskBelongsToItsGroup(String task, String person) {
            Study study = start();
            study.upload("regulatory", "CLINICAL_USE_PLAN");
            forward(study, "2026-10-30", task);

            study.leavesAsItWas(() -> study.complete(person, task, answers(task, "2026-10-30")))
                    .is(403);
        }

        @Test
        void namesThatTheStepDoesNotKnow_areRefused() {
            Study study = start();

            study.refuses(
                            422,
                            "regulatory",
                            "submitTranslation",
                            "translationSubmittedDate",
                            "2026-10-30",
                            "translationOutcome",
                            "APPROVED")
                    .says("does not know translationOutcome");
            study.leavesAsItWas(
                            () -> study.complete("pm", "submitTranslation", "translationSubmittedDate", "2026-10-30"))
                    .is(403);
        }
    }

    private Study start(Object... replaced) {
        Study study = house.study();
        tryStart("pm", study, replaced).is(200);
        return study;
    }

    private Answer tryStart(String person, Study study, Object... replaced) {
        Map<String, Object> values = SpecialImport.map(SpecialImport.and(
                new Object[] {
                    "projectCode",
                    study.code(),
                    "title",
                    "Track B 技术转化",
                    "assetName",
                    "RHB-3",
                    "lechengInstitution",
                    SpecialImport.RUIJIN,
                    "completedDomesticIit",
                    "FILED_COMPLETED",
                    "intendedOutcome",
                    "TECHNOLOGY",
                    "filingNumber",
                    "MR-44-26-000014"
                },
                replaced));
        return house.person(person)
                .post("/engine-rest/process-definition/key/lechengTranslation/start", Study.variables(values));
    }

    /** Straight on until a task is open, everything on one day. */
    private static void forward(Study study, String day, String task) {
        for (String step :
                List.of("submitTranslation", "recordTranslationDecision", "filePrice", "recordPricePublication")) {
            if (!study.open().contains(task)) {
                study.done(step, answers(step, day));
            }
        }
    }

    private static Object[] answers(String task, String day) {
        return switch (task) {
            case "submitTranslation" -> new Object[] {"translationSubmittedDate", day};
            case "recordTranslationDecision" ->
                new Object[] {"translationOutcome", "APPROVED", "translationDecisionDate", day};
            case "filePrice" -> new Object[] {"priceFilingDate", day, "priceAmount", "36000", "priceCurrency", "CNY"};
            case "recordPricePublication" -> new Object[] {"pricePublishedDate", day, "publishedPriceAmount", "36000"};
            default -> new Object[] {"chargeAmount", "36000", "chargeCurrency", "CNY", "chargeDate", day};
        };
    }

    private static List<String> warnings(Study study) {
        return study.trail("WARNING").stream().map(Study.Entry::name).toList();
    }

    private static void submit(Study study) {
        study.upload("regulatory", "CLINICAL_USE_PLAN")
                .done("submitTranslation", "translationSubmittedDate", "2026-10-30");
    }

    private static Object[] decided(String outcome) {
        return new Object[] {"translationOutcome", outcome, "translationDecisionDate", "2026-10-30"};
    }

    private static Object[] proceed() {
        return new Object[] {"translationDecision", "PROCEED", "legalOpinionReference", "LO-1"};
    }
}
