package com.lancore.pathways.importing;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The customs rules that a confirmation was made under. When they have changed since, a confirmation made earlier for an
 * earlier import is assessed again before it is relied on.
 */
@Component
public class CustomsRegime {

    private final Decisions decisions;

    CustomsRegime(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The regime in force now is the one in force when import was confirmed, or the one of the planned import. */
    public Requirement unchanged() {
        return s -> s.facts(ImportCompliance.KEY)
                .latest(ImportCompliance.CONFIRM)
                .filter(r -> r.is("importDecision", "CONFIRMED"))
                .flatMap(confirmed -> changedSince(
                        confirmed,
                        s.facts(ImportCompliance.KEY).date("importRegimeDate").orElse(s.today()),
                        s.answers().date("firstPatientDate").orElse(s.today())))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Finding> changedSince(FactRecord confirmed, LocalDate planned, LocalDate use) {
        Row before = inForce(Shanghai.dateOf(confirmed.at()));
        Row now = inForce(use);
        if (before.reasonCode().equals(now.reasonCode())
                || inForce(planned).reasonCode().equals(now.reasonCode())
                || !now.validFrom().isAfter(before.validFrom())) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                "CUSTOMS_REGIME_CHANGED",
                now.basis(),
                Role.REGULATORY_AFFAIRS,
                "Import was confirmed under customs rules that changed on " + now.validFrom()
                        + ": report importComplianceWithdrawn and have it confirmed again.",
                "进口合规系按" + now.validFrom() + "之前的海关规定确认：请报告“进口合规撤销”（importComplianceWithdrawn）并重新确认。"));
    }

    private Row inForce(LocalDate on) {
        return decisions.evaluate("customsRegime", Map.of(), on).get(0);
    }
}
