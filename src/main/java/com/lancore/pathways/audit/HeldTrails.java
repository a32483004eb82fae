package com.lancore.pathways.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The trails that the running transaction holds: nobody else appends to them until it ends, so that neither their end
 * nor their facts need to be asked of the database again. What is appended is written in one go, when it is read or the
 * transaction commits.
 */
final class HeldTrails extends ResourceHolderSupport {

    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Consumer<HeldTrails> writing;
    private boolean isEnding;

    private HeldTrails(Consumer<HeldTrails> writing) {
        this.writing = writing;
    }

    /** The trail of one project, under its lock. */
    static final class Held {

        private final String projectCode;
        private final List<TrailEntry> unwritten = new ArrayList<>();
        private final Map<Object, Object> answers = new HashMap<>();
        private Trail.End end;
        private KnownFacts facts;

        private Held(String projectCode, Trail.End end, KnownFacts facts) {
            this.projectCode = projectCode;
            this.end = end;
            this.facts = facts;
        }

        String projectCode() {
            return projectCode;
        }

        Trail.End end() {
            return end;
        }

        /** What was asked while it is held, by the question. */
        Map<Object, Object> answers() {
            return answers;
        }

        /** Those that are known here already, or null. */
        KnownFacts known() {
            return facts;
        }

        /** Those of all processes are read at once, since a step that looks at one often looks at others. */
        Facts facts(String processKey, Supplier<List<TrailEntry>> reading) {
            if (facts == null) {
                facts = new KnownFacts(reading.get());
            }
            return facts.of(processKey);
        }
    }

    /**
     * Those of the running transaction, kept under this key until it ends; a suspended one keeps its own.
     *
     * @param writing writes what is appended, before the transaction commits
     * @param remembering is told of each when it has committed
     * @throws IllegalStateException where no transaction runs: nothing could be held
     */
    static HeldTrails of(Object key, Consumer<HeldTrails> writing, Consumer<Held> remembering) {
        HeldTrails trails = find(key);
        if (trails == null) {
            trails = new HeldTrails(writing);
            TransactionSynchronizationManager.registerSynchronization(new Ending(trails, key, remembering));
            TransactionSynchronizationManager.bindResource(key, trails);
        }
        return trails;
    }

    /** Those of the running transaction, or null where it holds none. */
    static HeldTrails find(Object key) {
        return (HeldTrails) TransactionSynchronizationManager.getResource(key);
    }

    private static final class Ending extends ResourceHolderSynchronization<HeldTrails, Object> {

        private final HeldTrails trails;
        private final Consumer<Held> remembering;

        Ending(HeldTrails trails, Object key, Consumer<Held> remembering) {
            super(trails, key);
            this.trails = trails;
            this.remembering = remembering;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            trails.isEnding = true;
            trails.write();
        }

        @Override
        public void afterCommit() {
            trails.held.values().forEach(remembering);
        }
    }

    /** Held already, or null. */
    Held find(String projectCode) {
        return held.get(projectCode);
    }

    /**
     * Held now; null where there is nothing to lock.
     *
     * @param knowing tells the facts of a trail with this end, or null
     */
    Held hold(String projectCode, Function<String, Trail.End> locking, Function<Held, KnownFacts> knowing) {
        return held.computeIfAbsent(projectCode, code -> {
            Trail.End end = locking.apply(code);
            if (end == null) {
                return null;
            }
            Held now = new Held(code, end, null);
            now.facts = knowing.apply(now);
            return now;
        });
    }

    /** One of them is appended to. */
    void append(Held to, Trail.End now, List<TrailEntry> entries) {
        to.end = now;
        to.unwritten.addAll(entries);
        if (to.facts != null) {
            to.facts = to.facts.and(entries);
        }
        if (isEnding) {
            write();
        }
    }

    /** Writes what is appended and not yet written. */
    void write() {
        if (held.values().stream().anyMatch(one -> !one.unwritten.isEmpty())) {
            writing.accept(this);
            held.values().forEach(one -> one.unwritten.clear());
        }
    }

    /** Those whose appended entries are not yet written. */
    List<Held> grown() {
        return held.values().stream().filter(one -> !one.unwritten.isEmpty()).toList();
    }

    /** What is not yet written. */
    List<TrailEntry> unwritten() {
        return held.values().stream().flatMap(one -> one.unwritten.stream()).toList();
    }
}
