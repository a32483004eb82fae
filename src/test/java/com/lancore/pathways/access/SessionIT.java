package com.lancore.pathways.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.WebSession;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The session of the web applications: how it begins, what it protects, when it ends. */
@PathwaysTest
class SessionIT {

    private static final String SIMULATION = "{}";
    private static final String TASKS = "/camunda/api/engine/engine/default/task";

    @Autowired
    private House house;

    @Autowired
    private Environment environment;

    @Nested
    class Begins {

        @Test
        void withAnotherId_soThatAPlantedOneIsWorthNothing() {
            WebSession browser = house.browser().open();
            String before = browser.cookie("JSESSIONID");

            browser.login("pm", "demo").is(200);

            assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(before);
            house.browser().cookie("JSESSIONID", before).get("/api/projects").is(401);
            browser.get("/api/projects").is(200);
        }

        @Test
        void withACookieThatNoScriptReads_andNoOtherSiteSendsAlong() {
            WebSession browser = house.browser().open();
            browser.login("pm", "demo").is(200);

            assertThat(browser.setCookies())
                    .filteredOn(c -> c.startsWith("JSESSIONID"))
                    .isNotEmpty()
                    .allSatisfy(c -> assertThat(c).contains("HttpOnly").containsIgnoringCase("SameSite=Lax"));
            assertThat(browser.setCookies())
                    .filteredOn(c -> c.startsWith("XSRF-TOKEN"))
                    .isNotEmpty()
                    .allSatisfy(c -> assertThat(c).containsIgnoringCase("SameSite=Lax"));
        }

        @Test
        void notWithoutTheTokenOfThePage() {
            house.browser()
                    .open()
                    .with("X-XSRF-TOKEN", "made-up")
                    .login("pm", "demo")
                    .is(403);
        }
    }

    @Nested
    class Protects {

        @Test
        void everyCallThatIsNoRead_byTheTokenOfTheSession() {
            WebSession browser = house.browser().open();
            browser.login("pm", "demo").is(200);

            assertThat(browser.post("/api/simulations", SIMULATION).status()).isNotIn(401, 403);
            browser.with("X-XSRF-TOKEN", "made-up")
                    .post("/api/simulations", SIMULATION)
                    .isPlainRefusal()
                    .is(403)
                    .says("lacks the token");
            assertThat(browser.post("/camunda/api/engine/engine/default/task", "{}")
                            .status())
                    .isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"cross-site", "same-site"})
        void alsoWithAPasswordThatTheBrowserRemembers_fromAnotherSite(String from) {
            for (String address :
                    List.of("/api/simulations", "/engine-rest/task", "/camunda/api/engine/engine/default/task")) {
                house.browser()
                        .with("Authorization", "Basic cG06ZGVtbw==")
                        .with("Sec-Fetch-Site", from)
                        .post(address, SIMULATION)
                        .isPlainRefusal()
                        .is(403)
                        .says("another site");
            }
            house.browser()
                    .with("Authorization", "Basic cG06ZGVtbw==")
                    .with("Sec-Fetch-Site", "same-origin")
                    .post("/engine-rest/task", SIMULATION)
                    .is(200);
        }

        @Test
        void onlyOurOwnAddresses_theEngineRestApiKnowsNoSession() {
            WebSession browser = house.browser().open();
            browser.login("pm", "demo").is(200);

            browser.get("/engine-rest/task").is(401);
        }
    }

    @Nested
    class Ends {

        @Test
        void atTheLogout_forWhoeverHasItsCookieStill() {
            WebSession browser = house.browser().open();
            browser.login("pm", "demo").is(200);
            browser.get("/api/projects").is(200);

            browser.logout().ok();

            browser.get("/api/projects").is(401);
            browser.get(TASKS).is(401);
        }

        @Test
        void forWhoeverIsDeleted_atOnce_alsoWhereSomebodyOfTheSameNameIsMadeAnew() {
            house.newPerson("leaver", List.of("clinicalOperations"), List.of());
            WebSession browser = house.browser().open();
            WebSession another = house.browser().open();
            browser.login("leaver", House.NEW_PASSWORD).is(200);
            another.login("leaver", House.NEW_PASSWORD).is(200);
            browser.get(TASKS).is(200);

            house.gone("leaver");

            browser.get("/api/projects").is(401);
            browser.get(TASKS).is(401);
            house.newPerson("leaver", List.of("clinicalOperations"), List.of());
            another.get(TASKS).is(401);
            another.get("/api/projects").is(401);
        }

        @Test
        void forWhoeverGetsAnotherPassword_inEveryBrowser_alsoInOneThatOnlyLoggedIn() {
            house.newPerson("careful", List.of("clinicalOperations"), List.of());
            WebSession used = house.browser().open();
            WebSession waiting = house.browser().open();
            WebSession ofAnother = house.browser().open();
            used.login("careful", House.NEW_PASSWORD).is(200);
            waiting.login("careful", House.NEW_PASSWORD).is(200);
            ofAnother.login("clinical", "demo").is(200);
            used.get("/api/projects").is(200);

            house.person("careful", House.NEW_PASSWORD)
                    .put(
                            "/engine-rest/user/careful/credentials",
                            Map.of("password", "An-other-0ne-2026", "authenticatedUserPassword", House.NEW_PASSWORD))
                    .is(204);

            used.get("/api/projects").is(401);
            used.get(TASKS).is(401);
            waiting.get(TASKS).is(401);
            ofAnother.get(TASKS).is(200);
            used.open().login("careful", "An-other-0ne-2026").is(200);
            used.get(TASKS).is(200);
        }

        @Test
        void forAllCallsOfAPage_thatComeAtOnce() {
            house.newPerson("hurried", List.of("clinicalOperations"), List.of());
            WebSession browser = house.browser().open();
            browser.login("hurried", House.NEW_PASSWORD).is(200);

            house.engine().getIdentityService().deleteUser("hurried");

            assertThat(house.atOnce(8, () -> browser.get("/api/projects")))
                    .extracting(Answer::status)
                    .containsOnly(401);
        }

        @Test
        void inItsRights_forWhoeverLeavesAGroup() {
            house.newPerson("group-leaver", List.of("clinicalOperations"), List.of());
            Study study = house.study().start();
            WebSession browser = house.browser().open();
            browser.login("group-leaver", House.NEW_PASSWORD).is(200);
            browser.get("/api/projects/" + study.code()).is(200);

            house.engine().getIdentityService().deleteMembership("group-leaver", "clinicalOperations");

            browser.get("/api/projects/" + study.code()).is(404);
        }

        @Test
        void afterAnHourWithoutACall_unlessItIsSet() {
            assertThat(environment.getProperty("server.servlet.session.timeout"))
                    .isEqualTo("60m");
        }
    }

    @Nested
    class EveryAnswer {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/projects",
                    "/api/nothing",
                    "/engine-rest/task",
                    "/engine-rest/nothing",
                    "/actuator/health",
                    "/v3/api-docs",
                    "/nothing",
                    "/camunda/app/tasklist/default/",
                    "/camunda/api/admin/auth/user/default"
                })
        void runsNowhere_isFramedNowhere_andIsNotGuessed(String address) {
            for (Answer answer :
                    List.of(house.person("pm").get(address), house.nobody().get(address))) {
                assertThat(header(answer, "Content-Security-Policy"))
                        .contains("frame-ancestors 'none'", "base-uri '", "form-action '");
                assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
                // over plain HTTP it would mean nothing
                assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                        .isEmpty();
            }
        }

        @Test
        void ofAPageRunsOnlyScriptsThatThePageNames() {
            Answer page = house.nobody().get("/camunda/app/tasklist/default/").is(200);

            assertThat(header(page, "Content-Security-Policy"))
                    .contains("script-src 'nonce-", "'strict-dynamic'", "object-src 'none'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/projects", "/engine-rest/task", "/actuator/health", "/v3/api-docs"})
        void aboutPeopleAndProjectsIsKeptByNobodyInBetween(String address) {
            assertThat(house.person("pm").get(address).is(200).headers().allValues("Cache-Control"))
                    .contains("no-store");
        }

        @Test
        void believesNothingThatACallerSaysOfItself() {
            Answer answer = house.browser()
                    .with("X-Forwarded-Proto", "https")
                    .with("X-Forwarded-For", "203.0.113.7")
                    .with("Forwarded", "proto=https;host=evil.example")
                    .get("/camunda/app/tasklist/default/")
                    .is(200);

            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("Secure"));
        }

        private static String header(Answer answer, String name) {
            return answer.headers()
                    .firstValue(name)
                    .orElseThrow(() -> new AssertionError(answer.call() + " sends no " + name));
        }
    }

    @Nested
    class ThePasswordPolicy {

        @ParameterizedTest
        @ValueSource(strings = {"demo", "longbutplain", "ALLUPPER1!", "weakling2-A2026!", "Short1!"})
        void holdsForEveryNewPerson_andEveryNewPassword(String weak) {
            house.newPerson("weakling", List.of(), List.of());
            try {
                Map<String, Object> credentials = Map.of("password", weak, "authenticatedUserPassword", "demo");
                house.person("admin")
                        .put("/engine-rest/user/weakling/credentials", credentials)
                        .isPlainRefusal()
                        .is(400)
                        .says("policy");
                house.person("weakling", House.NEW_PASSWORD)
                        .put(
                                "/engine-rest/user/weakling/credentials",
                                Map.of("password", weak, "authenticatedUserPassword", House.NEW_PASSWORD))
                        .isPlainRefusal();
                WebSession admin = house.browser().open();
                admin.login("admin", "demo").is(200);
                assertThat(admin.post(
                                        "/camunda/api/engine/engine/default/user/create",
                                        "{\"profile\":{\"id\":\"weakling2\"},\"credentials\":{\"password\":\"" + weak
                                                + "\"}}")
                                .isPlainRefusal()
                                .status())
                        .isEqualTo(400);
            } finally {
                house.gone("weakling");
            }
        }

        @Test
        void holdsForTheSetupOfTheWebApplications_whichIsClosedOnceSomebodyIsThere() {
            assertThat(house.browser()
                            .open()
                            .post(
                                    "/camunda/api/admin/setup/default/user/create",
                                    "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"Long-enough-2026\"}}")
                            .status())
                    .isBetween(400, 499);
            assertThat(house.engine()
                            .getIdentityService()
                            .createUserQuery()
                            .userId("intruder")
                            .count())
                    .isZero();
        }
    }

    @Test
    void aDownloadOfTheEngineIsNeverShownInAPage() {
        Study study = house.study().start();
        String instance = study.instances("iit").get(0);
        house.person("admin")
                .put(
                        "/engine-rest/process-instance/" + instance + "/variables/page",
                        Map.of(
                                "value",
                                "PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
                                "type",
                                "File",
                                "valueInfo",
                                Map.of("filename", "page.html", "mimetype", "text/html")))
                .is(204);

        Answer data = house.person("admin")
                .send(
                        "GET",
                        "/engine-rest/process-instance/" + instance + "/variables/page/data",
                        "application/json",
                        BodyPublishers.noBody())
                .is(200);

        assertThat(data.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(data.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox", "default-src 'none'");
        house.person("admin")
                .delete("/engine-rest/process-instance/" + instance + "/variables/page")
                .is(204);
    }
}
