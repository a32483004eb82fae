package com.lancore.pathways.notification;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The calendar feed.
 *
 * @param baseUrl where people open the application, without a slash at its end
 * @param closedDays how many calendar days a deadline stays in the feed after it was closed
 * @param refresh how often a calendar is asked to read it
 */
@ConfigurationProperties("pathways.feed")
record FeedSettings(String baseUrl, int closedDays, Duration refresh) {

    FeedSettings {
        baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** The secret address of a person's feed. */
    String address(String token) {
        return baseUrl + "/api/deadlines.ics?token=" + token;
    }

    /** The open tasks of a project in Tasklist, among those that the list shows to who follows it. */
    String project(String code) {
        String query = "[{\"type\":\"processInstanceBusinessKey\",\"operator\":\"eq\",\"value\":\"" + code
                + "\",\"name\":\"\"}]";
        return baseUrl + "/camunda/app/tasklist/default/#/?searchQuery="
                + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
