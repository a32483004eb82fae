package com.lancore.pathways.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What our models name, for an engine without us: the models stay as they are, byte for byte, and each delegate does
 * nothing, but for what the next gateway needs to send a study the straight way. Dates are fixed.
 */
final class StandIns {

    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final Date LATER = Date.from(Instant.parse("2036-01-01T00:00:00Z"));

    private StandIns() {}

    /** By the names that the models call them. */
    static Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>();
        try {
            for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
                Matcher named = DELEGATE.matcher(model.getContentAsString(StandardCharsets.UTF_8));
                while (named.find()) {
                    beans.put(named.group(1), (JavaDelegate) execution -> {});
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        beans.put("checkEligibility", (JavaDelegate) execution -> execution.setVariable("eligible", true));
        beans.put("judgeOpinions", (JavaDelegate) StandIns::nextOpinion);
        beans.put("judgeFiling", (JavaDelegate) execution -> execution.setVariable("filedInTime", true));
        beans.put("startConduct", (JavaDelegate) execution -> execution
                .getProcessEngineServices()
                .getRuntimeService()
                .startProcessInstanceByKey(
                        "iitConduct",
                        execution.getProcessBusinessKey(),
                        Map.of("projectCode", execution.getProcessBusinessKey())));
        beans.put("judgeFirstPatient", (JavaDelegate) execution -> {
            execution.setVariable("firstPatientAfterFiling", true);
            execution
                    .getProcessEngineServices()
                    .getRuntimeService()
                    .createMessageCorrelation("firstPatientConfirmed")
                    .processInstanceBusinessKey(execution.getProcessBusinessKey())
                    .correlateAll();
        });
        beans.put("deadlines", new Dates());
        beans.put("conductClocks", new Dates());
        beans.put("ladder", new Dates());
        beans.put("sponsor", new Straight());
        beans.put("startUp", new Straight());
        return beans;
    }

    private static void nextOpinion(DelegateExecution execution) {
        switch (execution.getCurrentActivityId()) {
            case "judgeNextOpinion" -> {
                execution.setVariable("opinionNext", "ACADEMIC");
                execution.setVariable("firstReview", true);
            }
            case "judgeAcademicOpinion" -> execution.setVariable("opinionNext", "ETHICS");
            default -> execution.setVariable("opinionNext", "FILE");
        }
    }

    /** Dates that no calendar was asked for. */
    public static final class Dates {

        public Date houseDueAt(DelegateExecution execution) {
            return LATER;
        }

        public Date dueAt(DelegateExecution execution, String kind) {
            return LATER;
        }

        public Date reminderAt(DelegateExecution execution, String kind) {
            return LATER;
        }

        public Date breachAt(DelegateExecution execution, String kind) {
            return LATER;
        }

        public Date opensAt(DelegateExecution execution, String kind) {
            return LATER;
        }

        public Date nextRungAt(DelegateExecution execution) {
            return LATER;
        }

        public Date nextChaseAt(DelegateExecution execution) {
            return LATER;
        }

        public boolean isNumbered(DelegateExecution execution, String kind) {
            return false;
        }
    }

    /** What a study of a hospital answers that has no patient yet. */
    public static final class Straight {

        public boolean isHospital(DelegateExecution execution) {
            return true;
        }

        public boolean hasFirstPatient(DelegateExecution execution) {
            return false;
        }

        public boolean isRunning(DelegateExecution execution) {
            return true;
        }
    }
}
