package com.lancore.pathways.web;

import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.notification.DeadlineFeed;
import com.lancore.pathways.notification.FeedTokens;
import com.lancore.pathways.project.Project;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The calendar feed: the caller's own secret address, and what is read at it. The address carries a secret, so that no
 * answer may be kept by anybody in between, nor the address be told to a page that is linked from it.
 */
@RestController
class FeedApi {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final FeedTokens tokens;
    private final DeadlineFeed feed;
    private final DeadlineRegister register;
    private final VisibleProjects visible;
    private final People people;

    FeedApi(FeedTokens tokens, DeadlineFeed feed, DeadlineRegister register, VisibleProjects visible, People people) {
        this.tokens = tokens;
        this.feed = feed;
        this.register = register;
        this.visible = visible;
        this.people = people;
    }

    @GetMapping("/api/me/feed")
    FeedTokens.State mine() {
        return tokens.mine();
    }

    @PostMapping("/api/me/feed")
    @ResponseStatus(HttpStatus.CREATED)
    FeedTokens.Issued make(HttpServletResponse response) {
        keepSecret(response);
        return tokens.issue();
    }

    @DeleteMapping("/api/me/feed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke() {
        tokens.revoke();
    }

    /** Nobody is logged in here: whose feed it is, the token says. */
    @GetMapping("/api/deadlines.ics")
    ResponseEntity<byte[]> read(@RequestParam(required = false) String token, HttpServletResponse response) {
        keepSecret(response);
        String person = tokens.reader(token);
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"deadlines.ics\"")
                .body(people.as(person, () -> feed.write(person, known())));
    }

    private List<Deadline> known() {
        Set<String> codes = visible.all().stream().map(Project::code).collect(Collectors.toSet());
        return register.closedSince(feed.oldest()).stream()
                .filter(d -> codes.contains(d.projectCode()))
                .toList();
    }

    private static void keepSecret(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
