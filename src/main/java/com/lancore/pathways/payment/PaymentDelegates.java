package com.lancore.pathways.payment;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.engine.Verdict;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does in an outward payment. */
@Configuration
class PaymentDelegates {

    @Bean
    JavaDelegate checkPaymentFiling(PaymentFiling filing, Trail trail, Clock clock) {
        return execution -> {
            Facts all = trail.facts(execution.getProcessBusinessKey(), Payment.KEY);
            String instance = execution.getProcessInstanceId();
            Plan plan = Plan.of(all.ofInstance(instance).latest(Payment.PLAN).orElseThrow());
            PaymentFiling.Result result = filing.of(plan, all, instance, Shanghai.today(clock));
            Verdict.write(execution, "paymentNext", result.next());
        };
    }
}
