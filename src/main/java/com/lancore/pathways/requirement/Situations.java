package com.lancore.pathways.requirement;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.document.Documents;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes the situation of a step. */
@Component
public class Situations {

    private final Trail trail;
    private final Documents documents;
    private final Clock clock;

    public Situations(Trail trail, Documents documents, Clock clock) {
        this.trail = trail;
        this.documents = documents;
        this.clock = clock;
    }

    /** Somebody takes the step. */
    public Situation taken(Step step, String projectCode, String processInstanceId, String person, Answers answers) {
        return of(step, projectCode, processInstanceId, person, answers, false);
    }

    /** An event reports that the step was taken outside, although a rule of the house held it. */
    public Situation excused(Step step, String projectCode, String processInstanceId, String person, Answers answers) {
        return of(step, projectCode, processInstanceId, person, answers, true);
    }

    /** Somebody asks what stands in its way. */
    public Situation lookedAt(Step step, String projectCode, String processInstanceId) {
        return of(step, projectCode, processInstanceId, null, Answers.NONE, false);
    }

    private Situation of(
            Step step, String projectCode, String processInstanceId, String person, Answers answers, boolean excused) {
        return new Situation(
                trail,
                documents,
                projectCode,
                processInstanceId,
                step,
                Shanghai.today(clock),
                person,
                answers,
                excused);
    }
}
