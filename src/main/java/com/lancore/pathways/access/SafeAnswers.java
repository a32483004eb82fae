package com.lancore.pathways.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what they may do with an answer: nothing that comes from here runs outside the pages of the web
 * applications, is framed, is guessed to be of another type, or is kept. Those pages then say by their own header what
 * they need ({@code camunda.bpm.webapp.header-security}). Over TLS the browser is told to stay there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SafeAnswers extends OncePerRequestFilter {

    static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private static final String A_YEAR = "max-age=31536000";

    /** The first folders of an address whose answers are about people and projects. */
    private static final Set<String> CONFIDENTIAL = Set.of("api", "engine-rest", "actuator", "v3");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
        if (isConfidential(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        chain.doFilter(request, response);
    }

    private static boolean isConfidential(HttpServletRequest request) {
        String[] folders = request.getServletPath().split("/", 3);
        return folders.length > 1 && CONFIDENTIAL.contains(folders[1]);
    }
}
