package com.lancore.pathways.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Asks axe what keeps people with a screen reader, a keyboard or weak eyes from using a page. */
final class Axe {

    private static final String SOURCE = source();

    /** What weighs less is a hint, not an obstacle. */
    private static final List<String> GRAVE = List.of("serious", "critical");

    private Axe() {}

    /**
     * One element that breaks one rule.
     *
     * @param place a selector of the element
     */
    record Obstacle(String rule, String place, String html) {}

    /** What is serious or critical on the whole page. */
    // what the browser answers is JSON, of the shape that the script below makes
    @SuppressWarnings("unchecked")
    static List<Obstacle> on(Page page) {
        // evaluated by the browser's debugger, which the page's content security policy does not forbid
        page.evaluate(SOURCE);
        Map<String, Object> found = (Map<String, Object>) page.evaluate(
                "() => axe.run(document, { resultTypes: ['violations'] }).then(r => ({ violations: r.violations"
                        + ".map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes"
                        + ".map(n => ({ target: n.target.join(' '), html: n.html.slice(0, 200) })) })) }))");
        return ((List<Map<String, Object>>) found.get("violations"))
                .stream()
                        .filter(v -> GRAVE.contains(v.get("impact")))
                        .flatMap(v -> ((List<Map<String, String>>) v.get("nodes"))
                                .stream()
                                        .map(node -> new Obstacle(
                                                (String) v.get("id"), node.get("target"), node.get("html"))))
                        .toList();
    }

    private static String source() {
        try (InputStream in = Axe.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
