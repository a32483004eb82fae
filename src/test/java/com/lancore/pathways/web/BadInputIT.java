package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever somebody sends: one plain sentence in English and Chinese, below 500, and nothing half-written. */
@PathwaysTest
@Tag("postgres-too")
class BadInputIT {

    private static final Pattern CHINESE_SENTENCE = Pattern.compile("\\. [“\\p{IsHan}]");

    @Autowired
    private House house;

    /** One study for all of these: each refusal leaves it as it was. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class CompletingATask {

        private static final String TASK = "recordAcademicReview";

        private Study study;

        @BeforeAll
        void aStudyAtItsAcademicReview() {
            house.clock().set("2026-09-28T10:00");
            study = house.study().start().to(TASK).upload("academic", "ACADEMIC_OPINION");
        }

        @BeforeEach
        void today() {
            house.clock().set("2026-09-28T10:00");
        }

        @ParameterizedTest
        @CsvSource({
            "academicOutcome, MAYBE, Academic outcome must be one of APPROVED",
            "academicOutcome, approved, Academic outcome must be one of APPROVED",
            "academicOutcome, , Academic outcome is missing",
            "academicLetterDate, , Academic letter date is missing",
            "academicLetterDate, 24/09/2026, Academic letter date must be a date such as 2026-05-12",
            "academicLetterDate, 2026-02-30, Academic letter date must be a date",
            "academicLetterDate, 2026-9-4, Academic letter date must be a date",
            "academicLetterDate, 2026-09-24T10:00:00Z, Academic letter date must be a date",
            "academicLetterDate, yesterday, Academic letter date must be a date",
            "academicLetterDate, 1026-09-24, Academic letter date must be a date",
            "academicLetterDate, +12026-09-24, Academic letter date must be a date",
            "academicLetterDate, 2026-09-29, lies in the future",
            "academicProtocolVersion, '   ', Academic protocol version is missing",
            "academicProtocolVersion, 'V\u00001', without control characters"
        })
        void withAValueThatIsNone_isRefusedByBothDoors(String name, String value, String sentence) {
            Map<String, Object> letter = letter();
            letter.put(name, value);

            refusedByBothDoors(Study.variables(letter)).forEach(a -> a.is(422).says(sentence));
        }

        @Test
        void withTextLongerThanTheField_isRefused() {
            Map<String, Object> letter = letter();
            letter.put("academicProtocolVersion", "V".repeat(256));

            refusedByBothDoors(Study.variables(letter)).forEach(a -> a.is(422).says("at most 255 characters"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"opinionNext", "importStatus", "ethicsOutcome", "eligible", "x", "${1+1}", "__proto__", "编号"
                })
        void withANameThatTheStepDoesNotKnow_isRefused(String name) {
            Map<String, Object> letter = letter();
            letter.put(name, "FILE");

            refusedByBothDoors(Study.variables(letter)).forEach(a -> a.is(422).says("does not know " + name));
        }

        @Test
        void withNamesThatItsFormOnlyShows_goesOn_andDropsThem() {
            Study other = house.study().start().to("finalizeProtocol");
            other.upload("clinical", "PROTOCOL", "INFORMED_CONSENT", "RISK_PLAN");

            other.complete(
                            "clinical",
                            "finalizeProtocol",
                            "protocolVersion",
                            "V1",
                            "consentVersion",
                            "C1",
                            "projectCode",
                            "HACKED",
                            "title",
                            "Hacked")
                    .is(204);

            assertThat(other.variables().values()).doesNotContain("HACKED", "Hacked");
            assertThat(other.trail("FACT")).extracting(Study.Entry::newValue).doesNotContain("HACKED", "Hacked");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"variables\":{\"academicOutcome\":{\"value\":\"APPROVED\"}",
                    "{\"variables\":[]}",
                    "{\"variables\":{\"academicOutcome\":\"APPROVED\"}}",
                    "[]",
                    "\"text\"",
                    "nonsense",
                    "{\"variabels\":{}}",
                    "{\"variables\":{\"academicLetterDate\":{\"value\":\"x\",\"type\":\"Date\"}}}",
                    "{\"variables\":{\"academicLetterDate\":{\"value\":\"x\",\"type\":\"Integer\"}}}",
                    "{\"variables\":{\"academicLetterDate\":{\"value\":\"x\",\"type\":\"Nonsense\"}}}",
                    "{\"variables\":{\"academicLetterDate\":{\"value\":\"{\",\"type\":\"Json\"}}}",
                    "{\"variables\":{\"academicLetterDate\":{\"value\":\"<\",\"type\":\"Xml\"}}}",
                    "{\"variables\":{\"academicLetterDate\":{\"value\":{\"a\":1}}}}",
                    "{\"variables\":{\"academicLetterDate\":{\"value\":[1,2]}}}",
                    "{\"variables\":{\"academicLetterDate\":{\"value\":\"rO0ABXNy\",\"type\":\"Object\","
                            + "\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\","
                            + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}",
                    "{\"variables\":{\"academicLetterDate\":{\"value\":\"eA==\",\"type\":\"File\","
                            + "\"valueInfo\":{\"filename\":\"x.pdf\"}}}}"
                })
        void withABodyThatIsNoSuchThing_isRefused(String body) {
            assertThat(refusedByBothDoors(body)).extracting(Answer::status).isSubsetOf(400, 422);
        }

        @Test
        void withoutABody_orWithoutVariables_namesWhatIsMissing() {
            refusedByBothDoors("{}")
                    .forEach(a -> a.is(422).says("Academic outcome, Academic letter date", "are missing"));
        }

        @Test
        void withAnotherContentType_isRefused() {
            String task = study.task(TASK);

            study.leavesAsItWas(() -> house.person("academic")
                            .send(
                                    "POST",
                                    "/engine-rest/task/" + task + "/complete",
                                    "text/plain",
                                    BodyPublishers.ofString("academicOutcome=APPROVED")))
                    .is(415);
        }

        @Test
        void thatIsNotThere_isNotFound() {
            for (String door : List.of("complete", "submit-form", "claim")) {
                house.person("academic")
                        .post(
                                "/engine-rest/task/no-such-task/" + door,
                                Map.of("variables", Map.of(), "userId", "academic"))
                        .isPlainRefusal()
                        .is(404);
            }
        }

        @Test
        void ofAnotherGroup_isForbidden() {
            String task = study.task(TASK);
            Study.State before = study.state();

            for (String person : List.of("regulatory", "clinical", "ethics", "pm", "ops", "director", "quality")) {
                for (String door : List.of("complete", "submit-form")) {
                    house.person(person)
                            .post("/engine-rest/task/" + task + "/" + door, Study.variables(letter()))
                            .isPlainRefusal()
                            .is(403);
                }
            }

            assertThat(study.state()).isEqualTo(before);
        }

        @Test
        void asAnAdministrator_isForbidden_andStandsInTheTrail() {
            study.refuses(
                            403,
                            "admin",
                            TASK,
                            letter().entrySet().stream()
                                    .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                                    .toArray())
                    .says("Administrators look after users and groups", "管理员");
        }

        @Test
        void withoutTheDocument_saysWhichAndWhere() {
            Study other = house.study().start().to(TASK);

            other.refuses(
                            422,
                            "academic",
                            TASK,
                            "academicOutcome",
                            "APPROVED",
                            "academicLetterDate",
                            "2026-09-24",
                            "academicProtocolVersion",
                            "V1")
                    .says("academic review opinion (M6)” (ACADEMIC_OPINION) is missing", "Documents");
        }

        /** Refused, with everything as it was, and each refusal of what could be read in the trail. */
        private List<Answer> refusedByBothDoors(Object body) {
            String task = study.task(TASK);
            int before = study.trail("REFUSAL").size();
            Study.State state = study.state();
            List<Answer> answers = java.util.stream.Stream.of("complete", "submit-form")
                    .map(door -> house.person("academic")
                            .post("/engine-rest/task/" + task + "/" + door, body)
                            .isPlainRefusal())
                    .toList();
            assertThat(study.state()).isEqualTo(state);
            List<Study.Entry> told = study.trail("REFUSAL");
            assertThat(told.subList(before, told.size()))
                    .allMatch(e -> e.person().equals("academic"))
                    .extracting(Study.Entry::note)
                    .isEqualTo(answers.stream()
                            .filter(a -> a.status() == 422)
                            .map(a -> a.sentence().substring(0, english(a.sentence())))
                            .toList());
            return answers;
        }

        /** Where the English of a sentence ends; a word that somebody typed in Chinese does not end it. */
        private static int english(String sentence) {
            Matcher chinese = CHINESE_SENTENCE.matcher(sentence);
            return chinese.find() ? chinese.start() + 1 : sentence.length();
        }

        private static Map<String, Object> letter() {
            Map<String, Object> letter = new LinkedHashMap<>();
            letter.put("academicOutcome", "APPROVED");
            letter.put("academicLetterDate", "2026-09-24");
            letter.put("academicProtocolVersion", "V1");
            return letter;
        }
    }

    @Nested
    class StartingAStudy {

        @ParameterizedTest
        @CsvSource({
            "title, , Title is missing",
            "sponsorKind, , Sponsor kind is missing",
            "sponsorKind, COMPANY, Sponsor kind must be one of HOSPITAL",
            "productImported, TRUE, Product imported must be one of YES",
            "piLicensed, maybe, PI licensed must be true or false",
            "projectCode, ab-1, Project code must be 3 to 40 capital letters",
            "projectCode, AB, Project code must be 3 to 40",
            "projectCode, AB 1, Project code must be 3 to 40",
            "projectCode, -AB1, Project code must be 3 to 40",
            "projectCode, 'A23456789-123456789-123456789-123456789-1', 40",
            "eligible, true, does not know eligible",
            "opinionNext, FILE, does not know opinionNext",
            "clientCode, nobodys, You do not work for the client nobodys"
        })
        void withAValueThatIsNone_isRefused_andNoProjectIsThere(String name, String value, String sentence) {
            Study study = house.study().with(name, value);

            study.tryStart("pm").isPlainRefusal().is(422).says(sentence);
            submitStart(study.startValues()).isPlainRefusal().is(422).says(sentence);

            house.person("pm").get("/api/projects/" + study.code()).is(404);
            assertThat(study.instances("iit")).isEmpty();
        }

        @Test
        void withoutACode_isRefused() {
            Study study = house.study();
            study.startValues();
            Map<String, Object> values = new LinkedHashMap<>(study.startValues());
            values.remove("projectCode");

            house.person("pm")
                    .post("/engine-rest/process-definition/key/iit/start", Study.variables(values))
                    .isPlainRefusal()
                    .is(422)
                    .says("Project code is missing");
        }

        @Test
        void withAnotherBusinessKey_isRefused_withTheSameItStarts() {
            Study study = house.study();
            Map<String, Object> body = new LinkedHashMap<>(Study.variables(study.startValues()));
            body.put("businessKey", "OTHER-1");

            house.person("pm")
                    .post("/engine-rest/process-definition/key/iit/start", body)
                    .isPlainRefusal()
                    .is(422)
                    .says("The business key is the project code " + study.code());
            house.person("pm").get("/api/projects/" + study.code()).is(404);

            body.put("businessKey", study.code());
            house.person("pm")
                    .post("/engine-rest/process-definition/key/iit/start", body)
                    .is(200);
        }

        @Test
        void theTaskListsFormMakesTheCodeTheBusinessKey() {
            Study study = house.study();

            submitStart(study.startValues()).is(200);

            assertThat(study.open()).containsExactly("prepareNonClinicalPackage");
        }

        @Test
        void twice_isAConflict_andLeavesTheFirstAsItWas() {
            Study study = house.study().start();

            study.leavesAsItWas(() -> study.tryStart("pm"))
                    .is(409)
                    .says("The project code " + study.code() + " is taken");

            assertThat(study.trail("REFUSAL")).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
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
        void bySomebodyElseThanTheProjectManager_isForbidden(String person) {
            Study study = house.study();

            assertThat(study.tryStart(person).isPlainRefusal().status()).isIn(403, 404);

            house.person("pm").get("/api/projects/" + study.code()).is(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"importCompliance", "deadlineWatch", "ethicsRenewal"})
        void ofAProcessThatOnlyTheHouseStarts_isForbidden(String process) {
            Study study = house.study().start();

            Study.State before = study.state();
            for (String person : List.of("pm", "regulatory", "ops", "director", "admin")) {
                house.person(person)
                        .post(
                                "/engine-rest/process-definition/key/" + process + "/start",
                                Study.variables(Map.of("projectCode", study.code())))
                        .isPlainRefusal()
                        .is(403);
            }
            assertThat(study.state()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"variables\":{\"projectCode\"", "[]", "nonsense"})
        void withABodyThatIsNoJson_isRefused(String body) {
            house.person("pm")
                    .post("/engine-rest/process-definition/key/iit/start", body)
                    .isPlainRefusal()
                    .is(400);
        }

        @Test
        void ofAProcessThatIsNotThere_isNotFound() {
            house.person("pm")
                    .post("/engine-rest/process-definition/key/nothing/start", Map.of())
                    .isPlainRefusal()
                    .is(404);
        }

        private Answer submitStart(Map<String, Object> values) {
            String id = house.person("pm")
                    .get("/engine-rest/process-definition/key/iit")
                    .is(200)
                    .json()
                    .get("id")
                    .asText();
            return house.person("pm")
                    .post("/engine-rest/process-definition/" + id + "/submit-form", Study.variables(values));
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AskingOurApi {

        @ParameterizedTest
        @CsvSource({
            "/api/projects/NO-SUCH-PROJECT, 404",
            "/api/projects/NO-SUCH-PROJECT/audit, 404",
            "/api/projects/NO-SUCH-PROJECT/deadlines, 404",
            "/api/projects/NO-SUCH-PROJECT/blockers, 404",
            "/api/projects/NO-SUCH-PROJECT/documents, 404",
            "/api/projects/NO-SUCH-PROJECT/documents/1, 404",
            "/api/projects/%27%3B--, 404",
            "/api/tasks/no-such-task, 404",
            "/api/nothing, 404",
            "/api, 404",
            "/api/deadlines?status=LOST, 422",
            "/api/calendar/due, 400",
            "/api/calendar/due?from=2026-05-06, 400",
            "/api/calendar/due?from=soon&workingDays=5, 422",
            "/api/calendar/due?from=2026-05-06&workingDays=five, 422",
            "/api/calendar/due?from=2026-05-06&workingDays=0, 422",
            "/api/calendar/due?from=2026-05-06&workingDays=-1, 422",
            "/api/calendar/due?from=2026-05-06&workingDays=1001, 422",
            "/api/calendar/due?from=2026-05-06&workingDays=99999999999, 422",
            "/api/calendar/due?from=1999-05-06&workingDays=5, 422",
            "/api/calendar/due?from=9999-05-06&workingDays=5, 422"
        })
        void forWhatIsNotThereOrCannotBe_isToldPlainly(String address, int status) {
            house.person("pm").get(address).isPlainRefusal().is(status);
        }

        @ParameterizedTest
        @CsvSource({"POST, /api/projects", "DELETE, /api/projects", "PUT, /api/calendar", "DELETE, /api/deadlines"})
        void inAWayThatItDoesNotHave_isToldPlainly(String method, String address) {
            house.person("pm")
                    .send(method, address, "application/json", BodyPublishers.ofString("{}"))
                    .isPlainRefusal()
                    .is(405);
        }

        @Test
        void aDateBeforeTheFirstYear_isToldWithTheYear() {
            house.person("pm")
                    .get("/api/calendar/due?from=2020-05-06&workingDays=5")
                    .isPlainRefusal()
                    .says("2020");
        }
    }

    @Nested
    class AskingTheEngine {

        @ParameterizedTest
        @MethodSource("com.lancore.pathways.web.BadInputIT#oddCalls")
        void oddly_isToldPlainly(String method, String address, String body) {
            Answer answer = house.person("admin")
                    .send(method, address, "application/json", BodyPublishers.ofString(body == null ? "" : body));

            answer.isPlainRefusal();
        }
    }

    static List<org.junit.jupiter.params.provider.Arguments> oddCalls() {
        return java.util.stream.Stream.of(
                        "GET /engine-rest/nothing",
                        "GET /engine-rest/task/no-such-task",
                        "GET /engine-rest/task/no-such-task/form",
                        "GET /engine-rest/task/no-such-task/deployed-form",
                        "GET /engine-rest/task/no-such-task/form-variables",
                        "GET /engine-rest/task/no-such-task/variables",
                        "GET /engine-rest/task/no-such-task/comment/1",
                        "GET /engine-rest/task?sortBy=nothing&sortOrder=asc",
                        "GET /engine-rest/task?dueBefore=soon",
                        "GET /engine-rest/task?firstResult=x",
                        "POST /engine-rest/task {\"assigneeExpression\":\"${1+1}\"}",
                        "POST /engine-rest/task [",
                        "POST /engine-rest/task/no-such-task/claim {\"userId\":\"admin\"}",
                        "POST /engine-rest/task/no-such-task/unclaim",
                        "POST /engine-rest/task/no-such-task/assignee {\"userId\":\"admin\"}",
                        "GET /engine-rest/process-instance/no-such-instance",
                        "GET /engine-rest/process-instance/no-such-instance/variables",
                        "GET /engine-rest/process-instance/no-such-instance/activity-instances",
                        "GET /engine-rest/process-definition/no-such-definition",
                        "GET /engine-rest/process-definition/key/nothing",
                        "GET /engine-rest/process-definition/key/nothing/xml",
                        "GET /engine-rest/process-definition/key/iit/nothing",
                        "POST /engine-rest/process-definition/no-such-definition/start {}",
                        "POST /engine-rest/process-definition/no-such-definition/submit-form {}",
                        "GET /engine-rest/job/no-such-job",
                        "POST /engine-rest/job/no-such-job/execute",
                        "PUT /engine-rest/job/no-such-job/retries {\"retries\":1}",
                        "PUT /engine-rest/job/no-such-job/retries {\"retries\":-1}",
                        "GET /engine-rest/incident/no-such-incident",
                        "GET /engine-rest/history/process-instance/no-such-instance",
                        "GET /engine-rest/history/task?sortBy=nothing",
                        "GET /engine-rest/user/no-such-user/profile",
                        "POST /engine-rest/user/create {\"profile\":{\"id\":\"a b!\"},\"credentials\":{\"password\":\"x\"}}",
                        "POST /engine-rest/user/create {\"profile\":{\"id\":\"weak2\"},\"credentials\":{\"password\":\"x\"}}",
                        "POST /engine-rest/user/create {\"profile\":{\"id\":\"pm\"},\"credentials\":{\"password\":\"Good-Password-2026\"}}",
                        "POST /engine-rest/user/create {}",
                        "POST /engine-rest/group/create {\"id\":\"projectManager\"}",
                        "PUT /engine-rest/group/nothing/members/pm",
                        "PUT /engine-rest/group/projectManager/members/pm",
                        "GET /engine-rest/filter/no-such-filter",
                        "GET /engine-rest/filter/no-such-filter/list",
                        "POST /engine-rest/authorization/create {}",
                        "GET /engine-rest/authorization/no-such-authorization",
                        "POST /engine-rest/decision-definition/key/nothing/evaluate {}",
                        "POST /engine-rest/decision-definition/key/iitEligibility/evaluate {",
                        "GET /engine-rest/deployment/no-such-deployment",
                        "GET /engine-rest/batch/no-such-batch",
                        "GET /engine-rest/identity/groups",
                        "GET /engine-rest/engine/other/task")
                .map(call -> call.split(" ", 3))
                .map(c -> org.junit.jupiter.params.provider.Arguments.of(c[0], c[1], c.length > 2 ? c[2] : null))
                .toList();
    }
}
