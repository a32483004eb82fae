package com.lancore.pathways.notification;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.project.Project;
import java.util.Collection;
import java.util.Set;

/** Somebody of the staff who can be written. */
record Recipient(String person, String address, Language language, Set<Role> roles, Set<String> clients) {

    boolean isInOneOf(Collection<Role> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }

    /** Staff see the projects of the house and of the clients that they work for. */
    boolean maySee(Project project) {
        return maySee(project.clientCode());
    }

    boolean maySee(String clientCode) {
        return clientCode == null || clients.contains(clientCode);
    }
}
