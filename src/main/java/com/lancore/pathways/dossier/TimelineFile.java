package com.lancore.pathways.dossier;

import com.lancore.pathways.planning.AgreedMilestone;
import com.lancore.pathways.planning.Plan;
import com.lancore.pathways.planning.Timeline;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What was planned, and what happened; what is left is planned from the day of the trail's last entry. */
final class TimelineFile {

    private TimelineFile() {}

    /** The whole. */
    public record TimelineView(
            LocalDate asOf, LocalDate from, LocalDate to, List<PathwayView> pathways, List<MilestoneView> milestones) {}

    /** A pathway. */
    public record PathwayView(
            String pathway, String process, LocalDate startedOn, LocalDate baselineEndsOn, List<StepView> steps) {}

    /**
     * A step.
     *
     * @param plannedEndsOn null where it is done, or the pathway has ended
     * @param doneOn the date that counts: of the evidence, or the day it was recorded
     */
    public record StepView(
            String step,
            Sentence name,
            Timeline.State state,
            Basis basis,
            LocalDate baselineStartsOn,
            LocalDate baselineEndsOn,
            LocalDate plannedEndsOn,
            LocalDate doneOn,
            LocalDate evidenceDate,
            Instant recordedAt,
            String recordedBy) {}

    /** A milestone that the director approved. */
    public record MilestoneView(String name, String step, LocalDate approvedFor, LocalDate reachedOn) {}

    static TimelineView of(State state) {
        Timeline t = state.timeline();
        return new TimelineView(
                t.today(),
                t.from(),
                t.to(),
                t.pathways().stream().map(TimelineFile::pathway).toList(),
                t.milestones().stream().map(TimelineFile::milestone).toList());
    }

    private static PathwayView pathway(Timeline.Pathway p) {
        return new PathwayView(
                p.pathway(),
                p.process(),
                p.startedOn(),
                p.baseline().endsOn(),
                p.steps().stream().map(m -> step(m, p)).toList());
    }

    private static StepView step(Timeline.Milestone m, Timeline.Pathway p) {
        Plan.Dates baseline = p.baseline().step(m.step().step());
        boolean left = p.planned() != null && m.state() != Timeline.State.DONE;
        Timeline.Actual actual = m.actual();
        return new StepView(
                m.step().step(),
                m.step().name(),
                m.state(),
                m.step().basis(),
                baseline.startsOn(),
                baseline.endsOn(),
                left ? p.planned().step(m.step().step()).endsOn() : null,
                actual == null || m.state() != Timeline.State.DONE ? null : actual.on(),
                actual == null ? null : actual.evidenceDate(),
                actual == null ? null : actual.recordedAt(),
                actual == null ? null : actual.person());
    }

    private static MilestoneView milestone(AgreedMilestone m) {
        return new MilestoneView(m.name(), m.step(), m.baselineOn(), m.reachedOn());
    }
}
