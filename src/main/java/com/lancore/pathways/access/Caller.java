package com.lancore.pathways.access;

import java.util.List;
import java.util.Optional;

/**
 * Who sends the request that this thread answers, with the groups and clients that the login has read for it. A session of
 * the web applications remembers its own, which may be old, and is nobody here.
 *
 * @param clients the codes of those for whom the person works
 */
public record Caller(String person, List<String> groups, List<String> clients) {

    private static final ThreadLocal<Caller> CURRENT = new ThreadLocal<>();

    /** Empty where a session sent the request, and where the machine acts. */
    public static Optional<Caller> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    void begins() {
        CURRENT.set(this);
    }

    static void ends() {
        CURRENT.remove();
    }
}
