package com.lancore.pathways.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** By a folder that both see, a test tells a node where to stand still, and the node tells that it does. */
final class StopSigns {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path sign;
    private final Path standing;

    StopSigns(Path folder) {
        this.sign = folder.resolve("stop");
        this.standing = folder.resolve("standing");
    }

    // ---- the test

    void put(Stop stop) throws IOException {
        Files.deleteIfExists(standing);
        Path written = Files.writeString(sign.resolveSibling("stop.new"), stop.written());
        Files.move(written, sign, StandardCopyOption.ATOMIC_MOVE);
    }

    void awaitStanding() {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> Files.exists(standing));
    }

    void goOn() throws IOException {
        Files.delete(standing);
    }

    // ---- the node

    Optional<Stop> read() {
        try {
            return Optional.of(Stop.read(Files.readString(sign)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of several threads that come to it one stands; until the test lets it go on, or kills it. */
    void stand() {
        try {
            Files.move(sign, standing, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException another) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            while (Files.exists(standing)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
