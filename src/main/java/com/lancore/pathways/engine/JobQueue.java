package com.lancore.pathways.engine;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Whoever brings due jobs to a full queue waits a moment for room. Refused at once, the engine goes on to ask its database
 * for one job at a time, for as many as the threads have taken meanwhile: more than one question for two timers in a storm.
 */
@Component
class JobQueue implements BeanPostProcessor {

    private static final String THREADS = "camundaTaskExecutor";

    /** Some ten timers of one thread; a node that stops waits no longer than this for each job that it has brought. */
    private static final int MILLISECONDS = 100;

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (name.equals(THREADS) && bean instanceof ThreadPoolTaskExecutor threads) {
            threads.setRejectedExecutionHandler(JobQueue::waitForRoom);
        }
        return bean;
    }

    private static void waitForRoom(Runnable job, ThreadPoolExecutor threads) {
        try {
            if (!threads.isShutdown() && threads.getQueue().offer(job, MILLISECONDS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new RejectedExecutionException("The queue of jobs is full");
    }
}
