package com.lancore.pathways.payment;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.requirement.Answers;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A payment as it was planned.
 *
 * @param contract its reference, without regard to case and outer spaces
 * @param usd what it is worth in US dollars, empty where nobody said
 */
record Plan(String contract, String purpose, String largerPaymentFollows, Optional<BigDecimal> usd) {

    static Plan of(FactRecord record) {
        return of(record::text);
    }

    static Plan of(Answers answers) {
        return of(answers::text);
    }

    private static Plan of(Function<String, Optional<String>> known) {
        String amount = known.apply("paymentCurrency").filter("USD"::equals).isPresent()
                ? "paymentAmount"
                : "usdEquivalentAmount";
        return new Plan(
                known.apply("paymentContract").orElse("").strip().toUpperCase(Locale.ROOT),
                known.apply("paymentPurpose").orElse("UNKNOWN"),
                known.apply("largerPaymentFollows").orElse("UNKNOWN"),
                known.apply(amount).map(BigDecimal::new));
    }

    boolean isForGoods() {
        return "GOODS".equals(purpose);
    }
}
