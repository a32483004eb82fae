package com.lancore.pathways.requirement;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.document.Documents;
import com.lancore.pathways.document.StoredDocument;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                process -> trail.facts(projectCode, process),
                documents::of,
                projectCode,
                processInstanceId,
                step,
                Shanghai.today(clock),
                person,
                answers,
                excused);
    }

    /** Reads the facts and documents of a project once, however many of its steps are looked at. */
    public Reader reader(String projectCode) {
        return new Reader(projectCode);
    }

    /** Looks at the steps of one project. */
    public final class Reader {

        private final String projectCode;
        private final Map<String, Facts> facts = new HashMap<>();
        private final Map<String, List<StoredDocument>> given = new HashMap<>();

        private Reader(String projectCode) {
            this.projectCode = projectCode;
        }

        public Situation lookedAt(Step step, String processInstanceId) {
            return new Situation(
                    process -> facts.computeIfAbsent(process, p -> trail.facts(projectCode, p)),
                    instance -> given.computeIfAbsent(instance, documents::of),
                    projectCode,
                    processInstanceId,
                    step,
                    Shanghai.today(clock),
                    null,
                    Answers.NONE,
                    false);
        }
    }
}
