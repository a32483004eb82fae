package com.lancore.pathways.requirement;

/** What a step causes beyond its facts, in the same transaction. */
@FunctionalInterface
public interface Effect {

    Effect NONE = (situation, act) -> {};

    /**
     * Causes it.
     *
     * @param situation as it was when the step was taken, without the facts that it recorded
     * @param act the trail's number of what it recorded
     */
    void after(Situation situation, long act);
}
