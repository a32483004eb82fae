package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.EveryRow;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.WebSession;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever is thrown at any address: no error of ours, nothing of the inside in the answer, nothing written. What is
 * thrown is drawn by a fixed seed, so that a failure comes again; the addresses are those that the application and the
 * engine declare.
 */
@PathwaysTest
class HostileInputIT {

    private static final long SEED = 818;

    private static final List<String> PEOPLE = List.of("pm", "clinical", "client", "ops", "director", "academic");

    private static final List<String> OTHER_TYPES =
            List.of("text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "x/y");

    /** They take no input and write by design: a new feed address, a night's check now. */
    private static final Set<String> WITHOUT_INPUT =
            Set.of("POST /api/me/feed", "DELETE /api/me/feed", "POST /api/reconciliation");

    /** Who may do what an address is for, with hardly anything in the body: that is no bad input of theirs. */
    private static final Map<String, String> ALLOWED = Map.of("PUT /api/institutions/{name}", "ops");

    @Autowired
    private House house;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final BadInput bad = new BadInput(SEED);
    private final Set<String> wrong = new TreeSet<>();
    private Study study;
    private String task;
    private EveryRow before;
    private int sent;

    @BeforeEach
    void aStudyThatMustNotChange() {
        study = house.study().start();
        study.upload("regulatory", "NON_CLINICAL_REPORT");
        task = study.task("prepareNonClinicalPackage");
        before = EveryRow.of(jdbc);
    }

    @AfterEach
    void nothingOfTheInsideIsTold_andNothingIsWritten() {
        assertThat(EveryRow.of(jdbc).differenceTo(before)).isEmpty();
        assertThat(wrong).as(sent + " calls").isEmpty();
        assertThat(sent).isPositive();
    }

    @Test
    void atEveryAddressOfOurs() {
        List<Door> doors =
                Door.described(house.person("pm").get("/v3/api-docs").is(200).json(), "");
        assertThat(doors.stream().map(Door::call))
                .as("the description names every address that is mapped")
                .containsAll(mapped());

        for (Door door : doors) {
            if (WITHOUT_INPUT.contains(door.call())) {
                continue;
            }
            if (door.writes()) {
                bad.bodies().forEach(body -> call(door, "application/json", body));
                Stream.generate(() -> object(door)).limit(25).forEach(body -> call(door, "application/json", body));
                OTHER_TYPES.forEach(type -> call(door, type, "{\"a\":1}"));
            } else {
                Stream.generate(() -> "").limit(12).forEach(nothing -> call(door, "application/json", nothing));
            }
        }
    }

    @Test
    void atEveryAddressOfTheEngine() throws IOException {
        for (Door door : Door.ofTheEngine("/engine-rest")) {
            if (asksForAPassword(door)) {
                continue;
            }
            if (door.writes()) {
                Stream.generate(() -> bad.body()).limit(2).forEach(body -> call(door, "application/json", body));
                Stream.generate(() -> object(door)).limit(3).forEach(body -> call(door, "application/json", body));
                call(door, bad.one(OTHER_TYPES), "{\"a\":1}");
                if (door.takesFiles()) {
                    BadInput.forms().forEach(form -> call(door, "multipart/form-data; boundary=b", form));
                }
            } else {
                Stream.generate(() -> "").limit(3).forEach(nothing -> call(door, "application/json", nothing));
            }
        }
    }

    @Test
    void atEveryAddressOfTheEngine_byAnAdministrator_whoMayDoMost() throws IOException {
        for (Door door : Door.ofTheEngine("/engine-rest")) {
            if (door.writes() && !door.path().equals("/engine-rest/history/cleanup")) {
                String body = bad.body();
                judge(house.person("admin")
                        .send(door.method(), nowhere(door.path()), "application/json", BodyPublishers.ofString(body)));
            }
        }
    }

    @Test
    void inSessionsOfTheWebApplications_atTheirOwnAddressesAndPlugins() {
        for (WebSession session : sessions()) {
            for (Door door : Door.ofTheWebApplications()) {
                if (door.path().endsWith("/logout")) {
                    // it would leave nobody to go on
                    continue;
                }
                for (int i = 0; i < 3; i++) {
                    inSession(session, door, "application/json", door.writes() ? object(door) : "");
                }
                if (door.writes()) {
                    inSession(session, door, "application/json", bad.body());
                    inSession(session, door, bad.one(OTHER_TYPES), "{\"a\":1}");
                }
            }
        }
    }

    @Test
    void inSessionsOfTheWebApplications_atEveryAddressOfTheEngine() throws IOException {
        List<WebSession> sessions = sessions();
        for (Door door : Door.ofTheEngine("/camunda/api/engine/engine/default")) {
            if (!asksForAPassword(door)) {
                inSession(
                        bad.one(sessions),
                        door,
                        "application/json",
                        !door.writes() ? "" : bad.one(List.of(bad.body(), object(door))));
            }
        }
    }

    private List<WebSession> sessions() {
        return PEOPLE.stream()
                .map(person -> {
                    WebSession session = house.browser().open();
                    session.login("welcome", person, "demo").is(200);
                    return session;
                })
                .toList();
    }

    /** The caller's own: with a wrong one the next calls of this person would be refused for seconds. */
    private static boolean asksForAPassword(Door door) {
        return door.path().endsWith("/credentials");
    }

    @Test
    void asAnUpload() {
        for (String form : BadInput.forms()) {
            for (String person : List.of("pm", "client", "admin")) {
                judge(house.person(person)
                        .send(
                                "POST",
                                "/api/projects/" + study.code() + "/documents",
                                "multipart/form-data; boundary=b",
                                BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1)));
            }
        }
        for (String type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"",
                "multipart/form-data; boundary=" + "x".repeat(500),
                "multipart/mixed; boundary=b",
                "multipart/form-data; boundary=other",
                "application/octet-stream")) {
            judge(house.person("pm")
                    .send(
                            "POST",
                            "/api/projects/" + study.code() + "/documents",
                            type,
                            BodyPublishers.ofString(BadInput.forms().get(0))));
        }
    }

    @Test
    void asAModel() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"" + "lol".repeat(50) + "\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
                + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
                + "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]><definitions>&f;</definitions>";
        String outside = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"&x;\"/>";
        for (String xml : List.of(bomb, outside, "<", "", "<definitions>", "\u0000")) {
            for (String name : List.of("x.bpmn", "x.dmn", "x.cmmn", "x.bpmn20.xml", "../x.bpmn", "")) {
                for (String person : List.of("pm", "ops", "admin")) {
                    judge(house.person(person)
                            .upload(
                                    "/engine-rest/deployment/create",
                                    Map.of("deployment-name", "x"),
                                    name,
                                    xml.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    @Test
    void atTheLoginOfTheWebApplications() {
        for (String body : List.of(
                "",
                "username",
                "username=&password=",
                "username=%00&password=%00",
                "username=%FF",
                "username=" + "a".repeat(100_000),
                "{\"username\":1}",
                "username=x&username=y&password=z",
                "username=%ED%A0%80&password=x")) {
            for (String type : List.of("application/x-www-form-urlencoded", "application/json", "text/xml")) {
                for (String place : List.of(
                        "default/login/tasklist", "none/login/tasklist", "default/login/%00", "default/logout")) {
                    judge(house.nobody()
                            .send(
                                    "POST",
                                    "/camunda/api/admin/auth/user/" + place,
                                    type,
                                    BodyPublishers.ofString(body)));
                }
            }
        }
        for (String word : bad.words()) {
            judge(house.nobody().get("/api/deadlines.ics?token=" + word));
            judge(house.person("x" + word, word).get("/api/projects"));
        }
    }

    private List<String> mapped() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(e -> e.getValue().getBeanType().getName().startsWith("com.lancore"))
                .flatMap(e -> e.getKey().getPatternValues().stream()
                        .flatMap(path -> e.getKey().getMethodsCondition().getMethods().stream()
                                .map(m -> m + " " + path)))
                .filter(address -> address.contains(" /api/"))
                .toList();
    }

    // ---- how it is thrown

    private void call(Door door, String type, String body) {
        String path = bad.address(door, there());
        String person = bad.one(PEOPLE);
        if (!person.equals(ALLOWED.get(door.call()))) {
            judge(house.person(person).send(door.method(), path, type, publisher(body)));
        }
    }

    private void inSession(WebSession session, Door door, String type, String body) {
        judge(session.send(door.method(), bad.address(door, there()), type, body.isEmpty() ? null : body));
    }

    private Map<String, String> there() {
        return Map.of(
                "{code}",
                study.code(),
                "{engine}",
                "default",
                "{processEngineName}",
                "default",
                "/task/{id}",
                "/task/" + task,
                "/process-instance/{id}",
                "/process-instance/" + study.instance(),
                "/process-definition/key/{key}",
                "/process-definition/key/iit");
    }

    private static BodyPublisher publisher(String body) {
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    /** A body with what the address knows, and what an event may say. */
    private String object(Door door) {
        List<String> fields = new ArrayList<>(door.fields());
        if (door.path().endsWith("/events")) {
            fields.addAll(List.of("event", "reason", "date", "fact", "newValue", "projectCode"));
        }
        return bad.object(fields);
    }

    private static String nowhere(String path) {
        return path.replaceAll("\\{[^}]+}", "no-such");
    }

    private void judge(Answer answer) {
        sent++;
        String told = answer.call().substring(0, Math.min(160, answer.call().length()));
        if (answer.status() >= 500) {
            wrong.add(answer.status() + " " + told);
        } else if (answer.status() >= 400 && answer.tellsOfTheInside()) {
            wrong.add("inside " + told + ": " + answer.text());
        }
    }
}
