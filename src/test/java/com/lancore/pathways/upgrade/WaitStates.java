package com.lancore.pathways.upgrade;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Where a process can wait: at a task, for a timer or a message (on a border or in a sub-process of events too), for the
 * job of a step that runs by itself. Named {@code process/element}.
 */
final class WaitStates {

    private static final String STANDING = """
            select d.key_ || '/' || t.task_def_key_
            from act_ru_task t join act_re_procdef d on d.id_ = t.proc_def_id_ join act_ru_execution p on p.id_ = t.proc_inst_id_
            where (? is null or p.business_key_ = ?)
            union
            select d.key_ || '/' || j.act_id_
            from act_ru_job r join act_ru_jobdef j on j.id_ = r.job_def_id_ join act_re_procdef d on d.id_ = j.proc_def_id_
            join act_ru_execution p on p.id_ = r.process_instance_id_
            where (? is null or p.business_key_ = ?)
            union
            select d.key_ || '/' || s.activity_id_
            from act_ru_event_subscr s join act_ru_execution p on p.id_ = s.proc_inst_id_
            join act_re_procdef d on d.id_ = p.proc_def_id_
            where (? is null or p.business_key_ = ?)""";

    private WaitStates() {}

    /** Those of a model. */
    static Set<String> of(BpmnModelInstance model) {
        Set<String> states = new TreeSet<>();
        for (Process process : model.getModelElementsByType(Process.class)) {
            for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
                if (waits(node)) {
                    states.add(process.getId() + "/" + node.getId());
                }
            }
        }
        return states;
    }

    private static boolean waits(FlowNode node) {
        boolean begins = node instanceof StartEvent && node.getParentElement() instanceof Process;
        return node instanceof UserTask
                || isAsync(node, "asyncBefore")
                || isAsync(node, "asyncAfter")
                || (!begins && node instanceof CatchEvent event && waitsForSomething(event));
    }

    /** Read as it is written: not every node takes the question. */
    private static boolean isAsync(FlowNode node, String which) {
        return "true".equals(node.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, which));
    }

    private static boolean waitsForSomething(CatchEvent event) {
        Collection<?> timers = event.getChildElementsByType(TimerEventDefinition.class);
        Collection<?> messages = event.getChildElementsByType(MessageEventDefinition.class);
        return !timers.isEmpty() || !messages.isEmpty();
    }

    /** Those at which something stands now: of one project, or, for null, of all that runs. */
    static Set<String> standing(JdbcTemplate jdbc, String project) {
        return new TreeSet<>(
                jdbc.queryForList(STANDING, String.class, project, project, project, project, project, project));
    }
}
