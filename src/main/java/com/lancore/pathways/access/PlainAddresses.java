package com.lancore.pathways.access;

import com.lancore.pathways.refusal.Sentence;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address that the server reads otherwise than it is written ({@code ;x}, {@code /../}, {@code //}). The
 * guard of the web applications looks at the address as written, the servlets at the address as read: between the two
 * {@code /camunda/api;abcdef/engine/default/user} would pass every login. Neither has a NUL any meaning to a person, while
 * a database may stumble over it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PlainAddresses extends OncePerRequestFilter {

    private static final String NUL = "%00";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPlain(request)) {
            chain.doFilter(request, response);
            return;
        }
        PlainAnswer.write(response, HttpStatus.BAD_REQUEST, Sentence.of("The address is not a plain one.", "请求地址不规范。"));
    }

    private static boolean isPlain(HttpServletRequest request) {
        String read = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        // a plus sign is itself in a path
        String written = request.getRequestURI().replace("+", "%2B");
        return written.indexOf(';') < 0
                && !Objects.requireNonNullElse(request.getQueryString(), "").contains(NUL)
                && URLDecoder.decode(written, StandardCharsets.UTF_8).equals(request.getContextPath() + read);
    }
}
