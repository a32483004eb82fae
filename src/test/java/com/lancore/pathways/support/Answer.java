package com.lancore.pathways.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.stream.Stream;

/** What the application answered to a call. */
public record Answer(String call, int status, HttpHeaders headers, String text) {

    static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    /** What no person should ever read: engine codes, class names, lines of a stack trace. */
    private static final String INSIDES =
            "(?s).*(ENGINE-\\d|\\bat [a-z]\\w*(\\.\\w+)+\\(|\\b(org|com|java|jakarta|net)\\.\\w+\\.\\w+|SQL).*";

    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(this + " is no JSON", e);
        }
    }

    /** The sentence for the person: {@code message} of the engine's REST API, {@code detail} of a problem. */
    public String sentence() {
        JsonNode body = json();
        return body.hasNonNull("message")
                ? body.get("message").asText()
                : body.path("detail").asText();
    }

    public Answer is(int wanted) {
        assertThat(status).as(toString()).isEqualTo(wanted);
        return this;
    }

    /** It went through. */
    public Answer ok() {
        assertThat(status).as(toString()).isBetween(200, 299);
        return this;
    }

    /** The sentence holds these words. */
    public Answer says(String... words) {
        assertThat(sentence()).as(call).contains(words);
        return this;
    }

    /** A refusal as a person may read it: a status below 500, one sentence in English and Chinese, no insides. */
    public Answer isPlainRefusal() {
        assertThat(status).as(toString()).isBetween(400, 499);
        assertThat(text).as(call).doesNotMatch(INSIDES);
        assertThat(sentence()).as(toString()).containsPattern("[A-Za-z]{2,}").containsPattern("\\p{IsHan}");
        return this;
    }

    /** Whether something stands in it that no person should read. */
    public boolean tellsOfTheInside() {
        return text.matches(INSIDES);
    }

    public Stream<JsonNode> rows() {
        JsonNode body = json();
        assertThat(body.isArray()).as(toString()).isTrue();
        return Stream.iterate(0, i -> i + 1).limit(body.size()).map(body::get);
    }

    @Override
    public String toString() {
        return call + " answered " + status + " " + text;
    }
}
