package com.lancore.pathways.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts that one process of a project has recorded, as they stand now: later facts of a name win, a correction
 * takes effect at the act that it corrects, and what came before the current round can be told from what came since.
 */
public final class Facts {

    /** The name of a ROUND entry; its value is the number of the entry since which opinions count. */
    public static final String ROUND = "round";

    /** The kinds of entries that facts are read from. */
    static final Set<TrailEntry.Kind> CARRIED_BY = Set.of(TrailEntry.Kind.FACT, TrailEntry.Kind.ROUND);

    /** Of a process that has recorded nothing. */
    public static final Facts NONE = read(List.of());

    private final List<FactRecord> records;
    private final long roundSince;
    private final int rounds;

    private Facts(List<FactRecord> records, long roundSince, int rounds) {
        this.records = records;
        this.roundSince = roundSince;
        this.rounds = rounds;
    }

    /** Reads them from the entries of one process, oldest first; entries of other kinds do not belong in. */
    public static Facts read(List<TrailEntry> entries) {
        Map<Long, FactRecord> acts = new LinkedHashMap<>();
        long since = 0;
        int rounds = 1;
        for (TrailEntry e : entries) {
            if (e.kind() == TrailEntry.Kind.ROUND) {
                since = Long.parseLong(e.newValue());
                rounds++;
            } else {
                // a correction names the act that it corrects in its own act number
                acts.computeIfAbsent(
                                e.act(),
                                act -> new FactRecord(
                                        act,
                                        e.recordedAt(),
                                        e.person(),
                                        e.processInstanceId(),
                                        e.node(),
                                        new LinkedHashMap<>()))
                        .values()
                        .put(e.name(), e.newValue());
            }
        }
        return new Facts(List.copyOf(acts.values()), since, rounds);
    }

    /** Those of one instance, of a process that a project may have several of. */
    public Facts ofInstance(String processInstanceId) {
        return new Facts(
                records.stream()
                        .filter(r -> processInstanceId.equals(r.processInstanceId()))
                        .toList(),
                roundSince,
                rounds);
    }

    /** The newest value of a fact. */
    public Optional<String> text(String name) {
        return recordOf(name).flatMap(r -> r.text(name));
    }

    public Optional<LocalDate> date(String name) {
        return text(name).map(LocalDate::parse);
    }

    public boolean is(String name, String value) {
        return text(name).filter(value::equals).isPresent();
    }

    /** The newest act that recorded a fact of this name. */
    public Optional<FactRecord> recordOf(String name) {
        for (int i = records.size() - 1; i >= 0; i--) {
            if (records.get(i).values().containsKey(name)) {
                return Optional.of(records.get(i));
            }
        }
        return Optional.empty();
    }

    /** The acts of one task, event or machine step, oldest first. */
    public List<FactRecord> of(String node) {
        return records.stream().filter(r -> r.node().equals(node)).toList();
    }

    /** The acts of one node since the current round began, oldest first. */
    public List<FactRecord> inRound(String node) {
        return of(node).stream().filter(r -> r.number() >= roundSince).toList();
    }

    public Optional<FactRecord> latest(String node) {
        return last(of(node));
    }

    public Optional<FactRecord> latestInRound(String node) {
        return last(inRound(node));
    }

    /** The trail's number since which opinions and the documents of a round count; 0 in the first round. */
    public long roundSince() {
        return roundSince;
    }

    /** 1 for the first round. */
    public int round() {
        return rounds;
    }

    /** Every fact at its newest value. */
    public Map<String, String> newest() {
        Map<String, String> all = new LinkedHashMap<>();
        records.forEach(r -> all.putAll(r.values()));
        return Collections.unmodifiableMap(all);
    }

    public List<FactRecord> all() {
        return Collections.unmodifiableList(new ArrayList<>(records));
    }

    private static Optional<FactRecord> last(List<FactRecord> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
    }
}
