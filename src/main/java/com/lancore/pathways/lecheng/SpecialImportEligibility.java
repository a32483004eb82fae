package com.lancore.pathways.lecheng;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.EligibilityReport;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whether a product may come in by special import (D2): the worst status wins, and unknown is never a no. */
@Component
public class SpecialImportEligibility {

    private static final List<String> INPUTS = List.of(
            "overseasApprovalJurisdiction",
            "overseasApprovalStatus",
            "approvalCoversIndication",
            "productType",
            "chinaRegistration",
            "clinicallyUrgent",
            "adequateAlternative");

    private final Decisions decisions;

    SpecialImportEligibility(Decisions decisions) {
        this.decisions = decisions;
    }

    public EligibilityReport report(Facts facts, LocalDate on) {
        Map<String, Object> inputs = new HashMap<>();
        INPUTS.forEach(name -> inputs.put(name, facts.text(name).orElse(null)));
        return new EligibilityReport(decisions.evaluate("lechengEligibility", inputs, on).stream()
                .filter(row -> !"ELIGIBLE".equals(row.text("status")))
                .toList());
    }
}
