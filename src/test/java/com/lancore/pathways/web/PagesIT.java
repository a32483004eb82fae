package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What our pages are made of, and what they ask beside their data. */
@PathwaysTest
class PagesIT {

    @Autowired
    private House house;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/shared/page.js",
                "/camunda/app/shared/page.css",
                "/camunda/app/pathways.css",
                "/camunda/app/cockpit/custom/pathways.js",
                "/camunda/app/cockpit/scripts/config.js?bust=7.24.0",
                "/camunda/app/tasklist/custom/documents.js",
                "/camunda/app/tasklist/scripts/config.js",
                "/camunda/app/tasklist/styles/user-styles.css",
                "/webjars/chart.js/dist/chart.umd.min.js"
            })
    void aBrowserAsksEachTimeWhetherAFileIsStillTheSame_andIsToldSoInAWord(String file)
            throws IOException, InterruptedException {
        Answer first = house.nobody().get(file).is(200);

        assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");
        String asOf = first.headers().firstValue("Last-Modified").orElseThrow();
        HttpResponse<String> again = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + file))
                                .header("If-Modified-Since", asOf)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void whoIsThere_isToldWithTheGroupsOfThisMoment() {
        assertThat(house.person("director").get("/api/me").is(200).text())
                .isEqualTo("{\"person\":\"director\",\"groups\":[\"director\"]}");

        var mover = house.newPerson("mover", List.of("operations"), List.of());
        house.engine().getIdentityService().deleteMembership("mover", "operations");
        house.engine().getIdentityService().createMembership("mover", "qualityAssurance");
        assertThat(mover.get("/api/me").is(200).json().get("groups").toString()).isEqualTo("[\"qualityAssurance\"]");

        house.nobody().get("/api/me").is(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"calendar", "deadlines", "jobs", "mail", "reconciliation"})
    void operationsReadsTheRunbookOfTheRunningRelease(String page) {
        Answer read = house.person("ops").get("/api/runbook/" + page).is(200);

        assertThat(read.text()).startsWith("# ").contains("**Seen as**");
        assertThat(read.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        house.person("pm").get("/api/runbook/" + page).is(403).isPlainRefusal();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "README", "reconciliation.md"})
    void thereIsNothingElseInIt(String page) {
        house.person("ops").get("/api/runbook/" + page).isPlainRefusal();
    }
}
