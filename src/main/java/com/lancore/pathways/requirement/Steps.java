package com.lancore.pathways.requirement;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.project.Confidentiality;
import com.lancore.pathways.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All steps by their process and key, and the one way in which each is taken. */
@Component
public class Steps {

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Trail trail;
    private final Confidentiality confidentiality;

    public Steps(List<StepCatalogue> catalogues, Trail trail, Confidentiality confidentiality) {
        this.trail = trail;
        this.confidentiality = confidentiality;
        catalogues.stream().flatMap(c -> c.steps().stream()).forEach(step -> steps.put(id(step), step));
    }

    public Optional<Step> find(String process, String key) {
        return Optional.ofNullable(steps.get(process + "/" + key));
    }

    public List<Step> all() {
        return List.copyOf(steps.values());
    }

    public List<Step> of(String process) {
        return steps.values().stream().filter(s -> s.process().equals(process)).toList();
    }

    /**
     * Takes a step: refuses it by its findings, or writes its facts and the documents that they rely on, and causes
     * what it causes.
     *
     * @throws Refusal 422 with the sentences of all findings
     */
    public void take(Situation s) {
        refuseBeforeNda(s);
        List<Finding> findings = s.step().findings(s);
        findings.stream()
                .filter(f -> f.requirement().equals(Finding.NOT_IN_THIS_STATE))
                .findFirst()
                .ifPresent(f -> {
                    throw Refusal.conflict(f.missing().en(), f.missing().zh());
                });
        if (!findings.isEmpty()) {
            throw Refusal.rule(Finding.sentence(findings));
        }
        record(s);
    }

    /** What is confidential waits for the NDA, whichever step or event it comes with. */
    private void refuseBeforeNda(Situation s) {
        boolean confidential =
                s.answers().values().keySet().stream().map(s.step()::field).anyMatch(Field::isConfidential);
        if (confidential && !confidentiality.isInPlace(s.projectCode())) {
            throw Confidentiality.awaited(s.projectCode());
        }
    }

    private void record(Situation s) {
        if (s.step().isSilent()) {
            return;
        }
        List<Act.Line> lines = new ArrayList<>(Act.facts(s.answers().values()));
        for (AskedDocument asked : s.step().asked(s)) {
            if (asked.there() != null) {
                // what a fact relied on stays known when a later version comes
                lines.add(Act.Line.fact(
                        "document." + asked.kind(),
                        asked.there().id() + " " + asked.there().sha256()));
            }
        }
        if (lines.isEmpty()) {
            lines.add(Act.Line.fact("done", "true"));
        }
        long act = trail.append(
                new Act(
                        s.projectCode(),
                        s.person(),
                        s.step().process(),
                        s.processInstanceId(),
                        s.step().key()),
                lines);
        s.step().effect().after(s, act);
    }

    private static String id(Step step) {
        return step.process() + "/" + step.key();
    }
}
