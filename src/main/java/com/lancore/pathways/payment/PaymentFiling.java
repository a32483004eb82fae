package com.lancore.pathways.payment;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a payment needs the tax filing first, by the table {@code paymentFiling}: a single payment against its
 * threshold, and all payments of the project under one contract beside it.
 */
@Component
class PaymentFiling {

    private final Decisions decisions;

    PaymentFiling(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What the table said of a payment. */
    record Result(List<Row> rows) {

        boolean is(String outcome) {
            return rows.stream().anyMatch(row -> outcome.equals(row.text("outcome")));
        }

        /** What the model decides on: the strictest of what was said. */
        String next() {
            return is("FILING_NEEDED") ? "FILE" : is("ASK_TAX_ADVISER") ? "ASK_ADVISER" : "RELEASE";
        }
    }

    /**
     * What the table says.
     *
     * @param plan the payment as planned
     * @param all the facts of all payments of the project
     * @param instance the payment's own process, which does not count twice
     */
    Result of(Plan plan, Facts all, String instance, LocalDate on) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("paymentPurpose", plan.purpose());
        inputs.put("usdAmount", plan.usd().map(BigDecimal::doubleValue).orElse(null));
        inputs.put(
                "contractUsdTotal",
                plan.usd()
                        .map(usd ->
                                usd.add(others(plan.contract(), all, instance)).doubleValue())
                        .orElse(null));
        inputs.put("largerPaymentFollows", plan.largerPaymentFollows());
        inputs.put("contractFiled", filed(plan.contract(), all).isPresent() ? "YES" : "NO");
        return new Result(decisions.evaluate("paymentFiling", inputs, on));
    }

    /** The newest tax filing that was made for a contract. */
    static Optional<FactRecord> filed(String contract, Facts all) {
        return all.of(Payment.FILE).stream()
                .filter(filing -> contractOf(all, filing.processInstanceId())
                        .filter(contract::equals)
                        .isPresent())
                .reduce((older, newer) -> newer);
    }

    private static Optional<String> contractOf(Facts all, String instance) {
        return all.ofInstance(instance).latest(Payment.PLAN).map(Plan::of).map(Plan::contract);
    }

    private static BigDecimal others(String contract, Facts all, String instance) {
        Map<String, Plan> newest = new LinkedHashMap<>();
        all.of(Payment.PLAN).forEach(plan -> newest.put(plan.processInstanceId(), Plan.of(plan)));
        newest.remove(instance);
        return newest.values().stream()
                .filter(plan -> plan.contract().equals(contract) && !plan.isForGoods())
                .flatMap(plan -> plan.usd().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
