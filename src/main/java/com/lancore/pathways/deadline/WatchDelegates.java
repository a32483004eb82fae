package com.lancore.pathways.deadline;

import static com.lancore.pathways.requirement.Field.note;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine and the people do in the watch of a deadline. */
@Configuration
class WatchDelegates {

    @Bean
    JavaDelegate climbLadder(Ladder ladder) {
        return ladder::climb;
    }

    @Bean
    JavaDelegate recordChase(Ladder ladder) {
        return ladder::chase;
    }

    @Bean
    StepCatalogue watchSteps() {
        return () -> List.of(
                Step.of(DeadlineWatch.KEY, DeadlineWatch.ACKNOWLEDGE_BREACH)
                        .by(Role.DIRECTOR)
                        .takes(note("acknowledgementNote", "确认说明").optional()),
                Step.of(DeadlineWatch.KEY, DeadlineWatch.CHASE)
                        .by(Role.OPERATIONS)
                        .takes(note("chaseNote", "催办说明").optional())
                        .recalls(Recall.latest(DeadlineWatch.CHASE, "chaseNote")));
    }
}
