package com.lancore.pathways.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The classes of a node as the JVM keeps them from one start to the next (class data sharing): a node is ready in two thirds
 * of the time. They are made with the first node after a build.
 */
final class SharedClasses {

    private static final Path FOLDER = Path.of("target", "node").toAbsolutePath();

    private final String classPath;
    private final Path archive;

    private SharedClasses(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    /** The beginning of the command of a node. */
    static List<String> command(String heap) throws IOException, InterruptedException {
        SharedClasses classes = made();
        return java(classes.classPath, "-XX:SharedArchiveFile=" + classes.archive, "-Xmx" + heap);
    }

    private static List<String> java(String classPath, String... options) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, NodeMain.class.getName()));
        return command;
    }

    /** By who comes first, also of several tests that run at the same time. */
    private static synchronized SharedClasses made() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        try (FileChannel lock =
                        FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock mine = lock.lock()) {
            String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            Path archive = FOLDER.resolve("classes-" + Integer.toHexString(given.hashCode()) + ".jsa");
            FileTime made = mine.isValid() && Files.exists(archive)
                    ? Files.getLastModifiedTime(archive)
                    : FileTime.fromMillis(0);
            List<String> jars = new ArrayList<>();
            boolean old = false;
            for (String entry : given.replaceAll(File.pathSeparator + "+$", "").split(File.pathSeparator, -1)) {
                Path classes = Path.of(entry);
                // classes in folders are not shared
                Path jar = Files.isDirectory(classes) ? FOLDER.resolve(jars.size() + ".jar") : classes;
                if (!jar.equals(classes) && newest(classes).compareTo(made) > 0) {
                    pack(classes, jar);
                    old = true;
                }
                jars.add(jar.toString());
            }
            SharedClasses classes = new SharedClasses(String.join(File.pathSeparator, jars), archive);
            if (old) {
                classes.make();
            }
            return classes;
        }
    }

    private static FileTime newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(SharedClasses::changed)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path classes, Path jar) {
        int failed = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "-c", "-0", "-f", jar.toString(), "-C", classes.toString(), ".");
        if (failed != 0) {
            throw new AssertionError("No jar of " + classes);
        }
    }

    /** A node on an empty database in memory writes them down when it ends. */
    private void make() throws IOException, InterruptedException {
        Files.deleteIfExists(archive);
        Path log = FOLDER.resolve("node.log");
        List<String> command = java(classPath, "-XX:ArchiveClassesAtExit=" + archive);
        command.addAll(List.of(
                "--node.ends-at-once=true",
                "--spring.profiles.active=demo",
                "--spring.datasource.url=jdbc:h2:mem:classes;DB_CLOSE_DELAY=-1",
                "--pathways.demo.projects=false",
                "--server.port=0",
                "--logging.level.root=warn"));
        int ended = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (ended != 0) {
            throw new AssertionError("The node that is to share its classes failed:\n" + Files.readString(log));
        }
    }
}
