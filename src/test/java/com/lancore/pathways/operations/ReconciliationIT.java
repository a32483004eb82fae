package com.lancore.pathways.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** In a database of its own, which has never been compared. */
@PathwaysTest
@Tag("own-database")
@Tag("postgres-too")
class ReconciliationIT {

    @Autowired
    private House house;

    @Autowired
    private Findings findings;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void byHandWhileThatOfTheNightIsRunning_isAnswered_alsoWhereBothAreTheFirst() throws Exception {
        assertThat(lastRun()).isNull();

        CompletableFuture<Answer> byHand = transactions.execute(night -> {
            findings.keep(new Reconciliation.Result(Instant.parse("2026-09-28T18:00:00Z"), List.of()));
            CompletableFuture<Answer> running =
                    CompletableFuture.supplyAsync(() -> house.person("ops").post("/api/reconciliation", Map.of()));
            waits(running);
            return running;
        });

        byHand.get(20, TimeUnit.SECONDS).is(200);
        assertThat(lastRun()).isNotNull();
    }

    /** For what the other one is writing. */
    private static void waits(CompletableFuture<Answer> running) {
        Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> !running.isDone());
    }

    private String lastRun() {
        return house.person("ops")
                .get("/api/reconciliation")
                .is(200)
                .json()
                .path("ranAt")
                .textValue();
    }
}
