package com.lancore.pathways.audit;

import java.util.Optional;

/**
 * Walks the entries of one project in the order of their numbers and stops at the first that is not as it was written.
 * It stands on the JDK alone.
 */
public final class ChainCheck {

    /**
     * The first entry that is not as it was written.
     *
     * @param number of the entry in its project; of one that is missing, the number it had
     * @param what a sentence that tells what is wrong
     */
    public record Broken(String projectCode, long number, String what) {}

    private final String projectCode;
    private long next = 1;
    private String last = Chain.BEGINNING;
    private Broken broken;

    public ChainCheck(String projectCode) {
        this.projectCode = projectCode;
    }

    /** The next entry by number. */
    public void see(TrailEntry e) {
        see(e.number(), e.previous(), e.hash(), Chain.hash(e));
    }

    /** The next entry by number, of which nothing is told but its links: it is followed and not recomputed. */
    public void see(TrailFile.Sealed s) {
        see(s.number(), s.previous(), s.hash(), s.hash());
    }

    private void see(long number, String previous, String hash, String recomputed) {
        if (broken != null) {
            return;
        }
        if (number != next) {
            broken(next, "The entry is missing.");
        } else if (!recomputed.equals(hash)) {
            broken(next, "The entry is not as it was written: its hash does not fit.");
        } else if (!last.equals(previous)) {
            broken(next, "The entry does not follow the one before it.");
        } else {
            next++;
            last = hash;
        }
    }

    /**
     * After the last entry: as many as the project counts, the last being the one it names.
     *
     * @return the first bad entry, or nothing where all are as they were written
     */
    public Optional<Broken> end(long entries, String head) {
        if (broken == null && next <= entries) {
            broken(next, "The entry is missing at the end.");
        }
        if (broken == null && (next - 1 != entries || !last.equals(head))) {
            broken(next - 1, "The project names another last entry.");
        }
        return Optional.ofNullable(broken);
    }

    private void broken(long number, String what) {
        broken = new Broken(projectCode, number, what);
    }
}
