package com.lancore.pathways.conduct;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.deadline.DeadlineRules;
import com.lancore.pathways.iit.Iit;
import com.lancore.pathways.requirement.Situation;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Until when the records of a study are kept: so many months from its end, to the corresponding day or the month's end
 * (Civil Code Art. 202), or for ever where offspring are affected. Whenever that comes to light, the longer one holds.
 */
@Component
class Retention {

    static final String UNTIL = "retentionUntil";
    static final String PERMANENT = "PERMANENT";

    private static final String RULE = "RECORD_RETENTION";

    private final Trail trail;
    private final DeadlineRules rules;

    Retention(Trail trail, DeadlineRules rules) {
        this.trail = trail;
        this.rules = rules;
    }

    /** Writes it beside the archive. */
    void record(String code, String instance) {
        Facts conduct = trail.facts(code, Conduct.KEY);
        LocalDate ended = ConductRules.endedOn(conduct).orElseThrow();
        append(code, instance, offspringAffected(code, conduct) ? PERMANENT : until(ended), "counted from " + ended);
    }

    /** Affected offspring came to light: what is archived already is kept for ever from now on. */
    void afterOffspringEffect(Situation s, long act) {
        if (s.facts().text(UNTIL).isPresent()) {
            append(s.projectCode(), s.processInstanceId(), PERMANENT, "offspring turned out to be affected");
        }
    }

    private String until(LocalDate ended) {
        return ended.plusMonths(rules.inForce(RULE, ended).months()).toString();
    }

    /** Once said so it stays: an answer that was given later does not shorten the time. */
    private boolean offspringAffected(String code, Facts conduct) {
        boolean said = Stream.of(trail.facts(code, Iit.KEY), conduct)
                .flatMap(facts -> facts.all().stream())
                .anyMatch(r -> r.is("offspringAffected", "YES"));
        return said || !conduct.of(Conduct.OFFSPRING_EFFECT_FOUND).isEmpty();
    }

    private void append(String code, String instance, String until, String why) {
        trail.append(
                new Act(code, Act.MACHINE, Conduct.KEY, instance, "recordRetention"),
                new Act.Line(TrailEntry.Kind.FACT, UNTIL, null, until, why));
    }
}
