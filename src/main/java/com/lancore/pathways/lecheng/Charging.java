package com.lancore.pathways.lecheng;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a patient may be charged (D8): decided by the setting, that is by the study, and never by the patient. */
@Component
class Charging {

    private static final Basis SETTLED = new Basis("House rule: what is not settled is not charged", Confidence.POLICY);

    private final Decisions decisions;

    Charging(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Nothing above zero is charged in a setting that does not allow it; without a setting the answer is no. */
    Requirement bySetting() {
        return s -> s.answers()
                .text("patientChargeAmount")
                .filter(amount -> new BigDecimal(amount).signum() > 0)
                .map(amount -> against(s.answers().text("chargeSetting").orElse("UNKNOWN"), s.today()))
                .orElse(List.of());
    }

    /** What speaks against a charge in a setting on a day; where no rule is in force that day, that. */
    List<Finding> against(String setting, LocalDate on) {
        Optional<Row> row = row(setting, on);
        if (row.isEmpty()) {
            return List.of(Finding.of(
                    "NO_CHARGING_RULE",
                    SETTLED,
                    Role.CLINICAL_OPERATIONS,
                    "No rule on what patients are charged in this setting was in force on " + on
                            + ": nothing is charged.",
                    on + "时该情形尚无有效的收费规则：不得收费。"));
        }
        return row.filter(r -> "NO".equals(r.text("charge")))
                .map(r -> List.of(
                        new Finding(r.reasonCode(), r.basis(), r.sentence(), Role.CLINICAL_OPERATIONS, null, null)))
                .orElse(List.of());
    }

    /** An amount is one of a currency. */
    static Requirement inACurrency() {
        return s -> s.answers().text("patientChargeAmount").isPresent()
                        && s.answers().text("patientChargeCurrency").isEmpty()
                ? List.of(Finding.of(
                        "CURRENCY_MISSING",
                        Basis.PLAUSIBILITY,
                        Role.CLINICAL_OPERATIONS,
                        "The amount needs its currency.",
                        "金额须注明币种。"))
                : List.of();
    }

    Optional<Row> row(String setting, LocalDate on) {
        return decisions.evaluate("patientCharging", Map.of("setting", setting), on).stream()
                .findFirst();
    }
}
