package com.lancore.pathways.access;

import com.lancore.pathways.refusal.Sentence;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site makes a browser send, except to read. A session has its token; a password of HTTP
 * Basic that the browser remembers has none, and the login itself has none yet. Browsers say where a call comes from
 * ({@code Sec-Fetch-Site}), and no page can change that; scripts say nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class OtherSites extends OncePerRequestFilter {

    private static final Set<String> OURS = Set.of("same-origin", "none");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String from = request.getHeader("Sec-Fetch-Site");
        return Login.isRead(request) || from == null || OURS.contains(from);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PlainAnswer.write(
                response,
                HttpStatus.FORBIDDEN,
                Sentence.of("A page of another site sent this; it is not taken.", "请求来自其他网站，不予受理。"));
    }
}
