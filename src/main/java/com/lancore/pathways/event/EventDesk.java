package com.lancore.pathways.event;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.Answers;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Situations;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Steps;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.stereotype.Component;

/** Takes in what is reported: checks who, records the fact, tells the processes that await it. */
@Component
class EventDesk {

    private final Events events;
    private final Steps steps;
    private final Situations situations;
    private final Projects projects;
    private final People people;
    private final RuntimeService runtime;
    private final OpenProjects openProjects;
    private final Trail trail;

    EventDesk(
            Events events,
            Steps steps,
            Situations situations,
            Projects projects,
            People people,
            RuntimeService runtime,
            OpenProjects openProjects,
            Trail trail) {
        this.events = events;
        this.steps = steps;
        this.situations = situations;
        this.projects = projects;
        this.people = people;
        this.runtime = runtime;
        this.openProjects = openProjects;
        this.trail = trail;
    }

    void record(DelegateExecution report) {
        String code = report.getProcessBusinessKey();
        Step step = event(report).step();
        if (projects.find(code).isEmpty()) {
            throw Refusal.notFound("There is no project " + code + ".", "没有项目" + code + "。");
        }
        trail.lock(code);
        Situation situation = situation(report, people.inOneOf(step.roles(situation(report, people.current()))));
        if (!event(report).evenAfterTheEnd()) {
            openProjects.require(report.getProcessBusinessKey());
        }
        steps.take(situation);
    }

    /** Tells every process of the project that awaits the event; where none does, nothing was reported. */
    void deliver(DelegateExecution report) {
        event(report).message().apply(situation(report, people.current())).ifPresent(message -> {
            MessageCorrelationBuilder correlation = runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(report.getProcessBusinessKey())
                    .setVariables(Map.of("filed", ProjectEvents.isFiled(situation(report, people.current()))));
            if (correlation.correlateAllWithResult().isEmpty() && !endsWhatIsLeft(report, message)) {
                throw Refusal.conflict(
                        "Nobody in project " + report.getProcessBusinessKey() + " awaits “"
                                + event(report).step().key() + "” now; nothing was recorded.",
                        "项目" + report.getProcessBusinessKey() + "目前没有流程等待该事件，未作记录。");
            }
        });
    }

    /** What runs beside the pathways ends with them; where it alone is left, a withdrawal ends it itself. */
    private boolean endsWhatIsLeft(DelegateExecution report, String message) {
        return message.equals(ProjectEvents.WITHDRAWN)
                && !runtime.createMessageCorrelation(ProjectEvents.ENDED)
                        .processInstanceBusinessKey(report.getProcessBusinessKey())
                        .correlateAllWithResult()
                        .isEmpty();
    }

    private ReportedEvent event(DelegateExecution report) {
        return events.named((String) report.getVariable("event"));
    }

    private Situation situation(DelegateExecution report, String person) {
        Step step = event(report).step();
        String code = report.getProcessBusinessKey();
        String instance = step.process().equals(ProjectEvents.SCOPE)
                ? report.getProcessInstanceId()
                : projects.pathway(code, step.process())
                        .or(() -> beforehand(code, event(report)))
                        .orElseThrow(() -> Refusal.conflict(
                                "Project " + code + " has no pathway that this event concerns.",
                                "项目" + code + "没有与该事件相关的路径。"));
        return situations.taken(step, code, instance, person, answers(report));
    }

    private Optional<String> beforehand(String code, ReportedEvent event) {
        return Optional.ofNullable(event.beforehand()).flatMap(process -> projects.pathway(code, process));
    }

    private Answers answers(DelegateExecution report) {
        Map<String, Object> sent = new TreeMap<>(report.getVariables());
        sent.remove("event");
        return event(report).step().read(sent);
    }
}
