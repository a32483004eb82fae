package com.lancore.pathways.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Camunda's texts in Chinese")
class LocalesTest {

    /** What is the same in every language: a proper name, signs, nothing at all. */
    private static final Set<String> NOT_TRANSLATED = Set.of(
            "APP_VENDOR",
            "NO_TASK_FORM",
            "SEARCH_LESS_THAN",
            "SEARCH_LESS_THAN_EQUALS",
            "SEARCH_GREATER_THAN",
            "SEARCH_GREATER_THAN_EQUALS");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|%[sd]|</?[ab][^>]*>");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    @DisplayName("are as many as Camunda's own, and say something for each")
    void complete(String application) {
        JsonNode en = locale(application, "en");
        JsonNode zh = locale(application, "zh");
        assertThat(paths(zh)).isEqualTo(paths(en));
        en.get("labels").properties().forEach(label -> {
            String text = zh.get("labels").get(label.getKey()).asText();
            if (NOT_TRANSLATED.contains(label.getKey())) {
                assertThat(text).as(label.getKey()).isEqualTo(label.getValue().asText());
            } else {
                assertThat(text).as(label.getKey()).containsPattern(HAN);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    @DisplayName("keep what the page fills in, and the links")
    void filledIn(String application) {
        JsonNode zh = locale(application, "zh");
        locale(application, "en").get("labels").properties().forEach(label -> assertThat(
                        placeholders(zh.get("labels").get(label.getKey()).asText()))
                .as(label.getKey())
                .isEqualTo(placeholders(label.getValue().asText())));
    }

    @Test
    @DisplayName("tell times as Camunda's own do, by the same numbers")
    void times() {
        JsonNode zh = locale("tasklist", "zh").at("/dateLocales/relativeTime");
        locale("tasklist", "en").at("/dateLocales/relativeTime").properties().forEach(unit -> assertThat(
                        placeholders(zh.get(unit.getKey()).asText()))
                .as(unit.getKey())
                .isEqualTo(placeholders(unit.getValue().asText())));
    }

    private static Set<String> paths(JsonNode locale) {
        Set<String> paths = new TreeSet<>();
        locale.properties().forEach(part -> {
            JsonNode value = part.getValue();
            if (value.isObject()) {
                paths(value).forEach(path -> paths.add(part.getKey() + "/" + path));
            } else {
                // a list of months has twelve in every language
                paths.add(part.getKey() + (value.isArray() ? "[" + value.size() + "]" : ""));
            }
        });
        return paths;
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .collect(Collectors.toList());
    }

    private static JsonNode locale(String application, String language) {
        String file = "/META-INF/resources/webjars/camunda/app/" + application + "/locales/" + language + ".json";
        try (InputStream in = LocalesTest.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // Camunda's own begin with a byte order mark
            return new ObjectMapper().readTree(text.replaceFirst("^\uFEFF", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
