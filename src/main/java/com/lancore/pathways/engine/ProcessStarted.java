package com.lancore.pathways.engine;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.project.Confidentiality;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.requirement.Situations;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Steps;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * Stands before every process: the project code becomes the business key, a pathway is entered once a code, and where
 * a person starts it the start is recorded like any other step.
 */
final class ProcessStarted implements ExecutionListener {

    /** The one start that declares nothing: its NDA comes later. */
    private static final String ENGAGEMENT = "engagement";

    private static final Set<String> ONCE_A_PROJECT = Set.of(
            ENGAGEMENT,
            "iit",
            "iitConduct",
            "lechengSpecialImport",
            "lechengTranslation",
            "importCompliance",
            "hgrCompliance");

    private final Steps steps;
    private final Situations situations;
    private final People people;
    private final Projects projects;
    private final Trail trail;
    private final Confidentiality confidentiality;

    ProcessStarted(
            Steps steps,
            Situations situations,
            People people,
            Projects projects,
            Trail trail,
            Confidentiality confidentiality) {
        this.steps = steps;
        this.situations = situations;
        this.people = people;
        this.projects = projects;
        this.trail = trail;
        this.confidentiality = confidentiality;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String process = ProcessKeys.of(execution.getProcessDefinitionId());
        String code = (String) execution.getVariable("projectCode");
        execution.setProcessBusinessKey(code);
        boolean isOpen = trail.lock(code);
        Submission submission = Submission.current();
        // a process that a delegate starts is no step of a person
        Optional<Step> start = steps.find(process, Step.START).filter(submission::isFor);
        String person = start.map(step -> people.inOneOf(step.roles())).orElse(null);
        if (!isOpen && start.filter(step -> !step.isSilent()).isPresent()) {
            projects.open(code, (String) execution.getVariable("title"), execution.getTenantId(), person);
            trail.begins(code);
        }
        if (ONCE_A_PROJECT.contains(process)) {
            projects.openPathway(code, process, execution.getProcessInstanceId());
        }
        start.ifPresent(step -> steps.take(
                situations.taken(step, code, execution.getProcessInstanceId(), person, submission.answers())));
        start.filter(step -> !step.isSilent() && !process.equals(ENGAGEMENT))
                .ifPresent(step -> confidentiality.declare(code, person, execution.getProcessInstanceId()));
    }
}
