package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at a desk of their own, in Shanghai: logs in to an application and works there. */
final class Desk implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "pictures");

    private final BrowserContext computer;
    private final Page page;
    private final Traffic traffic;
    private final String server;
    private final String address;
    private final String user;

    /**
     * Logs in to {@code tasklist}, {@code cockpit} or {@code welcome}.
     *
     * @param now what the clock on the desk shows; it stands still
     * @param language of the browser, {@code en-GB}
     */
    Desk(Browser browser, String server, Instant now, String application, String user, String language) {
        this.user = user;
        computer = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 1000)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai"));
        computer.clock().setFixedTime(Date.from(now));
        page = computer.newPage();
        traffic = new Traffic(page);
        this.server = server;
        address = addressOf(application);
        page.navigate(address);
        logIn();
        if (application.equals("tasklist")) {
            // when its lists of tasks come, one goes into the address of whatever page is open then: it is drawn anew
            page.waitForURL(Pattern.compile("[?&]filter="));
        }
    }

    /** The page may draw its form anew once it knows that nobody is logged in; what was typed is then typed again. */
    private void logIn() {
        Locator account = page.locator("[cam-widget-header] .account");
        do {
            page.locator(".form-signin input[type=text]").fill(user);
            page.locator(".form-signin input[type=password]").fill("demo");
            page.locator(".form-signin button[type=submit]").click();
            page.waitForFunction("document.querySelector('[cam-widget-header] .account') !== null"
                    + " || [...document.querySelectorAll('.form-signin input')].some(input => input.value === '')");
        } while (account.count() == 0);
        assertThat(account).containsText("(demo)");
    }

    Page page() {
        return page;
    }

    /** Waits until the page has its answers: what they draw anew is drawn. */
    void settle() {
        traffic.settle();
    }

    /** Goes to another application, where the same person is logged in. */
    void turnToApplication(String application) {
        page.navigate(addressOf(application));
    }

    private String addressOf(String application) {
        return server + "/camunda/app/" + application + "/default/#/";
    }

    /** Goes to a place within the application. */
    void open(String place) {
        page.navigate(address + place);
    }

    /** Opens the start dialog of a process and shows its form. */
    Form startDialog(String process) {
        page.getByText("Start process").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(process))
                .click();
        return new Form(page.locator(".modal-dialog .fjs-form"));
    }

    /** Presses Start; the dialog closes. */
    void start() {
        page.locator(".modal-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Start"))
                .click();
        assertThat(page.locator(".modal-dialog")).isHidden();
    }

    /** Finds a task of a project in the list of the groups' tasks, and opens it. */
    void openTask(String projectCode, String name) {
        find(projectCode);
        page.locator(".tasks-list .task")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(name + "(?!\\w)")))
                .first()
                .click();
        assertThat(page.locator(".task-card h2.task")).hasText(name);
    }

    /** Shows the tasks of a project alone. */
    void find(String projectCode) {
        String search = "[{\"type\":\"processInstanceBusinessKey\",\"operator\":\"eq\",\"value\":\"%s\",\"name\":\"\"}]"
                .formatted(projectCode);
        open("?searchQuery=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
        assertThat(page.locator(".tasks-list .task").first()).containsText(projectCode);
    }

    /** Whether the element that one selector finds lies at or within the one of another. */
    boolean isAt(String selector, String place) {
        return (boolean) page.evaluate(
                "([selector, place]) => document.querySelector(selector)?.closest(place) !== null",
                List.of(selector, place));
    }

    /** Claims the open task. */
    void claim() {
        page.locator(".task-card .claim").click();
        assertThat(page.locator(".task-card .claim")).isHidden();
    }

    /** Turns to a tab of the open task by the beginning of its name. */
    void turnTo(String tab) {
        page.locator(".task-card .nav-tabs")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + tab)))
                .click();
    }

    /** What stands above the form of the open task. */
    Locator summary() {
        return page.locator(".task-card .pathways-summary");
    }

    /** The form of the open task. */
    Form form() {
        turnTo("Form");
        Locator form = page.locator(".task-card .fjs-form");
        form.waitFor();
        // claiming draws the form anew; what is typed before that is gone
        settle();
        form.waitFor();
        return new Form(form);
    }

    /** Completes the open task; it leaves the page. */
    void complete() {
        pressComplete();
        assertThat(page.locator(".task-card")).isHidden();
    }

    /** Presses Complete, whatever follows. */
    void pressComplete() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"))
                .click();
    }

    /** What the page says of a step that was refused. */
    Locator refusal() {
        return page.locator(".notifications .alert");
    }

    /** Closes the refusal: it stays until somebody does, also over the next task. */
    void closeRefusal() {
        refusal()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("×"))
                .click();
        assertThat(refusal()).isHidden();
    }

    /** The row of the tab Documents that asks for a kind. */
    Locator asked(String kind) {
        return page.locator("[data-kind='" + kind + "']");
    }

    /** Uploads a file in the tab Documents where the step asks for its kind, and reads there that it is kept. */
    void upload(String kind, String fileName) {
        Locator row = asked(kind);
        row.locator("input[type=file]").setInputFiles(pdf(fileName));
        row.locator("button").click();
        assertThat(row.getByRole(AriaRole.STATUS)).containsText(fileName + " is kept as version");
        assertThat(row).containsText("Uploaded");
    }

    static FilePayload pdf(String name) {
        return new FilePayload(name, "application/pdf", ("%PDF-1.4 " + name).getBytes(StandardCharsets.UTF_8));
    }

    /** Presses keys, one after the other: {@code Tab}, {@code Control+Alt+KeyC}. */
    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Presses Tab until something has the focus. */
    void tabTo(Locator wanted) {
        for (int i = 0; i < 60; i++) {
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + wanted);
    }

    /** Takes a picture of the page as it is into {@code target/pictures}. */
    void picture(String name) {
        page.mouse().move(0, 0);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** Scrolls to the top and takes a picture. */
    void pictureOfTop(String name) {
        page.evaluate(
                "document.querySelectorAll('.modal, .three-cols-layout-cell').forEach(part => part.scrollTo(0, 0))");
        picture(name);
    }

    /** Leaves a picture of what was last seen, for the case that something went wrong. */
    @Override
    public void close() {
        picture("last-seen-by-" + user);
        computer.close();
    }
}
