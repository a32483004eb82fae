package com.lancore.pathways.deadline;

import com.lancore.pathways.engine.Aside;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same work on many projects: some of them in a transaction, on threads of their own. One that cannot be worked on just
 * now, since somebody else is, holds up none of the others.
 */
public final class ManyProjects {

    private static final Logger LOG = LoggerFactory.getLogger(ManyProjects.class);
    private static final int TRIES = 3;

    /** Worked on at the same time; people go on working meanwhile, and need connections, too. */
    private static final int THREADS = 4;

    /** In one transaction: what is asked for each of them is asked once, and what is written goes together. */
    private static final int TOGETHER = 25;

    private ManyProjects() {}

    /**
     * Works on all of them.
     *
     * @param codes in an order that everybody keeps who holds several
     * @param work on some of them, in a transaction of its own
     * @param givenUp the answer for one that could not be worked on
     */
    public static <T> List<T> each(
            Collection<String> codes, Function<List<String>, T> work, Function<String, T> givenUp) {
        return Aside.all(
                        THREADS,
                        some(List.copyOf(codes))
                                .map(part -> (Callable<List<T>>) () -> together(part, work, givenUp))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<List<String>> some(List<String> codes) {
        return IntStream.iterate(0, from -> from < codes.size(), from -> from + TOGETHER)
                .mapToObj(from -> codes.subList(from, Math.min(codes.size(), from + TOGETHER)));
    }

    private static <T> List<T> together(
            List<String> codes, Function<List<String>, T> work, Function<String, T> givenUp) {
        try {
            return List.of(work.apply(codes));
        } catch (RuntimeException e) {
            LOG.debug("Projects {} to be worked on one by one", codes, e);
            return codes.stream().map(code -> patiently(code, work, givenUp)).toList();
        }
    }

    private static <T> T patiently(String code, Function<List<String>, T> work, Function<String, T> givenUp) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.apply(List.of(code));
            } catch (RuntimeException e) {
                if (attempt == TRIES) {
                    LOG.error("Project {} could not be counted; it stays to be done", code, e);
                    return givenUp.apply(code);
                }
            }
        }
    }
}
