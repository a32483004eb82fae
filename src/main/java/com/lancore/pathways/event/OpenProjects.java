package com.lancore.pathways.event;

import com.lancore.pathways.deadline.DeadlineWatch;
import com.lancore.pathways.deadline.Notice;
import com.lancore.pathways.engine.ProcessKeys;
import com.lancore.pathways.engine.ProjectInstances;
import com.lancore.pathways.refusal.Refusal;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Whether a project is open: one of its pathways runs. A report that waits, a watch or a mail keeps none open. */
@Component
public class OpenProjects {

    private static final Set<String> BESIDE = Set.of(ReportEvent.KEY, DeadlineWatch.KEY, Notice.CARRIER);

    private final ProjectInstances instances;

    OpenProjects(ProjectInstances instances) {
        this.instances = instances;
    }

    public boolean isOpen(String projectCode) {
        return !pathways(projectCode).isEmpty();
    }

    /**
     * Asks for an open project.
     *
     * @throws Refusal 409 where it has ended
     */
    void require(String projectCode) {
        if (!isOpen(projectCode)) {
            throw Refusal.conflict(
                    "Project " + projectCode + " has ended; nothing is reported on it any more.",
                    "项目" + projectCode + "已结束，不再接收事件报告。");
        }
    }

    /** The running instances of its pathways and of what they began. */
    public List<ProcessInstance> pathways(String projectCode) {
        return instances.of(projectCode).stream()
                .filter(OpenProjects::isOfPathway)
                .toList();
    }

    /** Whether a running instance keeps its project open. */
    public static boolean isOfPathway(ProcessInstance instance) {
        return !BESIDE.contains(ProcessKeys.of(instance.getProcessDefinitionId()));
    }
}
