package com.lancore.pathways.web;

import com.lancore.pathways.engine.People;
import com.lancore.pathways.planning.AgreedMilestone;
import com.lancore.pathways.planning.Holiday;
import com.lancore.pathways.planning.OpenSteps;
import com.lancore.pathways.planning.Plan;
import com.lancore.pathways.planning.PlannedStep;
import com.lancore.pathways.planning.Planning;
import com.lancore.pathways.planning.Simulation;
import com.lancore.pathways.planning.Timeline;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.refusal.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The timeline of a project, and what would be if a pathway started on a day. Nothing here writes. */
@RestController
class PlanningApi {

    private static final Set<String> SIMULATION = Set.of("pathway", "startDate", "durations", "projectCode");

    private final VisibleProjects visible;
    private final Planning planning;
    private final OpenSteps open;
    private final People people;
    private final DeadlineView.Factory views;

    PlanningApi(VisibleProjects visible, Planning planning, OpenSteps open, People people, DeadlineView.Factory views) {
        this.visible = visible;
        this.planning = planning;
        this.open = open;
        this.people = people;
        this.views = views;
    }

    /**
     * When a step is planned.
     *
     * @param slack the working days by which it may end later without moving the end; null where it is finished
     */
    record DatesView(
            LocalDate startsOn,
            LocalDate endsOn,
            Integer workingDays,
            Integer slack,
            boolean critical,
            boolean provisional,
            Integer missingYear,
            boolean lateDecember,
            List<Holiday> holidays) {

        static DatesView of(Plan.Dates dates) {
            return new DatesView(
                    dates.startsOn(),
                    dates.endsOn(),
                    dates.workingDays(),
                    dates.slack(),
                    dates.isCritical(),
                    dates.isProvisional(),
                    dates.missingYear(),
                    dates.lateDecember(),
                    dates.holidays());
        }
    }

    /**
     * A step of a plan.
     *
     * @param clock the deadline rule that has its days, or null where they are a value of the house
     * @param assumed whether its days are the caller's
     */
    record StepView(
            String step,
            String name,
            String nameZh,
            List<String> after,
            String clock,
            String basis,
            String confidence,
            boolean assumed,
            LocalDate startsOn,
            LocalDate endsOn,
            Integer workingDays,
            Integer slack,
            boolean critical,
            boolean provisional,
            Integer missingYear,
            boolean lateDecember,
            List<Holiday> holidays) {

        static StepView of(PlannedStep step, Plan.Dates dates, boolean assumed) {
            return new StepView(
                    step.step(),
                    step.name().en(),
                    step.name().zh(),
                    step.after(),
                    step.clock(),
                    step.basis().citation(),
                    step.basis().confidence().name(),
                    assumed,
                    dates.startsOn(),
                    dates.endsOn(),
                    dates.workingDays(),
                    dates.slack(),
                    dates.isCritical(),
                    dates.isProvisional(),
                    dates.missingYear(),
                    dates.lateDecember(),
                    dates.holidays());
        }
    }

    record SimulationView(
            String pathway,
            LocalDate startDate,
            LocalDate endsOn,
            boolean provisional,
            Integer missingYear,
            List<String> criticalPath,
            List<StepView> steps,
            List<Holiday> holidays) {

        static SimulationView of(Simulation s) {
            return new SimulationView(
                    s.pathway(),
                    s.startDate(),
                    s.plan().endsOn(),
                    s.plan().missingYear() != null,
                    s.plan().missingYear(),
                    s.plan().criticalPath(),
                    s.steps().stream()
                            .map(step -> StepView.of(
                                    step,
                                    s.plan().step(step.step()),
                                    s.assumed().containsKey(step.step())))
                            .toList(),
                    s.holidays());
        }
    }

    /**
     * What happened.
     *
     * @param on the date that counts: {@code evidenceDate}, or {@code recordedOn} where the evidence bears none
     */
    record ActualView(
            LocalDate on, LocalDate evidenceDate, LocalDate recordedOn, Instant recordedAt, String recordedBy) {}

    /**
     * A step of a project.
     *
     * @param planned null where it is done, or the pathway has ended
     * @param actual null where nothing is recorded
     */
    record MilestoneView(
            String step,
            String name,
            String nameZh,
            List<String> after,
            String clock,
            String basis,
            String confidence,
            Timeline.State state,
            DatesView baseline,
            DatesView planned,
            ActualView actual) {}

    record PathwayView(
            String pathway,
            String process,
            LocalDate startedOn,
            LocalDate baselineEndsOn,
            LocalDate endsOn,
            List<MilestoneView> steps) {}

    record TimelineView(
            String projectCode,
            String title,
            LocalDate today,
            LocalDate from,
            LocalDate to,
            List<PathwayView> pathways,
            List<AgreedMilestone> milestones,
            List<DeadlineView> clocks,
            List<Holiday> holidays) {}

    @GetMapping("/api/projects/{code}/timeline")
    TimelineView timeline(@PathVariable String code) {
        Project project = visible.get(code);
        Timeline timeline = planning.timeline(project.code(), people.asMachine(() -> open.of(project.code())));
        return new TimelineView(
                project.code(),
                project.title(),
                timeline.today(),
                timeline.from(),
                timeline.to(),
                timeline.pathways().stream().map(PlanningApi::view).toList(),
                timeline.milestones(),
                timeline.clocks().stream()
                        .map(d -> views.of(d, project.title()))
                        .toList(),
                timeline.holidays());
    }

    /**
     * Plans a pathway from a day.
     *
     * @param body {@code {"pathway", "startDate", "durations"?: {step: working days}, "projectCode"?}}; of a project, the
     *     steps that it does not need are left out
     */
    @PostMapping("/api/simulations")
    SimulationView simulate(@RequestBody Map<String, Object> body) {
        Set<String> unknown = new TreeSet<>(body.keySet());
        unknown.removeAll(SIMULATION);
        if (!unknown.isEmpty()) {
            throw Refusal.rule(
                    "A simulation does not know " + String.join(", ", unknown) + ".",
                    "模拟不接受：" + String.join("、", unknown) + "。");
        }
        String project = body.get("projectCode") instanceof String code
                ? visible.get(code).code()
                : null;
        return SimulationView.of(planning.simulate(
                String.valueOf(body.get("pathway")),
                date(String.valueOf(body.get("startDate"))),
                durations(body.get("durations")),
                project));
    }

    private static PathwayView view(Timeline.Pathway p) {
        return new PathwayView(
                p.pathway(),
                p.process(),
                p.startedOn(),
                p.baseline().endsOn(),
                p.planned() == null ? null : p.planned().endsOn(),
                p.steps().stream().map(m -> view(m, p)).toList());
    }

    private static MilestoneView view(Timeline.Milestone m, Timeline.Pathway p) {
        PlannedStep step = m.step();
        boolean left = p.planned() != null && m.state() != Timeline.State.DONE;
        return new MilestoneView(
                step.step(),
                step.name().en(),
                step.name().zh(),
                step.after(),
                step.clock(),
                step.basis().citation(),
                step.basis().confidence().name(),
                m.state(),
                DatesView.of(p.baseline().step(step.step())),
                left ? DatesView.of(p.planned().step(step.step())) : null,
                m.actual() == null
                        ? null
                        : new ActualView(
                                m.actual().on(),
                                m.actual().evidenceDate(),
                                m.actual().recordedOn(),
                                m.actual().recordedAt(),
                                m.actual().person()));
    }

    private static Map<String, Integer> durations(Object sent) {
        Map<String, Integer> durations = new TreeMap<>();
        if (sent instanceof Map<?, ?> given) {
            given.forEach((step, days) -> {
                if (!(days instanceof Integer workingDays)) {
                    throw Planning.notADuration(String.valueOf(step));
                }
                durations.put(String.valueOf(step), workingDays);
            });
        } else if (sent != null) {
            throw Refusal.rule(
                    "“durations” names steps and their working days, for example {\"finalizeProtocol\": 10}.",
                    "“durations”须列出步骤及其工作日数，例如{\"finalizeProtocol\": 10}。");
        }
        return durations;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.rule(
                    "“" + text + "” is no date; one is, for example, 2026-05-06.", "“" + text + "”不是日期，例如2026-05-06。");
        }
    }
}
