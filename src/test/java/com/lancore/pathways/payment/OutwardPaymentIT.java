package com.lancore.pathways.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A payment abroad: what comes first, once for a contract, and released by somebody else. */
@PathwaysTest
class OutwardPaymentIT {

    @Autowired
    private House house;

    private Study project;

    @BeforeEach
    void aPaymentIsDue() {
        house.clock().set("2026-09-28T10:00");
        project = house.study();
        start();
    }

    @AfterAll
    static void everyNodeOfTheModelWasReached(@Autowired House house) {
        ModelCoverage.isAtLeast(0.95, house, "outwardPayment");
    }

    private void start() {
        house.person("pm")
                .post(
                        "/engine-rest/process-definition/key/outwardPayment/start",
                        Study.variables(Map.of("projectCode", project.code(), "title", "Fee of the laboratory 检测费")))
                .is(200);
    }

    /** A payment to a laboratory abroad under the contract LAB-1, some of it replaced; null leaves a value out. */
    private static Object[] payment(String amount, Object... replaced) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("payeeName", "Laboratory Ltd");
        values.put("paymentContract", "LAB-1");
        values.put("paymentPurpose", "SERVICES");
        values.put("paymentAmount", amount);
        values.put("paymentCurrency", "USD");
        values.put("largerPaymentFollows", "NO");
        values.put("chargedToSubjects", "NO");
        for (int i = 0; i < replaced.length; i += 2) {
            values.put((String) replaced[i], replaced[i + 1]);
        }
        values.values().removeIf(java.util.Objects::isNull);
        return values.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray();
    }

    private static Object[] released() {
        return new Object[] {"releaseDecision", "RELEASED", "paymentDate", "2026-09-28"};
    }

    private void file(String day) {
        project.upload("regulatory", "TAX_FILING")
                .done("fileWithTaxAuthority", "taxFilingDate", day, "taxFilingReference", "TAX-2026-8");
    }

    /** Edge case 36: the threshold is strict. */
    @ParameterizedTest(name = "USD {0}: {1}")
    @CsvSource({"49999.99, releasePayment", "50000, releasePayment", "50000.01, fileWithTaxAuthority"})
    void edge36_exactly50000NeedNoFiling_oneCentMoreDoes(String amount, String next) {
        project.done("planPayment", payment(amount));

        assertThat(project.open()).containsExactly(next);
    }

    @Test
    void isFiledBeforeItIsPaid_withTheFiling() {
        project.done("planPayment", payment("80000"));
        project.refuses(
                        422,
                        "regulatory",
                        "fileWithTaxAuthority",
                        "taxFilingDate",
                        "2026-09-28",
                        "taxFilingReference",
                        "TAX-1")
                .says("TAX_FILING");
        file("2026-09-28");

        project.refuses(422, "director", "releasePayment", "releaseDecision", "RELEASED", "paymentDate", "2026-09-27")
                .says("Payment date 2026-09-27 lies before the tax filing of 2026-09-28");
        project.done("releasePayment", released());

        assertThat(project.running()).isEmpty();
    }

    @Test
    void isFiledOnceForAContract_beforeTheFirstPayment() {
        project.done("planPayment", payment("30000", "largerPaymentFollows", "YES"));
        assertThat(project.open()).containsExactly("fileWithTaxAuthority");
        file("2026-09-21");
        project.done("releasePayment", released());

        start();
        project.done("planPayment", payment("60000", "paymentContract", " lab-1 "));

        assertThat(project.open()).containsExactly("releasePayment");
        project.done("releasePayment", released());
    }

    @Test
    void ofAnotherContract_isFiledByItself() {
        project.done("planPayment", payment("60000"));
        file("2026-09-21");
        start();

        project.done("planPayment", payment("60000", "paymentContract", "LAB-2"));

        assertThat(project.open()).containsExactly("fileWithTaxAuthority", "releasePayment");
    }

    @Test
    void inSmallPartsUnderOneContract_asksTheTaxAdviser() {
        project.done("planPayment", payment("30000")).done("releasePayment", released());
        start();
        project.done("planPayment", payment("20000.01"));

        assertThat(project.open()).containsExactly("confirmTaxAdvice");
        project.done("confirmTaxAdvice", "taxAdviserName", "Tax Partners", "taxAdvice", "two separate services")
                .done("releasePayment", released());
    }

    @Test
    void thatBecameAPartOfASplitMeanwhile_isNotReleasedWithoutAdvice() {
        project.done("planPayment", payment("30000"));
        start();
        String second = project.json("planPayment").get("id").asText();
        house.person("pm")
                .post("/engine-rest/task/" + second + "/complete", Study.variables(asMap(payment("30000"))))
                .is(204);

        project.refuses(422, "director", "releasePayment", released()).says("ask the tax adviser");
        project.done("releasePayment", "releaseDecision", "RETURN", "reason", "ask first");

        assertThat(project.open()).contains("planPayment");
    }

    @Test
    void inAnotherCurrency_saysWhatItIsWorthInDollars_andOfWhichDay() {
        project.refuses(422, "pm", "planPayment", payment("48000", "paymentCurrency", "EUR"))
                .says("USD equivalent amount and USD rate date are needed");
        project.done(
                "planPayment",
                payment(
                        "48000",
                        "paymentCurrency",
                        "EUR",
                        "usdEquivalentAmount",
                        "52000.00",
                        "usdRateDate",
                        "2026-09-25"));

        assertThat(project.open()).containsExactly("fileWithTaxAuthority");
    }

    @Test
    void forGoods_isOutsideTheFiling() {
        project.done("planPayment", payment("900000", "paymentPurpose", "GOODS"));

        assertThat(project.open()).containsExactly("releasePayment");
    }

    @ParameterizedTest
    @CsvSource({
        "paymentPurpose, What is paid for is not known",
        "largerPaymentFollows, Whether a payment above USD 50",
        "chargedToSubjects, Whether the money comes from subjects is unknown"
    })
    void ofWhichSomethingIsUnknown_isAskedAbout(String name, String sentence) {
        project.refuses(422, "pm", "planPayment", payment("40000", name, "UNKNOWN"))
                .says(sentence);
    }

    @Test
    void neverComesFromTheSubjects() {
        project.refuses(422, "pm", "planPayment", payment("40000", "chargedToSubjects", "YES"))
                .says("is charged to the patient", "不得向受试者收费");
    }

    @Test
    void isReleasedByAnotherPersonThanPlanned() {
        Person both = house.newPerson("planner-and-director", List.of("projectManager", "director"), List.of());
        both.post(
                        "/engine-rest/task/" + project.task("planPayment") + "/complete",
                        Study.variables(asMap(payment("40000"))))
                .is(204);
        String release = project.task("releasePayment");

        project.leavesAsItWas(() -> both.post(
                        "/engine-rest/task/" + release + "/complete",
                        Study.variables(Map.of("releaseDecision", "RELEASED", "paymentDate", "2026-09-28"))))
                .is(422)
                .says("another person must do it");
        project.done("releasePayment", released());
    }

    @Test
    void mayBePlannedByRegulatoryAffairsToo_andByNobodyElse() {
        project.leavesAsItWas(() -> project.complete("clinical", "planPayment", payment("40000")))
                .is(403);

        project.complete("regulatory", "planPayment", payment("40000")).is(204);
    }

    @Test
    void isDroppedWithItsProject() {
        project.outside().reported("pm", "projectWithdrawn", "reason", "the study is given up");

        assertThat(project.running()).isEmpty();
    }

    private static Map<String, Object> asMap(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
