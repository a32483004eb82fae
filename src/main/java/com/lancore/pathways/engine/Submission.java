package com.lancore.pathways.engine;

import com.lancore.pathways.requirement.Answers;
import java.util.function.Supplier;

/**
 * What a person sent with the command that runs on this thread. The completion listener reads it from here and not from
 * the process variables, which still hold the answers of earlier rounds.
 *
 * @param excused an event reports what was done outside, although a rule of the house held it
 */
record Submission(Answers answers, boolean excused) {

    private static final Submission NOTHING = new Submission(Answers.NONE, false);
    private static final ThreadLocal<Submission> CURRENT = new ThreadLocal<>();

    static Submission current() {
        Submission submission = CURRENT.get();
        return submission == null ? NOTHING : submission;
    }

    <T> T during(Supplier<T> work) {
        Submission outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }
}
