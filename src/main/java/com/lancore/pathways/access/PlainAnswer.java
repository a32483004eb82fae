package com.lancore.pathways.access;

import com.lancore.pathways.refusal.DatabaseAway;
import com.lancore.pathways.refusal.Sentence;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What a filter answers instead of the application: problem details (RFC 9457) with one sentence. */
final class PlainAnswer {

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

    /** 429, with the whole seconds after which it may be tried again. */
    static void tooMany(HttpServletResponse response, Duration wait, Sentence sentence) throws IOException {
        response.setHeader(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        write(response, HttpStatus.TOO_MANY_REQUESTS, sentence);
    }

    /** 503, in place of what was begun. */
    static void databaseAway(HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setHeader("Retry-After", Long.toString(DatabaseAway.RETRY_AFTER.toSeconds()));
        write(response, HttpStatus.SERVICE_UNAVAILABLE, DatabaseAway.SENTENCE);
    }

    /** 429 for passwords. */
    static void tooManyLogins(HttpServletResponse response, Duration wait) throws IOException {
        tooMany(
                response,
                wait,
                Sentence.of("Too many wrong passwords; please wait a moment and try again.", "密码错误次数过多，请稍后重试。"));
    }
}
