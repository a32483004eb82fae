package com.lancore.pathways.engine;

import com.lancore.pathways.requirement.Answers;
import java.util.function.Supplier;

/**
 * What a person sent with the command that runs on this thread. The completion listener reads it from here and not from
 * the process variables, which still hold the answers of earlier rounds.
 */
final class Submission {

    private static final ThreadLocal<Answers> CURRENT = new ThreadLocal<>();

    private Submission() {}

    static Answers current() {
        Answers answers = CURRENT.get();
        return answers == null ? Answers.NONE : answers;
    }

    static <T> T with(Answers answers, Supplier<T> work) {
        Answers outer = CURRENT.get();
        CURRENT.set(answers);
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
