package com.lancore.pathways.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.HashSet;
import java.util.Set;

/**
 * What a page asks of the server and has no answer to yet. The browser's own word for an idle network is about the page
 * as it was first loaded, and says nothing of what Tasklist asks for afterwards.
 */
final class Traffic {

    private static final long QUIET_MILLIS = 250;

    private final Page page;
    private final Set<Request> open = new HashSet<>();
    private long lastMoved = System.nanoTime();

    Traffic(Page page) {
        this.page = page;
        page.onRequest(request -> {
            open.add(request);
            moved();
        });
        page.onRequestFinished(this::answered);
        page.onRequestFailed(this::answered);
    }

    /** Waits until nothing is asked and nothing has been for a quarter of a second. */
    void settle() {
        moved();
        page.waitForCondition(() -> open.isEmpty() && System.nanoTime() - lastMoved > QUIET_MILLIS * 1_000_000);
    }

    private void answered(Request request) {
        open.remove(request);
        moved();
    }

    private void moved() {
        lastMoved = System.nanoTime();
    }
}
