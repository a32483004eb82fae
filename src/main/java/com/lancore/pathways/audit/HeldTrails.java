package com.lancore.pathways.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
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
        private final Map<String, Facts> facts = new HashMap<>();

        Held(Trail.End end) {
            this.end = end;
        }

        Trail.End end() {
            return end;
        }

        /** It was appended to: what had been read of it is old. */
        void grown(Trail.End now) {
            end = now;
            facts.clear();
        }

        Facts facts(String processKey, Function<String, Facts> reading) {
            return facts.computeIfAbsent(processKey, reading);
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
