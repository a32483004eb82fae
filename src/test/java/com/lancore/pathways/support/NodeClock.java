package com.lancore.pathways.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/**
 * The clock of a node: it begins where the test says, before the first step of the start, and jumps while the node runs,
 * when the test writes a time into a file that both see.
 */
@TestComponent
final class NodeClock {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final TestClock clock;

    NodeClock(TestClock clock, Environment environment) {
        this.clock = clock;
        String startsAt = environment.getProperty("node.starts-at");
        if (startsAt != null) {
            clock.set(startsAt);
        }
        String sign = environment.getProperty("node.clock");
        if (sign != null) {
            Thread looking = new Thread(() -> look(Path.of(sign)), "node-clock");
            looking.setDaemon(true);
            looking.start();
        }
    }

    private void look(Path sign) {
        try {
            while (true) {
                if (Files.exists(sign)) {
                    clock.set(Files.readString(sign));
                    Files.delete(sign);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The test's side: comes back when the clock of the node stands there. */
    static void jump(Path sign, String inShanghai) throws IOException {
        Path written = Files.writeString(sign.resolveSibling(sign.getFileName() + ".new"), inShanghai);
        Files.move(written, sign, StandardCopyOption.ATOMIC_MOVE);
        Awaitility.await().atMost(PATIENCE).pollInterval(PAUSE).until(() -> !Files.exists(sign));
    }
}
