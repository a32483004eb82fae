package com.lancore.pathways.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work on threads of its own. What a job does on its own thread joins the command of the engine that carries out the job:
 * all that it reads is held until the job ends, and what it changes is written then, whichever transaction was rolled back
 * meanwhile. On other threads there is no command that it could join.
 */
public final class Aside {

    private Aside() {}

    /** Carries the work out and waits for it. */
    public static void run(Runnable work) {
        all(1, List.of(Executors.callable(work)));
    }

    /**
     * Carries all of it out, so many at the same time, and waits for them.
     *
     * @return what they answered, in their order
     * @throws RuntimeException that of the first that failed; the others go no further then
     */
    public static <T> List<T> all(int threads, Collection<? extends Callable<T>> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> begun = new ArrayList<>();
            work.forEach(one -> begun.add(executor.submit(one)));
            List<T> answers = new ArrayList<>();
            for (Future<T> one : begun) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The work was broken off; the next run goes on with it", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failed ? failed : new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
