package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.EligibilityReport;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whether a study may be an IIT under Order 818: its scope, the institution with its committees and PI (D3), and the
 * sponsor (D4). The rules stand in the decision tables; a fact that is not known is a finding, never a no.
 */
@Component
public class Eligibility {

    private static final Set<String> BOOLEANS = Set.of(
            "academicCommitteeReady",
            "ethicsCommitteeReady",
            "facilitiesReady",
            "managementSystemsReady",
            "fundingProven",
            "piLicensed",
            "piSeniorTitle",
            "qualityPersonQualified");

    private static final List<String> INPUTS = List.of(
            "is818Technology",
            "intendedOutcome",
            "assetStage",
            "technologyCategory",
            "institutionGrade",
            "sponsorKind",
            "sponsorZone",
            "multiCentre",
            "leadInstitution");

    private final Decisions decisions;

    Eligibility(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The rows that stand against it, by the rules in force on a date. */
    public EligibilityReport report(Facts facts, LocalDate on) {
        Map<String, Object> inputs = new HashMap<>();
        INPUTS.forEach(name -> inputs.put(name, facts.text(name).orElse(null)));
        BOOLEANS.forEach(
                name -> inputs.put(name, facts.text(name).map(Boolean::valueOf).orElse(null)));
        return new EligibilityReport(Stream.of("order818Scope", "iitEligibility", "sponsorStructure")
                .flatMap(decision -> decisions.evaluate(decision, inputs, on).stream())
                .filter(row -> !"ALLOWED".equals(row.text("status")))
                .toList());
    }
}
