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
import java.util.Set;
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
                excused,
                new HashMap<>());
    }

    /**
     * Reads the facts and documents of projects once, however many of their steps are looked at, and in as many queries
     * for a thousand projects as for one.
     */
    public Map<String, Reader> readers(Set<String> projectCodes) {
        Map<String, Map<String, Facts>> facts = trail.facts(projectCodes);
        Map<String, List<StoredDocument>> given = documents.given(projectCodes);
        Map<Class<?>, Object> lookedUp = new HashMap<>();
        Map<String, Reader> readers = new HashMap<>();
        projectCodes.forEach(
                code -> readers.put(code, new Reader(code, facts.getOrDefault(code, Map.of()), given, lookedUp)));
        return readers;
    }

    /** Looks at the steps of one project. */
    public final class Reader {

        private final String projectCode;
        private final Map<String, Facts> facts;
        private final Map<String, List<StoredDocument>> given;
        private final Map<Class<?>, Object> lookedUp;

        private Reader(
                String projectCode,
                Map<String, Facts> facts,
                Map<String, List<StoredDocument>> given,
                Map<Class<?>, Object> lookedUp) {
            this.projectCode = projectCode;
            this.facts = facts;
            this.given = given;
            this.lookedUp = lookedUp;
        }

        /** What one process of the project has recorded. */
        public Facts facts(String process) {
            return facts.getOrDefault(process, Facts.NONE);
        }

        public Situation lookedAt(Step step, String processInstanceId) {
            return new Situation(
                    this::facts,
                    instance -> given.getOrDefault(instance, List.of()),
                    projectCode,
                    processInstanceId,
                    step,
                    Shanghai.today(clock),
                    null,
                    Answers.NONE,
                    false,
                    lookedUp);
        }
    }
}
