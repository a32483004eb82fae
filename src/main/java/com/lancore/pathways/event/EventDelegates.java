package com.lancore.pathways.event;

import com.lancore.pathways.engine.People;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does when an event is reported. */
@Configuration
class EventDelegates {

    @Bean
    JavaDelegate recordEvent(EventDesk desk) {
        return desk::record;
    }

    @Bean
    JavaDelegate deliverEvent(EventDesk desk) {
        return desk::deliver;
    }

    @Bean
    JavaDelegate applyCorrection(Corrections corrections, People people) {
        return execution -> corrections.apply(
                execution.getProcessBusinessKey(), execution.getProcessInstanceId(), people.current());
    }
}
