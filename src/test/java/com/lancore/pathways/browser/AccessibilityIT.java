package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** It is Tuesday, 29 September 2026, in Shanghai. */
@DisplayName("For everybody")
@PathwaysTest
class AccessibilityIT {

    @RegisterExtension
    private static final WithChromium CHROMIUM = new WithChromium();

    /**
     * What lives wholly in Camunda's own markup, which we do not change: the rule, and the places where it is broken.
     * Whatever is ours and breaks one of these rules elsewhere fails the test all the same.
     */
    private static final Map<String, List<String>> CAMUNDAS_OWN = Map.of(
            // the search above the list of tasks
            "aria-allowed-attr", List.of(".main-field"),
            // signs without a word: sorting, searching, a filter's details, the instance in Cockpit, the other
            // applications
            "link-name",
                    List.of(
                            ".sort-direction",
                            ".new-sort",
                            ".remove-search",
                            ".task-filter .actions",
                            ".instance-link",
                            ".app-switch",
                            ".app-label-wrapper"),
            // signs without a word: columns that open and close, giving a task back, stored searches
            "button-name",
                    List.of(
                            ".region-toggle",
                            "[data-region]",
                            ".maximize",
                            ".unclaim",
                            ".stored-criteria",
                            ".dropdown-toggle[uib-dropdown-toggle]"),
            // the window around the list of processes to start
            "aria-dialog-name", List.of("[uib-modal-window]"),
            // what a search of one criterion does not offer
            "color-contrast", List.of("[ng-disabled]"));

    @Autowired
    private House house;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-09-29T10:00");
    }

    @Test
    @DisplayName("a task is claimed, filled in and completed with keys alone")
    void keyboard() {
        Study study = letters();
        try (Desk regulatory = in("tasklist", "regulatory")) {
            openByKeys(regulatory, study);
            regulatory.press("Control+Alt+KeyC");
            assertThat(regulatory.page().locator(".task-card .claim")).isHidden();

            Locator reason = regulatory.page().locator(".task-card .fjs-form textarea");
            regulatory.settle();
            regulatory.press("Control+Alt+KeyF");
            assertThat(reason).isFocused();
            regulatory.page().keyboard().type("The import evidence follows in October");
            regulatory.tabTo(
                    regulatory.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete")));
            regulatory.press("Enter");
            // refused, since the materials are not there: the sentence is read, and the reason is still typed
            assertThat(regulatory.refusal()).containsText("Documents are missing");
            assertThat(reason).hasValue("The import evidence follows in October");
        }
        for (String kind : List.of(
                "INSTITUTION_INFORMATION", "INVESTIGATOR_QUALIFICATIONS", "FUNDING_PROOF", "CATEGORY_CHECKLIST")) {
            study.upload("regulatory", kind);
        }
        try (Desk regulatory = in("tasklist", "regulatory")) {
            openByKeys(regulatory, study);
            regulatory.tabTo(
                    regulatory.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete")));
            regulatory.press("Enter");
            assertThat(regulatory.page().locator(".task-card")).isHidden();
        }
        assertThat(study.open()).contains("fileWithNhc");
    }

    /** The list is drawn anew with each answer, and the focus in it is gone then. */
    private static void openByKeys(Desk desk, Study study) {
        desk.find(study.code());
        desk.settle();
        desk.press("Control+Alt+KeyL", "Enter");
        assertThat(desk.summary()).containsText("Ethics letter date");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("nothing serious keeps anybody from a tab of a task:")
    @ValueSource(strings = {"Form", "Documents", "Blocked?", "Clock", "Timeline"})
    void tabs(String tab) {
        Study study = letters();
        try (Desk regulatory = in("tasklist", "regulatory")) {
            regulatory.openTask(study.code(), "Assemble the filing");
            regulatory.claim();
            regulatory.turnTo(tab.replace("?", ""));
            regulatory.settle();
            free(regulatory);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("nothing serious keeps anybody from starting:")
    @ValueSource(
            strings = {
                "IIT under Order 818: start-up to the first patient",
                "Lecheng special import",
                "Lecheng technology translation",
                "Report an event"
            })
    void starts(String process) {
        try (Desk pm = in("tasklist", "pm")) {
            pm.startDialog(process);
            assertThat(pm.page().locator(".modal-dialog .fjs-form")).isVisible();
            free(pm);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("nothing serious keeps operations from a page of Cockpit:")
    @ValueSource(strings = {"deadlines", "institutions", "calendar"})
    void cockpit(String page) {
        letters();
        try (Desk ops = in("cockpit", "ops")) {
            ops.open(page);
            assertThat(ops.page().locator(".pathways-page h1")).isVisible();
            ops.settle();
            free(ops);
        }
    }

    @Test
    @DisplayName("nothing serious keeps anybody from Welcome")
    void welcome() {
        try (Desk pm = in("welcome", "pm")) {
            assertThat(pm.page().locator(".webapps")).isVisible();
            free(pm);
        }
    }

    private static void free(Desk desk) {
        assertThat(Axe.on(desk.page()).stream()
                        .filter(obstacle -> CAMUNDAS_OWN.getOrDefault(obstacle.rule(), List.of()).stream()
                                .noneMatch(place -> desk.isAt(obstacle.place(), place))))
                .isEmpty();
    }

    private Desk in(String application, String user) {
        return CHROMIUM.desk(application, user);
    }

    /** A study whose filing is to be assembled: its clock crosses the National Day holidays. */
    private Study letters() {
        return house.study()
                .with("title", "CAR-T in refractory lupus · 难治性狼疮CAR-T研究")
                .start()
                .letters("2026-09-24", "2026-09-28");
    }
}
