package com.lancore.pathways.requirement;

import com.lancore.pathways.audit.FactRecord;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Another person than the one who did an earlier step, as it stands on the trail: what somebody was given, claimed or
 * may do now does not matter, nor which groups they were in then.
 */
public final class FourEyes implements Requirement {

    private final Function<Situation, Stream<FactRecord>> earlier;

    private FourEyes(Function<Situation, Stream<FactRecord>> earlier) {
        this.earlier = earlier;
    }

    /** Not who did one of these steps of this process last: that is what is decided now. */
    public static FourEyes notWho(String... steps) {
        return new FourEyes(s -> Stream.of(steps).flatMap(step -> s.facts().latest(step).stream()));
    }

    /** Not who ever did one of these steps of a process of the project, in whichever round. */
    public static FourEyes notWhoEver(String process, String... steps) {
        return new FourEyes(s -> Stream.of(steps).flatMap(step -> s.facts(process).of(step).stream()));
    }

    @Override
    public List<Finding> findings(Situation s) {
        boolean same = s.isTaken()
                && earlier.apply(s).anyMatch(record -> record.person().equals(s.person()));
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
