package com.lancore.pathways.importing;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does in import compliance. */
@Configuration
class ImportDelegates {

    @Bean
    JavaDelegate expireImport(Trail trail) {
        return execution -> trail.append(
                new Act(
                        execution.getProcessBusinessKey(),
                        Act.MACHINE,
                        ImportCompliance.KEY,
                        execution.getProcessInstanceId(),
                        ImportCompliance.EXPIRE),
                Act.Line.fact("importExpiredOn", validTo(trail, execution).toString()));
    }

    @Bean
    ImportValidity importValidity(Trail trail) {
        return execution -> java.util.Date.from(Shanghai.endOf(validTo(trail, execution)));
    }

    private static LocalDate validTo(Trail trail, DelegateExecution execution) {
        return trail.facts(execution.getProcessBusinessKey(), ImportCompliance.KEY)
                .date("importValidTo")
                .orElseThrow();
    }
}
