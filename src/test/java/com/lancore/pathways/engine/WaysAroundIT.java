package com.lancore.pathways.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine has many doors; a step is taken through one of them alone. */
@PathwaysTest
class WaysAroundIT {

    @Autowired
    private House house;

    /**
     * One study for all of these, at its ethics review, claimed by its secretary, with a timer of its import: each call
     * is answered 403 or 404 and leaves it as it was.
     */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AClosedDoor {

        private Study study;

        @BeforeAll
        void aStudyAtItsEthicsReview() {
            house.clock().set("2026-09-28T10:00");
            study = house.study().with("productImported", "YES").start().to("recordEthicsReview");
            study.confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31))
                    .upload("ethics", "ETHICS_OPINION");
            house.person("ethics")
                    .post("/engine-rest/task/" + task() + "/claim", Map.of("userId", "ethics"))
                    .is(204);
        }

        @BeforeEach
        void today() {
            house.clock().set("2026-09-28T10:00");
        }

        @ParameterizedTest
        @MethodSource("com.lancore.pathways.engine.WaysAroundIT#closedToEverybody")
        void isClosedToEverybody(String call) {
            closed(call, "ethics", "pm", "ops", "director", "admin");
        }

        @ParameterizedTest
        @MethodSource("com.lancore.pathways.engine.WaysAroundIT#closedToAllButTheAdministrator")
        void isClosedToStaff(String call) {
            closed(call, "ethics", "pm", "ops", "director", "regulatory");
        }

        @Test
        void isClosedForAttachments() {
            for (String person : List.of("ethics", "pm", "admin")) {
                Answer answer = study.leavesAsItWas(() -> house.person(person)
                        .upload(
                                "/engine-rest/task/" + task() + "/attachment/create",
                                Map.of("attachment-name", "letter", "url", "http://example.org/letter"),
                                "x.pdf",
                                Study.pdf("x")));
                assertThat(answer.status()).as(answer.toString()).isIn(403, 404);
            }
        }

        @Test
        void isClosedForADeployment() {
            for (String person : List.of("ethics", "pm", "ops", "admin")) {
                long before = deployments();
                Answer answer = house.person(person)
                        .upload(
                                "/engine-rest/deployment/create",
                                Map.of("deployment-name", "another"),
                                "iit.bpmn",
                                "<x/>".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .isPlainRefusal();
                assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
                assertThat(deployments()).isEqualTo(before);
            }
        }

        @Test
        void isClosedForAStartBehindTheFirstStep() {
            for (String person : List.of("pm", "admin")) {
                Study other = house.study();
                Map<String, Object> body = new java.util.LinkedHashMap<>(Study.variables(other.startValues()));
                body.put(
                        "startInstructions",
                        List.of(Map.of("type", "startBeforeActivity", "activityId", "recordFilingNumber")));

                house.person(person)
                        .post("/engine-rest/process-definition/key/iit/start", body)
                        .isPlainRefusal()
                        .is(403);

                house.person("pm").get("/api/projects/" + other.code()).is(404);
            }
        }

        private void closed(String call, String... people) {
            String[] parts = filled(call).split(" ", 3);
            Study.State before = study.state();
            for (String person : people) {
                Answer answer = house.person(person)
                        .send(
                                parts[0],
                                parts[1],
                                "application/json",
                                parts.length > 2 ? BodyPublishers.ofString(parts[2]) : BodyPublishers.noBody())
                        .isPlainRefusal();
                assertThat(answer.status()).as(answer.toString()).isIn(403, 404);
            }
            assertThat(study.state()).as("what " + call + " left").isEqualTo(before);
        }

        private String task() {
            return study.task("recordEthicsReview");
        }

        private String filled(String call) {
            String job = study.timers().stream()
                    .filter(t -> t.node().equals("importValidityEnded"))
                    .findFirst()
                    .orElseThrow()
                    .job();
            String definition =
                    study.json("recordEthicsReview").get("processDefinitionId").asText();
            return call.replace("{task}", task())
                    .replace("{instance}", study.instance())
                    .replace("{import}", study.instances("importCompliance").get(0))
                    .replace(
                            "{execution}",
                            study.json("recordEthicsReview").get("executionId").asText())
                    .replace("{definition}", definition)
                    .replace("{deployment}", deployment(definition))
                    .replace("{code}", study.code())
                    .replace("{job}", job);
        }

        private String deployment(String definition) {
            return house.engine()
                    .getRepositoryService()
                    .getProcessDefinition(definition)
                    .getDeploymentId();
        }

        private long deployments() {
            return house.engine().getRepositoryService().createDeploymentQuery().count();
        }
    }

    static Stream<String> closedToEverybody() {
        String approved = "{\"variables\":{\"ethicsOutcome\":{\"value\":\"APPROVED\"}}}";
        return calls("""
                POST /engine-rest/task/{task}/resolve %s
                POST /engine-rest/task/{task}/delegate {"userId":"pm"}
                POST /engine-rest/task/{task}/bpmnError {"errorCode":"x","variables":{"opinionNext":{"value":"FILE"}}}
                POST /engine-rest/task/{task}/bpmnEscalation {"escalationCode":"x"}
                POST /engine-rest/task/{task}/claim {"userId":"clinical"}
                PUT /engine-rest/task/{task} {"name":"Another","description":"x","due":null,"priority":1}
                PUT /engine-rest/task/{task} {"assignee":"clinical"}
                POST /engine-rest/task/{task}/identity-links {"groupId":"clinicalOperations","type":"candidate"}
                POST /engine-rest/task/{task}/identity-links/delete {"groupId":"ethicsCommittee","type":"candidate"}
                DELETE /engine-rest/task/{task}
                POST /engine-rest/task/create {"id":"another-task","name":"Another"}
                POST /engine-rest/message {"messageName":"opinionVoided","businessKey":"{code}"}
                POST /engine-rest/message {"messageName":"opinionVoided","businessKey":"{code}","all":true}
                POST /engine-rest/message {"messageName":"projectWithdrawn","processInstanceId":"{instance}"}
                POST /engine-rest/message {"messageName":"importComplianceWithdrawn","businessKey":"{code}"}
                POST /engine-rest/signal {"name":"anything"}
                POST /engine-rest/condition {"variables":{}}
                POST /engine-rest/execution/{execution}/signal {}
                POST /engine-rest/execution/{execution}/messageSubscriptions/opinionVoided/trigger {}
                POST /engine-rest/process-instance/{instance}/modification %s
                POST /engine-rest/process-instance/{instance}/modification-async %s
                POST /engine-rest/modification/execute %s
                POST /engine-rest/modification/executeAsync %s
                DELETE /engine-rest/process-instance/{instance}
                POST /engine-rest/process-instance/delete {"processInstanceIds":["{instance}"]}
                POST /engine-rest/process-definition/{definition}/restart %s
                DELETE /engine-rest/deployment/{deployment}?cascade=true
                DELETE /engine-rest/process-definition/{definition}?cascade=true
                POST /engine-rest/process-instance/message-async {"messageName":"opinionVoided","processInstanceIds":["{instance}"]}
                POST /engine-rest/process-definition/key/importCompliance/start {"variables":{"projectCode":{"value":"{code}"}}}
                POST /engine-rest/migration/execute %s
                POST /engine-rest/migration/executeAsync %s
                POST /engine-rest/job/{job}/execute {}
                PUT /engine-rest/job/{job}/duedate {"duedate":"2026-09-01T00:00:00.000+0000"}
                DELETE /engine-rest/job/{job}
                """.formatted(
                        approved,
                        "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"recordFilingNumber\"}]}",
                        "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"recordFilingNumber\"}]}",
                        "{\"processDefinitionId\":\"{definition}\",\"processInstanceIds\":[\"{instance}\"],"
                                + "\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"recordFilingNumber\"}]}",
                        "{\"processDefinitionId\":\"{definition}\",\"processInstanceIds\":[\"{instance}\"],"
                                + "\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"recordFilingNumber\"}]}",
                        "{\"processInstanceIds\":[\"{instance}\"],"
                                + "\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"recordFilingNumber\"}]}",
                        migration(),
                        migration()));
    }

    /** From one user task to another of the same model. */
    private static String migration() {
        return "{\"migrationPlan\":{\"sourceProcessDefinitionId\":\"{definition}\",\"targetProcessDefinitionId\":\"{definition}\","
                + "\"instructions\":[{\"sourceActivityIds\":[\"reviews\"],\"targetActivityIds\":[\"reviews\"]},"
                + "{\"sourceActivityIds\":[\"recordEthicsReview\"],\"targetActivityIds\":[\"recordAcademicReview\"]},"
                + "{\"sourceActivityIds\":[\"planFirstPatient\"],\"targetActivityIds\":[\"recordFilingNumber\"]}]},"
                + "\"processInstanceIds\":[\"{instance}\"]}";
    }

    static Stream<String> closedToAllButTheAdministrator() {
        return calls("""
                PUT /engine-rest/process-instance/{instance}/variables/opinionNext {"value":"FILE","type":"String"}
                POST /engine-rest/process-instance/{instance}/variables {"modifications":{"opinionNext":{"value":"FILE"}}}
                DELETE /engine-rest/process-instance/{instance}/variables/opinionNext
                POST /engine-rest/process-instance/variables-async {"processInstanceIds":["{instance}"],"variables":{"opinionNext":{"value":"FILE"}}}
                PUT /engine-rest/execution/{execution}/localVariables/opinionNext {"value":"FILE","type":"String"}
                PUT /engine-rest/task/{task}/variables/opinionNext {"value":"FILE","type":"String"}
                POST /engine-rest/task/{task}/variables {"modifications":{"opinionNext":{"value":"FILE"}}}
                PUT /engine-rest/task/{task}/localVariables/opinionNext {"value":"FILE","type":"String"}
                PUT /engine-rest/job/{job}/suspended {"suspended":true}
                POST /engine-rest/job/{job}/duedate/recalculate
                POST /engine-rest/history/process-instance/delete {"historicProcessInstanceIds":["{instance}"]}
                DELETE /engine-rest/history/process-instance/{instance}
                DELETE /engine-rest/history/process-instance/{instance}/variable-instances
                POST /engine-rest/authorization/create {"type":1,"permissions":["ALL"],"userId":"ethics","resourceType":8,"resourceId":"*"}
                """);
    }

    private static Stream<String> calls(String lines) {
        return Arrays.stream(lines.split("\n")).map(String::strip).filter(l -> !l.isEmpty());
    }

    /** An administrator may write variables; facts and gates do not read them. */
    @Nested
    class AForcedVariable {

        private Study study;

        @BeforeEach
        void today() {
            house.clock().set("2026-09-28T10:00");
            study = house.study().with("productImported", "YES").start();
        }

        @Test
        void ofTheImportStatus_doesNotOpenTheImportGate() {
            study.to("recordEthicsReview").upload("ethics", "ETHICS_OPINION");
            force("importStatus", "CONFIRMED");
            force("importDecision", "CONFIRMED");
            force("importValidFrom", "2026-01-01");
            force("importValidTo", "2026-12-31");
            force("productImported", "NO");

            study.refuses(
                            422,
                            "ethics",
                            "recordEthicsReview",
                            "ethicsOutcome",
                            "APPROVED",
                            "ethicsLetterDate",
                            "2026-09-25",
                            "ethicsProtocolVersion",
                            "V1",
                            "ethicsConsentVersion",
                            "C1")
                    .says("Import compliance is NOT_ASSESSED");
            assertThat(study.fact("productImported")).isEqualTo("YES");
        }

        @Test
        void ofTheAcademicOutcome_doesNotMakeARejectionAnApproval() {
            study.to("recordAcademicReview");
            force("academicOutcome", "APPROVED");
            force("opinionNext", "FILE");

            study.academicLetter("REJECTED", "2026-09-24", "V1");

            assertThat(study.open()).contains("decideAfterRejection").doesNotContain("assembleFiling");
            assertThat(study.fact("academicOutcome")).isEqualTo("REJECTED");
        }

        @Test
        void ofWhatComesNext_insideTheReviews_doesNotStartTheFilingClock() {
            study.to("recordEthicsReview");
            // a local one in the scope of the reviews catches what the machine writes there
            String reviews = house
                    .engine()
                    .getRuntimeService()
                    .createExecutionQuery()
                    .processInstanceId(study.instance())
                    .activityId("reviews")
                    .list()
                    .stream()
                    .findFirst()
                    .map(e -> e.getId())
                    .orElseGet(() ->
                            study.json("recordEthicsReview").get("executionId").asText());
            house.person("admin")
                    .put(
                            "/engine-rest/execution/" + reviews + "/localVariables/opinionNext",
                            Map.of("value", "ETHICS", "type", "String"));
            force("opinionNext", "FILE");

            study.ethicsLetter("REJECTED", "2026-09-25", "V1", "C1");

            assertThat(study.open()).doesNotContain("assembleFiling").contains("decideAfterRejection");
            assertThat(study.deadlines()).isEmpty();
        }

        @Test
        void ofALetterDate_doesNotMoveTheClock() {
            study.to("recordEthicsReview").confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31));
            force("academicLetterDate", "2026-01-01");
            force("ethicsLetterDate", "2026-01-01");

            study.ethicsLetter("APPROVED", "2026-09-25", "V1", "C1");
            force("filingDueOn", "2027-12-31");
            force("ethicsLetterDate", "2026-09-28");

            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
            assertThat(study.fact("ethicsLetterDate")).isEqualTo("2026-09-25");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-10");
        }

        @Test
        void ofTheFiling_doesNotMakeALateOneTimely() {
            study.to("recordEthicsReview")
                    .confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31))
                    .ethicsLetter("APPROVED", "2026-09-25", "V1", "C1")
                    .done("assembleFiling");
            house.clock().set("2026-10-20T10:00");
            force("filedInTime", true);

            study.done("fileWithNhc", "filingDate", "2026-10-20");

            assertThat(study.open()).contains("explainLateFiling");
            assertThat(study.deadline().status()).isEqualTo("LATE");
        }

        @Test
        void ofTheProjectCode_doesNotBringTheStudyIntoAnotherProject() {
            Study other = house.study().start();
            force("projectCode", other.code());

            study.done("prepareNonClinicalPackage");

            assertThat(study.fact("document.NON_CLINICAL_REPORT")).isNotNull();
            assertThat(other.open()).containsExactly("prepareNonClinicalPackage");
            assertThat(other.trail("FACT")).noneMatch(e -> e.node().equals("prepareNonClinicalPackage"));
        }

        @Test
        void onATask_doesNotAnswerForThePerson() {
            study.to("recordAcademicReview").upload("academic", "ACADEMIC_OPINION");
            String task = study.task("recordAcademicReview");
            for (String[] v : new String[][] {
                {"academicOutcome", "APPROVED"}, {"academicLetterDate", "2026-09-24"}, {"academicProtocolVersion", "V1"}
            }) {
                house.person("admin")
                        .put(
                                "/engine-rest/task/" + task + "/localVariables/" + v[0],
                                Map.of("value", v[1], "type", "String"))
                        .is(204);
            }

            study.refuses(422, "academic", "recordAcademicReview").says("are missing");
        }

        @Test
        void onATask_doesNotSwallowWhatThePersonAnswered() {
            study.to("recordAcademicReview").academicLetter("REJECTED", "2026-09-24", "V1");
            house.person("admin")
                    .put(
                            "/engine-rest/task/" + study.task("decideAfterRejection")
                                    + "/localVariables/rejectionDecision",
                            Map.of("value", "WITHDRAW", "type", "String"))
                    .is(204);

            study.done("decideAfterRejection", "rejectionDecision", "NEW_ROUND", "reason", "A safer dose");

            assertThat(study.open()).contains("finalizeProtocol");
        }

        private void force(String name, Object value) {
            house.person("admin")
                    .put(
                            "/engine-rest/process-instance/" + study.instance() + "/variables/" + name,
                            Map.of("value", value))
                    .is(204);
        }
    }

    /** Even the machine itself, sent behind a step, meets the same gates. */
    @Nested
    class AModifiedInstance {

        @Test
        void meetsTheGateOfTheSponsorsAgreement() {
            Study study =
                    house.study().with("sponsorKind", "CHINESE_LEGAL_PERSON").start();
            house.engine()
                    .getRuntimeService()
                    .createProcessInstanceModification(study.instance())
                    .startBeforeActivity("recordAcademicReview")
                    .execute();
            study.upload("academic", "ACADEMIC_OPINION");

            study.refuses(
                            422,
                            "academic",
                            "recordAcademicReview",
                            "academicOutcome",
                            "APPROVED",
                            "academicLetterDate",
                            house.clock().today(),
                            "academicProtocolVersion",
                            "V1")
                    .says("The agreement of sponsor and institution is not signed");
        }

        @Test
        void meetsTheGateOfTheFiling() {
            Study study = house.study().start();
            house.engine()
                    .getRuntimeService()
                    .createProcessInstanceModification(study.instance())
                    .startBeforeActivity("fileWithNhc")
                    .execute();
            study.upload("regulatory", "FILING_RECEIPT");

            study.refuses(
                            422,
                            "regulatory",
                            "fileWithNhc",
                            "filingDate",
                            house.clock().today())
                    .says("there is nothing to file");
        }

        @Test
        void meetsTheGateOfTheAcademicOpinion() {
            Study study = house.study().start();
            house.engine()
                    .getRuntimeService()
                    .createProcessInstanceModification(study.instance())
                    .startBeforeActivity("recordEthicsReview")
                    .execute();
            study.upload("ethics", "ETHICS_OPINION");

            study.refuses(
                            422,
                            "ethics",
                            "recordEthicsReview",
                            "ethicsOutcome",
                            "APPROVED",
                            "ethicsLetterDate",
                            house.clock().today(),
                            "ethicsProtocolVersion",
                            "V1",
                            "ethicsConsentVersion",
                            "C1")
                    .says("The academic review of this round is not approved yet");
        }
    }
}
