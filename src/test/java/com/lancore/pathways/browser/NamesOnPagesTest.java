package com.lancore.pathways.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The names that our tabs and pages show")
class NamesOnPagesTest {

    private static final String NAMES = "/META-INF/resources/webjars/camunda/app/shared/names.js";
    private static final Pattern ROW = Pattern.compile("\\['([^']*)', '([^']*)', '([^']*)'\\]");

    private static final Pattern MAILED = Pattern.compile("\"([A-Z_]+)\": \"([^\"]+)\"");

    private record Name(String code, String en, String zh) {}

    @Test
    @DisplayName("are those of every kind of document")
    void kinds() throws IOException {
        assertThat(table("KINDS"))
                .containsExactlyElementsOf(Arrays.stream(DocumentKind.values())
                        .map(kind -> new Name(kind.name(), kind.en(), kind.zh()))
                        .toList());
    }

    @Test
    @DisplayName("are those of every group")
    void groups() throws IOException {
        assertThat(table("GROUPS"))
                .containsExactlyElementsOf(Arrays.stream(Role.values())
                        .map(role -> new Name(role.group(), role.en(), role.zh()))
                        .toList());
    }

    @Test
    @DisplayName("cover every kind of deadline that the table of rules knows")
    void deadlines() throws IOException {
        String rules = read("/bpmn/decisions/deadline-rules.dmn");
        String kinds = rules.substring(rules.indexOf("<inputValues"), rules.indexOf("</inputValues>"));
        assertThat(table("DEADLINES").stream().map(Name::code))
                .containsExactlyElementsOf(Pattern.compile("\"([A-Z_]+)\"")
                        .matcher(kinds)
                        .results()
                        .map(kind -> kind.group(1))
                        .toList());
    }

    @Test
    @DisplayName("are those of the mails, in both languages")
    void deadlinesInMails() throws IOException {
        assertThat(mailed("en"))
                .containsExactlyElementsOf(table("DEADLINES").stream()
                        .map(name -> List.of(name.code(), capital(name.en())))
                        .toList());
        assertThat(mailed("zh"))
                .containsExactlyElementsOf(table("DEADLINES").stream()
                        .map(name -> List.of(name.code(), name.zh()))
                        .toList());
    }

    private static List<List<String>> mailed(String language) throws IOException {
        String text = read("/mail/" + language + "/kinds.ftl");
        return MAILED.matcher(text.substring(0, text.indexOf("}>")))
                .results()
                .map(row -> List.of(row.group(1), row.group(2)))
                .toList();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static List<Name> table(String name) throws IOException {
        String text = read(NAMES);
        int start = text.indexOf("export const " + name + " = [");
        return ROW.matcher(text.substring(start, text.indexOf("];", start)))
                .results()
                .map(row -> new Name(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    private static String read(String resource) throws IOException {
        try (InputStream file = NamesOnPagesTest.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
