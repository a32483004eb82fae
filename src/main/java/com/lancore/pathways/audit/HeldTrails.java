package com.lancore.pathways.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The trails that the running transaction holds: nobody else appends to them until it ends, so that neither their end
 * nor their facts need to be asked of the database again.
 */
final class HeldTrails extends ResourceHolderSupport {

    private final Map<String, Held> held = new HashMap<>();

    /** The trail of one project, under its lock. */
    static final class Held {

        private Trail.End end;
        private Map<String, List<TrailEntry>> records;
        private final Map<String, Facts> facts = new HashMap<>();

        Held(Trail.End end) {
            this.end = end;
        }

        Trail.End end() {
            return end;
        }

        /** It was appended to. */
        void grown(Trail.End now, List<TrailEntry> by) {
            end = now;
            by.forEach(this::add);
        }

        /** Those of all processes are read at once, since a step that looks at one often looks at others. */
        Facts facts(String processKey, Supplier<List<TrailEntry>> reading) {
            if (records == null) {
                records = new HashMap<>();
                reading.get().forEach(this::add);
            }
            return facts.computeIfAbsent(processKey, key -> Facts.read(records.getOrDefault(key, List.of())));
        }

        private void add(TrailEntry entry) {
            if (records != null && Facts.CARRIED_BY.contains(entry.kind())) {
                records.computeIfAbsent(entry.processKey(), key -> new ArrayList<>())
                        .add(entry);
                facts.remove(entry.processKey());
            }
        }
    }

    /**
     * Those of the running transaction, kept under this key until it ends; a suspended one keeps its own.
     *
     * @throws IllegalStateException where no transaction runs: nothing could be held
     */
    static HeldTrails of(Object key) {
        HeldTrails trails = (HeldTrails) TransactionSynchronizationManager.getResource(key);
        if (trails == null) {
            trails = new HeldTrails();
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(trails, key) {});
            TransactionSynchronizationManager.bindResource(key, trails);
        }
        return trails;
    }

    /** Held already, or null. */
    static Held find(Object key, String projectCode) {
        HeldTrails trails = (HeldTrails) TransactionSynchronizationManager.getResource(key);
        return trails == null ? null : trails.held.get(projectCode);
    }

    /** Held now; null where there is nothing to lock. */
    Held hold(String projectCode, Function<String, Trail.End> locking) {
        return held.computeIfAbsent(projectCode, code -> {
            Trail.End end = locking.apply(code);
            return end == null ? null : new Held(end);
        });
    }
}
