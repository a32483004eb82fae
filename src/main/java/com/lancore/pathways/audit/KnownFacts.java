package com.lancore.pathways.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The facts of all processes of a project at one end of its trail. */
final class KnownFacts {

    private final Map<String, List<TrailEntry>> entries = new HashMap<>();
    private final Map<String, Facts> facts = new ConcurrentHashMap<>();
    private final int size;

    /** Of these entries, oldest first; those that carry no facts are left out. */
    KnownFacts(List<TrailEntry> all) {
        all.stream().filter(entry -> Facts.CARRIED_BY.contains(entry.kind())).forEach(entry -> entries.computeIfAbsent(
                        entry.processKey(), key -> new ArrayList<>())
                .add(entry));
        size = entries.values().stream().mapToInt(List::size).sum();
    }

    private KnownFacts(KnownFacts before, KnownFacts since) {
        entries.putAll(before.entries);
        facts.putAll(before.facts);
        since.entries.forEach((process, more) -> {
            List<TrailEntry> together = new ArrayList<>(before.entries.getOrDefault(process, List.of()));
            together.addAll(more);
            entries.put(process, together);
            facts.remove(process);
        });
        size = before.size + since.size;
    }

    /** These and what was appended since. */
    KnownFacts and(List<TrailEntry> appended) {
        KnownFacts since = new KnownFacts(appended);
        return since.size == 0 ? this : new KnownFacts(this, since);
    }

    Facts of(String processKey) {
        return facts.computeIfAbsent(processKey, key -> Facts.read(entries.getOrDefault(key, List.of())));
    }

    /** How many entries. */
    int size() {
        return size;
    }
}
