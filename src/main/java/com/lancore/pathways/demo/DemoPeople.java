package com.lancore.pathways.demo;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.engine.Identities;
import com.lancore.pathways.start.StartUpStep;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** One person for each group, all with the password {@code demo}; only in profile demo, which listens on loopback only. */
@Component
@Profile("demo")
@Order(DemoPeople.ORDER)
public class DemoPeople implements StartUpStep {

    public static final int ORDER = 40;

    /** The demo's client, for whom all of the demo's staff work. */
    public static final String CLIENT = "demo";

    /** The user of each group. */
    public static final Map<String, String> PEOPLE = Map.of(
            "pm", Role.PROJECT_MANAGER.group(),
            "regulatory", Role.REGULATORY_AFFAIRS.group(),
            "clinical", Role.CLINICAL_OPERATIONS.group(),
            "quality", Role.QUALITY_ASSURANCE.group(),
            "academic", Role.ACADEMIC_COMMITTEE.group(),
            "ethics", Role.ETHICS_COMMITTEE.group(),
            "ops", Role.OPERATIONS.group(),
            "director", Role.DIRECTOR.group(),
            "client", Role.CLIENT.group(),
            "admin", Role.ADMINISTRATORS);

    private final IdentityService identity;

    public DemoPeople(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public void run() {
        if (identity.createTenantQuery().tenantId(CLIENT).count() == 0) {
            Tenant client = identity.newTenant(CLIENT);
            client.setName("Demo client");
            identity.saveTenant(client);
        }
        PEOPLE.forEach(this::person);
    }

    private void person(String id, String group) {
        if (identity.createUserQuery().userId(id).count() > 0) {
            return;
        }
        User user = identity.newUser(id);
        user.setFirstName(Role.ofGroup(group).map(Role::en).orElse("administrator"));
        user.setLastName("(demo)");
        user.setEmail(id + "@demo.invalid");
        user.setPassword("demo");
        Identities.saveWithoutPolicy(identity, user);
        identity.createMembership(id, group);
        if (!group.equals(Role.ADMINISTRATORS)) {
            identity.createTenantUserMembership(CLIENT, id);
        }
    }
}
