package com.lancore.pathways.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.SUSPEND;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.SUSPEND_INSTANCE;

import com.lancore.pathways.start.StartUpStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The groups and what each may do in the engine. Nobody may UPDATE a task, an instance or a definition, since that
 * would open the variables; what a group works on it sees through its tasks.
 */
@Component
@Order(Rights.ORDER)
public class Rights implements StartUpStep {

    public static final int ORDER = 20;

    /** What project managers start; all staff report events. */
    private static final List<String> STARTED_BY_PROJECT_MANAGERS = List.of(
            "engagement",
            "iit",
            "lechengSpecialImport",
            "lechengTranslation",
            "segmentedProduction",
            "vendorQualification",
            "outwardPayment",
            "rwdStudy");

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    public Rights(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    /** What a group may do with the resource of an id. */
    private record Right(String group, Resource resource, String id, List<Permission> permissions) {

        static Right of(String group, Resource resource, String id, Permission... permissions) {
            return new Right(group, resource, id, List.of(permissions));
        }

        /** Something is granted to the group on it, not necessarily all of this; what is revoked stands elsewhere. */
        boolean isAbout(Authorization granted) {
            return granted.getAuthorizationType() == AUTH_TYPE_GRANT
                    && granted.getGroupId().equals(group)
                    && granted.getResourceType() == resource.resourceType();
        }

        boolean isIn(Authorization granted) {
            return permissions.stream().allMatch(granted::isPermissionGranted);
        }
    }

    @Override
    public void run() {
        for (Role role : Role.values()) {
            group(role.group(), role.en(), "WORKFLOW");
        }
        group(Role.ADMINISTRATORS, "administrators", "SYSTEM");
        rights().stream().collect(Collectors.groupingBy(Right::id)).forEach(this::grant);
    }

    private static List<Right> rights() {
        List<Right> rights = new ArrayList<>();
        Stream.of(Role.values()).filter(Role::isStaff).forEach(role -> staff(role.group(), rights));
        special(rights);
        for (Resource resource : Resources.values()) {
            rights.add(Right.of(Role.ADMINISTRATORS, resource, ANY, ALL));
        }
        return rights;
    }

    private static void staff(String group, List<Right> rights) {
        rights.add(Right.of(group, Resources.APPLICATION, "tasklist", ACCESS));
        rights.add(Right.of(group, Resources.DECISION_DEFINITION, ANY, READ));
        // a table that reads another one is shown with it
        rights.add(Right.of(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, READ));
        rights.add(Right.of(group, Resources.PROCESS_INSTANCE, ANY, CREATE));
        rights.add(Right.of(group, Resources.PROCESS_DEFINITION, "reportEvent", CREATE_INSTANCE));
        if (!isOverseer(group)) {
            rights.add(Right.of(group, Resources.PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY));
        }
    }

    private static void special(List<Right> rights) {
        String pm = Role.PROJECT_MANAGER.group();
        STARTED_BY_PROJECT_MANAGERS.forEach(
                key -> rights.add(Right.of(pm, Resources.PROCESS_DEFINITION, key, CREATE_INSTANCE)));
        rights.add(Right.of(
                pm, Resources.PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY, READ_TASK, TASK_ASSIGN));
        rights.add(Right.of(pm, Resources.USER, ANY, READ));
        rights.add(Right.of(pm, Resources.GROUP, ANY, READ));
        String director = Role.DIRECTOR.group();
        rights.add(Right.of(director, Resources.APPLICATION, "cockpit", ACCESS));
        rights.add(Right.of(director, Resources.PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY, READ_TASK));
        String operations = Role.OPERATIONS.group();
        rights.add(Right.of(operations, Resources.APPLICATION, "cockpit", ACCESS));
        rights.add(Right.of(operations, Resources.DEPLOYMENT, ANY, READ));
        rights.add(Right.of(
                operations,
                Resources.PROCESS_DEFINITION,
                ANY,
                READ,
                READ_INSTANCE,
                READ_HISTORY,
                READ_TASK,
                RETRY_JOB,
                SUSPEND,
                SUSPEND_INSTANCE));
    }

    private static boolean isOverseer(String group) {
        return List.of(Role.PROJECT_MANAGER, Role.DIRECTOR, Role.OPERATIONS).stream()
                .anyMatch(role -> role.group().equals(group));
    }

    private void group(String id, String name, String type) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    /** What is granted already is asked once for an id: right by right that was a thirtieth of a start. */
    private void grant(String id, List<Right> rights) {
        String[] groups = rights.stream().map(Right::group).distinct().toArray(String[]::new);
        List<Authorization> granted = authorizations
                .createAuthorizationQuery()
                .groupIdIn(groups)
                .resourceId(id)
                .list();
        for (Right right : rights) {
            Authorization known =
                    granted.stream().filter(right::isAbout).findFirst().orElse(null);
            if (known == null || !right.isIn(known)) {
                grant(right, known == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : known);
            }
        }
    }

    private void grant(Right right, Authorization grant) {
        grant.setGroupId(right.group());
        grant.setResource(right.resource());
        grant.setResourceId(right.id());
        grant.setPermissions(right.permissions().toArray(Permission[]::new));
        authorizations.saveAuthorization(grant);
    }
}
