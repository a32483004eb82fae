package com.lancore.pathways.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The Chromium of this machine, without a window; nothing is downloaded. */
final class Chromium implements ExtensionContext.Store.CloseableResource {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        Path executable = found().orElseThrow(() -> new IllegalStateException("There is no Chromium on the PATH"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** The first of the usual names on the PATH. */
    static Optional<Path> found() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .flatMap(file -> Files.isExecutable(file) ? Stream.of(file) : Stream.empty())
                .findFirst();
    }

    /**
     * Somebody logs in to an application of the server of this machine.
     *
     * @param now what the clock on the desk shows; it stands still
     * @param language of the browser, {@code en-GB}
     */
    Desk desk(int port, Instant now, String application, String user, String language) {
        return new Desk(browser, "http://127.0.0.1:" + port, now, application, user, language);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
