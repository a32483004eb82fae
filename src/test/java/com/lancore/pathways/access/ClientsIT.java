package com.lancore.pathways.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.WebSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Two clients and the house: each project is known to the staff of its client, to its client, and to nobody else. */
@PathwaysTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("postgres-too")
class ClientsIT {

    private static final String OTHER = "another-client";

    @Autowired
    private House house;

    private Study ofTheDemo;
    private Study ofTheOther;
    private Study ofTheHouse;
    private Person pmOfTheOther;
    private Person regulatoryOfTheOther;
    private Person theOther;

    @BeforeAll
    void projectsOfTwoClientsAndOfTheHouse() {
        pmOfTheOther = house.newPerson("other-pm", List.of("projectManager"), List.of(OTHER));
        regulatoryOfTheOther = house.newPerson("other-regulatory", List.of("regulatoryAffairs"), List.of(OTHER));
        theOther = house.newPerson("other-client", List.of("client"), List.of(OTHER));
        ofTheDemo = house.study().with("clientCode", "demo").start();
        ofTheHouse = house.study().start();
        ofTheOther = house.study().with("clientCode", OTHER);
        pmOfTheOther
                .post("/engine-rest/process-definition/key/iit/start", Study.variables(ofTheOther.startValues()))
                .is(200);
    }

    @Test
    void theClientIsTheTenantOfEveryProcessOfTheProject() {
        Study imported = house.study()
                .with("clientCode", "demo")
                .with("productImported", "YES")
                .start();

        assertThat(imported.json("assessImportRoute").get("tenantId").asText()).isEqualTo("demo");
        assertThat(imported.json("prepareNonClinicalPackage").get("tenantId").asText())
                .isEqualTo("demo");
    }

    @Test
    void staffSeeTheirClientsProjectsAndTheHouses() {
        assertThat(projects(house.person("pm")))
                .contains(ofTheDemo.code(), ofTheHouse.code())
                .doesNotContain(ofTheOther.code());
        assertThat(projects(pmOfTheOther))
                .contains(ofTheOther.code(), ofTheHouse.code())
                .doesNotContain(ofTheDemo.code());
    }

    @Test
    void theAdministratorSeesAll() {
        assertThat(projects(house.person("admin"))).contains(ofTheDemo.code(), ofTheHouse.code(), ofTheOther.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/deadlines", "/blockers", "/audit", "/documents", "/documents/1"})
    void theOthersProjectIsNotThere_forStaffAndForTheClient(String what) {
        for (Person stranger : List.of(house.person("pm"), house.person("regulatory"), house.person("client"))) {
            stranger.get("/api/projects/" + ofTheOther.code() + what)
                    .isPlainRefusal()
                    .is(404);
        }
        for (Person stranger : List.of(pmOfTheOther, regulatoryOfTheOther, theOther)) {
            stranger.get("/api/projects/" + ofTheDemo.code() + what)
                    .isPlainRefusal()
                    .is(404);
        }
    }

    @Test
    void theOthersTaskIsNotThere() {
        String task = ofTheDemo.task("prepareNonClinicalPackage");
        Study.State before = ofTheDemo.state();

        for (Answer answer : List.of(
                regulatoryOfTheOther.get("/engine-rest/task/" + task),
                regulatoryOfTheOther.get("/api/tasks/" + task),
                regulatoryOfTheOther.get("/engine-rest/task/" + task + "/form-variables"),
                regulatoryOfTheOther.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "other-regulatory")),
                regulatoryOfTheOther.post("/engine-rest/task/" + task + "/complete", Map.of()),
                regulatoryOfTheOther.post("/engine-rest/task/" + task + "/submit-form", Map.of()),
                pmOfTheOther.post("/engine-rest/task/" + task + "/assignee", Map.of("userId", "other-regulatory")),
                pmOfTheOther.get("/engine-rest/process-instance/" + ofTheDemo.instance()),
                pmOfTheOther.get("/engine-rest/process-instance/" + ofTheDemo.instance() + "/variables"))) {
            assertThat(answer.isPlainRefusal().status()).as(answer.toString()).isEqualTo(404);
        }

        assertThat(regulatoryOfTheOther
                        .get("/engine-rest/task?processInstanceBusinessKey=" + ofTheDemo.code())
                        .rows())
                .isEmpty();
        assertThat(pmOfTheOther
                        .get("/engine-rest/history/process-instance?processInstanceBusinessKey=" + ofTheDemo.code())
                        .rows())
                .isEmpty();
        assertThat(pmOfTheOther
                        .get("/engine-rest/history/variable-instance?processInstanceId=" + ofTheDemo.instance())
                        .rows())
                .isEmpty();
        assertThat(ofTheDemo.state()).isEqualTo(before);
    }

    @Test
    void theOthersDeadlinesAreNotListed() {
        house.clock().set("2026-09-28T10:00");
        Study filing = house.study().with("clientCode", "demo").start().letters("2026-09-24", "2026-09-28");

        assertThat(house.person("pm").get("/api/deadlines").is(200).text()).contains(filing.code());
        assertThat(house.person("client").get("/api/deadlines").is(200).text()).contains(filing.code());
        assertThat(pmOfTheOther.get("/api/deadlines").is(200).text()).doesNotContain(filing.code());
        assertThat(theOther.get("/api/deadlines").is(200).text()).doesNotContain(filing.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/cockpit/plugin/base/default/process-instance/count",
                "/camunda/api/engine/engine/default/process-definition/statistics?failedJobs=true&incidents=true",
                "/camunda/api/engine/engine/default/process-definition/key/iit/statistics",
                "/camunda/api/engine/engine/default/process-instance/count",
                "/camunda/api/engine/engine/default/task/count",
                "/camunda/api/engine/engine/default/job/count",
                "/camunda/api/engine/engine/default/history/process-instance/count",
                "/camunda/api/engine/engine/default/history/activity-instance/count",
                "/camunda/api/engine/engine/default/history/variable-instance/count",
                "/camunda/api/engine/engine/default/history/job-log/count",
                "/camunda/api/engine/engine/default/history/process-instance/report?reportType=duration&periodUnit=month"
            })
    void theOthersProjectsAreNotCounted_inTasklistAndCockpit(String address) {
        WebSession session = house.browser().open();
        session.login("other-pm", House.NEW_PASSWORD).is(200);
        String before = counted(session, address);

        house.study()
                .with("clientCode", "demo")
                .with("productImported", "YES")
                .start()
                .done("prepareNonClinicalPackage");

        assertThat(counted(session, address)).isEqualTo(before);
    }

    private static String counted(WebSession session, String address) {
        return session.get(address).is(200).text();
    }

    @Test
    void theCodeOfTheOthersProject_isTakenWithoutSayingWhoseItIs() {
        Study same = house.study().with("projectCode", ofTheOther.code());
        int refusals = trail(ofTheOther).size();

        Answer answer = same.tryStart("pm").isPlainRefusal();

        assertThat(answer.status()).isIn(404, 409);
        assertThat(answer.text()).doesNotContain(OTHER);
        assertThat(trail(ofTheOther)).hasSize(refusals);
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER, "nobody-at-all"})
    void nobodyStartsAProjectForAClientTheyDoNotWorkFor(String client) {
        Study study = house.study().with("clientCode", client);

        study.tryStart("pm").isPlainRefusal().is(422).says("You do not work for the client " + client);

        house.person("admin").get("/api/projects/" + study.code()).is(404);
    }

    @Test
    void aLaterReportBelongsToTheClientToo_andStrangersReportNothing() {
        for (String person : List.of("pm", "regulatory")) {
            house.person(person)
                    .post(
                            "/api/projects/" + ofTheOther.code() + "/events",
                            Map.of("event", "projectHeld", "reason", "x"))
                    .isPlainRefusal()
                    .is(404);
            Answer started = house.person(person)
                    .post(
                            "/engine-rest/process-definition/key/reportEvent/start",
                            Study.variables(
                                    Map.of("projectCode", ofTheOther.code(), "event", "projectHeld", "reason", "x")));
            started.isPlainRefusal().is(404);
        }
    }

    @Test
    void theClientReadsItsOwnProjectsOverTheApi_andNoneOfTheHouse() {
        Person client = house.person("client");

        assertThat(projects(client)).contains(ofTheDemo.code()).doesNotContain(ofTheHouse.code(), ofTheOther.code());
        for (String what : List.of("", "/deadlines", "/blockers", "/audit", "/documents")) {
            client.get("/api/projects/" + ofTheDemo.code() + what).is(200);
            client.get("/api/projects/" + ofTheHouse.code() + what)
                    .isPlainRefusal()
                    .is(404);
        }
    }

    @Test
    void theClientChangesNothing() {
        Study.State before = ofTheDemo.state();

        ofTheDemo.tryUpload("client", "OTHER", Study.pdf("x")).isPlainRefusal().is(403);
        house.person("client")
                .post(
                        "/api/projects/" + ofTheDemo.code() + "/events",
                        Map.of("event", "projectWithdrawn", "reason", "x"))
                .isPlainRefusal()
                .is(403);

        assertThat(ofTheDemo.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/process-instance",
                "/engine-rest/process-definition",
                "/engine-rest/history/process-instance",
                "/engine-rest/history/task",
                "/engine-rest/history/variable-instance",
                "/engine-rest/variable-instance",
                "/engine-rest/execution",
                "/engine-rest/job",
                "/engine-rest/deployment",
                "/engine-rest/decision-definition",
                "/engine-rest/user",
                "/engine-rest/group",
                "/engine-rest/tenant",
                "/engine-rest/filter",
                "/engine-rest/authorization"
            })
    void theClientFindsNothingInTheEngine(String address) {
        Answer answer = house.person("client").get(address);

        if (answer.status() == 200) {
            List<String> found = answer.rows()
                    .map(row -> row.path("id").asText())
                    .filter(id -> !id.equals("client") && !id.equals("demo"))
                    .toList();
            assertThat(found).as(answer.toString()).isEmpty();
        } else {
            assertThat(answer.isPlainRefusal().status()).isEqualTo(403);
        }
    }

    @Test
    void theClientDoesNotReadATaskOfItsOwnProject() {
        String task = ofTheDemo.task("prepareNonClinicalPackage");

        for (String address : List.of("/engine-rest/task/" + task, "/api/tasks/" + task)) {
            assertThat(house.person("client").get(address).isPlainRefusal().status())
                    .as(address)
                    .isIn(403, 404);
        }
    }

    private static List<String> projects(Person person) {
        return person.get("/api/projects")
                .is(200)
                .rows()
                .map(p -> p.get("code").asText())
                .toList();
    }

    private List<String> trail(Study study) {
        return house.person("admin")
                .get("/api/projects/" + study.code() + "/audit")
                .is(200)
                .rows()
                .map(e -> e.get("kind").asText())
                .toList();
    }
}
