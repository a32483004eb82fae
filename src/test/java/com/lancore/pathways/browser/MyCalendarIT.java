package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("My calendar, in Tasklist")
@PathwaysTest
class MyCalendarIT {

    @RegisterExtension
    private static final WithChromium CHROMIUM = new WithChromium();

    @Autowired
    private House house;

    @Test
    @DisplayName("gives a secret address, shows it once, and takes it back")
    void aSecretAddress() {
        house.clock().set("2026-09-29T10:00");
        try (Desk quality = CHROMIUM.desk("tasklist", "quality")) {
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
