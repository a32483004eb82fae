package com.lancore.pathways.lecheng;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a patient may be charged (D8): decided by the setting, that is by the study, and never by the patient. */
@Component
class Charging {

    private final Decisions decisions;

    Charging(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Nothing above zero is charged in a setting that does not allow it; without a setting the answer is no. */
    Requirement bySetting() {
        return s -> s.answers()
                .text("patientChargeAmount")
                .filter(amount -> new BigDecimal(amount).signum() > 0)
                .map(amount -> row(s.answers().text("chargeSetting").orElse("UNKNOWN"), s.today()))
                .filter(row -> "NO".equals(row.text("charge")))
                .map(row -> List.of(new Finding(
                        row.reasonCode(), row.basis(), row.sentence(), Role.CLINICAL_OPERATIONS, null, null)))
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

    Row row(String setting, LocalDate on) {
        return decisions
                .evaluate("patientCharging", Map.of("setting", setting), on)
                .get(0);
    }
}
