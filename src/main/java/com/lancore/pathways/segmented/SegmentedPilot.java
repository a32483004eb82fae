package com.lancore.pathways.segmented;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.requirement.HouseParameters;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates of a pilot under supervision, for the timers of the model, where it is named {@code segmentedPilot}. */
@Component("segmentedPilot")
public class SegmentedPilot {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Trail trail;
    private final HouseParameters parameters;

    SegmentedPilot(Trail trail, HouseParameters parameters) {
        this.trail = trail;
        this.parameters = parameters;
    }

    /** The morning of the inspection that is planned next; without a plan, a year after the application. */
    public Date inspectionAt(DelegateExecution execution) {
        Facts facts = facts(execution);
        LocalDate planned = facts.date(Segmented.NEXT_INSPECTION_DATE)
                .or(() -> facts.date(Segmented.INSPECTION_PLANNED_DATE))
                .orElseGet(() -> latestAfter(SegmentedEligibility.applicationDate(facts)));
        return Date.from(Shanghai.at(planned, MORNING));
    }

    /** 24:00 of the pilot's last day, by the rule in force on the day of the application. */
    public Date endsAt(DelegateExecution execution) {
        LocalDate applied = SegmentedEligibility.applicationDate(facts(execution));
        return Date.from(Shanghai.endOf(parameters.date("SEGMENTED_PILOT_LAST_DAY", applied)));
    }

    /** The last day on which the inspection after this one is in time. */
    LocalDate latestAfter(LocalDate inspected) {
        return inspected.plusMonths(parameters.number("SEGMENTED_INSPECTION_MONTHS", inspected));
    }

    private Facts facts(DelegateExecution execution) {
        return trail.facts(execution.getProcessBusinessKey(), Segmented.KEY)
                .ofInstance(execution.getProcessInstanceId());
    }
}
