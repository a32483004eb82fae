package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Decisions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Whether a foreign party takes part in a study, for human genetic resources. A sponsor that the Order allows may be
 * foreign all the same: it is who controls it that counts, not where it is registered.
 */
@Component
class ForeignParty {

    private final Decisions decisions;

    ForeignParty(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Whether one takes part or may: unknown counts as may. */
    boolean mayTakePart(Facts facts, LocalDate on) {
        return !facts.is("foreignParty", "NO") || isSponsor(facts, on);
    }

    /** Whether the sponsor, allowed or still to be reviewed, is one by the table of sponsors. */
    boolean isSponsor(Facts facts, LocalDate on) {
        Map<String, Object> inputs = new HashMap<>();
        List.of("sponsorKind", "sponsorZone", "technologyCategory")
                .forEach(name -> inputs.put(name, facts.text(name).orElse(null)));
        return decisions.evaluate("sponsorStructure", inputs, on).stream()
                .anyMatch(row -> "YES".equals(row.text("foreignParty")) && !"BLOCKED".equals(row.text("status")));
    }
}
