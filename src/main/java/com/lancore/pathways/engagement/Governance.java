package com.lancore.pathways.engagement;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.PublishedCalendar;
import com.lancore.pathways.engine.Verdict;
import com.lancore.pathways.event.OpenProjects;
import com.lancore.pathways.planning.AgreedMilestone;
import com.lancore.pathways.planning.OpenSteps;
import com.lancore.pathways.planning.Planning;
import com.lancore.pathways.planning.Timeline.OpenStep;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.EligibilityReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The monthly review of a project: when it is due, what it compares, and what goes to the director. */
@Component("governance")
public class Governance {

    /** The hour in Shanghai at which the review opens. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final Trail trail;
    private final Planning planning;
    private final OpenSteps openSteps;
    private final OpenProjects openProjects;
    private final Projects projects;
    private final Decisions decisions;
    private final PublishedCalendar calendar;
    private final Clock clock;

    Governance(
            Trail trail,
            Planning planning,
            OpenSteps openSteps,
            OpenProjects openProjects,
            Projects projects,
            Decisions decisions,
            PublishedCalendar calendar,
            Clock clock) {
        this.trail = trail;
        this.planning = planning;
        this.openSteps = openSteps;
        this.openProjects = openProjects;
        this.projects = projects;
        this.decisions = decisions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * When the next review opens: the day of the month on which the package was approved, the first after the last review,
     * or the working day that follows it. Read from the facts, so that a published year moves it and nothing else does.
     */
    public Date nextReviewAt(DelegateExecution execution) {
        Facts facts = facts(execution.getProcessBusinessKey());
        LocalDate approved = facts.latest(Engagement.APPROVE_PACKAGE)
                .flatMap(r -> r.date("packageApprovedDate"))
                .orElseThrow();
        LocalDate last = Stream.of(Engagement.APPROVE_PACKAGE, Engagement.REVIEW_GOVERNANCE)
                .flatMap(step -> facts.latest(step).stream())
                .map(FactRecord::at)
                .map(Shanghai::dateOf)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return Date.from(Shanghai.at(workingDayFrom(monthAfter(approved, last)), MORNING));
    }

    private static LocalDate monthAfter(LocalDate anchor, LocalDate last) {
        int months = 1;
        while (!anchor.plusMonths(months).isAfter(last)) {
            months++;
        }
        return anchor.plusMonths(months);
    }

    private LocalDate workingDayFrom(LocalDate day) {
        return calendar.now().nextWorkingDay(day.minusDays(1));
    }

    /** Writes down which milestones are late on the day of the review. */
    void compare(DelegateExecution execution) {
        String code = execution.getProcessBusinessKey();
        List<Act.Line> late = milestones(code).stream()
                .filter(m -> m.workingDaysLate() > 0)
                .map(m -> Act.Line.of(
                        TrailEntry.Kind.WARNING,
                        "LATE_MILESTONE",
                        Integer.toString(m.workingDaysLate()),
                        m.name() + ", planned for " + m.baselineOn()))
                .toList();
        if (!late.isEmpty()) {
            trail.append(EngagementDelegates.machine(execution, Engagement.COMPARE_WITH_PLAN), late);
        }
    }

    /** Judges the review by the thresholds of the house, and whether anything still runs. */
    void judge(DelegateExecution execution) {
        String code = execution.getProcessBusinessKey();
        EligibilityReport drift = drift(code);
        if (!drift.isEmpty()) {
            trail.append(EngagementDelegates.machine(execution, Engagement.JUDGE_GOVERNANCE), drift.lines());
        }
        Verdict.write(execution, "drifted", !drift.isEmpty());
        Verdict.write(execution, "executionRuns", runs(code, execution.getProcessInstanceId()));
    }

    /** What lies beyond a threshold. */
    EligibilityReport drift(String code) {
        Facts facts = facts(code);
        Optional<FactRecord> review = facts.latest(Engagement.REVIEW_GOVERNANCE);
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("spentPercent", spentPercent(facts));
        inputs.put(
                "milestoneDaysLate",
                milestones(code).stream()
                        .mapToInt(AgreedMilestone::workingDaysLate)
                        .max()
                        .orElse(0));
        inputs.put(
                "dataExportCompliant",
                review.flatMap(r -> r.text("dataExportCompliant")).orElse(null));
        return new EligibilityReport(decisions.evaluate("governanceDrift", inputs, Shanghai.today(clock)));
    }

    /** Of the budget that was approved last; a budget of nothing is overspent by anything. */
    private static double spentPercent(Facts facts) {
        BigDecimal budget = facts.text(Engagement.BUDGET).map(BigDecimal::new).orElseThrow();
        BigDecimal spent = facts.text(Engagement.SPENT).map(BigDecimal::new).orElse(BigDecimal.ZERO);
        if (budget.signum() == 0) {
            return spent.signum() == 0 ? 0 : Double.MAX_VALUE;
        }
        return spent.multiply(PERCENT).divide(budget, 12, RoundingMode.HALF_UP).doubleValue();
    }

    List<AgreedMilestone> milestones(String code) {
        return planning.timeline(code, openSteps.of(code)).milestones();
    }

    /** Another process of the project, a pathway that is to be opened, or an overseas approval that is awaited. */
    private boolean runs(String code, String engagement) {
        Set<String> openings =
                Arrays.stream(Opening.values()).map(Opening::step).collect(Collectors.toSet());
        return openProjects.pathways(code).stream().anyMatch(p -> !p.getId().equals(engagement))
                || openSteps.of(code).stream().map(OpenStep::step).anyMatch(openings::contains)
                || awaitsImport(code);
    }

    private boolean awaitsImport(String code) {
        return PathwayChoice.chosen(facts(code)).contains(Opening.SEQUENCE)
                && projects.pathway(code, Opening.SPECIAL_IMPORT.process()).isEmpty();
    }

    private Facts facts(String code) {
        return trail.facts(code, Engagement.KEY);
    }
}
