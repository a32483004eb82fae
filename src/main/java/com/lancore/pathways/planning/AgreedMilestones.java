package com.lancore.pathways.planning;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.deadline.PublishedCalendar;
import com.lancore.pathways.planning.Timeline.Milestone;
import com.lancore.pathways.planning.Timeline.Pathway;
import com.lancore.pathways.planning.Timeline.State;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The baseline that was approved with the execution package of an engagement. A milestone called like a step of a pathway
 * is reached by that step; when another one was reached, the reviews of governance say.
 */
@Component
class AgreedMilestones {

    private static final String ENGAGEMENT = "engagement";
    private static final String APPROVED = "milestones";
    private static final String REACHED = "milestonesReached";

    private final Trail trail;
    private final PublishedCalendar calendar;

    AgreedMilestones(Trail trail, PublishedCalendar calendar) {
        this.trail = trail;
        this.calendar = calendar;
    }

    List<AgreedMilestone> of(String projectCode, List<Pathway> pathways, LocalDate today) {
        Facts facts = trail.facts(projectCode, ENGAGEMENT);
        Map<String, LocalDate> reached = reached(facts);
        return facts.text(APPROVED).map(DatedLines::read).orElse(Map.of()).entrySet().stream()
                .map(line -> milestone(line.getKey(), line.getValue(), steps(line.getKey(), pathways), reached, today))
                .toList();
    }

    private static Map<String, LocalDate> reached(Facts facts) {
        Map<String, LocalDate> reached = new HashMap<>();
        for (FactRecord record : facts.all()) {
            record.text(REACHED).map(DatedLines::read).ifPresent(reached::putAll);
        }
        return reached;
    }

    /** The step of this name, with the pathway that it is one of. */
    private record Found(Pathway pathway, Milestone milestone) {

        Optional<LocalDate> reachedOn() {
            return milestone.state() == State.DONE
                    ? Optional.of(milestone.actual().on())
                    : Optional.empty();
        }

        LocalDate expectedOn() {
            return pathway.planned() == null || milestone.state() == State.DONE
                    ? null
                    : pathway.planned().step(milestone.step().step()).endsOn();
        }
    }

    private static Optional<Found> steps(String name, List<Pathway> pathways) {
        return pathways.stream()
                .flatMap(p -> p.steps().stream().map(m -> new Found(p, m)))
                .filter(f -> isCalled(f.milestone().step(), name))
                .findFirst();
    }

    private static boolean isCalled(PlannedStep step, String name) {
        return Stream.of(step.step(), step.name().en(), step.name().zh()).anyMatch(name::equalsIgnoreCase);
    }

    private AgreedMilestone milestone(
            String name, LocalDate baseline, Optional<Found> step, Map<String, LocalDate> reported, LocalDate today) {
        LocalDate reached = step.flatMap(Found::reachedOn).orElse(reported.get(name));
        return new AgreedMilestone(
                name,
                step.map(f -> f.milestone().step().step()).orElse(null),
                baseline,
                reached == null ? step.map(Found::expectedOn).orElse(null) : null,
                reached,
                late(baseline, reached == null ? today : reached));
    }

    private int late(LocalDate baseline, LocalDate on) {
        WorkingCalendar days = calendar.now();
        boolean counted = baseline.getYear() >= days.firstYear() && on.isAfter(baseline);
        return counted ? days.workingDaysLeft(baseline, on) : 0;
    }
}
