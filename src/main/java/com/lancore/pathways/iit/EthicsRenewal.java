package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.DeadlineRules;
import com.lancore.pathways.requirement.Situation;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The process {@code ethicsRenewal}: asks for the renewal some calendar days before the approval's validity ends, how
 * many stands in the table of deadline rules. Named {@code ethicsValidity} in the model.
 */
@Component("ethicsValidity")
public class EthicsRenewal {

    public static final String KEY = "ethicsRenewal";
    public static final String REQUEST = "requestEthicsRenewal";
    public static final String RENEWED = "ethicsRenewed";

    private static final String RULE = "ETHICS_RENEWAL";
    private static final String ENDED = "ethicsApprovalEnded";
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final RuntimeService runtime;
    private final Trail trail;
    private final DeadlineRules rules;

    EthicsRenewal(@Lazy RuntimeService runtime, Trail trail, DeadlineRules rules) {
        this.runtime = runtime;
        this.trail = trail;
        this.rules = rules;
    }

    /** An approval with an end was recorded, or renewed: its watch begins, or counts to the new end. */
    void afterLetter(Situation s, long act) {
        boolean approves =
                s.answers().is("ethicsOutcome", "APPROVED") || s.step().key().equals(RENEWED);
        if (!approves || s.answers().date("ethicsValidUntil").isEmpty()) {
            return;
        }
        boolean watched = runtime.createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .processInstanceBusinessKey(s.projectCode())
                        .count()
                > 0;
        // the conduct listens too: a renewal lifts the suspension after a withdrawal
        tell(s.projectCode(), RENEWED);
        if (!watched) {
            runtime.startProcessInstanceByKey(KEY, s.projectCode(), Map.of("projectCode", s.projectCode()));
        }
    }

    /** A withdrawn approval is not renewed. */
    void afterWithdrawal(Situation s, long act) {
        end(s.projectCode());
    }

    /** The approval is void, or the project has ended. */
    public void end(String projectCode) {
        tell(projectCode, ENDED);
    }

    /** For the timer of the model: the morning in Shanghai on which the renewal is asked for. */
    public Date renewalAt(DelegateExecution execution) {
        LocalDate until = IitRules.ethicsValidUntil(trail.facts(execution.getProcessBusinessKey(), Iit.KEY))
                .orElseThrow();
        int before = rules.inForce(RULE, until).calendarDays();
        return Date.from(Shanghai.at(until.minusDays(before), MORNING));
    }

    private void tell(String projectCode, String message) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(projectCode)
                .correlateAll();
    }
}
