package com.lancore.pathways.upgrade;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.support.Journal.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.camunda.bpm.model.bpmn.Bpmn;

/**
 * What is stored of a release in {@code src/test/resources/released}: its models, a database in which projects stand at
 * their wait states ({@code state.sql.gz}), and how their stories went on ({@code stories.json.gz}).
 */
record Release(String name) {

    static final Path ALL = Path.of("src/test/resources/released");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Everything about the stored states. */
    record Stored(List<Fixture> fixtures, Map<String, Story> stories) {}

    /**
     * A story told to its end.
     *
     * @param before the number after which its projects are counted
     */
    record Story(int before, List<Entry> entries) {}

    /**
     * A state.
     *
     * @param waits the wait states that it is stored for
     * @param story the test whose project it is
     * @param before the number after which its projects are counted
     * @param after how much of the story has happened
     * @param at the time
     */
    record Fixture(Set<String> waits, String story, int before, int after, String at) {

        /** The codes of its projects. */
        List<String> codes() {
            return Stream.iterate(before + 1, n -> n + 1)
                    .limit(StoreFixtures.STUDIES_OF_A_STORY)
                    .map(n -> String.format("IT-%04d", n))
                    .toList();
        }

        @Override
        public String toString() {
            return String.join(", ", waits);
        }
    }

    static List<Release> all() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.map(folder -> new Release(folder.getFileName().toString()))
                    .sorted((a, b) -> a.name.compareTo(b.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return ALL.resolve(name);
    }

    List<Path> models() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> waitStates() {
        Set<String> states = new TreeSet<>();
        models().forEach(file -> states.addAll(WaitStates.of(Bpmn.readModelFromFile(file.toFile()))));
        return states;
    }

    Path database() {
        return folder().resolve("state.sql.gz");
    }

    void store(Stored stored) {
        write(folder().resolve("stories.json.gz"), json(stored));
    }

    Stored stored() {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder().resolve("stories.json.gz")))) {
            return JSON.readValue(in, Stored.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As small as it gets: it lies in the repository for good. */
    static void write(Path file, byte[] content) {
        try (OutputStream out = new Smallest(Files.newOutputStream(file))) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Smallest extends GZIPOutputStream {

        Smallest(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
