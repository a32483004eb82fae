package com.lancore.pathways.planning;

import com.lancore.pathways.deadline.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What was planned for a project, what has happened, and what is planned for the rest; all dates in Shanghai.
 *
 * @param from the first day that anything of it falls on
 * @param to the last
 * @param milestones what was approved with the execution package of an engagement; none where there is none
 * @param clocks the rows of the register that are running
 * @param holidays the days off from the first day to the last
 */
public record Timeline(
        LocalDate today,
        LocalDate from,
        LocalDate to,
        List<Pathway> pathways,
        List<AgreedMilestone> milestones,
        List<Deadline> clocks,
        List<Holiday> holidays) {

    /**
     * One pathway of the project.
     *
     * @param baseline the plan from the day it started
     * @param planned what is left, planned from today; null where nothing is left or the pathway has ended
     */
    public record Pathway(
            String pathway, String process, LocalDate startedOn, Plan baseline, Plan planned, List<Milestone> steps) {}

    /** The same with the pathways of these processes alone, and their clocks. */
    public Timeline of(Set<String> processes) {
        return new Timeline(
                today,
                from,
                to,
                pathways.stream().filter(p -> processes.contains(p.process())).toList(),
                milestones,
                clocks.stream().filter(d -> processes.contains(d.processKey())).toList(),
                holidays);
    }

    /** One step of a pathway. */
    public record Milestone(PlannedStep step, State state, Actual actual) {}

    /** The names are public. */
    public enum State {
        DONE,
        OPEN,
        AHEAD
    }

    /**
     * What was recorded last for a step.
     *
     * @param evidenceDate the legal date on its evidence, or null where it bears none
     */
    public record Actual(Instant recordedAt, LocalDate recordedOn, LocalDate evidenceDate, String person) {

        /** The date that counts: that of the evidence, or else the day it was recorded. */
        public LocalDate on() {
            return evidenceDate == null ? recordedOn : evidenceDate;
        }
    }

    /** A step that somebody can take now, and since which day. */
    public record OpenStep(String process, String step, LocalDate since) {}
}
