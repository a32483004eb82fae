package com.lancore.pathways.segmented;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.EligibilityReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether the pilot takes a case (D9): every condition that is not met is found, not only the first. */
@Component
class SegmentedEligibility {

    private static final String TABLE = "segmentedEligibility";

    /** Findings after which only a review under Order 828 is left: the other conditions are those of the pilot. */
    private static final Set<String> PILOT_OVER = Set.of("PILOT_CLOSED", "PILOT_ENDED");

    private static final List<String> TEXTS = List.of(
            "productClass",
            "barredProduct",
            "productOrigin",
            "holderCapable",
            "pilotRegion",
            "unifiedQualitySystem",
            "differentProvinces",
            "jointPlanAgreed",
            "segmentAbroad",
            "foreignParticipationAgreed");

    private static final List<String> NUMBERS =
            List.of("leastCommercialYears", "clinicalSupplyYears", Segmented.LEAST_POSTED_PEOPLE);

    private final Decisions decisions;

    SegmentedEligibility(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Where the case goes next. */
    enum Route {
        RESOLVE,
        ORDER_828,
        PILOT
    }

    /**
     * The findings on a day.
     *
     * @param facts of the instance
     * @param on the rules in force on this day judge
     */
    EligibilityReport report(Facts facts, LocalDate on) {
        Map<String, Object> inputs = new HashMap<>();
        TEXTS.forEach(name -> inputs.put(name, facts.text(name).orElse(null)));
        NUMBERS.forEach(
                name -> inputs.put(name, facts.text(name).map(BigDecimal::new).orElse(null)));
        inputs.put("applicationDate", applicationDate(facts).toString());
        inputs.put(
                "inspectionPlanned",
                facts.date(Segmented.INSPECTION_PLANNED_DATE).isPresent() ? "YES" : "NO");
        return new EligibilityReport(decisions.evaluate(TABLE, inputs, on));
    }

    /** What is never made under contract is barred under Order 828 too; everything else of the pilot ends with it. */
    static Route route(EligibilityReport report) {
        if (has(report, row -> "BLOCKED".equals(row.text("status")))) {
            return Route.RESOLVE;
        }
        if (has(report, row -> PILOT_OVER.contains(row.reasonCode()))) {
            return Route.ORDER_828;
        }
        return report.isEmpty() ? Route.PILOT : Route.RESOLVE;
    }

    /** What stands against so few people on a site. */
    Stream<Decisions.Row> againstPeople(String people, LocalDate on) {
        return decisions.evaluate(TABLE, Map.of(Segmented.LEAST_POSTED_PEOPLE, new BigDecimal(people)), on).stream()
                .filter(row -> row.reasonCode().equals("PEOPLE_ON_SITE_TOO_FEW"));
    }

    static LocalDate applicationDate(Facts facts) {
        return facts.date(Segmented.APPLICATION_DATE).orElseThrow();
    }

    private static boolean has(EligibilityReport report, Predicate<Decisions.Row> what) {
        return report.findings().stream().anyMatch(what);
    }
}
