package com.lancore.pathways.access;

import com.lancore.pathways.refusal.StatusSentence;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits wrong passwords at the login of the web applications, together with those of {@link Login}. */
@Component
@Order(WebappLogin.ORDER)
class WebappLogin extends OncePerRequestFilter {

    /** Before Camunda's own filters, after the name of a caller is read as UTF-8. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final Pattern LOGIN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+/?");

    private final LoginAttempts attempts;

    WebappLogin(LoginAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !LOGIN.matcher(
                                request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()))
                        .matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = Optional.ofNullable(request.getParameter("username")).orElse("");
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            PlainAnswer.write(response, HttpStatus.UNAUTHORIZED, StatusSentence.of(HttpStatus.UNAUTHORIZED.value()));
            return;
        }
        Optional<Duration> wait = attempts.wait(request, name);
        if (wait.isPresent()) {
            PlainAnswer.tooManyLogins(response, wait.get());
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            attempts.failed(request, name);
        }
    }
}
