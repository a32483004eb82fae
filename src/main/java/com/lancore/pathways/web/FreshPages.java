package com.lancore.pathways.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a browser ask each time whether a file of the pages is still the one that it has, which is answered by 304. Told
 * nothing, it would keep files of different ages by its own guess: after an upgrade a module asks another for a name that
 * the old one does not have, and Tasklist stays blank. The {@code ?bust=} in some addresses is Camunda's release, not ours.
 */
@Component
class FreshPages extends OncePerRequestFilter {

    private static final String PAGES = "/camunda/app/";

    /** What comes with the pages from a WebJar; its version is not in its address. */
    private static final String LIBRARIES = "/webjars/";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.startsWith(PAGES) && !path.startsWith(LIBRARIES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        chain.doFilter(request, response);
    }
}
