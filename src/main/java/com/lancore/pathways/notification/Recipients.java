package com.lancore.pathways.notification;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.engine.People;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/**
 * The people who can be written, by the engine's own users, groups and clients as they are now. Whoever is in the group
 * of clients is never among them, in whichever other groups they are.
 */
@Component
class Recipients {

    /** Where the engine keeps a person's choice of language. */
    static final String LANGUAGE = "mailLanguage";

    private final IdentityService identity;
    private final People people;
    private final MailSettings settings;

    Recipients(IdentityService identity, People people, MailSettings settings) {
        this.identity = identity;
        this.people = people;
        this.settings = settings;
    }

    /** Everybody of the staff who has an address, by their user ids. */
    List<Recipient> all() {
        return people.asMachine(() -> Arrays.stream(Role.values())
                .filter(Role::isStaff)
                .flatMap(role -> identity.createUserQuery().memberOfGroup(role.group()).list().stream())
                .collect(Collectors.toMap(User::getId, user -> user, (one, again) -> one, java.util.TreeMap::new))
                .values()
                .stream()
                .flatMap(user -> recipient(user).stream())
                .toList());
    }

    /** Somebody as they are now; empty where they are gone, are no staff any more or have no address. */
    Optional<Recipient> find(String person) {
        return people.asMachine(() -> Optional.ofNullable(
                        identity.createUserQuery().userId(person).singleResult())
                .flatMap(this::recipient));
    }

    private Optional<Recipient> recipient(User user) {
        Set<Role> roles = people.groupsOf(user.getId()).stream()
                .flatMap(group -> Role.ofGroup(group).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        if (roles.isEmpty() || roles.contains(Role.CLIENT) || !isAddress(user.getEmail())) {
            return Optional.empty();
        }
        Set<String> clients =
                identity.createTenantQuery().userMember(user.getId()).includingGroupsOfUser(true).list().stream()
                        .map(Tenant::getId)
                        .collect(Collectors.toSet());
        return Optional.of(new Recipient(user.getId(), user.getEmail(), language(user.getId()), roles, clients));
    }

    private Language language(String person) {
        return Language.of(identity.getUserInfo(person, LANGUAGE)).orElse(settings.language());
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text == null ? "" : text, true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }
}
