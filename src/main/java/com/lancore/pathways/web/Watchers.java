package com.lancore.pathways.web;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.refusal.Refusal;
import java.util.Collections;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Those who watch over the house: operations, the director and administrators. */
@Component
class Watchers {

    private static final Set<String> GROUPS =
            Set.of(Role.OPERATIONS.group(), Role.DIRECTOR.group(), Role.ADMINISTRATORS);

    private final People people;

    Watchers(People people) {
        this.people = people;
    }

    /**
     * Asks that the caller is one of them.
     *
     * @throws Refusal 403 with this sentence for everybody else
     */
    void require(String en, String zh) {
        if (Collections.disjoint(people.groupsOf(people.current()), GROUPS)) {
            throw Refusal.forbidden(en, zh);
        }
    }
}
