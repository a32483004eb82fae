package com.lancore.pathways.deadline;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.requirement.Decisions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is told of a deadline, as its row of the table says.
 *
 * @param atRung by the working days before the due date
 */
public record Audience(Map<Integer, Set<Role>> atRung, Set<Role> atBreach, Set<Role> atChase) {

    /** Reads {@code 3:regulatoryAffairs; 2:regulatoryAffairs,projectManager} and the two columns beside it. */
    static Audience of(Decisions.Row row) {
        Map<Integer, Set<Role>> atRung = new HashMap<>();
        parts(row.text("recipients"), ";").forEach(rung -> {
            int colon = rung.indexOf(':');
            atRung.put(Integer.valueOf(rung.substring(0, colon).strip()), roles(rung.substring(colon + 1)));
        });
        return new Audience(atRung, roles(row.text("breachRecipients")), roles(row.text("chaseRecipients")));
    }

    /** Nobody where the table names nobody for this rung. */
    public Set<Role> atRung(int workingDaysBefore) {
        return atRung.getOrDefault(workingDaysBefore, Set.of());
    }

    /** Everybody who is told of it sooner or later. */
    public Set<Role> all() {
        Set<Role> all = EnumSet.noneOf(Role.class);
        atRung.values().forEach(all::addAll);
        all.addAll(atBreach);
        all.addAll(atChase);
        return all;
    }

    private static Set<Role> roles(String groups) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        parts(groups, ",").map(Audience::role).forEach(roles::add);
        return roles;
    }

    private static Role role(String group) {
        return Role.ofGroup(group)
                .filter(Role::isStaff)
                .orElseThrow(
                        () -> new IllegalStateException("“" + group + "” in the deadline rules is no staff group"));
    }

    private static Stream<String> parts(String text, String separator) {
        return text == null
                ? Stream.empty()
                : Arrays.stream(text.split(separator)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
