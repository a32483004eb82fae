package com.lancore.pathways.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The secret address of somebody's calendar: shown once, replaced, revoked, and no way to anything else. */
@PathwaysTest
@Tag("postgres-too")
class FeedAddressIT {

    @Autowired
    private House house;

    @Autowired
    private JdbcTemplate jdbc;

    private Feeds feeds;
    private Person reader;
    private String feed;

    @BeforeEach
    void somebodyReadsTheirDeadlinesInACalendar() {
        house.clock().set("2026-09-28T10:00");
        feeds = new Feeds(house);
        reader = feeds.somebody("regulatoryAffairs");
        feed = Feeds.of(reader);
    }

    @Test
    void isShownOnce_toWhoeverIsLoggedIn() {
        Person another = feeds.somebody("clinicalOperations");
        assertThat(another.get("/api/me/feed").is(200).json())
                .isEqualTo(json("{\"on\":false,\"since\":null,\"lastReadAt\":null}"));

        Answer made = another.post("/api/me/feed", Map.of()).is(201);

        assertThat(made.json().get("address").asText())
                .matches("http://localhost:8080/api/deadlines\\.ics\\?token=[A-Za-z0-9_-]{43}");
        assertThat(made.headers().firstValue("Cache-Control")).contains("private, no-store");
        String token = Feeds.tokenOf(made.json().get("address").asText());
        Answer seen = another.get("/api/me/feed").is(200);
        assertThat(seen.text()).doesNotContain(token, "token", "address");
        assertThat(seen.json().get("on").asBoolean()).isTrue();
        assertThat(seen.json().get("since").asText()).startsWith("2026-09-28T02:0");
        assertThat(seen.json().get("lastReadAt").isNull()).isTrue();

        feeds.read(Feeds.path(made.json().get("address").asText()));
        assertThat(another.get("/api/me/feed").json().get("lastReadAt").asText())
                .startsWith("2026-09-28T02:0");
    }

    @Test
    void aNewOneEndsTheOlder() {
        String newer = Feeds.of(reader);

        feeds.refused(feed);
        feeds.read(newer);
    }

    @Test
    void revoked_isRefused_andRevokingAgainDoesNothing() {
        reader.delete("/api/me/feed").is(204);
        reader.delete("/api/me/feed").is(204);

        feeds.refused(feed);
        assertThat(reader.get("/api/me/feed").json().get("on").asBoolean()).isFalse();
        feeds.read(Feeds.of(reader));
    }

    @Test
    void twoAskedForAtTheSameMoment_leaveOne() {
        List<Answer> answers = house.atOnce(4, () -> reader.post("/api/me/feed", Map.of()));

        assertThat(answers).allSatisfy(a -> assertThat(a.status()).isIn(201, 409));
        assertThat(answers.stream()
                        .filter(a -> a.status() == 201)
                        .map(a -> Feeds.path(a.json().get("address").asText()))
                        .filter(f -> house.nobody().get(f).status() == 200))
                .hasSize(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from feed_token where person = ? and revoked_at is null",
                        Integer.class,
                        reader.name()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?token=",
                "?token=x",
                "?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "?token=%27%20or%201=1--",
                "?token=a&token=b",
                "?Token=x"
            })
    void guessed_isRefusedInOneSentence(String query) {
        feeds.refused("/api/deadlines.ics" + query);
    }

    @Test
    void thatIsNoText_isRefusedBeforeItIsLookedFor() {
        house.nobody().get("/api/deadlines.ics?token=%00").isPlainRefusal().is(400);
    }

    @Test
    void isNotReplacedByALogin() {
        assertThat(reader.get("/api/deadlines.ics").isPlainRefusal().status()).isEqualTo(404);
    }

    @Test
    void theHashOfATokenIsNoToken() throws Exception {
        String hash = jdbc.queryForObject(
                "select token_hash from feed_token where person = ? and revoked_at is null",
                String.class,
                reader.name());

        assertThat(hash)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(Feeds.tokenOf(feed).getBytes(StandardCharsets.UTF_8))));
        feeds.refused("/api/deadlines.ics?token=" + hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/deadlines.ics/",
                "/api/deadlines.ics/x",
                "/api/deadlines.icsx",
                "/api/Deadlines.ics",
                "/api/%64eadlines.ics",
                "/api/me/feed"
            })
    void opensNoOtherDoor(String address) {
        assertThat(house.nobody().get(address + "?token=" + Feeds.tokenOf(feed)).status())
                .isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void isReadOnly(String method) {
        assertThat(house.nobody()
                        .send(method, feed, "application/json", HttpRequest.BodyPublishers.noBody())
                        .isPlainRefusal()
                        .status())
                .isEqualTo(405);
    }

    @Test
    void standsInNoLog_whateverBecomesOfIt() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger own = (Logger) LoggerFactory.getLogger("com.lancore");
        Logger database = (Logger) LoggerFactory.getLogger("org.springframework.jdbc");
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        // what runs by day, and the database with every value that it is given; the build's own log has no use for
        // these
        root.setLevel(Level.INFO);
        root.addAppender(log);
        for (Logger talkative : List.of(own, database)) {
            talkative.setLevel(Level.TRACE);
            talkative.setAdditive(false);
            talkative.addAppender(log);
        }
        try {
            feeds.read(feed);
            String newer = Feeds.of(reader);
            feeds.refused(feed);
            reader.delete("/api/me/feed").is(204);
            feeds.refused(newer);

            List<String> said = new ArrayList<>(
                    log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
            assertThat(said).anyMatch(line -> line.contains("feed_token"));
            assertThat(said)
                    .noneMatch(line -> line.contains(Feeds.tokenOf(feed)) || line.contains(Feeds.tokenOf(newer)));
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
            for (Logger talkative : List.of(own, database)) {
                talkative.setLevel(null);
                talkative.setAdditive(true);
                talkative.detachAppender(log);
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
