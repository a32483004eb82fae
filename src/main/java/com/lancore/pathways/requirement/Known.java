package com.lancore.pathways.requirement;

import com.lancore.pathways.refusal.Sentence;

/**
 * Something that is known already, as a person reads it: what it is, and how it stands.
 *
 * @param basis the rule that says so, or null where somebody recorded it
 */
public record Known(Sentence name, Sentence value, Basis basis) {

    public static Known of(Sentence name, Sentence value) {
        return new Known(name, value, null);
    }
}
