package com.lancore.pathways.planning;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.deadline.DeadlineRules;
import com.lancore.pathways.deadline.PublishedCalendar;
import com.lancore.pathways.planning.Timeline.Actual;
import com.lancore.pathways.planning.Timeline.Milestone;
import com.lancore.pathways.planning.Timeline.OpenStep;
import com.lancore.pathways.planning.Timeline.State;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Plans a pathway from a day, and a project from where it stands. Reads only. */
@Component
public class Planning {

    private final PlannedDurations durations;
    private final DeadlineRules rules;
    private final DeadlineRegister register;
    private final PublishedCalendar calendar;
    private final AgreedMilestones agreed;
    private final Projects projects;
    private final Trail trail;
    private final Clock clock;

    Planning(
            PlannedDurations durations,
            DeadlineRules rules,
            DeadlineRegister register,
            PublishedCalendar calendar,
            AgreedMilestones agreed,
            Projects projects,
            Trail trail,
            Clock clock) {
        this.durations = durations;
        this.rules = rules;
        this.register = register;
        this.calendar = calendar;
        this.agreed = agreed;
        this.projects = projects;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Plans a pathway that would start on a day.
     *
     * @param assumed working days, 1 to 1000, to be planned instead of the table's, by step
     * @param projectCode the project whose recorded answers leave out what is not needed, or null for every step
     * @throws Refusal 422 for a pathway or step that is not known, or no number of working days
     */
    public Simulation simulate(String pathway, LocalDate start, Map<String, Integer> assumed, String projectCode) {
        if (!durations.pathways().contains(pathway)) {
            throw Refusal.rule(
                    "“" + pathway + "” is no pathway that can be planned; these are: "
                            + String.join(", ", durations.pathways()) + ".",
                    "“" + pathway + "”不是可计划的路径；可计划的有：" + String.join("、", durations.pathways()) + "。");
        }
        WorkingCalendar days = calendar.now();
        // before the calendar is asked, which refuses a day that it cannot count from
        days.dayOf(start);
        List<PlannedStep> all = durations.steps(pathway, Shanghai.today(clock));
        refuseWrong(assumed, all, pathway);
        List<PlannedStep> steps = PlannedDurations.needed(
                all,
                projectCode == null
                        ? List.of()
                        : List.copyOf(facts(projectCode, all).values()));
        Plan plan = Plan.of(
                steps.stream().map(s -> item(s, Progress.AHEAD, assumed)).toList(), start, days);
        return new Simulation(pathway, start, steps, plan, assumed, Holiday.between(days, start, plan.endsOn()));
    }

    private static void refuseWrong(Map<String, Integer> assumed, List<PlannedStep> steps, String pathway) {
        List<String> known = steps.stream().map(PlannedStep::step).toList();
        for (Map.Entry<String, Integer> own : new TreeMap<>(assumed).entrySet()) {
            if (!known.contains(own.getKey())) {
                throw Refusal.rule(
                        "“" + own.getKey() + "” is no step of " + pathway + "; these are: " + String.join(", ", known)
                                + ".",
                        "“" + own.getKey() + "”不是路径" + pathway + "的步骤；其步骤为：" + String.join("、", known) + "。");
            }
            if (own.getValue() == null || own.getValue() < 1 || own.getValue() > WorkingCalendar.LONGEST) {
                throw notADuration(own.getKey());
            }
        }
    }

    /** The refusal of a duration that is no whole number from 1 to 1000. */
    public static Refusal notADuration(String step) {
        return Refusal.rule(
                "The duration of " + step + " is a whole number of working days from 1 to " + WorkingCalendar.LONGEST
                        + ".",
                step + "的工期须为1至" + WorkingCalendar.LONGEST + "之间的整数个工作日。");
    }

    /**
     * A project's plan, what has happened and what is left.
     *
     * @param open the steps that are open in it
     */
    public Timeline timeline(String projectCode, List<OpenStep> open) {
        return timeline(projectCode, open, Shanghai.today(clock));
    }

    /**
     * The same, planned on a day.
     *
     * @param today in Shanghai: what is left is planned from it
     */
    public Timeline timeline(String projectCode, List<OpenStep> open, LocalDate today) {
        List<Deadline> clocks = register.ofProject(projectCode).stream()
                .filter(d -> d.status().isRunning())
                .toList();
        List<String> opened = projects.pathways(projectCode);
        List<Timeline.Pathway> pathways = durations.pathways().stream()
                .filter(p -> opened.contains(process(durations.steps(p, today))))
                .map(p -> new OneProject(projectCode, p, today, open, clocks).pathway())
                .toList();
        LocalDate from = first(today, pathways, clocks);
        LocalDate to = last(today, pathways, clocks);
        return new Timeline(
                today,
                from,
                to,
                pathways,
                agreed.of(projectCode, pathways, today),
                clocks,
                Holiday.between(calendar.now(), from, to));
    }

    private static String process(List<PlannedStep> steps) {
        return steps.stream()
                .filter(s -> s.step().equals(Step.START))
                .findFirst()
                .map(PlannedStep::process)
                .orElse(null);
    }

    private Map<String, Facts> facts(String projectCode, List<PlannedStep> steps) {
        return steps.stream()
                .map(PlannedStep::process)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), process -> trail.facts(projectCode, process)));
    }

    private Plan.Item item(PlannedStep step, Progress progress, Map<String, Integer> assumed) {
        Integer own = assumed.getOrDefault(step.step(), step.workingDays());
        ToIntFunction<LocalDate> workingDays = own == null ? from -> period(step.clock(), from) : from -> own;
        return new Plan.Item(step.step(), step.after(), workingDays, progress);
    }

    /** A period counted from a day by the rule of that day. */
    private int period(String kind, LocalDate from) {
        return rules.inForce(kind, from).workingDays();
    }

    private LocalDate first(LocalDate today, List<Timeline.Pathway> pathways, List<Deadline> clocks) {
        Stream<LocalDate> dates = Stream.of(
                        Stream.of(today),
                        pathways.stream().map(Timeline.Pathway::startedOn),
                        actual(pathways),
                        clocks.stream().map(Deadline::countedFrom))
                .flatMap(Function.identity());
        LocalDate counted = LocalDate.of(calendar.now().firstYear(), 1, 1);
        LocalDate first = dates.min(Comparator.naturalOrder()).orElse(today);
        return first.isBefore(counted) ? counted : first;
    }

    private static LocalDate last(LocalDate today, List<Timeline.Pathway> pathways, List<Deadline> clocks) {
        return Stream.of(
                        Stream.of(today),
                        pathways.stream()
                                .flatMap(p -> Stream.of(p.baseline(), p.planned()))
                                .filter(Objects::nonNull)
                                .map(Plan::endsOn),
                        actual(pathways),
                        clocks.stream().map(Deadline::dueOn))
                .flatMap(Function.identity())
                .max(Comparator.naturalOrder())
                .orElse(today);
    }

    private static Stream<LocalDate> actual(List<Timeline.Pathway> pathways) {
        return pathways.stream()
                .flatMap(p -> p.steps().stream())
                .map(Milestone::actual)
                .filter(Objects::nonNull)
                .map(Actual::on);
    }

    /** One pathway of one project, as it stands today. */
    private final class OneProject {

        private final String pathway;
        private final LocalDate today;
        private final List<Deadline> clocks;
        private final Map<String, Facts> facts;
        private final List<PlannedStep> steps;
        private final LocalDate startedOn;
        private final String process;
        private final List<OpenStep> open;

        OneProject(String projectCode, String pathway, LocalDate today, List<OpenStep> open, List<Deadline> clocks) {
            this.pathway = pathway;
            this.today = today;
            this.clocks = clocks;
            List<PlannedStep> now = durations.steps(pathway, today);
            facts = facts(projectCode, now);
            process = process(now);
            startedOn = facts.get(process)
                    .latest(Step.START)
                    .map(start -> Shanghai.dateOf(start.at()))
                    .orElse(today);
            // the rows of the day on which it started: a plan is not what it was once its values are changed under it
            List<PlannedStep> all = durations.steps(pathway, startedOn);
            steps = PlannedDurations.needed(all, List.copyOf(facts.values()));
            TreeSet<String> own = new TreeSet<>(facts.keySet());
            this.open = open.stream().filter(o -> own.contains(o.process())).toList();
        }

        Timeline.Pathway pathway() {
            List<Milestone> milestones = steps.stream().map(this::milestone).toList();
            Plan baseline = plan(step -> Progress.AHEAD, startedOn);
            Map<String, Progress> progress = new HashMap<>();
            milestones.forEach(m -> progress.put(m.step().step(), progress(m)));
            boolean left = milestones.stream().anyMatch(m -> m.state() != State.DONE);
            Plan planned = left && !open.isEmpty() ? plan(s -> progress.get(s.step()), today) : null;
            return new Timeline.Pathway(pathway, process, startedOn, baseline, planned, milestones);
        }

        private Plan plan(Function<PlannedStep, Progress> progress, LocalDate from) {
            return Plan.of(
                    steps.stream()
                            .map(s -> item(s, progress.apply(s), Map.of()))
                            .toList(),
                    from,
                    calendar.now());
        }

        private Milestone milestone(PlannedStep step) {
            Optional<FactRecord> recorded = step.recorded(facts.get(step.process()));
            State state = State.AHEAD;
            if (openStep(step).isPresent()) {
                state = State.OPEN;
            } else if (recorded.filter(step::isFinishedBy).isPresent()) {
                state = State.DONE;
            }
            return new Milestone(step, state, recorded.map(r -> actual(step, r)).orElse(null));
        }

        private Actual actual(PlannedStep step, FactRecord recorded) {
            LocalDate evidence = Optional.ofNullable(step.evidenceDate())
                    .flatMap(recorded::date)
                    .orElse(null);
            return new Actual(recorded.at(), Shanghai.dateOf(recorded.at()), evidence, recorded.person());
        }

        private Progress progress(Milestone milestone) {
            PlannedStep step = milestone.step();
            if (milestone.state() == State.DONE) {
                return new Progress.Done(milestone.actual().on());
            }
            Optional<Deadline> running = clocks.stream()
                    .filter(d -> d.kind().equals(step.clock()) && d.processKey().equals(step.process()))
                    .findFirst();
            if (running.isPresent()) {
                Deadline row = running.get();
                return new Progress.OnClock(row.countedFrom(), row.dueOn(), row.missingYear());
            }
            return openStep(step)
                    .<Progress>map(o -> new Progress.Open(o.since()))
                    .orElse(Progress.AHEAD);
        }

        private Optional<OpenStep> openStep(PlannedStep step) {
            return open.stream()
                    .filter(o -> o.process().equals(step.process()) && o.step().equals(step.step()))
                    .findFirst();
        }
    }
}
