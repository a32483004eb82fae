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
import java.util.Arrays;
import java.util.List;
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

    @Override
    public void run() {
        for (Role role : Role.values()) {
            group(role.group(), role.en(), "WORKFLOW");
            if (role.isStaff()) {
                grantStaff(role.group());
            }
        }
        grantSpecial();
        group(Role.ADMINISTRATORS, "administrators", "SYSTEM");
        for (Resource resource : Resources.values()) {
            grant(Role.ADMINISTRATORS, resource, ANY, ALL);
        }
    }

    private void grantStaff(String group) {
        grant(group, Resources.APPLICATION, "tasklist", ACCESS);
        grant(group, Resources.DECISION_DEFINITION, ANY, READ);
        // a table that reads another one is shown with it
        grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, READ);
        grant(group, Resources.PROCESS_INSTANCE, ANY, CREATE);
        grant(group, Resources.PROCESS_DEFINITION, "reportEvent", CREATE_INSTANCE);
        if (!isOverseer(group)) {
            grant(group, Resources.PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY);
        }
    }

    private void grantSpecial() {
        String pm = Role.PROJECT_MANAGER.group();
        STARTED_BY_PROJECT_MANAGERS.forEach(key -> grant(pm, Resources.PROCESS_DEFINITION, key, CREATE_INSTANCE));
        grant(pm, Resources.PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY, READ_TASK, TASK_ASSIGN);
        grant(pm, Resources.USER, ANY, READ);
        grant(pm, Resources.GROUP, ANY, READ);
        String director = Role.DIRECTOR.group();
        grant(director, Resources.APPLICATION, "cockpit", ACCESS);
        grant(director, Resources.PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY, READ_TASK);
        String operations = Role.OPERATIONS.group();
        grant(operations, Resources.APPLICATION, "cockpit", ACCESS);
        grant(operations, Resources.DEPLOYMENT, ANY, READ);
        grant(
                operations,
                Resources.PROCESS_DEFINITION,
                ANY,
                READ,
                READ_INSTANCE,
                READ_HISTORY,
                READ_TASK,
                RETRY_JOB,
                SUSPEND,
                SUSPEND_INSTANCE);
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

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization known = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (known != null && Arrays.stream(permissions).allMatch(known::isPermissionGranted)) {
            return;
        }
        Authorization grant = known != null ? known : authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}
