package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.Locale;

/** A Camunda Form on a page, filled in as people do. Fields are found by their keys, which are public. */
final class Form {

    /** The form waits so long for more of a text before it takes it over. */
    private static final double TAKEN_OVER_MILLIS = 350;

    private final Locator form;

    Form(Locator form) {
        this.form = form;
    }

    /**
     * Types into a text field. What another field has changed may draw this one anew in the very moment, so that the text
     * is gone before the form has taken it over: people see that and type it again, a few times at most.
     */
    Form type(String key, String text) {
        Locator input = input(key);
        for (int times = 0; times < 3 && !input.inputValue().equals(text); times++) {
            input.fill(text);
            // the form takes a text over when its field is left; drawn anew before that, it would be gone
            input.blur();
            form.page().waitForTimeout(TAKEN_OVER_MILLIS);
        }
        assertThat(input).hasValue(text);
        return this;
    }

    /** Picks from a list that opens. */
    Form pick(String key, String option) {
        Locator field = field("[id$='-" + key + "-display']");
        field.locator(".fjs-select-display").click();
        field.locator(".fjs-dropdownlist-item", new Locator.LocatorOptions().setHasText(option))
                .first()
                .click();
        assertThat(field.locator(".fjs-select-display")).containsText(option);
        return this;
    }

    /** Chooses one of several that are all shown. */
    Form choose(String key, String option) {
        Locator label = field("[id$='-" + key + "-0']")
                .locator("label", new Locator.LocatorOptions().setHasText(option))
                .filter(new Locator.FilterOptions().setHas(form.page().locator("input")))
                .first();
        label.click();
        assertThat(label.locator("input")).isChecked();
        return this;
    }

    /** Types a date the way the field asks for it. */
    Form date(String key, LocalDate date) {
        Locator input = input(key + "-date");
        String asked = input.getAttribute("placeholder").toLowerCase(Locale.ROOT);
        input.fill(asked.replace("yyyy", String.valueOf(date.getYear()))
                .replace("mm", "%02d".formatted(date.getMonthValue()))
                .replace("dd", "%02d".formatted(date.getDayOfMonth())));
        input.press("Enter");
        return this;
    }

    /** What a text field shows. */
    Locator text(String key) {
        return input(key);
    }

    /** What a date field shows. */
    Locator dateText(String key) {
        return input(key + "-date");
    }

    private Locator input(String key) {
        return form.locator("input[id$='-" + key + "']");
    }

    private Locator field(String holding) {
        return form.locator(".fjs-form-field")
                .filter(new Locator.FilterOptions().setHas(form.page().locator(holding)));
    }
}
