package com.lancore.pathways.requirement;

/** How sure a rule is. Only what is LAW stops a statutory step; the others hold what follows, or warn. */
public enum Confidence {
    /** a text in force, seen */
    LAW,
    /** the practice of hospitals and authorities, as the consultancy knows it */
    SEED,
    /** a rule of the house */
    POLICY,
    /** nobody could confirm it with the official text: shown as such */
    UNVERIFIED
}
