package com.lancore.pathways.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The matrix of roles and actions as the reference has it: one row a call, one column a kind of person. */
public record AccessMatrix(List<String> columns, List<Row> rows) {

    static final Path FILE = Path.of("docs/reference/access.csv");

    /** What stands before the columns of people. */
    private static final int LEAD = 6;

    /** How a call ends for somebody. */
    public enum Outcome {
        /** It is done, or answered. */
        YES,
        /** It is answered, with nothing in it. */
        EMPTY,
        /** What was sent is refused by a rule, or cannot be read: this person is not stopped before that. */
        RULE,
        /** 403 */
        NO,
        /** 404 */
        HIDDEN,
        /** 401 */
        LOGIN;

        static Outcome of(int status, String body) {
            return switch (status) {
                case 200, 201, 202, 204, 302 -> isEmpty(status, body) ? EMPTY : YES;
                case 400, 405, 409, 415, 422 -> RULE;
                case 401 -> LOGIN;
                case 403 -> NO;
                case 404 -> HIDDEN;
                default -> throw new AssertionError(status + " " + body);
            };
        }

        private static boolean isEmpty(int status, String body) {
            return status == 200 && List.of("[]", "{}", "{\"count\":0}").contains(body.strip());
        }
    }

    /** How it ends by password, and in a session of the web applications; {@code login/yes} where they differ. */
    public record Cell(Outcome byPassword, Outcome inSession) {

        static Cell of(String text) {
            String[] both = text.toUpperCase(Locale.ROOT).split("/", -1);
            return new Cell(Outcome.valueOf(both[0]), Outcome.valueOf(both[both.length - 1]));
        }
    }

    /**
     * One call.
     *
     * @param door which of the application's interfaces it belongs to
     * @param action what people call it, or empty where the page on roles does not name it
     * @param with what stands in the variables of its address, and its query
     * @param sends its body; in single quotes, to be read
     */
    public record Row(
            String door,
            String action,
            String method,
            String address,
            String with,
            String sends,
            Map<String, Cell> cells) {

        String call() {
            return method + " " + address;
        }

        /** With what tells it from other rows of its address. */
        String name() {
            return Stream.of(call(), with, sends).filter(s -> !s.isEmpty()).reduce("", (a, b) -> (a + " " + b).strip());
        }
    }

    public static AccessMatrix read() {
        try {
            List<String[]> lines =
                    Files.readAllLines(FILE).stream().map(AccessMatrix::fields).toList();
            List<String> columns = Arrays.asList(lines.get(0)).subList(LEAD, lines.get(0).length);
            return new AccessMatrix(
                    columns,
                    lines.stream().skip(1).map(line -> row(columns, line)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(List<String> columns, String[] line) {
        assertThat(line).as(String.join(",", line)).hasSize(LEAD + columns.size());
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), Cell.of(line[LEAD + i]));
        }
        return new Row(line[0], line[1], line[2], line[3], line[4], line[5], cells);
    }

    /** A comma inside quotes belongs to its field. */
    private static String[] fields(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(field -> field.replace("\"", ""))
                .toArray(String[]::new);
    }
}
