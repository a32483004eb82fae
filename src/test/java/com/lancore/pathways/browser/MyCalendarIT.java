package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("My calendar, in Tasklist")
@ExtendWith(WithChromium.class)
@PathwaysTest
class MyCalendarIT {

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

    @Test
    @DisplayName("gives a secret address, shows it once, and takes it back")
    void aSecretAddress() {
        house.clock().set("2026-09-29T10:00");
        try (Desk quality = chromium.desk(port, house.clock().instant(), "tasklist", "quality")) {
            Locator dialog = open(quality);
            assertThat(dialog).containsText("You have no address yet.");

            press(dialog, "Make my address");
            Locator field = dialog.getByLabel("Your secret address");
            assertThat(field).isVisible();
            String path = field.inputValue().substring(field.inputValue().indexOf("/api/"));
            quality.picture("tasklist-my-calendar");
            assertThat(house.nobody().get(path).is(200).text()).startsWith("BEGIN:VCALENDAR");
            press(dialog, "Close");
            assertThat(dialog).isHidden();

            dialog = open(quality);
            assertThat(dialog).containsText("You have an address since 2026-09-29 10:0");
            assertThat(dialog).containsText("last read 2026-09-29 10:0");
            assertThat(dialog.locator("input")).hasCount(0);
            quality.picture("tasklist-my-calendar-again");
            press(dialog, "End it");
            assertThat(dialog).containsText("You have no address yet.");
            house.nobody().get(path).is(404);
        }
    }

    private static Locator open(Desk desk) {
        desk.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("My calendar"))
                .click();
        return desk.page().getByRole(AriaRole.DIALOG);
    }

    private static void press(Locator in, String button) {
        in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }
}
