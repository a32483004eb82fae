package com.lancore.pathways.access;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.stereotype.Component;

/**
 * Who is logged in by a session of the web applications, and with which password it began: that is written into the
 * session in the moment in which the login is.
 *
 * <p>Internal: the session attribute of the web applications has no public reader.
 */
@Component
class SessionLogin implements HttpSessionAttributeListener {

    private static final String LOGIN = "authenticatedUser";

    /** As the engine keeps it, salted and hashed: each one that is set has another salt, also where it is the same. */
    private static final String PASSWORD = "pathways.password";

    private final IdentityService identity;

    SessionLogin(IdentityService identity) {
        this.identity = identity;
    }

    static Optional<String> personOf(HttpSession session) {
        return session.getAttribute(LOGIN) instanceof Authentications logins
                ? logins.getAuthentications().stream()
                        .map(UserAuthentication::getIdentityId)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether somebody is logged in who is not there any more, or has another password by now. */
    boolean hasEnded(HttpSession session) {
        return personOf(session)
                .filter(person -> !passwordOf(person)
                        .filter(password -> password.equals(session.getAttribute(PASSWORD)))
                        .isPresent())
                .isPresent();
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        remember(event);
    }

    /** The web applications write the login anew with each call. */
    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        remember(event);
    }

    private void remember(HttpSessionBindingEvent event) {
        HttpSession session = event.getSession();
        if (event.getName().equals(LOGIN) && session.getAttribute(PASSWORD) == null) {
            personOf(session).flatMap(this::passwordOf).ifPresent(password -> session.setAttribute(PASSWORD, password));
        }
    }

    private Optional<String> passwordOf(String person) {
        return Optional.ofNullable(identity.createUserQuery().userId(person).singleResult())
                .map(User::getPassword);
    }
}
