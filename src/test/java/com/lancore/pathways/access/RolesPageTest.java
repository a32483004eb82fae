package com.lancore.pathways.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.access.AccessMatrix.Cell;
import com.lancore.pathways.access.AccessMatrix.Outcome;
import com.lancore.pathways.access.AccessMatrix.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on roles says what the matrix says, in its words. */
class RolesPageTest {

    private static final String BEGIN = "<!-- from access.csv -->\n";
    private static final String END = "<!-- to here -->";

    private final AccessMatrix matrix = AccessMatrix.read();

    @Test
    void theMatrixHasAColumnForEveryRole() {
        assertThat(matrix.columns())
                .containsAll(Arrays.stream(Role.values()).map(Role::group).toList())
                .contains(Role.ADMINISTRATORS);
    }

    @Test
    void theTableOfThePageIsTheMatrixsNamedRows() throws IOException {
        String page = Files.readString(Path.of("docs/reference/roles.md"));

        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(table());
    }

    private String table() {
        return Stream.of(
                                Stream.of(line("", matrix.columns())),
                                Stream.of(line(
                                        "---",
                                        matrix.columns().stream()
                                                .map(c -> "---")
                                                .toList())),
                                matrix.rows().stream()
                                        .filter(row -> !row.action().isEmpty())
                                        .map(this::line))
                        .flatMap(lines -> lines)
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private String line(Row row) {
        return line(
                row.action(),
                matrix.columns().stream()
                        .map(column -> told(row.cells().get(column), row.door()))
                        .toList());
    }

    private static String line(String first, List<String> rest) {
        return "| " + first + " | " + String.join(" | ", rest) + " |";
    }

    private static String told(Cell cell, String door) {
        Outcome outcome = door.equals("webapps") ? cell.inSession() : cell.byPassword();
        return switch (outcome) {
            case YES, RULE -> "yes";
            case EMPTY -> "none";
            case NO -> "–";
            case HIDDEN -> "404";
            case LOGIN -> "401";
        };
    }
}
