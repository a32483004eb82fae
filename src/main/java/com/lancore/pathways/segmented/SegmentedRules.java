package com.lancore.pathways.segmented;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Requirement;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What must hold in segmented production. */
@Component
class SegmentedRules {

    private static final Basis YEARLY_INSPECTION = new Basis(
            "Guo Yao Jian Yao Guan [2024] 24, pilot of segmented production of biologics: comprehensive inspection every year",
            Confidence.LAW);

    private final SegmentedEligibility eligibility;
    private final SegmentedPilot pilot;

    SegmentedRules(SegmentedEligibility eligibility, SegmentedPilot pilot) {
        this.eligibility = eligibility;
        this.pilot = pilot;
    }

    /** What is found today. */
    Recall findings() {
        return Recall.findings(s -> eligibility.report(s.facts(), s.today()));
    }

    /** No opinion of counsel goes past a condition that is not met. */
    Requirement notBlocked() {
        return s -> s.isTaken() && !s.answers().is("segmentedDecision", "PROCEED")
                ? List.of()
                : eligibility.report(s.facts(), s.today()).blocked(Role.PROJECT_MANAGER);
    }

    /** Enough people of the holder on each contract site, on the day that the step bears. */
    Requirement enoughPeopleOn(String date) {
        return s -> s.answers()
                .text(Segmented.LEAST_POSTED_PEOPLE)
                .map(people -> eligibility
                        .againstPeople(people, s.answers().date(date).orElse(s.today()))
                        .map(row -> new Finding(
                                row.reasonCode(), row.basis(), row.sentence(), Role.QUALITY_ASSURANCE, null, null))
                        .toList())
                .orElse(List.of());
    }

    /** An inspection that finds too few people has not been passed. */
    Requirement passedWithEnoughPeople() {
        Requirement people = enoughPeopleOn(Segmented.INSPECTION_DATE);
        return s -> s.answers().is("inspectionOutcome", "PASSED") ? people.findings(s) : List.of();
    }

    /** The next inspection follows within a year. */
    Requirement nextWithinAYear() {
        return s -> {
            LocalDate inspected = s.answers().date(Segmented.INSPECTION_DATE).orElse(null);
            LocalDate next = s.answers().date(Segmented.NEXT_INSPECTION_DATE).orElse(null);
            if (inspected == null || next == null || !next.isAfter(pilot.latestAfter(inspected))) {
                return List.of();
            }
            LocalDate latest = pilot.latestAfter(inspected);
            return List.of(Finding.of(
                    "INSPECTION_LATER_THAN_A_YEAR",
                    YEARLY_INSPECTION,
                    Role.QUALITY_ASSURANCE,
                    "The next inspection follows within a year of the one of " + inspected + ": by " + latest + ".",
                    "下次检查应在" + inspected + "检查后一年内，即不晚于" + latest + "。"));
        };
    }
}
