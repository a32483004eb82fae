package com.lancore.pathways.support;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.TrailEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Facts as a process has recorded them, without a database: act after act, in the order of the story. */
public final class Recorded {

    private static final Instant FIRST = Instant.parse("2026-09-01T01:00:00Z");

    private final String process;
    private final List<TrailEntry> entries = new ArrayList<>();

    public Recorded(String process) {
        this.process = process;
    }

    /** A step recorded these facts: name, value, name, value …; a value of null was not answered. */
    public Recorded step(String node, String... namesAndValues) {
        long act = entries.size() + 1L;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                add(TrailEntry.Kind.FACT, node, act, namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return this;
    }

    /** A new round of review begins here. */
    public Recorded round() {
        long next = entries.size() + 2L;
        add(TrailEntry.Kind.ROUND, "beginRound", next - 1, Facts.ROUND, Long.toString(next));
        return this;
    }

    public Facts facts() {
        return Facts.read(entries);
    }

    private void add(TrailEntry.Kind kind, String node, long act, String name, String value) {
        long number = entries.size() + 1L;
        entries.add(new TrailEntry(
                "UT-0001",
                number,
                FIRST.plusSeconds(number),
                "somebody",
                kind,
                process,
                "instance",
                node,
                act,
                name,
                null,
                value,
                null,
                null,
                null,
                null));
    }
}
