package com.lancore.pathways.engagement;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.iit.Eligibility;
import com.lancore.pathways.lecheng.SpecialImportEligibility;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import com.lancore.pathways.requirement.EligibilityReport;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Situation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What the decision tables say of a project before its partners are asked: the eligibility of the chosen pathways (D2, D3,
 * D4), human genetic resources, payment and vendors, and what patients may be charged (D8). What nobody has answered asks.
 */
@Component
class ComplianceScreen {

    /** Which setting of the table of charging a pathway is. */
    private static final Map<String, String> SETTING = Map.of(
            "IIT_818", "IIT_818",
            "SEQUENCE", "IIT_818",
            "LECHENG_A", "LECHENG_A",
            "LECHENG_B", "LECHENG_B_NOT_FILED",
            "RWD", "LECHENG_A_STUDY_ONLY");

    private static final List<String> ASKED =
            List.of("foreignParty", "hgrInvolved", "materialExported", "vendorsPlanned");

    private final Eligibility study;
    private final SpecialImportEligibility specialImport;
    private final Decisions decisions;

    ComplianceScreen(Eligibility study, SpecialImportEligibility specialImport, Decisions decisions) {
        this.study = study;
        this.specialImport = specialImport;
        this.decisions = decisions;
    }

    /** Whether the chosen pathways are open to this asset, institution and sponsor. */
    EligibilityReport eligibility(Facts facts, LocalDate on) {
        Set<String> chosen = PathwayChoice.chosen(facts);
        List<Row> rows = new ArrayList<>();
        if (Opening.IIT.isAskedFor(chosen)) {
            rows.addAll(study.report(facts, on).findings());
        }
        if (Opening.SPECIAL_IMPORT.isAskedFor(chosen)) {
            rows.addAll(specialImport.report(facts, on).findings());
        }
        return new EligibilityReport(rows);
    }

    /** What has to be done, or asked, about human genetic resources, payments and vendors. */
    EligibilityReport duties(Facts facts, LocalDate on) {
        Map<String, Object> inputs = new HashMap<>();
        ASKED.forEach(name -> inputs.put(name, facts.text(name).orElse(null)));
        inputs.put(
                "outwardPaymentUsdAmount",
                facts.text("outwardPaymentUsdAmount")
                        .map(BigDecimal::new)
                        .map(BigDecimal::doubleValue)
                        .orElse(null));
        return new EligibilityReport(decisions.evaluate("complianceScreen", inputs, on));
    }

    /** What patients may be charged on the chosen pathways. */
    List<Row> charging(Facts facts, LocalDate on) {
        return PathwayChoice.chosen(facts).stream()
                .filter(SETTING::containsKey)
                .map(SETTING::get)
                .distinct()
                .flatMap(setting -> decisions.evaluate("patientCharging", Map.of("setting", setting), on).stream())
                .toList();
    }

    /** No screen goes past a rule of law. */
    List<Finding> against(Situation s) {
        return s.isTaken() && s.answers().is("screenOutcome", "PROCEED")
                ? eligibility(s.facts(), s.today()).blocked(Role.REGULATORY_AFFAIRS)
                : List.of();
    }
}
