package com.lancore.pathways.web;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages of the runbook, as plain text: of the release that runs, where the documentation may be of another. */
@RestController
class RunbookApi {

    private static final Pattern NAME = Pattern.compile("[a-z]+");
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final People people;

    RunbookApi(People people) {
        this.people = people;
    }

    /**
     * A page.
     *
     * @param page its name: {@code reconciliation}, {@code jobs} …
     */
    @GetMapping("/api/runbook/{page}")
    ResponseEntity<Resource> page(@PathVariable String page) {
        people.inOneOf(Set.of(Role.OPERATIONS));
        Resource text = new ClassPathResource("runbook/" + page + ".md");
        if (!NAME.matcher(page).matches() || !text.exists()) {
            throw Refusal.notFound("The runbook has no such page.", "运维手册没有此页。");
        }
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header("X-Content-Type-Options", "nosniff")
                .body(text);
    }
}
