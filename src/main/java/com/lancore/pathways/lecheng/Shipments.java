package com.lancore.pathways.lecheng;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.event.ProjectEvents;
import com.lancore.pathways.rwd.Rwd;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Starts a process for each lot that is planned, and ends those under way with the access. */
@Component
class Shipments {

    private final RuntimeService runtime;
    private final Trail trail;
    private final Deadlines deadlines;
    private final Rwd rwd;

    Shipments(RuntimeService runtime, Trail trail, Deadlines deadlines, Rwd rwd) {
        this.runtime = runtime;
        this.trail = trail;
        this.deadlines = deadlines;
        this.rwd = rwd;
    }

    void start(DelegateExecution access) {
        String code = access.getProcessBusinessKey();
        FactRecord planned =
                trail.facts(code, Lecheng.KEY).latest(Lecheng.SHIPMENT_PLANNED).orElseThrow();
        Map<String, Object> variables = new LinkedHashMap<>(planned.values());
        variables.put("projectCode", code);
        variables.put("title", access.getVariable("title"));
        ProcessInstance lot = runtime.startProcessInstanceByKey(Shipment.KEY, code, variables);
        trail.append(
                new Act(code, planned.person(), Shipment.KEY, lot.getId(), Shipment.PLANNED),
                Act.facts(planned.values()));
    }

    void end(String projectCode) {
        runtime.createMessageCorrelation(Shipment.ACCESS_ENDED)
                .processInstanceBusinessKey(projectCode)
                .correlateAll();
    }

    /** The pathway is withdrawn: its clocks, its shipments and its data study end with it. */
    void withdraw(DelegateExecution access, Facts facts) {
        String code = access.getProcessBusinessKey();
        String reason = trail.facts(code, ProjectEvents.SCOPE)
                .latest(ProjectEvents.WITHDRAWN)
                .or(() -> facts.recordOf("reason"))
                .flatMap(record -> record.text("reason"))
                .orElse("the pathway was withdrawn");
        for (StatutoryStep step : StatutoryStep.values()) {
            deadlines.cancel(access.getProcessInstanceId(), step.clock(), reason);
        }
        end(code);
        rwd.end(code);
    }
}
