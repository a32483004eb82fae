package com.lancore.pathways.audit;

import com.lancore.pathways.audit.Anchors.Anchor;
import com.lancore.pathways.audit.Anchors.Head;
import com.lancore.pathways.audit.ChainCheck.Broken;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads every trail from its first entry on and says whether each entry is as it was written. */
@Component
public class Verification {

    private final JdbcTemplate jdbc;
    private final Anchors anchors;
    private final TransactionTemplate snapshot;

    Verification(JdbcTemplate jdbc, Anchors anchors, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.anchors = anchors;
        this.snapshot = new TransactionTemplate(transactions);
        // what is appended meanwhile is none of this reading
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /**
     * What was found.
     *
     * @param broken the first bad entry of the first project that has one, by project code; null where all is intact
     * @param anchor the newest, to be compared with what is kept outside; null before the first
     */
    public record Result(long projects, long entries, Broken broken, Anchor anchor) {

        public boolean intact() {
            return broken == null;
        }
    }

    /** Reads everything; a few seconds for a million entries, and no more memory than one entry a project. */
    public Result run() {
        return snapshot.execute(running -> read());
    }

    private Result read() {
        Map<String, ChainCheck> checks = new LinkedHashMap<>();
        Map<String, Map<Long, String>> anchored = new HashMap<>();
        Optional<Broken> badAnchor = readAnchors(anchored);
        AtomicLong entries = new AtomicLong();
        Map<String, Broken> broken = new LinkedHashMap<>();
        jdbc.query("select * from trail_entry order by project_code, number", row -> {
            TrailEntry e = TrailRows.entry(row, 0);
            checks.computeIfAbsent(e.projectCode(), ChainCheck::new).see(e);
            Map<Long, String> heads = anchored.get(e.projectCode());
            String head = heads == null ? null : heads.remove(e.number());
            if (head != null && !head.equals(e.hash())) {
                broken.putIfAbsent(
                        e.projectCode(),
                        new Broken(e.projectCode(), e.number(), "The entry is not the one that was anchored."));
            }
            entries.incrementAndGet();
        });
        AtomicLong projects = new AtomicLong();
        jdbc.query("select code, entries, head from project order by code", row -> {
            String code = row.getString("code");
            projects.incrementAndGet();
            checks.computeIfAbsent(code, ChainCheck::new)
                    .end(row.getLong("entries"), row.getString("head"))
                    .ifPresent(
                            b -> broken.merge(code, b, (one, other) -> one.number() <= other.number() ? one : other));
        });
        anchored.forEach((code, heads) -> heads.keySet().stream()
                .min(Long::compare)
                .ifPresent(number ->
                        broken.putIfAbsent(code, new Broken(code, number, "The entry was anchored and is missing."))));
        Broken first = badAnchor.orElseGet(() -> broken.entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(null));
        return new Result(projects.get(), entries.get(), first, anchors.newest().orElse(null));
    }

    /** Fills in by project and number what was anchored; answers the first anchor that is not as it was made. */
    private Optional<Broken> readAnchors(Map<String, Map<Long, String>> anchored) {
        String last = Chain.BEGINNING;
        long next = 1;
        for (Anchor a : anchors.all()) {
            List<Head> heads = anchors.heads(a.number());
            if (a.number() != next
                    || !a.previous().equals(last)
                    || !a.digest().equals(Anchors.digest(a.number(), a.madeAt(), a.previous(), heads))) {
                return Optional.of(new Broken(null, next, "The anchor is missing or not as it was made."));
            }
            heads.forEach(h -> anchored.computeIfAbsent(h.projectCode(), code -> new HashMap<>())
                    .put(h.entries(), h.head()));
            last = a.digest();
            next++;
        }
        return Optional.empty();
    }
}
