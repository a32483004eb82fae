package com.lancore.pathways.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docker/Dockerfile} does with the jar of the build, as plain processes. */
@Tag("processes")
class ImageIT {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    @Test
    void itStartsFromTheClassesThatItKept_andAnswers() throws Exception {
        Files.copy(jar(), folder.resolve("pathways.jar"), StandardCopyOption.REPLACE_EXISTING);
        run(folder, JAVA, "-Djarmode=tools", "-jar", "pathways.jar", "extract", "--destination", "app");
        Path app = folder.resolve("app");
        run(app, Path.of("docker", "share-classes").toAbsolutePath().toString(), port());

        assertThat(app).as("nothing else stays of it").isDirectoryNotContaining("glob:**/data");
        Files.delete(logFile());
        String port = port();
        Process image = begin(
                app,
                JAVA,
                "-XX:SharedArchiveFile=pathways.jsa",
                "-Xlog:class+load:file=classes.log",
                "-jar",
                "pathways.jar",
                "--spring.profiles.active=demo",
                "--pathways.demo.projects=false",
                "--server.port=" + port);
        try {
            Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> tasks(image, port) == 200);
        } finally {
            image.destroy();
            image.waitFor();
        }

        try (Stream<String> loaded = Files.lines(app.resolve("classes.log"))) {
            List<String> ours = loaded.filter(line -> line.contains(" com.lancore.pathways."))
                    .toList();
            assertThat(ours).hasSizeGreaterThan(400);
            assertThat(ours.stream().filter(line -> line.contains("source: jar:") || line.contains("source: file:")))
                    .as("found in the jar and not in the archive")
                    .hasSizeLessThan(ours.size() / 20);
        }
        assertThat(log()).as("it stops in peace").doesNotContain("Exception");
    }

    private static Path jar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("pathways-.*(?<!-verify)[.]jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("mvn package makes the jar that this test starts"));
        }
    }

    private int tasks(Process image, String port) {
        if (!image.isAlive()) {
            throw new AssertionError("The image has ended:\n" + log());
        }
        try {
            return Person.at("http://127.0.0.1:" + port, "pm", "demo")
                    .get("/engine-rest/task")
                    .status();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    private void run(Path in, String... command) throws Exception {
        assertThat(begin(in, command).waitFor()).as(this::log).isZero();
    }

    private Process begin(Path in, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private Path logFile() {
        return folder.resolve("log");
    }

    private String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String port() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return String.valueOf(free.getLocalPort());
        }
    }
}
