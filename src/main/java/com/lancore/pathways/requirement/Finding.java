package com.lancore.pathways.requirement;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.refusal.Sentence;
import java.time.Instant;

/**
 * Why a step cannot be taken now, or a later one will not be.
 *
 * @param requirement the rule's code, UPPER_SNAKE
 * @param missing what is missing and what to do about it
 * @param who can clear it
 * @param since when it began to hold the step, or null for as long as the step is open
 */
public record Finding(String requirement, Basis basis, Sentence missing, Role who, Instant since) {

    public static Finding of(String requirement, Basis basis, Role who, String en, String zh) {
        return new Finding(requirement, basis, Sentence.of(en, zh), who, null);
    }

    public Finding since(Instant instant) {
        return new Finding(requirement, basis, missing, who, instant);
    }
}
