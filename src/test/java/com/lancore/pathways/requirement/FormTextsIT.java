package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.ShownForms.components;
import static com.lancore.pathways.requirement.ShownForms.forms;
import static com.lancore.pathways.requirement.ShownForms.label;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.PathwaysTest;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands on a form: in both languages, in sections, and nothing that a table or a fact tells better. */
@PathwaysTest
class FormTextsIT {

    private ShownForms shown;

    @BeforeEach
    void theFormsAndTheirSteps(@Autowired Steps steps, @Autowired RepositoryService repository) {
        shown = new ShownForms(steps, repository);
    }

    @Test
    void itIsLabelledInBothLanguages() throws IOException {
        shown.each(asked -> {
            String label = label(asked.component());
            return label.matches("(?s).*[A-Za-z]{2,}.*") && label.matches("(?s).*\\p{IsHan}.*");
        });
    }

    @Test
    void itHelpsInBothLanguages_onOneLine_asTheFormLibraryShowsTheFirstAlone() throws IOException {
        shown.each(asked -> asked.component()
                .path("description")
                .asText()
                .matches("[^\\p{IsHan}\\n]*[A-Za-z]{2,}[^\\n]*\\p{IsHan}[^\\n]*"));
    }

    /** Variables can be changed; what stands above the form is read from the facts. */
    @Test
    void itShowsNoVariableOfTheProcess() throws IOException {
        // tells of the event that is chosen in this very form
        String event = "reportEventStart";
        assertThat(forms().entrySet().stream()
                        .filter(form -> !form.getKey().equals(event))
                        .filter(form -> components(form.getValue())
                                .anyMatch(c -> c.path("text").asText().contains("{{")))
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    /** The rule is named; its number stands in the tables and may change. */
    @Test
    void itTellsNoNumberOfARule() throws IOException {
        Pattern number = Pattern.compile(
                "(?i)\\b(\\d+|two|three|four|five|ten)[ -](working |calendar )?(day|week|month|year)s?\\b"
                        + "|[\\d一二三四五六七八九十]+(个工作日|日内|天|周|个月|年)");
        assertThat(forms().entrySet().stream().flatMap(form -> components(form.getValue())
                        .flatMap(c -> Stream.of(
                                c.path("text").asText(),
                                c.path("label").asText(),
                                c.path("description").asText()))
                        .filter(text -> number.matcher(text).find())
                        .map(text -> form.getKey() + ": " + text)))
                .isEmpty();
    }

    @Test
    void ofMoreThanSevenFieldsItMakesSections() throws IOException {
        assertThat(forms().entrySet().stream()
                        .filter(form -> components(form.getValue())
                                        .filter(c -> c.has("key") && !c.has("conditional"))
                                        .count()
                                > 7)
                        .filter(form -> components(form.getValue())
                                        .filter(c -> c.path("text").asText().startsWith("#### "))
                                        .count()
                                < 2)
                        .map(Map.Entry::getKey))
                .isEmpty();
    }
}
