package com.lancore.pathways.payment;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Known;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What must hold before an outward payment. */
@Component
class PaymentRules {

    private static final Basis RATE = new Basis(
            "House rule: the threshold is in US dollars, other currencies are shown in them", Confidence.POLICY);
    private static final Basis SETTLED = new Basis("House rule: what is not settled is not paid", Confidence.POLICY);
    private static final Basis FILING = new Basis(
            "SAT and SAFE announcements 2013 No. 40 and 2021 No. 19: tax filing before the outward payment",
            Confidence.LAW);

    /** A study's money never comes from its subjects, by whatever way it leaves the country. */
    private static final String SETTING = "IIT_818";

    private final PaymentFiling filing;
    private final Decisions decisions;

    PaymentRules(PaymentFiling filing, Decisions decisions) {
        this.filing = filing;
        this.decisions = decisions;
    }

    /** Another currency comes with what it is worth in US dollars and the day of the rate. */
    static Requirement inUsd() {
        return s -> s.isTaken()
                        && !s.answers().is("paymentCurrency", "USD")
                        && (s.answers().text("usdEquivalentAmount").isEmpty()
                                || s.answers().text("usdRateDate").isEmpty())
                ? List.of(finding(
                        "USD_EQUIVALENT_MISSING",
                        RATE,
                        "USD equivalent amount and USD rate date are needed for a payment in another currency: the threshold is in US dollars.",
                        "非美元付款须填写折合美元金额和汇率日期：限额以美元计算。"))
                : List.of();
    }

    /** What the table cannot judge is asked for. */
    Requirement settled() {
        return s -> s.isTaken()
                ? of(s).rows().stream()
                        .filter(row -> "NEEDS_INFO".equals(row.text("outcome")))
                        .map(row -> new Finding(
                                row.reasonCode(),
                                row.basis(),
                                row.sentence(),
                                s.step().role(),
                                null,
                                null))
                        .toList()
                : List.of();
    }

    /** Nothing that is paid comes from the subjects of the study (D8). */
    Requirement nothingFromSubjects() {
        return s -> {
            if (s.answers().is("chargedToSubjects", "UNKNOWN")) {
                return List.of(finding(
                        "SUBJECT_CHARGE_UNKNOWN",
                        SETTLED,
                        "Whether the money comes from subjects is unknown: settle it before the payment is planned.",
                        "尚不清楚款项是否来自受试者：请先核实再计划付款。"));
            }
            return s.answers().is("chargedToSubjects", "YES")
                    ? decisions.evaluate("patientCharging", Map.of("setting", SETTING), s.today()).stream()
                            .map(row -> new Finding(
                                    row.reasonCode(), row.basis(), row.sentence(), Role.PROJECT_MANAGER, null, null))
                            .toList()
                    : List.of();
        };
    }

    /** At the release the table is asked again: another payment under the contract may have been planned meanwhile. */
    Requirement filedFirst() {
        return s -> {
            if (s.answers().is("releaseDecision", "RETURN") || planned(s).isEmpty()) {
                return List.of();
            }
            return filing.of(planned(s).get(), s.facts(Payment.KEY), s.processInstanceId(), s.today())
                            .is("FILING_NEEDED")
                    ? List.of(finding(
                            "TAX_FILING_MISSING",
                            FILING,
                            "The tax filing comes first: nothing was filed under this contract yet.",
                            "须先办理税务备案：该合同项下尚未备案。"))
                    : List.of();
        };
    }

    /** Splitting that somebody brought about meanwhile is looked at before the money goes. */
    Requirement adviceTaken() {
        return s -> {
            if (s.answers().is("releaseDecision", "RETURN") || planned(s).isEmpty()) {
                return List.of();
            }
            boolean asked = filing.of(planned(s).get(), s.facts(Payment.KEY), s.processInstanceId(), s.today())
                    .is("ASK_TAX_ADVISER");
            long plan = s.facts().latest(Payment.PLAN).map(FactRecord::number).orElse(0L);
            boolean answered = s.facts()
                    .latest(Payment.CONFIRM_ADVICE)
                    .filter(advice -> advice.number() > plan)
                    .isPresent();
            return asked && !answered
                    ? List.of(finding(
                            "TAX_ADVICE_MISSING",
                            FILING,
                            "Several payments under this contract together exceed the threshold: return it, and ask the tax adviser.",
                            "该合同项下多笔付款合计超过限额：请退回并咨询税务顾问。"))
                    : List.of();
        };
    }

    /** The day of the filing under the contract, before which nothing that needs it is paid. */
    Optional<LocalDate> filedOn(Situation s) {
        return planned(s)
                .filter(plan -> !plan.isForGoods())
                .flatMap(plan -> PaymentFiling.filed(plan.contract(), s.facts(Payment.KEY)))
                .filter(made -> needsFiling(s))
                .flatMap(made -> made.date("taxFilingDate"));
    }

    private boolean needsFiling(Situation s) {
        return Set.of("FILED_ALREADY", "FILING_NEEDED").stream().anyMatch(outcome -> filing.of(
                        planned(s).orElseThrow(), s.facts(Payment.KEY), s.processInstanceId(), s.today())
                .is(outcome));
    }

    /** What the table says of the payment as planned, a line each. */
    List<Known> said(Situation s, Wording words) {
        return planned(s).stream()
                .flatMap(
                        plan -> filing.of(plan, s.facts(Payment.KEY), s.processInstanceId(), s.today()).rows().stream())
                .map(row -> new Known(Sentence.of("What comes first", "须先办理"), row.sentence(), row.basis()))
                .toList();
    }

    private PaymentFiling.Result of(Situation s) {
        return filing.of(Plan.of(s.answers()), s.facts(Payment.KEY), s.processInstanceId(), s.today());
    }

    private static Optional<Plan> planned(Situation s) {
        return s.facts().latest(Payment.PLAN).map(Plan::of);
    }

    private static Finding finding(String code, Basis basis, String en, String zh) {
        return Finding.of(code, basis, Role.PROJECT_MANAGER, en, zh);
    }
}
