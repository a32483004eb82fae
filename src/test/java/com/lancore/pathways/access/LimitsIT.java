package com.lancore.pathways.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.WebSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What is refused for its number, with low numbers, behind a proxy that is named. In an application of its own. */
@PathwaysTest
@Tag("own-database")
@TestPropertySource(
        properties = {
            "PATHWAYS_FAILED_LOGINS_PER_ADDRESS=8",
            "PATHWAYS_FAILED_LOGINS_PER_PERSON=5",
            "PATHWAYS_UPLOADS_PER_PERSON=4",
            "PATHWAYS_DOCUMENTS_PER_PROJECT=3",
            "PATHWAYS_DOCUMENT_SIZE_PER_PROJECT=100KB",
            "PATHWAYS_LOGIN_MAX_ATTEMPTS=3",
            "PATHWAYS_FORWARD_HEADERS=native",
            "PATHWAYS_SECURE_COOKIES=true"
        })
class LimitsIT {

    @Autowired
    private House house;

    @Test
    void wrongPasswordsForOneName_areRefusedAfterSome_theRightOneToo_byEveryDoor() {
        house.newPerson("guessed", List.of("clinicalOperations"), List.of());
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(basic("guessed", "wrong-" + i, "203.0.113." + i).status());
        }

        assertThat(answers).containsExactly(401, 401, 401, 401, 401, 429);
        Answer refused =
                basic("guessed", House.NEW_PASSWORD, "203.0.113.99").is(429).isPlainRefusal();
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(refused.sentence()).contains("Too many wrong passwords", "密码错误次数过多");
        from("203.0.113.98").open().login("guessed", House.NEW_PASSWORD).is(429).isPlainRefusal();
        basic("pm", "demo", "203.0.113.99").is(200);
    }

    @Test
    void aNameThatIsNobodys_isAnsweredLikeOneThatIsSomebodys() {
        house.newPerson("somebody", List.of(), List.of());
        for (int i = 0; i < 7; i++) {
            Answer known = basic("somebody", "wrong", "198.51.100." + i);
            Answer unknown = basic("nobody-at-all", "wrong", "198.51.100." + (100 + i));

            assertThat(unknown.status()).isEqualTo(known.status());
            assertThat(unknown.sentence()).isEqualTo(known.sentence());
            Answer byPage = from("192.0.2." + i).open().login("somebody-else", "wrong");
            Answer byPageKnown = from("192.0.2." + (100 + i)).open().login("director", "wrong");
            assertThat(byPage.status()).isEqualTo(byPageKnown.status());
            assertThat(byPage.text()).isEqualTo(byPageKnown.text());
        }
    }

    @Test
    void wrongPasswordsFromOneAddress_areRefusedAfterSome_whateverTheName() {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(from("203.0.113.200").open().login("name-" + i, "wrong").status());
        }

        assertThat(answers).containsExactly(401, 401, 401, 401, 401, 401, 401, 401, 429, 429);
        basic("pm", "demo", "203.0.113.200").is(429);
        basic("pm", "demo", "203.0.113.201").is(200);
    }

    @Test
    void anAddressIsTheOneThatTheProxySaw_notOneThatTheCallerMadeUpBeforeIt() {
        for (int i = 0; i < 8; i++) {
            from("10.9.9." + i + ", 203.0.113.210")
                    .open()
                    .login("made-up-" + i, "wrong")
                    .is(401);
        }

        from("10.9.9.77, 203.0.113.210").open().login("made-up-9", "wrong").is(429);
    }

    @Test
    void afterTooManyInAll_thePersonIsLocked_untilAnAdministratorUnlocks() {
        Person right = house.newPerson("locked", List.of("clinicalOperations"), List.of());
        Person wrong = house.person("locked", "not-the-password");
        WebSession browser = from("203.0.113.60").open();
        browser.login("locked", House.NEW_PASSWORD).is(200);
        for (int i = 0; i < 3; i++) {
            wrong.get("/api/projects").is(401);
            house.clock().set(house.clock().instant().plusSeconds(120));
        }

        house.clock().set(house.clock().instant().plusSeconds(86_400));
        house.person("pm").post("/engine-rest/user/locked/unlock", Map.of()).isPlainRefusal();
        right.get("/api/projects").is(401).says("Please log in");
        // who guesses keeps others from logging in, and throws nobody out
        browser.get("/api/projects").is(200);

        house.person("admin").post("/engine-rest/user/locked/unlock", Map.of()).is(204);

        right.get("/api/projects").is(200);
    }

    @Test
    void uploadsOfOnePerson_areRefusedAfterSome_andThoseOfAnotherAreNot() {
        Study one = house.study().start();
        Study two = house.study().start();
        for (int i = 0; i < 2; i++) {
            one.tryUpload("quality", "OTHER", Study.pdf("one " + i)).is(201);
            two.tryUpload("quality", "OTHER", Study.pdf("two " + i)).is(201);
        }

        Answer refused = one.leavesAsItWas(() -> one.tryUpload("quality", "OTHER", Study.pdf("more")))
                .is(429)
                .says("Too many uploads");

        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        one.tryUpload("ethics", "OTHER", Study.pdf("by another")).is(201);
    }

    @Test
    void aProjectTakesSoManyDocuments_andSoManyBytes() {
        Study many = house.study().start();
        many.tryUpload("clinical", "OTHER", Study.pdf("1")).is(201);
        many.tryUpload("clinical", "OTHER", Study.pdf("2")).is(201);
        many.tryUpload("regulatory", "OTHER", Study.pdf("3")).is(201);
        many.leavesAsItWas(() -> many.tryUpload("regulatory", "OTHER", Study.pdf("4")))
                .is(422)
                .says("has 3 documents");

        Study large = house.study().start();
        large.tryUpload("clinical", "OTHER", new byte[60_000]).is(201);
        large.leavesAsItWas(() -> large.tryUpload("clinical", "OTHER", new byte[60_000]))
                .is(422)
                .says("larger than");
    }

    @Test
    void overTls_browsersAreToldToStayThere_andCookiesGoNowhereElse() {
        WebSession browser = from("203.0.113.50").with("X-Forwarded-Proto", "https");

        Answer page = browser.get("/camunda/app/tasklist/default/").is(200);

        assertThat(page.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(browser.setCookies())
                .extracting(c -> c.substring(0, c.indexOf('=')))
                .contains("JSESSIONID", "XSRF-TOKEN");
        assertThat(browser.setCookies()).allSatisfy(c -> assertThat(c).contains("Secure"));
    }

    private WebSession from(String address) {
        return house.browser().with("X-Forwarded-For", address);
    }

    private Answer basic(String name, String password, String address) {
        return from(address)
                .with(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .get("/api/projects");
    }
}
