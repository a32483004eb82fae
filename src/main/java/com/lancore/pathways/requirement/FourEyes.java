package com.lancore.pathways.requirement;

import java.util.List;
import java.util.Set;

/**
 * Another person than the one who did an earlier step.
 *
 * @param earlier the steps whose latest record is looked at
 */
public record FourEyes(Set<String> earlier) implements Requirement {

    public static FourEyes notWho(String... earlier) {
        return new FourEyes(Set.of(earlier));
    }

    @Override
    public List<Finding> findings(Situation s) {
        boolean same = s.isTaken()
                && earlier.stream()
                        .flatMap(node -> s.facts().latest(node).stream())
                        .anyMatch(record -> record.person().equals(s.person()));
        return same
                ? List.of(Finding.of(
                        "FOUR_EYES",
                        Basis.FOUR_EYES,
                        s.step().role(),
                        "You prepared what is decided here; another person must do it.",
                        "此处审核的内容由您准备，须由他人办理。"))
                : List.of();
    }
}
