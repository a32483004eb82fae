package com.lancore.pathways.audit;

import com.lancore.pathways.audit.TrailEntry.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Appends to the trail and reads it. There is no way here to change or remove an entry. */
@Repository
public class Trail {

    private static final int LONGEST = 4000;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public Trail(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
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
     * what the step is judged by.
     */
    public void lock(String projectCode) {
        jdbc.query("select entries from project where code = ? for update", row -> {}, projectCode);
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
        jdbc.update("update project set entries = entries + ? where code = ?", lines.size(), act.projectCode());
        Long last = jdbc.queryForObject("select entries from project where code = ?", Long.class, act.projectCode());
        long first = last - lines.size() + 1;
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        List<Object[]> rows = new ArrayList<>();
        for (Act.Line line : lines) {
            rows.add(new Object[] {
                act.projectCode(),
                first + rows.size(),
                now,
                act.person(),
                line.kind().name(),
                act.processKey(),
                act.processInstanceId(),
                act.node(),
                ofAct == null ? first : ofAct,
                line.name(),
                shortened(line.oldValue()),
                shortened(line.newValue()),
                shortened(line.note())
            });
        }
        jdbc.batchUpdate("""
                insert into trail_entry (project_code, number, recorded_at, person, kind, process_key,
                  process_instance_id, node, act, name, old_value, new_value, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
        return first;
    }

    /** The whole trail of a project, oldest first. */
    public List<TrailEntry> of(String projectCode) {
        return jdbc.query(
                "select * from trail_entry where project_code = ? order by number", Trail::entry, projectCode);
    }

    /** What one process of a project has recorded: its facts and its rounds. */
    public Facts facts(String projectCode, String processKey) {
        return Facts.read(jdbc.query("""
                select * from trail_entry
                where project_code = ? and process_key = ? and kind in ('FACT', 'ROUND') order by number""", Trail::entry, projectCode, processKey));
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
                    TrailEntry e = entry(row, 0);
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

    private static TrailEntry entry(ResultSet row, int number) throws SQLException {
        return new TrailEntry(
                row.getString("project_code"),
                row.getLong("number"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("person"),
                Kind.valueOf(row.getString("kind")),
                row.getString("process_key"),
                row.getString("process_instance_id"),
                row.getString("node"),
                row.getLong("act"),
                row.getString("name"),
                row.getString("old_value"),
                row.getString("new_value"),
                row.getString("note"));
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
