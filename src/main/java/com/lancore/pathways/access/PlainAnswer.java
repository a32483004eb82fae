package com.lancore.pathways.access;

import com.lancore.pathways.refusal.DatabaseAway;
import com.lancore.pathways.refusal.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What is answered instead of the application: problem details (RFC 9457) with one sentence, or a page with it. */
final class PlainAnswer {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta name="viewport" content="width=device-width">
            <title>Lancore Pathways</title>
            <style nonce="%s">
              body { margin: 18vh auto 0; padding: 0 24px; max-width: 34em; font: 16px/1.6 sans-serif; color: #333; }
              h1 { font-size: 28px; font-weight: normal; color: #595959; }
            </style>
            <h1>Lancore Pathways</h1>
            <p>%s</p>
            <p lang="zh">%s</p>
            <p><a href="/">To the start · 返回首页</a></p>
            </html>
            """;

    private PlainAnswer() {}

    /** Only sentences of ours, without anything that a caller sent: they are written as they are. */
    static void write(HttpServletResponse response, HttpStatus status, Sentence sentence) throws IOException {
        response.setStatus(status.value());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"" + status.getReasonPhrase() + "\",\"status\":"
                        + status.value() + ",\"detail\":\"" + sentence + "\"}");
    }

    /** As problem details to a program, and as a page to a browser that opens an address. */
    static void tell(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Sentence sentence)
            throws IOException {
        if (!opensAPage(request)) {
            write(response, status, sentence);
            return;
        }
        response.setStatus(status.value());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        String nonce = UUID.randomUUID().toString();
        response.setHeader("Content-Security-Policy", SafeAnswers.NOTHING + "; style-src 'nonce-" + nonce + "'");
        response.getWriter().write(PAGE.formatted(nonce, sentence.en(), sentence.zh()));
    }

    /** Whoever opens an address asks for HTML; the scripts of a page ask for JSON. */
    private static boolean opensAPage(HttpServletRequest request) {
        String accepted = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        return accepted.contains(MediaType.TEXT_HTML_VALUE) && !accepted.contains("json");
    }

    /** A status by its number; one that there is not says that something went wrong. */
    static HttpStatus statusOf(int number) {
        return Objects.requireNonNullElse(HttpStatus.resolve(number), HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** 429, with the whole seconds after which it may be tried again. */
    static void tooMany(HttpServletResponse response, Duration wait, Sentence sentence) throws IOException {
        response.setHeader(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        write(response, HttpStatus.TOO_MANY_REQUESTS, sentence);
    }

    /** 503, in place of what was begun. */
    static void databaseAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setHeader("Retry-After", Long.toString(DatabaseAway.RETRY_AFTER.toSeconds()));
        tell(request, response, HttpStatus.SERVICE_UNAVAILABLE, DatabaseAway.SENTENCE);
    }

    /** 429 for passwords. */
    static void tooManyLogins(HttpServletResponse response, Duration wait) throws IOException {
        tooMany(
                response,
                wait,
                Sentence.of("Too many wrong passwords; please wait a moment and try again.", "密码错误次数过多，请稍后重试。"));
    }
}
