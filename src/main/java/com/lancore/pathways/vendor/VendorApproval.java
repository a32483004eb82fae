package com.lancore.pathways.vendor;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.DeadlineRules;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** For the timers and due dates of the model: when an approval is renewed, and when it ends. */
@Component("vendorApproval")
public class VendorApproval {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Trail trail;
    private final DeadlineRules rules;

    VendorApproval(Trail trail, DeadlineRules rules) {
        this.trail = trail;
        this.rules = rules;
    }

    /** The morning in Shanghai on which the next audit is asked for: so many calendar days before the approval ends. */
    public Date renewalAt(DelegateExecution execution) {
        LocalDate until = validUntil(execution);
        int before = rules.inForce(Vendor.RENEWAL, until).calendarDays();
        return Date.from(Shanghai.at(until.minusDays(before), MORNING));
    }

    /** 24:00 in Shanghai of the last day of the approval. */
    public Date endsAt(DelegateExecution execution) {
        return Date.from(Shanghai.endOf(validUntil(execution)));
    }

    /** The last second of the last day of the approval. */
    public Date lastsUntil(DelegateExecution execution) {
        return Date.from(Shanghai.lastSecondOf(validUntil(execution)));
    }

    /** The last second of the day by which the corrective actions are promised. */
    public Date correctedBy(DelegateExecution execution) {
        return Date.from(
                Shanghai.lastSecondOf(facts(execution).date("capaDueDate").orElseThrow()));
    }

    LocalDate validUntil(DelegateExecution execution) {
        return facts(execution).date("vendorValidUntil").orElseThrow();
    }

    private Facts facts(DelegateExecution execution) {
        return trail.facts(execution.getProcessBusinessKey(), Vendor.KEY).ofInstance(execution.getProcessInstanceId());
    }
}
