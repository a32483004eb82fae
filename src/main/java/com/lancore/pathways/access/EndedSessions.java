package com.lancore.pathways.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of whoever is removed, or has got another password, before it does anything more. The database is
 * asked at each call, so that it holds at once on every node.
 *
 * <p>A lock-out after wrong passwords ends none: any stranger could throw people out of their work.
 */
@Component
@Order(WebappLogin.ORDER + 1)
class EndedSessions extends OncePerRequestFilter {

    private final SessionLogin logins;

    EndedSessions(SessionLogin logins) {
        this.logins = logins;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.startsWith("/api/") && !path.startsWith("/camunda/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            endIfOver(session);
        }
        chain.doFilter(request, response);
    }

    private void endIfOver(HttpSession session) {
        try {
            if (logins.hasEnded(session)) {
                session.invalidate();
            }
        } catch (IllegalStateException alreadyEnded) {
            // by another call of the same browser at the same moment
            logger.debug("The session has ended", alreadyEnded);
        }
    }
}
