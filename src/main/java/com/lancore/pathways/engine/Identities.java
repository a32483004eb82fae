package com.lancore.pathways.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;

/**
 * Saves the people of the demo, whose password is known to everybody and breaks the policy that stays on for all others.
 *
 * <p>Internal: only the implementation can save a user past the password policy.
 */
public final class Identities {

    private Identities() {}

    public static void saveWithoutPolicy(IdentityService identity, User user) {
        ((IdentityServiceImpl) identity).saveUser(user, true);
    }
}
