package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.EveryRow;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> PEOPLE = List.of("pm", "clinical", "client", "ops", "director", "academic");

    /** They take no input and write by design: a new feed address, a night's check now. */
    private static final Set<String> WITHOUT_INPUT =
            Set.of("POST /api/me/feed", "DELETE /api/me/feed", "POST /api/reconciliation");

    /** Who may do what an address is for, with hardly anything in the body: that is no bad input of theirs. */
    private static final Map<String, String> ALLOWED = Map.of("PUT /api/institutions/{name}", "ops");

    private static final String DEEP = "[".repeat(50_000);

    /** What is no JSON, or none that an address could mean. */
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "}",
            "[]",
            "[{}]",
            "null",
            "true",
            "\"text\"",
            "nonsense",
            "NaN",
            "-Infinity",
            "1e999999",
            "9".repeat(5_000),
            "{\"a\":NaN}",
            "{\"a\":1,\"a\":2}",
            "{\"\":{}}",
            "{\"__proto__\":{\"x\":1},\"constructor\":null}",
            "{\"@class\":\"java.util.HashMap\",\"@type\":\"x\"}",
            "{\"variables\":null}",
            "{\"variables\":{\"a\":null}}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\u0000\"}",
            "\uFEFF{}",
            "{'a':1}",
            "{\"a\":1,}",
            "/* */ {}",
            "{\"a\":\"" + "x".repeat(200_000) + "\"}",
            DEEP,
            "{\"a\":" + DEEP,
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>");

    /** As values of a field, in JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "99999999999999999999999999",
            "2147483648",
            "0.1",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\udc00\"",
            "\"${1+1}\"",
            "\"#{T(java.lang.Runtime)}\"",
            "\"' or 1=1 --\"",
            "\"../../etc/passwd\"",
            "\"<script>alert(1)</script>\"",
            "\"2026-02-30\"",
            "\"2026-13-45T99:99:99.000+9999\"",
            "\"-999999999-01-01\"",
            "\"+999999999-12-31\"",
            "\"中文\\u202e\"",
            "[]",
            "[null]",
            "[[\"x\"]]",
            "{}",
            "{\"a\":null}",
            "{\"value\":\"x\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\","
                    + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}");

    /** As a part of an address, written as it goes over the wire. */
    private static final List<String> WORDS = List.of(
            "no-such",
            "-1",
            "0",
            "99999999999999999999",
            "null",
            "true",
            "%20",
            "%00",
            "%0d%0aX:1",
            "%27%20or%201=1--",
            "%7B%7D",
            "%24%7B1%2B1%7D",
            "%F0%9F%92%A9",
            "%ED%A0%80",
            "%FF",
            "..%2f..%2fetc",
            "%2e%2e",
            "2026-02-30",
            "2026-01-01",
            "-999999999-01-01",
            "%2B999999999-12-31",
            "2026-01-01T00:00:00.000%2B0000",
            "a".repeat(3_000));

    @Autowired
    private House house;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Random random = new Random(SEED);
    private final Set<String> wrong = new TreeSet<>();
    private Study study;
    private String task;
    private EveryRow before;
    private int sent;

    /** An address with its names in braces, what may stand in its query and in its body. */
    private record Door(String method, String path, List<String> query, List<String> fields, boolean takesFiles) {}

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
    void atEveryAddressOfOurs() throws IOException {
        List<Door> doors = ours();
        assertThat(doors.stream().map(d -> d.method() + " " + d.path()))
                .as("the description names every address that is mapped")
                .containsAll(mapped());

        for (Door door : doors) {
            if (WITHOUT_INPUT.contains(door.method() + " " + door.path())) {
                continue;
            }
            if (writes(door)) {
                BODIES.forEach(body -> call(door, "application/json", body));
                Stream.generate(() -> object(door)).limit(25).forEach(body -> call(door, "application/json", body));
                Stream.of(
                                "text/plain",
                                "application/xml",
                                "multipart/form-data",
                                "application/x-www-form-urlencoded",
                                "x/y")
                        .forEach(type -> call(door, type, "{\"a\":1}"));
            } else {
                Stream.generate(() -> "").limit(12).forEach(nothing -> call(door, "application/json", nothing));
            }
        }
    }

    @Test
    void atEveryAddressOfTheEngine() throws IOException {
        for (Door door : engines()) {
            if (door.path().endsWith("/credentials")) {
                // asks for the caller's own password: the next calls of this person would be refused for seconds
                continue;
            }
            if (writes(door)) {
                Stream.generate(() -> one(BODIES)).limit(2).forEach(body -> call(door, "application/json", body));
                Stream.generate(() -> object(door)).limit(3).forEach(body -> call(door, "application/json", body));
                call(door, one(List.of("text/plain", "application/xml", "multipart/form-data")), "{\"a\":1}");
                if (door.takesFiles()) {
                    forms().forEach(form -> call(door, "multipart/form-data; boundary=b", form));
                }
            } else {
                Stream.generate(() -> "").limit(3).forEach(nothing -> call(door, "application/json", nothing));
            }
        }
    }

    @Test
    void atEveryAddressOfTheEngine_byAnAdministrator_whoMayDoMost() throws IOException {
        for (Door door : engines()) {
            if (writes(door) && !door.path().equals("/engine-rest/history/cleanup")) {
                String body = one(BODIES);
                judge(house.person("admin")
                        .send(door.method(), nowhere(door.path()), "application/json", BodyPublishers.ofString(body)));
            }
        }
    }

    @Test
    void asAnUpload() {
        for (String form : forms()) {
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
                            BodyPublishers.ofString(forms().get(0))));
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
        for (String word : WORDS) {
            judge(house.nobody().get("/api/deadlines.ics?token=" + word));
            judge(house.person("x" + word, word).get("/api/projects"));
        }
    }

    // ---- the addresses

    /** As the application describes itself. */
    private List<Door> ours() {
        return doors(house.person("pm").get("/v3/api-docs").is(200).json(), "");
    }

    private static List<Door> engines() throws IOException {
        try (InputStream in = HostileInputIT.class.getResourceAsStream("/openapi.json")) {
            return doors(JSON.readTree(in), "/engine-rest");
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

    private static List<Door> doors(JsonNode description, String under) {
        List<Door> doors = new ArrayList<>();
        description.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    List<String> query = new ArrayList<>();
                    operation.getValue().path("parameters").forEach(p -> {
                        if (p.path("in").asText().equals("query")) {
                            query.add(p.get("name").asText());
                        }
                    });
                    JsonNode contents = operation.getValue().at("/requestBody/content");
                    List<String> fields = new ArrayList<>();
                    contents.forEach(content -> fields(description, content.path("schema"), fields));
                    doors.add(new Door(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            under + path.getKey(),
                            query,
                            fields,
                            contents.has("multipart/form-data")));
                }));
        return doors;
    }

    private static void fields(JsonNode description, JsonNode schema, Collection<String> fields) {
        schema.path("properties").fieldNames().forEachRemaining(fields::add);
        if (schema.has("$ref")) {
            fields(description, description.at(schema.get("$ref").asText().substring(1)), fields);
        }
        schema.path("allOf").forEach(part -> fields(description, part, fields));
    }

    private static boolean writes(Door door) {
        return Set.of("POST", "PUT", "PATCH").contains(door.method());
    }

    // ---- what is thrown

    private void call(Door door, String type, String body) {
        String path = filled(door);
        String person = one(PEOPLE);
        if (person.equals(ALLOWED.get(door.method() + " " + door.path()))) {
            return;
        }
        judge(house.person(person)
                .send(
                        door.method(),
                        path,
                        type,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** Sometimes with what is there, so that the call comes further than its address. */
    private String filled(Door door) {
        String path = door.path();
        if (random.nextInt(3) > 0) {
            path = path.replace("{code}", study.code())
                    .replace("/task/{id}", "/task/" + task)
                    .replace("/process-instance/{id}", "/process-instance/" + study.instance())
                    .replace("/process-definition/key/{key}", "/process-definition/key/iit");
        }
        while (path.contains("{")) {
            path = path.substring(0, path.indexOf('{')) + one(WORDS) + path.substring(path.indexOf('}') + 1);
        }
        String query = door.query().stream()
                .filter(name -> random.nextInt(door.query().size()) < 4)
                .map(name -> name + "=" + one(WORDS))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String nowhere(String path) {
        return path.replaceAll("\\{[^}]+}", "no-such");
    }

    /** An object with fields that the address knows, each with a value that it may not expect. */
    private String object(Door door) {
        List<String> names = new ArrayList<>(door.fields());
        names.add("unknown" + random.nextInt(10));
        if (door.path().endsWith("/events")) {
            names.addAll(List.of("event", "reason", "date", "fact", "newValue", "projectCode"));
        }
        return names.stream()
                .filter(name -> random.nextInt(3) > 0)
                .map(name -> "\"" + name + "\":" + one(VALUES))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<String> forms() {
        String kind = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nOTHER\r\n";
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n\r\n%PDF-1.4\r\n";
        return List.of(
                "",
                "--b--\r\n",
                "--b",
                kind,
                file + "--b--\r\n",
                kind + kind + "--b--\r\n",
                kind + "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ntext\r\n--b--\r\n",
                kind + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\nx\r\n--b--\r\n",
                kind
                        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\u0000\"\r\n\r\nx\r\n--b--\r\n",
                kind + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"..\"\r\n\r\nx\r\n--b--\r\n",
                kind + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n\r\n\r\n--b--\r\n",
                kind + "--b\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n",
                kind + "--b\r\n\r\nno header\r\n--b--\r\n",
                kind + "--b\r\nX: " + "y".repeat(20_000) + "\r\n\r\nx\r\n--b--\r\n",
                kind
                        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\nContent-Type: \u0001/x\r\n\r\n--b--\r\n",
                kind.replace("OTHER", "") + file + "--b--\r\n",
                kind.replace("OTHER", "\u0000") + file + "--b--\r\n",
                kind.replace("OTHER", "x".repeat(100_000)) + file + "--b--\r\n",
                kind.replace("\"kind\"", "\"process\"") + file + "--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"p%d\"\r\n\r\nx\r\n".repeat(300) + "--b--\r\n",
                kind + "--b\r\nContent-Disposition: form-data; name=\"process\"\r\n\r\n' or 1=1 --\r\n" + file
                        + "--b--\r\n");
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
