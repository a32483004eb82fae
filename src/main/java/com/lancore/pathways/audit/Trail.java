package com.lancore.pathways.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Appends to the trail and reads it; each entry carries the hash of the one before. There is no way here to change or remove one. */
@Repository
public class Trail {

    private static final int LONGEST = 4000;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final RulesVersion version;

    Trail(JdbcTemplate jdbc, Clock clock, RulesVersion version) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.version = version;
    }

    /**
     * Writes a corrected fact: an entry of its own that takes effect at the act in which the fact was recorded.
     *
     * @param act the number of that act
     */
    public void correct(Act by, long act, Act.Line line) {
        append(by, List.of(line), act);
    }

    /**
     * Lets nobody else write to the trail of a project until the running transaction ends: what is read from here on is
     * what the step is judged by. A project that is not open yet has none.
     */
    public void lock(String projectCode) {
        HeldTrails.of(this).hold(projectCode, this::lockedEnd);
    }

    private End lockedEnd(String projectCode) {
        return jdbc
                .query(
                        "select entries, head from project where code = ? for update",
                        (row, number) -> new End(row.getLong("entries"), row.getString("head")),
                        projectCode)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Appends one line; answers its number. */
    public long append(Act act, Act.Line line) {
        return append(act, List.of(line));
    }

    /**
     * Appends the lines of an act in the running transaction.
     *
     * @return the number of the first of them
     */
    public long append(Act act, List<Act.Line> lines) {
        return append(act, lines, null);
    }

    private long append(Act act, List<Act.Line> lines, Long ofAct) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An act without lines tells nothing");
        }
        HeldTrails.Held held = HeldTrails.of(this).hold(act.projectCode(), this::lockedEnd);
        End end = held.end();
        long first = end.entries() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String rules = act.rules() == null ? version.toString() : act.rules() + "; " + version;
        List<TrailEntry> entries = new ArrayList<>();
        for (Act.Line line : lines) {
            TrailEntry entry = new TrailEntry(
                    act.projectCode(),
                    first + entries.size(),
                    now,
                    act.person(),
                    line.kind(),
                    act.processKey(),
                    act.processInstanceId(),
                    act.node(),
                    ofAct == null ? first : ofAct,
                    line.name(),
                    shortened(line.oldValue()),
                    shortened(line.newValue()),
                    shortened(line.note()),
                    rules,
                    null,
                    null);
            end = end.after(Chain.linked(entry, end.head()));
            entries.add(end.entry());
        }
        jdbc.batchUpdate(
                TrailRows.INSERT, entries.stream().map(TrailRows::values).toList());
        jdbc.update(
                "update project set entries = ?, head = ? where code = ?",
                end.entries(),
                end.head(),
                act.projectCode());
        held.grown(end, entries);
        return first;
    }

    /** Where the trail of a project ends. */
    record End(long entries, String head, TrailEntry entry) {

        End(long entries, String head) {
            this(entries, head, null);
        }

        End after(TrailEntry next) {
            return new End(next.number(), next.hash(), next);
        }
    }

    /** The whole trail of a project, oldest first. */
    public List<TrailEntry> of(String projectCode) {
        return jdbc.query(
                "select * from trail_entry where project_code = ? order by number", TrailRows::entry, projectCode);
    }

    /** What one process of a project has recorded: its facts and its rounds. */
    public Facts facts(String projectCode, String processKey) {
        HeldTrails.Held held = HeldTrails.find(this, projectCode);
        return held == null ? readFacts(projectCode, processKey) : held.facts(processKey, () -> readFacts(projectCode));
    }

    private List<TrailEntry> readFacts(String projectCode) {
        return jdbc.query(
                "select * from trail_entry where project_code = ? and kind in ('FACT', 'ROUND') order by number",
                TrailRows::entry,
                projectCode);
    }

    private Facts readFacts(String projectCode, String processKey) {
        return Facts.read(jdbc.query("""
                select * from trail_entry
                where project_code = ? and process_key = ? and kind in ('FACT', 'ROUND') order by number""", TrailRows::entry, projectCode, processKey));
    }

    /** The same for every process of several projects, in one query: by project, then by process. */
    public Map<String, Map<String, Facts>> facts(Set<String> projectCodes) {
        Map<String, Map<String, List<TrailEntry>>> entries = new HashMap<>();
        jdbc.query(
                """
                select t.* from unnest(cast(? as varchar array)) as wanted (code)
                join trail_entry t on t.project_code = wanted.code
                where t.kind in ('FACT', 'ROUND') order by t.project_code, t.number""",
                row -> {
                    TrailEntry e = TrailRows.entry(row, 0);
                    entries.computeIfAbsent(e.projectCode(), code -> new HashMap<>())
                            .computeIfAbsent(e.processKey(), process -> new ArrayList<>())
                            .add(e);
                },
                (Object) projectCodes.toArray(String[]::new));
        Map<String, Map<String, Facts>> facts = new HashMap<>();
        entries.forEach((code, processes) -> {
            Map<String, Facts> read = new HashMap<>();
            processes.forEach((process, its) -> read.put(process, Facts.read(its)));
            facts.put(code, read);
        });
        return facts;
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
