package com.lancore.pathways.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class JobQueueTest {

    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);

    @BeforeEach
    void oneThreadAndRoomForOne() {
        threads.setCorePoolSize(1);
        threads.setMaxPoolSize(1);
        threads.setQueueCapacity(1);
        new JobQueue().postProcessBeforeInitialization(threads, "camundaTaskExecutor");
        threads.initialize();
    }

    @AfterEach
    void end() {
        ended.countDown();
        threads.shutdown();
    }

    @Test
    void whoeverBringsJobsToAFullQueue_waitsForRoom_andNoneIsRefused() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(20);
        for (int job = 0; job < 20; job++) {
            threads.execute(() -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                done.countDown();
            });
        }
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whereThereIsNoRoomInTime_theJobIsRefused_forTheEngineToBringItAgain() {
        threads.execute(this::waitForTheEnd);
        threads.execute(this::waitForTheEnd);
        assertThatThrownBy(() -> threads.execute(this::waitForTheEnd)).isInstanceOf(TaskRejectedException.class);
    }

    @Test
    void aPoolThatWasShutDown_takesNoMore() {
        threads.execute(this::waitForTheEnd);
        threads.getThreadPoolExecutor().shutdown();
        assertThatThrownBy(() -> threads.execute(this::waitForTheEnd)).isInstanceOf(TaskRejectedException.class);
    }

    private void waitForTheEnd() {
        try {
            ended.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
