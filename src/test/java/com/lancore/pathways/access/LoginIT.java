package com.lancore.pathways.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every address asks who is there, whichever way it is written. */
@PathwaysTest
class LoginIT {

    @Autowired
    private House house;

    @LocalServerPort
    private int port;

    @Nested
    class WithoutALogin {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/projects",
                    "/api/projects/IT-0001",
                    "/api/projects/IT-0001/audit",
                    "/api/deadlines",
                    "/api/calendar",
                    "/api/tasks/1",
                    "/api/nothing",
                    "/engine-rest",
                    "/engine-rest/task",
                    "/engine-rest/user",
                    "/engine-rest/engine",
                    "/engine-rest/version",
                    "/actuator",
                    "/actuator/health",
                    "/actuator/info",
                    "/actuator/prometheus",
                    "/v3/api-docs",
                    "/h2-console",
                    "/camunda/api/engine/engine/default/task",
                    "/camunda/api/engine/engine/default/user",
                    "/webjars/camunda/app/cockpit/index.html",
                    "/nothing"
                })
        void everyAddressAnswers401(String address) {
            assertThat(house.nobody().get(address).status()).as(address).isEqualTo(401);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/camunda/api;abcdef/engine/default/user",
                    "/camunda/;abcde/api/engine/default/user",
                    "/camunda/api/engine/engine/default/user;x",
                    "/camunda/../engine-rest/user",
                    "/camunda/..;/engine-rest/user",
                    "/camunda/%2e%2e/engine-rest/user",
                    "/camunda/..;x/api/projects",
                    "/camunda/.%2e/api/projects",
                    "/camunda//../engine-rest/user",
                    "/camunda/./././api/engine/default/user",
                    "/camunda///////api/engine/default/user",
                    "/camunda/..%2fengine-rest/user",
                    "/error/..;/engine-rest/user",
                    "/actuator/health/readiness/..;/..;/prometheus",
                    "//engine-rest/user",
                    "/;/engine-rest/user",
                    "/engine-rest;a=b/user",
                    "/Engine-rest/user"
                })
        void noSpellingOfAnAddressGetsPast(String address) throws IOException {
            String answer = asWritten("GET " + address);

            assertThat(answer).startsWith("HTTP/1.1 40").doesNotContain("firstName", "projectCode", "jvm_");
            assertThat(answer.substring(9, 12)).isIn("400", "401");
        }

        @Test
        void onlyTheEngineRestApiSendsABasicChallenge_soThatNoBrowserAsksOverTasklist() {
            assertThat(house.nobody().get("/engine-rest/task").headers().firstValue("WWW-Authenticate"))
                    .contains("Basic realm=\"Lancore Pathways\"");
            assertThat(house.nobody().get("/api/projects").headers().firstValue("WWW-Authenticate"))
                    .isEmpty();
            assertThat(house.nobody()
                            .get("/camunda/api/engine/engine/default/task")
                            .headers()
                            .firstValue("WWW-Authenticate"))
                    .isEmpty();
        }

        @Test
        void theLibraryOfCockpitsChartsIsAsPublicAsThePagesAroundIt_andComesFromThisServer() {
            assertThat(house.nobody()
                            .get("/webjars/chart.js/dist/chart.umd.min.js")
                            .is(200)
                            .text())
                    .contains("Chart.js v");
        }

        @Test
        void theAnswerIsAPlainSentence() {
            house.nobody().get("/api/projects").is(401).isPlainRefusal();
        }

        @ParameterizedTest
        @ValueSource(strings = {"readiness", "liveness"})
        void readinessAndLivenessAnswer_withTheStatusOnly(String probe) {
            Answer answer = house.nobody().get("/actuator/health/" + probe).is(200);

            assertThat(answer.text()).isEqualTo("{\"status\":\"UP\"}");
        }

        /** The address as it is written here, which a client of Java would tidy up or refuse. */
        private String asWritten(String methodAndAddress) throws IOException {
            try (Socket socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write((methodAndAddress + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                try (InputStream in = socket.getInputStream()) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
    }

    @Nested
    class WithAPassword {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "pm",
                    "regulatory",
                    "clinical",
                    "quality",
                    "academic",
                    "ethics",
                    "ops",
                    "director",
                    "client",
                    "admin"
                })
        void everyPersonOfTheDemoComesIn(String name) {
            house.person(name).get("/api/projects").is(200);
            house.person(name).get("/engine-rest/task").is(200);
        }

        @Test
        void aWrongOneKeepsThePersonOutForSomeSeconds_alsoWithTheRightOne() {
            Person right = house.newPerson("forgetful", List.of("clinicalOperations"), List.of());
            Person wrong = house.person("forgetful", "not-the-password");
            right.get("/api/projects").is(200);

            wrong.get("/api/projects").is(401).isPlainRefusal();
            right.get("/api/projects").is(401);

            house.clock().set(house.clock().instant().plusSeconds(5));
            right.get("/api/projects").is(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"nobody-of-this-name", ""})
        void somebodyUnknownStaysOut(String name) {
            house.person(name, "demo").get("/api/projects").is(401);
        }

        @Test
        void thePolicyHoldsForEverybodyElse() {
            house.person("admin")
                    .post(
                            "/engine-rest/user/create",
                            Map.of(
                                    "profile",
                                    Map.of("id", "weak", "firstName", "W", "lastName", "K"),
                                    "credentials",
                                    Map.of("password", "demo")))
                    .isPlainRefusal();
            house.person("weak", "demo").get("/api/projects").is(401);
        }
    }
}
