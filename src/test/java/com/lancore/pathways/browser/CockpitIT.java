package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** It is Tuesday, 29 September 2026, in Shanghai. */
@DisplayName("The pages of operations in Cockpit")
@ExtendWith(WithChromium.class)
@PathwaysTest
class CockpitIT {

    private static Chromium chromium;

    @Autowired
    private House house;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void openChromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        chromium = new Chromium();
    }

    @AfterAll
    static void closeChromium() {
        chromium.close();
    }

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-09-29T10:00");
    }

    private Desk inCockpit(String user) {
        return new Desk(
                chromium.browser(), "http://127.0.0.1:" + port, house.clock().instant(), "cockpit", user);
    }

    /** A page of ours, by its entry in the navigation. */
    private static void turnTo(Desk desk, String entry) {
        desk.page()
                .locator("[cam-widget-header]")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + entry)))
                .click();
    }

    private static void press(Desk desk, String button) {
        desk.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + button)))
                .click();
    }

    private static Locator label(Desk desk, String label) {
        return desk.page().locator(".pathways-page").getByLabel(Pattern.compile("^" + label));
    }

    private static Locator alarm(Desk desk) {
        return desk.page().locator(".pathways-page").getByRole(AriaRole.ALERT);
    }

    @Nested
    @DisplayName("Institutions")
    class Institutions {

        private static final String CLINIC = "Boao Clinic · 博鳌诊所";

        @Test
        @DisplayName(
                "operations enters one, edits it, and reads why an entry is refused with what was typed still there")
        void edited() {
            try (Desk ops = inCockpit("ops")) {
                turnTo(ops, "Institutions");
                press(ops, "Add an institution");
                label(ops, "Name").fill(CLINIC);
                label(ops, "Licence").fill("PDY-2019-0031");
                label(ops, "Valid until").fill("2026-09-28");
                label(ops, "Qualified departments").fill("Ophthalmology · 眼科\nOncology; Haematology");
                press(ops, "Save");
                assertThat(alarm(ops)).containsText("no semicolon");
                assertThat(alarm(ops)).containsText("分号");
                ops.picture("cockpit-institutions-refusal");
                assertThat(label(ops, "Licence")).hasValue("PDY-2019-0031");
                assertThat(label(ops, "Qualified departments")).hasValue("Ophthalmology · 眼科\nOncology; Haematology");

                label(ops, "Qualified departments").fill("Ophthalmology · 眼科\n\n Oncology");
                press(ops, "Save");
                assertThat(row(ops)).containsText("Ophthalmology · 眼科, Oncology");
                assertThat(row(ops)).containsText("Expired · 已过期");

                press(ops, "Edit · 编辑: Boao Clinic");
                assertThat(label(ops, "Name")).not().isEditable();
                label(ops, "Valid until").fill("2027-06-30");
                ops.picture("cockpit-institutions");
                press(ops, "Save");
                assertThat(row(ops)).containsText("2027-06-30");
                assertThat(row(ops)).not().containsText("Expired");
                assertThat(ops.page().locator(".pathways-page").getByRole(AriaRole.STATUS))
                        .containsText("Saved · 已保存: " + CLINIC);
                assertThat(row(ops).getByRole(AriaRole.BUTTON)).isFocused();
            }
            JsonNode kept = house.person("ops")
                    .get("/api/institutions")
                    .is(200)
                    .rows()
                    .filter(i -> i.path("name").asText().equals(CLINIC))
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.path("licence").asText()).isEqualTo("PDY-2019-0031");
            assertThat(kept.path("validTo").asText()).isEqualTo("2027-06-30");
            assertThat(kept.path("departments").toString()).isEqualTo("[\"Ophthalmology · 眼科\",\"Oncology\"]");
        }

        @Test
        @DisplayName("one that is there already is not overwritten by a new one")
        void thereAlready() {
            try (Desk ops = inCockpit("ops")) {
                turnTo(ops, "Institutions");
                press(ops, "Add an institution");
                label(ops, "Name").fill("Ruijin Hainan Hospital");
                press(ops, "Save");
                assertThat(alarm(ops)).containsText("on the register already");
            }
        }

        @Test
        @DisplayName(
                "who may not edit reads whose step it is; who may not see them reads one sentence and nothing else")
        void withoutRight() {
            try (Desk director = inCockpit("director")) {
                turnTo(director, "Institutions");
                press(director, "Edit · 编辑: Ruijin Hainan Hospital");
                label(director, "Licence").fill("MINE-1");
                press(director, "Save");
                assertThat(alarm(director)).containsText("operations");
                assertThat(label(director, "Licence")).hasValue("MINE-1");
            }
            try (Desk admin = inCockpit("admin")) {
                turnTo(admin, "Institutions");
                assertThat(alarm(admin)).containsText("Administrators look after users and groups");
                assertThat(admin.page().locator(".pathways-page")).not().containsText("Ruijin");
                assertThat(admin.page().locator(".pathways-page button:visible"))
                        .hasCount(0);
            }
        }

        private Locator row(Desk desk) {
            return desk.page().locator("[data-institution='" + CLINIC + "']");
        }
    }
}
