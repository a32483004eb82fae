package com.lancore.pathways.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Appends to the trail and reads it; each entry carries the hash of the one before. There is no way here to change or remove one. */
@Repository
public class Trail {

    private static final int LONGEST = 4000;

    /** Some hundred projects, a few ten megabytes. */
    private static final int ENTRIES_KEPT = 50_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final RulesVersion version;

    /** What is known by the hash at which a trail ends: another node, or another entry, has another one. */
    private final Cache<String, KnownFacts> known = Caffeine.newBuilder()
            .maximumWeight(ENTRIES_KEPT)
            .weigher((String head, KnownFacts facts) -> 1 + facts.size())
            .build();

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
     *
     * @return whether the project is open
     */
    public boolean lock(String projectCode) {
        return hold(projectCode, this::lockedEnd) != null;
    }

    /**
     * The same for the project whose code a query tells, in one statement with it.
     *
     * @param query whoever calls writes it, with a question mark for its one argument; none of its rows is locked
     */
    public void lockFoundBy(String query, String argument) {
        jdbc.query(
                "select code, entries, head from project where code = (" + query + ") for update",
                row -> {
                    End end = end(row, 0);
                    hold(row.getString("code"), code -> end);
                },
                argument);
    }

    /** A project was opened in the running transaction: nothing is on its trail, and nobody else sees it. */
    public void begins(String projectCode) {
        hold(projectCode, code -> new End(0, Chain.BEGINNING));
    }

    /**
     * Something that nobody changes who does not hold the trail, or that is looked after by whoever changes it when the trail
     * is let go: asked once while it is held, and every time where it is not.
     *
     * @param question always answered by the same kind of thing
     */
    // what was kept under a question was answered to the same question
    @SuppressWarnings("unchecked")
    public <T> T whileHeld(String projectCode, Object question, Supplier<T> answer) {
        HeldTrails.Held held = held(projectCode);
        return held == null ? answer.get() : (T) held.answers().computeIfAbsent(question, any -> answer.get());
    }

    /** Whoever holds the trail has changed the answer. */
    public void changed(String projectCode, Object question) {
        HeldTrails.Held held = held(projectCode);
        if (held != null) {
            held.answers().remove(question);
        }
    }

    private HeldTrails.Held held(String projectCode) {
        HeldTrails trails = HeldTrails.find(this);
        return trails == null ? null : trails.find(projectCode);
    }

    private HeldTrails.Held hold(String projectCode, Function<String, End> locking) {
        return HeldTrails.of(this, this::write, this::remember).hold(projectCode, locking, this::known);
    }

    private End lockedEnd(String projectCode) {
        return jdbc
                .query("select entries, head from project where code = ? for update", Trail::end, projectCode)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static End end(ResultSet project, int number) throws SQLException {
        return new End(project.getLong("entries"), project.getString("head"));
    }

    private KnownFacts known(HeldTrails.Held held) {
        return held.end().entries() == 0
                ? new KnownFacts(List.of())
                : known.getIfPresent(held.end().head());
    }

    private void remember(HeldTrails.Held held) {
        if (held.known() != null) {
            known.put(held.end().head(), held.known());
        }
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
        HeldTrails.Held held = hold(act.projectCode(), this::lockedEnd);
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
        HeldTrails.find(this).append(held, end, entries);
        return first;
    }

    private void write(HeldTrails trails) {
        jdbc.batchUpdate(
                TrailRows.INSERT,
                trails.unwritten().stream().map(TrailRows::values).toList());
        jdbc.batchUpdate(
                "update project set entries = ?, head = ? where code = ?",
                trails.grown().stream()
                        .map(held ->
                                new Object[] {held.end().entries(), held.end().head(), held.projectCode()})
                        .toList());
    }

    /** What the running transaction has appended is read with the rest. */
    private void writeWhatIsRead() {
        HeldTrails trails = HeldTrails.find(this);
        if (trails != null) {
            trails.write();
        }
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
        writeWhatIsRead();
        return jdbc.query(
                "select * from trail_entry where project_code = ? order by number", TrailRows::entry, projectCode);
    }

    /** What one process of a project has recorded: its facts and its rounds. */
    public Facts facts(String projectCode, String processKey) {
        HeldTrails.Held held = held(projectCode);
        return held == null ? readFacts(projectCode, processKey) : held.facts(processKey, () -> readFacts(projectCode));
    }

    private List<TrailEntry> readFacts(String projectCode) {
        writeWhatIsRead();
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
        writeWhatIsRead();
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

    /** A text as long as an entry can bear, which is as long as a reason may be. */
    public static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
