package com.lancore.pathways.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rights that a check of permissions can rest on, read at once, and the check itself as the engine's own statement
 * makes it: what a person is granted or refused comes before what their groups are, that before what everybody is; within
 * each a right of the one resource before a right of all, and a grant before a refusal.
 *
 * <p>The engine writes the same as a statement of several pages for every check, anew each time; that was a fifth of the
 * time of a step (docs/adr/0033-what-the-engine-need-not-ask.md). The cases beside each other: GrantedRightsIT.
 */
record GrantedRights(String person, List<String> groups, List<Right> rights) {

    private static final String EVERY = Authorization.ANY;

    private record Right(int type, String person, String group, int resourceType, String resource, int permissions) {

        boolean isRefusal() {
            return type == Authorization.AUTH_TYPE_REVOKE;
        }

        boolean isOf(PermissionCheck check, String resourceId) {
            return resourceType == check.getResourceType() && resource.equals(resourceId);
        }

        boolean names(PermissionCheck check) {
            return (permissions & check.getPerms()) == check.getPerms();
        }
    }

    /** Those of a person, their groups and everybody for some resources and for all, as they stand in the database. */
    static GrantedRights read(DataSource database, String person, List<String> groups, Set<String> resourceIds) {
        List<Object> asked = new ArrayList<>(resourceIds);
        asked.add(EVERY);
        String resources = marks(asked.size());
        asked.add(person);
        asked.add(EVERY);
        asked.addAll(groups);
        String ofGroups = groups.isEmpty() ? "" : " or group_id_ in (" + marks(groups.size()) + ")";
        List<Right> rights = new JdbcTemplate(database)
                .query(
                        "select type_, user_id_, group_id_, resource_type_, resource_id_, perms_ from act_ru_authorization"
                                + " where resource_id_ in (" + resources + ") and (user_id_ in (?, ?)" + ofGroups + ")",
                        (row, number) -> new Right(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                row.getString(5),
                                row.getInt(6)),
                        asked.toArray());
        return new GrantedRights(person, groups, rights);
    }

    private static String marks(int many) {
        return String.join(", ", Collections.nCopies(many, "?"));
    }

    /** Of alternatives the first that any right speaks of decides; of conditions all must hold. */
    boolean permit(CompositePermissionCheck check) {
        Stream<Optional<Boolean>> parts = check.getAtomicChecks().stream().map(this::verdict);
        return check.isDisjunctive()
                ? parts.flatMap(Optional::stream).findFirst().orElse(false)
                : parts.allMatch(part -> part.orElse(false));
    }

    /** Empty where no right speaks of it. */
    private Optional<Boolean> verdict(PermissionCheck check) {
        return verdict(check, right -> isForOne(right) && person.equals(right.person()))
                .or(() -> verdict(
                        check, right -> isForOne(right) && right.group() != null && groups.contains(right.group())))
                .or(() -> verdict(check, right -> !isForOne(right) && EVERY.equals(right.person())))
                .or(() -> Optional.ofNullable(check.getAuthorizationNotFoundReturnValue())
                        .map(value -> value == 1));
    }

    private static boolean isForOne(Right right) {
        return right.type() != Authorization.AUTH_TYPE_GLOBAL;
    }

    private Optional<Boolean> verdict(PermissionCheck check, Predicate<Right> holder) {
        return Stream.of(Optional.ofNullable(check.getResourceId()), Optional.of(EVERY))
                .flatMap(Optional::stream)
                .map(resource -> verdict(
                        check,
                        rights.stream()
                                .filter(holder)
                                .filter(right -> right.isOf(check, resource))
                                .toList()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What everybody has not been given is refused to everybody, as the engine sees it. */
    private static Optional<Boolean> verdict(PermissionCheck check, List<Right> rights) {
        if (rights.stream().anyMatch(right -> !right.isRefusal() && right.names(check))) {
            return Optional.of(true);
        }
        boolean refused =
                rights.stream().anyMatch(right -> (right.isRefusal() || !isForOne(right)) && !right.names(check));
        return refused ? Optional.of(false) : Optional.empty();
    }
}
