package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.DecisionTables.decide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.lancore.pathways.requirement.DecisionTables.Coverage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of payments out of China. */
class PaymentTableTest {

    @Nested
    class PaymentFiling {

        private Map<String, Object> payment(
                String purpose, Double usd, Double total, String larger, String contractFiled) {
            Map<String, Object> inputs = new HashMap<>();
            inputs.put("paymentPurpose", purpose);
            inputs.put("usdAmount", usd);
            inputs.put("contractUsdTotal", total);
            inputs.put("largerPaymentFollows", larger);
            inputs.put("contractFiled", contractFiled);
            return inputs;
        }

        @ParameterizedTest(name = "{0} of USD {1}, {2} in all, larger {3}, filed {4}: {5} {6}")
        @CsvSource({
            "SERVICES, 50000, 50000, NO, NO, NOT_NEEDED, AT_MOST_50000",
            "SERVICES, 50000.01, 50000.01, NO, NO, FILING_NEEDED, ABOVE_50000",
            "ROYALTIES, 60000, 60000, YES, NO, FILING_NEEDED, ABOVE_50000",
            "OTHER, 60000, 90000, NO, YES, FILED_ALREADY, FILED_UNDER_CONTRACT",
            "SERVICES, 30000, 30000, YES, NO, FILING_NEEDED, LARGER_PAYMENT_FOLLOWS",
            "SERVICES, 30000, 60000, NO, NO, ASK_TAX_ADVISER, SPLIT_PAYMENTS",
            "SERVICES, 30000, 60000, NO, YES, NOT_NEEDED, SMALL_UNDER_FILED_CONTRACT",
            "SERVICES, 30000, 30000, YES, YES, NOT_NEEDED, SMALL_UNDER_FILED_CONTRACT",
            "GOODS, 900000, 900000, NO, NO, NOT_NEEDED, GOODS_OUTSIDE",
            "UNKNOWN, 60000, 60000, NO, NO, NEEDS_INFO, PURPOSE_OPEN",
            "SERVICES, 30000, 30000, UNKNOWN, NO, NEEDS_INFO, LARGER_PAYMENT_OPEN",
            "SERVICES, , , NO, NO, NEEDS_INFO, USD_AMOUNT_OPEN"
        })
        void exactlyOneRowSaysWhatComesFirst(
                String purpose, Double usd, Double total, String larger, String filed, String outcome, String code) {
            assertThat(decide("payment-filing", payment(purpose, usd, total, larger, filed)))
                    .extracting(row -> row.get("outcome"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(outcome, code));
        }

        @Test
        void everyRowIsMetBySomePayment() {
            Coverage coverage = new Coverage("payment-filing");
            coverage.meets(payment("GOODS", 1.0, 1.0, "NO", "NO"));
            coverage.meets(payment("SERVICES", 60000.0, 60000.0, "NO", "NO"));
            coverage.meets(payment("SERVICES", 60000.0, 60000.0, "NO", "YES"));
            coverage.meets(payment("SERVICES", 30000.0, 60000.0, "YES", "NO"));
            coverage.meets(payment("SERVICES", 30000.0, 60000.0, "NO", "NO"));
            coverage.meets(payment("SERVICES", 30000.0, 30000.0, "NO", "NO"));
            coverage.meets(payment("SERVICES", 30000.0, 60000.0, "NO", "YES"));
            coverage.meets(payment(null, null, null, null, null));
            coverage.meets(payment("SERVICES", 30000.0, 30000.0, null, "NO"));
            coverage.meets(payment("SERVICES", null, null, "NO", "NO"));
            coverage.isComplete();
        }
    }
}
