package com.lancore.pathways.lecheng;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.EligibilityReport;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What must hold in Track B. The measures behind it are dated rows: they lapse by themselves. */
@Component
class TranslationRules {

    private final Decisions decisions;
    private final Charging charging;

    TranslationRules(Decisions decisions, Charging charging) {
        this.decisions = decisions;
        this.charging = charging;
    }

    EligibilityReport report(Facts facts, LocalDate on) {
        Map<String, Object> inputs = new HashMap<>();
        for (String name : List.of("completedDomesticIit", "intendedOutcome", "productType")) {
            inputs.put(name, facts.text(name).orElse(null));
        }
        return new EligibilityReport(decisions.evaluate("translationEligibility", inputs, on).stream()
                .filter(row -> !List.of("POSSIBLE", "ELIGIBLE").contains(row.text("status")))
                .toList());
    }

    Requirement notBlocked() {
        return s -> s.isTaken() && !s.answers().is("translationDecision", "PROCEED")
                ? List.of()
                : report(s.facts(), s.today()).blocked(Role.PROJECT_MANAGER);
    }

    Requirement stillEligible() {
        return s -> report(s.facts(), s.today()).blocked(Role.PROJECT_MANAGER);
    }

    /** Charged is at most the published price, in its currency. */
    Requirement withinPublishedPrice() {
        return s -> {
            var amount = s.answers().text("chargeAmount").map(BigDecimal::new);
            var published = s.facts().text("publishedPriceAmount").map(BigDecimal::new);
            if (amount.isEmpty() || published.isEmpty()) {
                return List.of();
            }
            boolean sameCurrency =
                    s.facts().text("priceCurrency").equals(s.answers().text("chargeCurrency"));
            return sameCurrency && amount.get().compareTo(published.get()) <= 0
                    ? List.of()
                    : List.of(Finding.of(
                            "ABOVE_PUBLISHED_PRICE",
                            charging.row("LECHENG_B_PUBLISHED", s.today()).basis(),
                            Role.PROJECT_MANAGER,
                            "The published price is " + published.get().toPlainString() + " "
                                    + s.facts().text("priceCurrency").orElse("")
                                    + "; nothing above it, and no other currency, is charged.",
                            "公示价格为" + published.get().toPlainString()
                                    + s.facts().text("priceCurrency").orElse("") + "；不得高于该价格或使用其他币种收费。"));
        };
    }
}
