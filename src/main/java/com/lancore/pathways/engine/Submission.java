package com.lancore.pathways.engine;

import com.lancore.pathways.requirement.Answers;
import com.lancore.pathways.requirement.Step;
import java.util.function.Supplier;

/**
 * What a person sent with the command that runs on this thread. The completion listener reads it from here and not from
 * the process variables, which still hold the answers of earlier rounds.
 *
 * @param step for which it was sent; what a delegate starts or completes meanwhile is another
 * @param excused an event reports what was done outside, although a rule of the house held it
 */
record Submission(Step step, Answers answers, boolean excused) {

    private static final Submission NOTHING = new Submission(null, Answers.NONE, false);
    private static final ThreadLocal<Submission> CURRENT = new ThreadLocal<>();

    static Submission current() {
        Submission submission = CURRENT.get();
        return submission == null ? NOTHING : submission;
    }

    boolean isFor(Step other) {
        return step == other;
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
