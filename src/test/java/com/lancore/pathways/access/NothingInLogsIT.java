package com.lancore.pathways.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Mailroom;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.WebSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever reads the log learns no password, no token and no document. */
@PathwaysTest
@ExtendWith(OutputCaptureExtension.class)
class NothingInLogsIT {

    private static final String WRONG = "Wr0ng-but-telling!";
    private static final String NEW = "N3w-and-secret-2026!";
    private static final String CONTENT = "the patient of bed 17";

    @Autowired
    private House house;

    @Autowired
    private Mailroom mailroom;

    /** As outside of tests, and more where logins are decided. */
    @BeforeEach
    void talkative() {
        level(LogLevel.INFO, LogLevel.DEBUG);
    }

    @AfterEach
    void quiet() {
        level(LogLevel.WARN, null);
        mailroom.close();
    }

    @Test
    void whateverPeopleDo(CapturedOutput log) {
        house.newPerson("discreet", List.of("clinicalOperations"), List.of());
        house.person("discreet", WRONG).get("/api/projects").is(401);
        house.clock().set(house.clock().instant().plusSeconds(120));
        house.person("discreet", House.NEW_PASSWORD).get("/api/projects").is(200);
        WebSession browser = house.browser().open();
        browser.login("discreet", WRONG).is(401);
        house.clock().set(house.clock().instant().plusSeconds(240));
        browser.login("discreet", House.NEW_PASSWORD).is(200);
        house.person("admin")
                .put(
                        "/engine-rest/user/discreet/credentials",
                        Map.of("password", NEW, "authenticatedUserPassword", "demo"))
                .is(204);
        String address = house.person("pm")
                .post("/api/me/feed", Map.of())
                .is(201)
                .json()
                .get("address")
                .asText();
        String token = address.substring(address.indexOf("token=") + 6);
        house.nobody().get("/api/deadlines.ics?token=" + token).is(200);
        house.nobody().get("/api/deadlines.ics?token=" + token + "x");
        Study study = house.study().start();
        study.tryUpload("clinical", "OTHER", Study.pdf(CONTENT)).is(201);
        study.tryUpload("clinical", "NONE", Study.pdf(CONTENT)).is(422);
        house.person("pm").post("/api/triage", "{\"" + CONTENT + "\"");
        house.person("pm")
                .post(
                        "/engine-rest/process-definition/key/iit/start",
                        "{\"variables\":{\"" + CONTENT + "\":{\"value\":\"" + CONTENT + "\"}}}");
        // nobody listens there: the attempt fails, and is told
        mailroom.open(1);
        mailroom.deliver(study);
        LoggerFactory.getLogger(NothingInLogsIT.class).info("the capture works");

        assertThat(log.getAll()).contains("the capture works");
        assertThat(log.getAll())
                .doesNotContain(WRONG, House.NEW_PASSWORD, NEW, token, CONTENT)
                .doesNotContain(
                        browser.cookie("JSESSIONID"),
                        browser.cookie("XSRF-TOKEN"),
                        basic("discreet", WRONG),
                        basic("discreet", House.NEW_PASSWORD));
    }

    private static String basic(String name, String password) {
        return Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private void level(LogLevel all, LogLevel ours) {
        LoggingSystem logging = LoggingSystem.get(NothingInLogsIT.class.getClassLoader());
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, all);
        logging.setLogLevel("com.lancore", ours);
        logging.setLogLevel("org.camunda.bpm.webapp", ours);
    }
}
