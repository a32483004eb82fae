package com.lancore.pathways.access;

import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.refusal.StatusSentence;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for a login at every address that the web applications do not guard themselves: HTTP Basic against the engine's
 * users, or, for {@code /api}, the session of Tasklist and Cockpit (whose other than GET calls carry its token against
 * forged requests). Groups and clients are read anew at each call.
 *
 * <p>Internal: the token of the web applications has no public reader.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class Login extends OncePerRequestFilter {

    private static final String SESSION_TOKEN = "CAMUNDA_CSRF_TOKEN";
    private static final String TOKEN_HEADER = "X-XSRF-TOKEN";

    private static final Set<String> CHALLENGED = Set.of("/engine-rest", "/actuator", "/v3");

    private static final Set<String> OPEN = Set.of(
            "/",
            "/favicon.ico",
            "/actuator/health/readiness",
            "/actuator/health/liveness",
            // calendars cannot log in: it asks for a token of its own
            "/api/deadlines.ics");

    /** A library of Cockpit's pages, as public as the pages themselves. */
    private static final String CHARTS = "/webjars/chart.js/";

    /** True and a group, or false and a client, of the person or of a group of theirs. The service of the engine asks twice. */
    private static final String MEMBERSHIPS = """
            select true, group_id_ from act_id_membership where user_id_ = ?
            union select false, tenant_id_ from act_id_tenant_member
              where user_id_ = ? or group_id_ in (select group_id_ from act_id_membership where user_id_ = ?)
            order by 2""";

    private final IdentityService identity;
    private final JdbcTemplate jdbc;
    private final LoginAttempts attempts;
    private final TransactionTemplate transactions;

    Login(IdentityService identity, JdbcTemplate jdbc, LoginAttempts attempts, TransactionTemplate transactions) {
        this.identity = identity;
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.transactions = transactions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return OPEN.contains(path)
                || path.equals("/camunda")
                || path.startsWith("/camunda/")
                || path.startsWith(CHARTS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Password> password = Password.of(request);
        Optional<Duration> wait = password.flatMap(p -> attempts.wait(request, p.name()));
        if (wait.isPresent()) {
            PlainAnswer.tooManyLogins(response, wait.get());
            return;
        }
        Optional<Caller> caller = password.flatMap(p -> checked(request, p));
        if (caller.isEmpty() && path(request).startsWith("/api")) {
            caller = bySession(request);
            if (caller.isPresent() && !isRead(request) && !hasToken(request)) {
                PlainAnswer.write(
                        response,
                        HttpStatus.FORBIDDEN,
                        Sentence.of("The request lacks the token of the session.", "请求缺少会话令牌。"));
                return;
            }
        }
        if (caller.isEmpty()) {
            if (asksForChallenge(request)) {
                response.setHeader("WWW-Authenticate", "Basic realm=\"Lancore Pathways\"");
            }
            PlainAnswer.tell(
                    request, response, HttpStatus.UNAUTHORIZED, StatusSentence.of(HttpStatus.UNAUTHORIZED.value()));
            return;
        }
        String person = caller.get().person();
        List<String> groups = caller.get().groups();
        identity.setAuthentication(person, groups, caller.get().clients());
        caller.get().begins();
        try {
            if (path(request).startsWith("/actuator") && groups.stream().noneMatch(Login::mayWatch)) {
                PlainAnswer.write(
                        response,
                        HttpStatus.FORBIDDEN,
                        Sentence.of("What operations watches is for the staff of the house.", "运行监控信息仅供本机构工作人员查阅。"));
                return;
            }
            chain.doFilter(new LoggedInRequest(request, person, groups), response);
        } finally {
            Caller.ends();
            identity.clearAuthentication();
        }
    }

    /** Scripts are told to send a password; a page of the web applications must not open the browser's own dialog. */
    private static boolean asksForChallenge(HttpServletRequest request) {
        return CHALLENGED.stream().anyMatch(path(request)::startsWith);
    }

    private Optional<Caller> checked(HttpServletRequest request, Password password) {
        // one transaction, since each end of one is a round trip, too
        Optional<Caller> caller = transactions.execute(tx -> identity.checkPassword(password.name(), password.secret())
                ? Optional.of(caller(password.name()))
                : Optional.empty());
        if (caller.isEmpty()) {
            attempts.failed(request, password.name());
        }
        return caller;
    }

    /** What HTTP Basic sends. */
    private record Password(String name, String secret) {

        static Optional<Password> of(HttpServletRequest request) {
            String header = request.getHeader("Authorization");
            if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
                return Optional.empty();
            }
            try {
                String login = new String(
                        Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
                int colon = login.indexOf(':');
                return colon > 0 && login.codePoints().noneMatch(Character::isISOControl)
                        ? Optional.of(new Password(login.substring(0, colon), login.substring(colon + 1)))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** The secret is nothing to write anywhere. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** Whoever was removed meanwhile has no session any more, see {@link EndedSessions}. */
    private Optional<Caller> bySession(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .flatMap(SessionLogin::personOf)
                .map(this::caller);
    }

    private Caller caller(String person) {
        Map<Boolean, List<String>> memberships = jdbc
                .query(
                        MEMBERSHIPS,
                        (row, number) -> Map.entry(row.getBoolean(1), row.getString(2)),
                        person,
                        person,
                        person)
                .stream()
                .collect(Collectors.partitioningBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return new Caller(person, memberships.get(true), memberships.get(false));
    }

    private static boolean mayWatch(String group) {
        return group.equals(Role.ADMINISTRATORS)
                || Role.ofGroup(group).filter(Role::isStaff).isPresent();
    }

    static boolean isRead(HttpServletRequest request) {
        return List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    private static boolean hasToken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object token = session == null ? null : session.getAttribute(SESSION_TOKEN);
        return token != null && token.equals(request.getHeader(TOKEN_HEADER));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
