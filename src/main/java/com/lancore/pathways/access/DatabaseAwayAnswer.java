package com.lancore.pathways.access;

import com.lancore.pathways.refusal.DatabaseAway;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 where the login, or whatever else stands before an API, finds no database. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class DatabaseAwayAnswer extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayAnswer.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !DatabaseAway.isBehind(e)) {
                throw e;
            }
            LOG.warn("The database does not answer: {}", e.toString());
            PlainAnswer.databaseAway(request, response);
        }
    }
}
