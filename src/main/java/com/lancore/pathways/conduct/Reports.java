package com.lancore.pathways.conduct;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.requirement.Recall;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Begins a process of its own for each change and each safety event that is reported, and knows which one it follows. */
@Component
class Reports {

    /** The number of the report on the trail. A correction of the report takes effect there, so nothing is copied. */
    private static final String FOLLOWS = "followsReport";

    private final RuntimeService runtime;
    private final Trail trail;

    Reports(@Lazy RuntimeService runtime, Trail trail) {
        this.runtime = runtime;
        this.trail = trail;
    }

    /** Begins the process of the change or the safety event that was reported last. */
    void begin(DelegateExecution conduct, String event, String process) {
        String code = conduct.getProcessBusinessKey();
        FactRecord reported = trail.facts(code, Conduct.KEY).latest(event).orElseThrow();
        Map<String, Object> variables = new HashMap<>();
        variables.put("projectCode", code);
        variables.put("title", conduct.getVariable("title"));
        variables.put(FOLLOWS, Long.toString(reported.number()));
        runtime.startProcessInstanceByKey(process, code, variables);
    }

    /** For the first record of such a process: which report it follows. */
    static Act.Line follows(DelegateExecution begun) {
        return Act.Line.fact(FOLLOWS, (String) begun.getVariable(FOLLOWS));
    }

    /** The report that a process follows, corrections applied. */
    FactRecord followedBy(String code, Facts own, String event) {
        return report(code, Long.parseLong(own.text(FOLLOWS).orElseThrow()), event);
    }

    /** The report that a process which has recorded nothing yet follows. */
    FactRecord followedBy(DelegateExecution begun, String event) {
        return report(begun.getProcessBusinessKey(), Long.parseLong((String) begun.getVariable(FOLLOWS)), event);
    }

    /** What the report said, in front of whoever works on what follows from it. */
    Recall reported(String event, String... names) {
        return (s, words) -> {
            FactRecord report = followedBy(s.projectCode(), s.facts(), event);
            return Arrays.stream(names)
                    .flatMap(name -> report.text(name).map(value -> words.known(Conduct.KEY, name, value)).stream())
                    .toList();
        };
    }

    private FactRecord report(String code, long number, String event) {
        return trail.facts(code, Conduct.KEY).of(event).stream()
                .filter(r -> r.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
