package com.lancore.pathways.rwd;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The process {@code rwdStudy}, begun by people or by the special import that chose it. */
@Component
public class Rwd {

    public static final String KEY = "rwdStudy";
    public static final String APPROVE_PROTOCOL = "approveRwdProtocol";
    public static final String CLASSIFY_DATA = "classifyRwdData";
    public static final String COLLECT_EVIDENCE = "collectRwdEvidence";
    public static final String ISSUE_PACKAGE = "issueEvidencePackage";

    private final RuntimeService runtime;

    Rwd(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Begins a study of the project, unless one runs. */
    public void begin(String projectCode) {
        boolean running = runtime.createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .processInstanceBusinessKey(projectCode)
                        .count()
                > 0;
        if (!running) {
            runtime.startProcessInstanceByKey(KEY, projectCode, Map.of("projectCode", projectCode));
        }
    }

    /** Ends the studies of the project, and nothing else that runs beside its pathways. */
    public void end(String projectCode) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(projectCode)
                .list()
                .forEach(study -> runtime.createMessageCorrelation("projectEnded")
                        .processInstanceId(study.getId())
                        .correlateAll());
    }
}
