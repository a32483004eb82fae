package com.lancore.pathways.notification;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.component.VEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose deadlines somebody's calendar shows: those that the person may read now, whenever its address was made. */
@PathwaysTest
@Tag("postgres-too")
class FeedAccessIT {

    @Autowired
    private House house;

    private Study study;
    private Feeds feeds;
    private Person reader;
    private String feed;

    @BeforeEach
    void regulatoryAffairsReadAFilingInACalendar() {
        house.clock().set("2026-09-28T10:00");
        feeds = new Feeds(house);
        reader = feeds.somebody("regulatoryAffairs");
        feed = Feeds.of(reader);
        study = letters(house.study());
    }

    @Test
    void aClientReadsItsOwnProjects_withoutAlarmsAndWithoutALink() {
        Study own = letters(house.study().with("clientCode", "demo"));
        String client = Feeds.of(house.newPerson(Feeds.newName(), List.of("client"), List.of("demo")));

        assertThat(feeds.codes(client)).contains(own.code()).doesNotContain(study.code());
        VEvent event = feeds.event(own, client);
        assertThat(Feeds.alarms(event)).isEmpty();
        assertThat(event.getDescription().getValue()).doesNotContain("http");
        assertThat(feeds.codes(Feeds.of(house.newPerson(Feeds.newName(), List.of("client"), List.of("feed-client")))))
                .isEmpty();
    }

    @Test
    void isTheSameAsTheListOfDeadlines_butForWhatWasClosedLongAgo() {
        List<JsonNode> listed = reader.get("/api/deadlines").rows().toList();
        List<String> running = listed.stream()
                .filter(d -> Set.of("OPEN", "BREACHED").contains(d.get("status").asText()))
                .map(d -> d.get("projectCode").asText())
                .toList();

        assertThat(feeds.codes(feed)).containsAll(running);
        assertThat(listed).extracting(d -> d.get("projectCode").asText()).containsAll(feeds.codes(feed));
    }

    @Test
    void whoLeavesTheClient_readsItsProjectsNoMore_andStillTheHouses() {
        IdentityService identity = house.engine().getIdentityService();
        Study ofTheClient = letters(house.study().with("clientCode", "demo"));
        assertThat(feeds.codes(feed)).contains(study.code()).doesNotContain(ofTheClient.code());

        identity.createTenantUserMembership("demo", reader.name());
        assertThat(feeds.codes(feed)).contains(study.code(), ofTheClient.code());
        identity.deleteTenantUserMembership("demo", reader.name());
        assertThat(feeds.codes(feed)).contains(study.code()).doesNotContain(ofTheClient.code());
    }

    @Test
    void whoLeavesTheGroups_readsNothing_andTheCalendarIsEmptied() {
        house.engine().getIdentityService().deleteMembership(reader.name(), "regulatoryAffairs");

        assertThat(feeds.codes(feed)).isEmpty();
    }

    @Test
    void whoIsGone_readsAnEmptyCalendarOnce_andANamesakeInheritsNothing() {
        house.gone(reader.name());

        assertThat(feeds.codes(feed)).isEmpty();
        feeds.refused(feed);
        house.newPerson(reader.name(), List.of("regulatoryAffairs"), List.of());
        feeds.refused(feed);
    }

    private static Study letters(Study fresh) {
        return fresh.start().letters("2026-09-24", "2026-09-28");
    }
}
