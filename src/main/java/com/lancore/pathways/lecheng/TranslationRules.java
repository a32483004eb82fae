package com.lancore.pathways.lecheng;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Effect;
import com.lancore.pathways.requirement.EligibilityReport;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What must hold in Track B. The measures behind it are dated rows: they lapse by themselves. */
@Component
class TranslationRules {

    /** The setting of D8 in which a published price is charged. */
    private static final String SETTING = "LECHENG_B_PUBLISHED";

    private final Decisions decisions;
    private final Charging charging;
    private final Trail trail;

    TranslationRules(Decisions decisions, Charging charging, Trail trail) {
        this.decisions = decisions;
        this.charging = charging;
        this.trail = trail;
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

    /** What stands against the pathway on the day that a step bears, and which counsel has not answered. */
    Requirement eligibleOn(String date) {
        return s -> {
            List<Finding> blocked = report(s.facts(), day(s, date)).blocked(Role.PROJECT_MANAGER);
            if (!blocked.isEmpty()) {
                return blocked;
            }
            return opinion(date).findings(s).isEmpty() ? List.of() : findings(unsettled(s, date));
        };
    }

    /** The word of counsel on what was not settled when the eligibility was. */
    DocumentAsk opinion(String date) {
        return DocumentAsk.onlyWhen(
                        DocumentKind.LEGAL_OPINION,
                        s -> report(s.facts(), day(s, date))
                                        .blocked(Role.PROJECT_MANAGER)
                                        .isEmpty()
                                && !unsettled(s, date).isEmpty())
                .since(s -> s.facts()
                        .latest(Translation.RESOLVE_ELIGIBILITY)
                        .map(FactRecord::number)
                        .orElse(0L));
    }

    /** Keeps on the trail what the step went past on the word of counsel. */
    Effect recordUnsettled(String date) {
        return (s, act) -> {
            List<Row> unsettled = unsettled(s, date);
            if (!unsettled.isEmpty()) {
                trail.append(
                        new Act(
                                s.projectCode(),
                                Act.MACHINE,
                                Translation.KEY,
                                s.processInstanceId(),
                                s.step().key()),
                        new EligibilityReport(unsettled).lines());
            }
        };
    }

    /** What the table finds on that day, but for what an opinion of counsel answered when the pathway began. */
    private List<Row> unsettled(Situation s, String date) {
        Set<String> settled = s.facts()
                .latest(Translation.RESOLVE_ELIGIBILITY)
                .filter(resolved -> resolved.is("translationDecision", "PROCEED"))
                .map(resolved -> report(s.facts(), Shanghai.dateOf(resolved.at())).findings().stream()
                        .map(Row::reasonCode)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        return report(s.facts(), day(s, date)).findings().stream()
                .filter(row -> !settled.contains(row.reasonCode()))
                .toList();
    }

    private static List<Finding> findings(List<Row> rows) {
        return rows.stream()
                .map(row ->
                        new Finding(row.reasonCode(), row.basis(), row.sentence(), Role.PROJECT_MANAGER, null, null))
                .toList();
    }

    /** The typed day, or today where none is typed yet. */
    private static LocalDate day(Situation s, String date) {
        return s.answers().date(date).orElse(s.today());
    }

    /** Charged is at most the published price, in its currency. */
    Requirement withinPublishedPrice() {
        return s -> {
            LocalDate day = day(s, "chargeDate");
            List<Finding> against = charging.against(SETTING, day);
            if (!against.isEmpty()) {
                return against;
            }
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
                            charging.row(SETTING, day).orElseThrow().basis(),
                            Role.PROJECT_MANAGER,
                            "The published price is " + published.get().toPlainString() + " "
                                    + s.facts().text("priceCurrency").orElse("")
                                    + "; nothing above it, and no other currency, is charged.",
                            "公示价格为" + published.get().toPlainString()
                                    + s.facts().text("priceCurrency").orElse("") + "；不得高于该价格或使用其他币种收费。"));
        };
    }
}
