package com.lancore.pathways.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Node;
import com.lancore.pathways.support.Notice;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A process of its own is killed while it counts all projects anew by a new notice. */
@PathwaysTest
class CalendarPublishingKilledIT {

    private static final String DAY = "2026-12-28T10:00";
    private static final int STUDIES = 40;

    @Autowired
    private House here;

    @Test
    void startedAgain_itGoesOn_untilEveryDeadlineIsCountedOnce(@TempDir Path data) throws Exception {
        here.clock().set(DAY);
        try (Node node = Node.in(data, DAY).start()) {
            House there = here.at(node);
            List<Study> studies = IntStream.range(0, STUDIES)
                    .mapToObj(n -> there.study().start().letters("2026-12-24", "2026-12-28"))
                    .toList();

            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> there.person("ops")
                    .put("/api/calendar/2027", Notice.of2027().body()));
            while (firm(there) == 0) {
                Thread.onSpinWait();
            }
            node.kill();
            publishing.exceptionally(cut -> null).join();

            node.start();

            assertThat(firm(there)).isEqualTo(STUDIES);
            for (Study study : studies) {
                assertThat(study.deadline().dueOn()).isEqualTo("2027-01-05");
                assertThat(study.json("assembleFiling").get("due").asText()).startsWith("2027-01-05T");
                assertThat(study.deadlineMoves()).containsExactly("OPEN 2027-01-03 provisional", "OPEN 2027-01-05");
            }
            assertThat(there.person("ops")
                            .put("/api/calendar/2027", Notice.of2027().body())
                            .is(200)
                            .text())
                    .isEqualTo("{\"rowsMoved\":0,\"timersMoved\":0,\"tasksMoved\":0,\"remaining\":0}");
        }
    }

    private static long firm(House there) {
        return there.person("ops")
                .get("/api/deadlines?status=OPEN")
                .rows()
                .filter(d -> !d.get("provisional").asBoolean())
                .count();
    }
}
