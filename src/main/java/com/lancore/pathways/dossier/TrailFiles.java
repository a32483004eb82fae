package com.lancore.pathways.dossier;

import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.audit.TrailFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The trail twice: for people as a table, and in the form from which every hash can be counted again. */
final class TrailFiles {

    /** What makes a text a formula for a spreadsheet. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private static final List<String> COLUMNS = List.of(
            "number",
            "recordedAt",
            "person",
            "kind",
            "process",
            "processInstanceId",
            "node",
            "act",
            "name",
            "oldValue",
            "newValue",
            "note",
            "rules",
            "previous",
            "hash");

    private TrailFiles() {}

    /** Every entry, or of one that is not told its links; then the anchors. */
    static byte[] chain(State state) {
        List<TrailFile.Item> items = new ArrayList<>();
        TrailEntry last = state.last();
        items.add(new TrailFile.Head(state.project().code(), last.number(), last.hash()));
        state.trail().forEach(e -> items.add(state.tells(e) ? new TrailFile.Entry(e) : TrailFile.Sealed.of(e)));
        items.addAll(state.anchors());
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TrailFile.write(items, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries that are told, by RFC 4180, with the mark by which spreadsheets know UTF-8. */
    static byte[] csv(State state) {
        String rows = state.told().stream().map(TrailFiles::row).collect(Collectors.joining());
        return ("\uFEFF" + String.join(",", COLUMNS) + "\r\n" + rows).getBytes(StandardCharsets.UTF_8);
    }

    private static String row(TrailEntry e) {
        return Arrays.asList(
                        Long.toString(e.number()),
                        e.recordedAt().toString(),
                        e.person(),
                        e.kind().name(),
                        e.processKey(),
                        e.processInstanceId(),
                        e.node(),
                        Long.toString(e.act()),
                        e.name(),
                        e.oldValue(),
                        e.newValue(),
                        e.note(),
                        e.rules(),
                        e.previous(),
                        e.hash())
                .stream()
                .map(TrailFiles::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What a person typed stays text: an apostrophe stands before whatever a spreadsheet would run. */
    static String cell(String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String text = BEGINS_A_FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
