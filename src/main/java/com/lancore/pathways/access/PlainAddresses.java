package com.lancore.pathways.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address that the server reads otherwise than it is written ({@code ;x}, {@code /../}, {@code //}). The
 * guard of the web applications looks at the address as written, the servlets at the address as read: between the two
 * {@code /camunda/api;abcdef/engine/default/user} would pass every login.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainAddresses extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPlain(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"The address is not a plain one. 请求地址不规范。\"}");
    }

    private static boolean isPlain(HttpServletRequest request) {
        String read = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        // a plus sign is itself in a path
        String written = request.getRequestURI().replace("+", "%2B");
        return written.indexOf(';') < 0
                && URLDecoder.decode(written, StandardCharsets.UTF_8).equals(request.getContextPath() + read);
    }
}
