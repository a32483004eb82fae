package com.lancore.pathways.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** At 24:00 of a due date two timers come: that of the project and that of the ladder. */
@PathwaysTest
@Tag("postgres-too")
class BreachIT {

    @Autowired
    private House house;

    @Autowired
    private Trail trail;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void twoTimersThatComeToItAtTheSameInstant_breachADeadlineOnce() throws InterruptedException {
        house.clock().set("2026-09-28T10:00");
        Study study = house.study()
                .start()
                .to("recordAcademicReview")
                .academicLetter("APPROVED", "2026-09-24", "V1")
                .ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");
        house.clock().set("2026-10-10T09:00");
        study.fireDueTimers();
        house.clock().set("2026-10-11T00:00");
        List<Thread> timers = dueTimersOf(study);
        assertThat(timers).hasSize(2);

        transactions.executeWithoutResult(held -> {
            trail.lock(study.code());
            timers.forEach(Thread::start);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> timers.stream()
                    .allMatch(BreachIT::waitsForTheTrail));
        });
        for (Thread timer : timers) {
            timer.join();
        }
        // one of them may have lost the race, and comes again
        study.fireDueTimers();

        assertThat(study.deadlineMoves()).containsExactly("OPEN 2026-10-10", "BREACHED 2026-10-10");
    }

    private List<Thread> dueTimersOf(Study study) {
        return study.timers().stream()
                .filter(timer -> !timer.due().isAfter(house.clock().instant()))
                .map(timer ->
                        new Thread(() -> house.engine().getManagementService().executeJob(timer.job())))
                .toList();
    }

    private static boolean waitsForTheTrail(Thread timer) {
        return Arrays.stream(timer.getStackTrace())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .anyMatch((Trail.class.getName() + ".lock")::equals);
    }
}
