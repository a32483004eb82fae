package com.lancore.pathways.engine;

import com.lancore.pathways.access.Caller;
import com.lancore.pathways.access.Role;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.refusal.Refusal;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who is acting, and in which groups as they are now: a session of the web applications may remember groups that are
 * minutes old.
 */
@Component
public class People {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    /**
     * Knows the people of the engine.
     *
     * @param engine its configuration, which has the service already while the engine itself is still being built
     */
    public People(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    private IdentityService identity() {
        return engine.getObject().getIdentityService();
    }

    /** The clients for whom the authenticated person works, or null where the machine itself acts. */
    List<String> clients() {
        Authentication authentication = identity().getCurrentAuthentication();
        return authentication == null ? null : authentication.getTenantIds();
    }

    /** The authenticated person, or null where the machine itself acts (a timer, the start-up). */
    public String current() {
        Authentication authentication = identity().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /** Does work of the house itself, for example reads what a page explains, without the person's rights in the engine. */
    public <T> T asMachine(Supplier<T> work) {
        IdentityService service = identity();
        Authentication person = service.getCurrentAuthentication();
        service.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (person != null) {
                service.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }

    /** Does work in the name of a person, with the groups and clients that they have now. */
    public <T> T as(String person, Supplier<T> work) {
        IdentityService service = identity();
        return asMachine(() -> {
            service.setAuthentication(person, List.copyOf(groupsOf(person)), clientsOf(person));
            try {
                return work.get();
            } finally {
                service.clearAuthentication();
            }
        });
    }

    /** The clients for whom a person does not work now; none of them is another's to an administrator. */
    List<String> clientsOfOthers(String person) {
        if (groupsOf(person).contains(Role.ADMINISTRATORS)) {
            return List.of();
        }
        List<String> own = clientsOf(person);
        return asMachine(() -> identity().createTenantQuery().list().stream()
                .map(Tenant::getId)
                .filter(client -> !own.contains(client))
                .toList());
    }

    private List<String> clientsOf(String person) {
        return identity().createTenantQuery().userMember(person).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    /** Whether there is still somebody of this name. */
    public boolean isThere(String person) {
        return identity().createUserQuery().userId(person).count() == 1;
    }

    /** As they are now: of the caller as the login of this very request has read them. */
    public Set<String> groupsOf(String person) {
        return Caller.current()
                .filter(caller -> caller.person().equals(person))
                .map(caller -> Set.copyOf(caller.groups()))
                .orElseGet(() -> readGroups(person));
    }

    private Set<String> readGroups(String person) {
        return identity().createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }

    boolean isStaff(String person) {
        return groupsOf(person).stream().flatMap(g -> Role.ofGroup(g).stream()).anyMatch(Role::isStaff);
    }

    public boolean is(String person, Role role) {
        return groupsOf(person).contains(role.group());
    }

    /** Whether the current person may know that a project exists: staff the house's and their clients', a client its own. */
    public boolean mayKnow(Project project) {
        Authentication person = identity().getCurrentAuthentication();
        if (person == null) {
            return true;
        }
        List<String> groups = person.getGroupIds() == null ? List.of() : person.getGroupIds();
        List<String> clients = person.getTenantIds() == null ? List.of() : person.getTenantIds();
        if (groups.contains(Role.ADMINISTRATORS)) {
            return true;
        }
        boolean staff = groups.stream().flatMap(g -> Role.ofGroup(g).stream()).anyMatch(Role::isStaff);
        return project.clientCode() == null
                ? staff
                : clients.contains(project.clientCode()) && (staff || groups.contains(Role.CLIENT.group()));
    }

    /**
     * The person, who must be in one of the roles of a step.
     *
     * @throws Refusal 403 for everybody else, administrators included
     */
    public String inOneOf(Set<Role> roles) {
        String person = current();
        if (person == null) {
            throw Refusal.forbidden("Nobody is logged in.", "尚未登录。");
        }
        Set<String> groups = groupsOf(person);
        if (groups.contains(Role.ADMINISTRATORS)) {
            throw Refusal.forbidden(
                    "Administrators look after users and groups; they complete nothing, upload nothing and report no event.",
                    "管理员只管理用户和用户组，不得办理任务、上传文件或报告事件。");
        }
        if (roles.stream().noneMatch(r -> groups.contains(r.group()))) {
            throw Refusal.forbidden(
                    "This step belongs to " + roles.stream().map(Role::en).collect(Collectors.joining(" or ")) + ".",
                    "本步骤由" + roles.stream().map(Role::zh).collect(Collectors.joining("或")) + "办理。");
        }
        return person;
    }
}
