package com.lancore.pathways.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The elements that a release has renamed, from {@code bpmn/renamed.csv}. No version is named there: versions are counted
 * by each installation for itself, and whether a row applies shows in the two models.
 */
@Component
public class RenamedElements {

    private final List<Renamed> all;

    RenamedElements() {
        this(new ClassPathResource("bpmn/renamed.csv"));
    }

    /**
     * Reads another file of the same form.
     *
     * @throws IllegalStateException where a row has not four columns
     */
    public RenamedElements(Resource file) {
        try {
            all = file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(Renamed::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One element.
     *
     * @param before its id in the models before the release
     * @param now the id of what stands in its place since
     */
    public record Renamed(String process, String before, String now, String release) {

        private static Renamed read(String line) {
            String[] columns = line.split(",", -1);
            if (columns.length != 4) {
                throw new IllegalStateException("renamed.csv: not four columns: " + line);
            }
            return new Renamed(columns[0].strip(), columns[1].strip(), columns[2].strip(), columns[3].strip());
        }
    }

    List<Renamed> of(String process) {
        return all.stream().filter(r -> r.process().equals(process)).toList();
    }

    public List<Renamed> all() {
        return all;
    }
}
