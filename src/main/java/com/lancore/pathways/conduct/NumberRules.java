package com.lancore.pathways.conduct;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import java.util.List;

/** What a number that somebody read in a text can be. */
final class NumberRules {

    /** No report is due later than a year of working days after what it reports. */
    static final int WORKING_DAYS = 250;

    /** No interval of reports is longer than five years. */
    static final int MONTHS = 60;

    private NumberRules() {}

    /** A larger number is a slip of the hand. */
    static Requirement atMost(String field, int largest) {
        return s -> s.answers()
                .text(field)
                .map(Integer::valueOf)
                .filter(n -> n > largest)
                .map(n -> List.of(Finding.of(
                        "NUMBER_TOO_LARGE",
                        Basis.PLAUSIBILITY,
                        Role.REGULATORY_AFFAIRS,
                        s.step().field(field).label() + " is at most " + largest + ", not " + n + ".",
                        "“" + s.step().field(field).zh() + "”不超过" + largest + "，不能为" + n + "。")))
                .orElse(List.of());
    }
}
