package com.lancore.pathways.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.List;

/** A request that knows who sends it: groups are roles, by which the health page decides what it tells. */
final class LoggedInRequest extends HttpServletRequestWrapper {

    private final String person;
    private final List<String> groups;

    LoggedInRequest(HttpServletRequest request, String person, List<String> groups) {
        super(request);
        this.person = person;
        this.groups = groups;
    }

    @Override
    public Principal getUserPrincipal() {
        return () -> person;
    }

    @Override
    public String getRemoteUser() {
        return person;
    }

    @Override
    public boolean isUserInRole(String role) {
        return groups.contains(role);
    }
}
