package com.lancore.pathways.access;

import com.lancore.pathways.refusal.Sentence;
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
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** So many uploads a minute for one person, refused before a byte of the file is read. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class UploadLimit extends OncePerRequestFilter {

    private static final Pattern DOCUMENTS = Pattern.compile("/api/projects/[^/]+/documents/?");

    private final Allowance uploads;

    UploadLimit(Limits limits) {
        this.uploads = new Allowance(limits.uploadsPerPerson());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getRemoteUser() == null
                || !DOCUMENTS.matcher(request.getServletPath()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = uploads.use(request.getRemoteUser());
        if (wait.isPresent()) {
            PlainAnswer.tooMany(
                    response,
                    wait.get(),
                    Sentence.of("Too many uploads in a minute; please wait a moment and go on.", "每分钟上传次数过多，请稍后继续。"));
            return;
        }
        chain.doFilter(request, response);
    }
}
