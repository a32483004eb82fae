package com.lancore.pathways.event;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.Documents;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Answers;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Known;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Situations;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The correction of a fact that was mistyped: asked for by the group that recorded it, decided by a director, the old
 * fact kept, everything that was counted from it counted anew.
 */
@Component
class Corrections {

    private static final String ENGAGEMENT = "engagement";

    private final Steps steps;
    private final Situations situations;
    private final Projects projects;
    private final Trail trail;
    private final Documents documents;
    private final ObjectProvider<FactListener> listeners;
    private final OpenProjects openProjects;

    Corrections(
            @Lazy Steps steps,
            @Lazy Situations situations,
            Projects projects,
            Trail trail,
            Documents documents,
            ObjectProvider<FactListener> listeners,
            OpenProjects openProjects) {
        this.steps = steps;
        this.situations = situations;
        this.projects = projects;
        this.trail = trail;
        this.documents = documents;
        this.listeners = listeners;
        this.openProjects = openProjects;
    }

    /** Where a recorded fact stands: the step that took it, and the record itself. */
    private record Recorded(Step step, String processInstanceId, FactRecord record) {}

    /** The groups that recorded the fact. */
    Set<Role> whoRecorded(Situation s) {
        return meant(s.projectCode(), s.answers())
                .map(recorded -> recorded.step().roles())
                .orElse(Set.of());
    }

    /** How the fact stands that somebody wants corrected. */
    Recall standing() {
        return (s, words) -> ReportEvent.request(s)
                .map(request -> new Answers(request.values()))
                .flatMap(asked -> meant(s.projectCode(), asked).map(recorded -> {
                    String fact = asked.text("fact").orElseThrow();
                    return List.of(
                            Known.of(
                                    Sentence.of("Recorded in", "登记于"),
                                    words.value("recordedIn", recorded.step().process())),
                            Known.of(
                                    Sentence.of("Recorded value", "现登记的值"),
                                    words.value(
                                            fact, recorded.record().text(fact).orElseThrow())));
                }))
                .orElse(List.of());
    }

    /** Evidence that was uploaded after the fact was recorded. */
    Requirement evidence() {
        return s -> {
            long since = meant(s.projectCode(), s.answers())
                    .map(r -> r.record().number())
                    .orElse(0L);
            boolean there = documents.ofProject(s.projectCode()).stream()
                    .anyMatch(d -> d.kind() == DocumentKind.EVIDENCE && d.entry() > since);
            return there ? List.of() : List.of(DocumentAsk.missing(DocumentKind.EVIDENCE, Basis.EVIDENCE, s));
        };
    }

    /** The fact was recorded, the new value is one of its kind, differs, and is plausible. */
    Requirement possible() {
        return s -> {
            String fact = s.answers().text("fact").orElseThrow();
            Recorded recorded = meant(s.projectCode(), s.answers())
                    .orElseThrow(() -> Refusal.rule(
                            "No date, number, version or reference “" + fact
                                    + "” is recorded in this project; other facts are not corrected here.",
                            "本项目未登记可更正的日期、编号、版本或文号“" + fact + "”；其他事实不在此更正。"));
            String value = read(recorded, fact, s.answers().text("newValue").orElseThrow());
            if (recorded.record().is(fact, value)) {
                return List.of(Finding.of(
                        "NOTHING_TO_CORRECT",
                        Basis.PLAUSIBILITY,
                        s.step().role(),
                        recorded.step().field(fact).label() + " is " + value + " already.",
                        "“" + recorded.step().field(fact).zh() + "”已是" + value + "。"));
            }
            return recorded.step().implausible(corrected(s.projectCode(), s.person(), recorded, fact, value));
        };
    }

    /**
     * Writes the new value beside the old one, as it was asked for, and has everything counted anew.
     *
     * @param report the process instance with which it was asked for
     * @throws Refusal 409 where the project has ended or the fact was recorded anew since, 422 where the value is not plausible any more
     */
    void apply(String projectCode, String report, String director) {
        // what was counted from the fact has ended; an import opened now would have no project
        openProjects.require(projectCode);
        FactRecord request = trail.facts(projectCode, ProjectEvents.SCOPE).of(ProjectEvents.FACT_CORRECTED).stream()
                .filter(r -> report.equals(r.processInstanceId()))
                .findFirst()
                .orElseThrow();
        String fact = request.text("fact").orElseThrow();
        Recorded recorded = meant(projectCode, new Answers(request.values())).orElseThrow();
        if (recorded.record().number() > request.number()) {
            throw Refusal.conflict(
                    "The fact was recorded anew after this correction was asked for; reject it.",
                    "提出更正后该事实已重新登记；请驳回该更正。");
        }
        String value = read(recorded, fact, request.text("newValue").orElseThrow());
        List<Finding> implausible =
                recorded.step().implausible(corrected(projectCode, director, recorded, fact, value));
        if (!implausible.isEmpty()) {
            throw Refusal.rule(Finding.sentence(implausible));
        }
        write(
                projectCode,
                director,
                recorded,
                fact,
                value,
                request.text("reason").orElse(null));
        listeners
                .orderedStream()
                .forEach(l -> l.afterCorrection(projectCode, recorded.step().process(), fact));
    }

    private void write(
            String projectCode, String director, Recorded recorded, String fact, String value, String reason) {
        trail.correct(
                new Act(
                        projectCode,
                        director,
                        recorded.step().process(),
                        recorded.processInstanceId(),
                        ReportEvent.APPLY_CORRECTION),
                recorded.record().number(),
                new Act.Line(
                        TrailEntry.Kind.FACT, fact, recorded.record().values().get(fact), value, reason));
    }

    private Situation corrected(String projectCode, String person, Recorded recorded, String fact, String value) {
        Map<String, String> values = new HashMap<>(recorded.record().values());
        values.put(fact, value);
        return situations.taken(
                recorded.step(), projectCode, recorded.processInstanceId(), person, new Answers(values));
    }

    private static String read(Recorded recorded, String fact, String typed) {
        Field field = recorded.step().field(fact);
        return field.read(typed);
    }

    private List<String> processes(String projectCode) {
        List<String> all = new ArrayList<>(projects.pathways(projectCode));
        listeners.orderedStream().forEach(l -> all.addAll(l.processes()));
        return all;
    }

    /**
     * The record that a correction is about: in the process that it names; or else the newest of the pathways, and of
     * the engagement only where none of them has it, since an opening takes the answers of a start that counts them itself.
     */
    private Optional<Recorded> meant(String projectCode, Answers asked) {
        String fact = asked.text("fact").orElse("");
        return processes(projectCode).stream()
                .filter(process -> asked.text("recordedIn").map(process::equals).orElse(true))
                .flatMap(process -> recorded(projectCode, process, fact).stream())
                .max(Comparator.comparing((Recorded r) -> !r.step().process().equals(ENGAGEMENT))
                        .thenComparing(r -> r.record().number()));
    }

    private Optional<Recorded> recorded(String projectCode, String process, String fact) {
        return trail.facts(projectCode, process).recordOf(fact).flatMap(record -> steps.find(process, record.node())
                .filter(step -> step.field(fact) != null && step.field(fact).isCorrectable())
                .map(step -> new Recorded(step, record.processInstanceId(), record)));
    }
}
