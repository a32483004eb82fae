package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Ways to get an ethics record, a filing or a first patient past a gate that is not met. None works: everything stays as
 * it was, and each leaves its trace in the trail of the project, or, where an administrator may do it, in the user
 * operation log.
 */
@PathwaysTest
@Tag("postgres-too")
class NoWayAroundIT {

    private static final Map<String, Object> APPROVAL = map(
            "ethicsOutcome", "APPROVED",
            "ethicsLetterDate", "2026-09-28",
            "ethicsProtocolVersion", "V1",
            "ethicsConsentVersion", "C1");

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void today() {
        house.clock().set("2026-09-28T10:00");
    }

    /** The product is imported and import compliance is not confirmed; the letter is there. */
    @Nested
    class AnEthicsRecordBeforeImportIsConfirmed {

        @BeforeEach
        void aStudyAtItsEthicsReview() {
            study = house.study().with("productImported", "YES").start().to("recordEthicsReview");
            study.upload("ethics", "ETHICS_OPINION");
        }

        @Test
        void byCompletingTheTask() {
            traced(422, "ethics", task("recordEthicsReview") + "/complete", Study.variables(APPROVAL))
                    .says("Import compliance is NOT_ASSESSED");
        }

        @Test
        void bySendingItsForm() {
            traced(422, "ethics", task("recordEthicsReview") + "/submit-form", Study.variables(APPROVAL))
                    .says("Import compliance is NOT_ASSESSED");
        }

        @Test
        void byALetterOfBefore_orAConditionalOne() {
            Map<String, Object> conditional = new LinkedHashMap<>(APPROVAL);
            conditional.put("ethicsOutcome", "CONDITIONAL");
            conditional.put("ethicsReason", "with a small change");
            conditional.put("ethicsLetterDate", "2026-05-04");
            traced(422, "ethics", task("recordEthicsReview") + "/complete", Study.variables(conditional));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"importStatus", "importDecision", "opinionNext", "productImported", "document.ETHICS_OPINION"
                })
        void bySendingAlongWhatOnlyTheMachineKnows(String name) {
            Map<String, Object> more = new LinkedHashMap<>(APPROVAL);
            more.put(name, name.equals("productImported") ? "NO" : "CONFIRMED");
            traced(422, "ethics", task("recordEthicsReview") + "/complete", Study.variables(more))
                    .says("does not know " + name);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ethics", "pm", "admin"})
        void byAnErrorOrAnEscalation(String person) {
            traced(403, person, task("recordEthicsReview") + "/bpmnError", Map.of("errorCode", "skip"));
            traced(403, person, task("recordEthicsReview") + "/bpmnEscalation", Map.of("escalationCode", "skip"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ethics", "pm", "admin"})
        void byResolvingOrDelegatingIt(String person) {
            traced(403, person, task("recordEthicsReview") + "/resolve", Study.variables(APPROVAL));
            traced(403, person, task("recordEthicsReview") + "/delegate", Map.of("userId", "pm"));
        }

        @Test
        void byClaimingItForSomebodyElse() {
            traced(403, "ethics", task("recordEthicsReview") + "/claim", Map.of("userId", "regulatory"));
            traced(403, "ethics", task("recordEthicsReview") + "/assignee", Map.of("userId", "regulatory"));
        }

        @Test
        void byHavingItGivenToAnotherRole() {
            house.person("pm")
                    .post(task("recordEthicsReview") + "/assignee", Map.of("userId", "regulatory"))
                    .is(204);
            traced(403, "regulatory", task("recordEthicsReview") + "/complete", Study.variables(APPROVAL));
        }

        @ParameterizedTest
        @ValueSource(strings = {"admin", "pm", "academic", "director", "quality", "ops"})
        void bySomebodyOfAnotherRole(String person) {
            traced(403, person, task("recordEthicsReview") + "/complete", Study.variables(APPROVAL));
            traced(403, person, task("recordEthicsReview") + "/submit-form", Study.variables(APPROVAL));
        }

        @Test
        void byTheClient() {
            String task = task("recordEthicsReview");
            assertThat(study.leavesAsItWas(
                                    () -> house.person("client").post(task + "/complete", Study.variables(APPROVAL)))
                            .status())
                    .isIn(403, 404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ethics", "pm", "ops"})
        void byForcingAVariable(String person) {
            Map<String, Object> confirmed = Map.of("value", "CONFIRMED", "type", "String");
            String instance = "/engine-rest/process-instance/" + study.instance();

            tracedPut(403, person, instance + "/variables/importStatus", confirmed);
            tracedPut(403, person, task("recordEthicsReview") + "/variables/importStatus", confirmed);
            traced(403, person, instance + "/variables", Map.of("modifications", Map.of("importStatus", confirmed)));
        }

        @Test
        void byAVariableThatAnAdministratorForces_whichNoGateReads() {
            String instance = "/engine-rest/process-instance/" + study.instance() + "/variables/";
            for (String name : List.of("importStatus", "productImported", "opinionNext")) {
                house.person("admin")
                        .put(
                                instance + name,
                                Map.of(
                                        "value",
                                        switch (name) {
                                            case "productImported" -> "NO";
                                            case "opinionNext" -> "FILE";
                                            default -> "CONFIRMED";
                                        },
                                        "type",
                                        "String"))
                        .is(204);
            }

            traced(422, "ethics", task("recordEthicsReview") + "/complete", Study.variables(APPROVAL))
                    .says("Import compliance is NOT_ASSESSED");
            assertThat(study.fact("productImported")).isEqualTo("YES");
            assertThat(operations("SetVariable", "admin")).isGreaterThanOrEqualTo(3);
        }

        @ParameterizedTest
        @CsvSource({
            "admin, importComplianceWithdrawn",
            "admin, productBecameImported",
            "admin, projectEnded",
            "admin, opinionVoided",
            "pm, projectWithdrawn",
            "ethics, lettersCorrected"
        })
        void byAForgedMessage(String person, String message) {
            traced(403, person, "/engine-rest/message", map("messageName", message, "businessKey", study.code()));
            traced(
                    403,
                    person,
                    "/engine-rest/message",
                    map("messageName", message, "processInstanceId", study.instance(), "all", true));
        }

        @ParameterizedTest
        @ValueSource(strings = {"admin", "pm", "ethics"})
        void bySignallingTheProcess(String person) {
            study.leavesAsItWas(() -> house.person(person).post("/engine-rest/signal", Map.of("name", "go")))
                    .is(403);
            traced(403, person, "/engine-rest/execution/" + study.instance() + "/signal", Map.of());
            traced(
                    403,
                    person,
                    "/engine-rest/execution/" + study.instance() + "/messageSubscriptions/opinionVoided/trigger",
                    Map.of());
        }

        @ParameterizedTest
        @ValueSource(strings = {"admin", "ops", "pm"})
        void byMovingTheProcess(String person) {
            Map<String, Object> start = map(
                    "skipCustomListeners",
                    true,
                    "instructions",
                    List.of(
                            map("type", "startBeforeActivity", "activityId", "startFilingClock"),
                            map("type", "cancel", "activityId", "recordEthicsReview")));
            traced(403, person, "/engine-rest/process-instance/" + study.instance() + "/modification", start);
            traced(403, person, "/engine-rest/process-instance/" + study.instance() + "/modification-async", start);
        }

        @Test
        void byMigratingItToAnotherStep() {
            String definition =
                    study.json("recordEthicsReview").get("processDefinitionId").asText();
            Map<String, Object> plan = map(
                    "migrationPlan",
                    map(
                            "sourceProcessDefinitionId",
                            definition,
                            "targetProcessDefinitionId",
                            definition,
                            "instructions",
                            List.of(
                                    instruction("reviews", "filing"),
                                    instruction("recordEthicsReview", "assembleFiling"),
                                    instruction("planFirstPatient", "confirmFirstPatient"))),
                    "processInstanceIds",
                    List.of(study.instance()),
                    "skipCustomListeners",
                    true);

            traced(403, "admin", "/engine-rest/migration/execute", plan);
            study.leavesAsItWas(() -> house.person("admin").post("/engine-rest/migration/executeAsync", plan))
                    .is(403);
        }

        private Map<String, Object> instruction(String from, String to) {
            return map("sourceActivityIds", List.of(from), "targetActivityIds", List.of(to));
        }

        @Test
        void byEndingItOrItsImport() {
            for (String process : List.of("iit", "importCompliance")) {
                String instance = study.instances(process).get(0);
                tracedAs(403, "admin", () -> house.person("admin").delete("/engine-rest/process-instance/" + instance));
            }
        }

        @Test
        void byChangingTheTask() {
            JsonNode before = study.json("recordEthicsReview");
            tracedPut(403, "admin", task("recordEthicsReview"), map("name", "done", "assignee", "ethics"));
            traced(
                    403,
                    "admin",
                    task("recordEthicsReview") + "/identity-links",
                    map("groupId", "regulatoryAffairs", "type", "candidate"));
            tracedAs(403, "admin", () -> house.person("admin").delete(task("recordEthicsReview")));
            assertThat(study.json("recordEthicsReview")).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ethics", "pm", "regulatory", "academic", "admin"})
        void byReportingThatTheHospitalSigned_withoutBeingADirector(String person) {
            Object[] signed = Outside.signedWithoutImport("V1");
            study.outside().refuses(403, person, "ethicsSignedWithoutImport", signed);
            tracedAs(403, person, () -> study.outside().start(person, "ethicsSignedWithoutImport", signed));
            assertThat(study.trail("BREACH")).isEmpty();
        }

        @Test
        void byADocumentOfAnotherProject() {
            Study other = house.study().start().to("recordEthicsReview");
            Study bare = house.study().start().to("recordEthicsReview");
            other.upload("ethics", "ETHICS_OPINION");

            bare.refuses(422, "ethics", "recordEthicsReview", approval()).says("ETHICS_OPINION");
            // under the address of one project, given to the process of the other
            bare.leavesAsItWas(() -> house.person("ethics")
                            .upload(
                                    "/api/projects/" + other.code() + "/documents",
                                    Map.of("kind", "ETHICS_OPINION", "process", bare.instance()),
                                    "letter.pdf",
                                    Study.pdf("letter")))
                    .is(422);
            bare.refuses(422, "ethics", "recordEthicsReview", approval()).says("ETHICS_OPINION");
        }

        @Test
        void byADocumentThatTheAdministratorUploads_orAnAttachment() {
            study.leavesAsItWas(() -> study.tryUpload("admin", "IMPORT_EVIDENCE", Study.pdf("evidence")))
                    .is(403);
            tracedAs(403, "ethics", () -> house.person("ethics")
                    .upload(
                            task("recordEthicsReview") + "/attachment/create",
                            Map.of("attachment-name", "letter", "url", "https://example.invalid/letter.pdf"),
                            "letter.pdf",
                            Study.pdf("letter")));
        }
    }

    /** The import is confirmed, or none is needed; what else can be tried on the letter. */
    @Nested
    class AnEthicsRecordThatIsNotTheOneOfThisRound {

        @BeforeEach
        void aStudyAtItsEthicsReview() {
            study = house.study().start().to("recordEthicsReview");
        }

        @Test
        void withALetterOfTheLastRound() {
            study.upload("ethics", "ETHICS_OPINION").upload("academic", "EVIDENCE");
            study.outside().reported("academic", "opinionVoided", "opinion", "ACADEMIC", "reason", "the PI voted");
            study.finalise("V1", "C1").academicLetter("APPROVED", "2026-09-28", "V1");

            study.refuses(422, "ethics", "recordEthicsReview", approval()).says("ETHICS_OPINION");
        }

        @Test
        void byReplayingTheSubmissionOfTheLastRoundOnTheTaskOfThisOne() {
            study.upload("ethics", "ETHICS_OPINION");
            String old = task("recordEthicsReview");
            house.person("ethics")
                    .post(old + "/complete", Study.variables(APPROVAL))
                    .is(204);
            study.upload("ethics", "EVIDENCE");
            study.outside().reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted");
            study.finalise("V2", "C2").academicLetter("APPROVED", "2026-09-28", "V2");

            study.leavesAsItWas(() -> house.person("ethics").post(old + "/complete", Study.variables(APPROVAL)))
                    .is(404);
            traced(422, "ethics", task("recordEthicsReview") + "/complete", Study.variables(APPROVAL))
                    .says("ETHICS_OPINION");
        }

        @Test
        void byRecordingItTwiceAtOnce() {
            study.upload("ethics", "ETHICS_OPINION");
            String task = task("recordEthicsReview");

            List<Answer> answers =
                    house.atOnce(3, () -> house.person("ethics").post(task + "/complete", Study.variables(APPROVAL)));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(204);
            answers.stream().filter(a -> a.status() != 204).forEach(a -> {
                a.isPlainRefusal();
                assertThat(a.status()).isIn(404, 409, 422);
            });
            assertThat(study.outside().taken("recordEthicsReview")).isEqualTo(1);
            assertThat(study.deadlines()).hasSize(1);
        }

        @Test
        void bySwappingTheLetterAfterwards_whichLeavesWhatTheRecordReliedOn() {
            study.upload("ethics", "ETHICS_OPINION");
            study.complete("ethics", "recordEthicsReview", approval()).is(204);
            String reliedOn = study.fact("document.ETHICS_OPINION");

            study.upload("ethics", "ETHICS_OPINION").done("assembleFiling");

            assertThat(study.trail("FACT").stream()
                            .filter(e -> e.node().equals("recordEthicsReview")
                                    && e.name().equals("document.ETHICS_OPINION")))
                    .singleElement()
                    .satisfies(e -> assertThat(e.newValue()).isEqualTo(reliedOn));
            assertThat(study.trail("DOCUMENT").stream().filter(e -> e.name().equals("ETHICS_OPINION")))
                    .hasSize(2);
        }

        @Test
        void beforeTheAcademicOpinion() {
            Study early = house.study().start().to("recordAcademicReview").upload("ethics", "ETHICS_OPINION");

            assertThat(early.open()).doesNotContain("recordEthicsReview");
            early.outside().refuses(409, "director", "ethicsSignedWithoutImport", Outside.signedWithoutImport("V1"));
        }
    }

    @Nested
    class AFilingThatMustNotBe {

        @BeforeEach
        void aStudyToBeFiled() {
            study = house.study().start().to("assembleFiling");
        }

        @Test
        void withoutTheMaterialsOfTheLaw_whateverTheReason() {
            study.refuses(422, "regulatory", "assembleFiling", "filingExceptionReason", "we are late")
                    .says("INSTITUTION_INFORMATION", "FUNDING_PROOF");
            traced(
                    422,
                    "regulatory",
                    task("assembleFiling") + "/submit-form",
                    Study.variables(Map.of("filingExceptionReason", "we are late")));
        }

        @Test
        void withoutItsReceipt_orByADateThatIsNotTheOne() {
            study.done("assembleFiling");

            study.refuses(422, "regulatory", "fileWithNhc", "filingDate", "2026-09-28")
                    .says("FILING_RECEIPT");
            study.upload("regulatory", "FILING_RECEIPT");
            study.refuses(422, "regulatory", "fileWithNhc", "filingDate", "2026-09-29");
            study.refuses(422, "regulatory", "fileWithNhc", "filingDate", "2026-09-28T23:00:00Z");
        }

        @Test
        void byStartingAStudyInTheMiddle() {
            Map<String, Object> start = map(
                    "businessKey",
                    study.code(),
                    "variables",
                    Study.variables(study.startValues()).get("variables"),
                    "startInstructions",
                    List.of(map("type", "startBeforeActivity", "activityId", "recordFilingNumber")));

            traced(403, "pm", "/engine-rest/process-definition/key/iit/start", start);
            traced(403, "admin", "/engine-rest/process-definition/key/iit/start", start);
        }

        @Test
        void byStartingTheStudyAgain_orItsOtherProcesses() {
            tracedAs(409, "pm", () -> study.tryStart("pm"));
            for (String process : List.of("importCompliance", "deadlineWatch", "ethicsRenewal")) {
                study.leavesAsItWas(() -> house.person("pm")
                                .post(
                                        "/engine-rest/process-definition/key/" + process + "/start",
                                        Study.variables(Map.of("projectCode", study.code()))))
                        .is(403);
            }
        }

        @Test
        void byRestartingWhatHasEnded() {
            study.done("assembleFiling");
            study.outside().reported("pm", "projectWithdrawn", "reason", "stop");
            String definition = house.engine()
                    .getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processInstanceId(study.instance())
                    .singleResult()
                    .getProcessDefinitionId();

            study.leavesAsItWas(() -> house.person("admin")
                            .post(
                                    "/engine-rest/process-definition/" + definition + "/restart",
                                    map(
                                            "processInstanceIds",
                                            List.of(study.instance()),
                                            "instructions",
                                            List.of(map("type", "startBeforeActivity", "activityId", "fileWithNhc")))))
                    .is(403);
            assertThat(study.running()).isEmpty();
        }

        @Test
        void byFilingTwiceAtOnce() {
            study.done("assembleFiling").upload("regulatory", "FILING_RECEIPT");
            String task = task("fileWithNhc");

            List<Answer> answers = house.atOnce(3, () -> house.person("regulatory")
                    .post(task + "/complete", Study.variables(Map.of("filingDate", "2026-09-28"))));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(204);
            assertThat(study.outside().taken("fileWithNhc")).isEqualTo(1);
            assertThat(study.deadlineMoves())
                    .containsExactly(
                            "OPEN " + study.deadline().dueOn(),
                            "MET " + study.deadline().dueOn());
        }

        @Test
        void byAMaterialThatIsSwappedAfterTheAssembly() {
            study.done("assembleFiling");
            String reliedOn = factOf("assembleFiling", "document.FUNDING_PROOF");

            study.upload("regulatory", "FUNDING_PROOF").done("fileWithNhc");

            assertThat(factOf("assembleFiling", "document.FUNDING_PROOF")).isEqualTo(reliedOn);
            assertThat(factOf("fileWithNhc", "document.FUNDING_PROOF")).isNotEqualTo(reliedOn);
        }

        @Test
        void whileTheProcessIsSuspended() {
            house.person("ops")
                    .put("/engine-rest/process-instance/" + study.instance() + "/suspended", Map.of("suspended", true))
                    .is(204);
            try {
                traced(409, "regulatory", task("assembleFiling") + "/complete", Study.variables(Map.of()))
                        .says("Operations has suspended this process");
            } finally {
                house.person("ops")
                        .put(
                                "/engine-rest/process-instance/" + study.instance() + "/suspended",
                                Map.of("suspended", false))
                        .is(204);
            }
        }

        @Test
        void byACorrectionThatNobodyApproves() {
            study.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-09-25");

            tracedAs(
                    403,
                    "ethics",
                    () -> study.complete(
                            "ethics", "approveCorrection", "correctionDecision", "APPROVED", "reason", "it is true"));
            traced(
                    403,
                    "admin",
                    task("approveCorrection") + "/complete",
                    Study.variables(Map.of("correctionDecision", "APPROVED", "reason", "it is true")));
            assertThat(study.fact("ethicsLetterDate")).isEqualTo("2026-09-28");
        }

        private String factOf(String node, String name) {
            return study.trail("FACT").stream()
                    .filter(e -> e.node().equals(node) && e.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .newValue();
        }
    }

    @Nested
    class AFirstPatientWhoMustNotBe {

        @BeforeEach
        void aStudyWithAForeignPartyAtItsFirstPatient() {
            study = house.study()
                    .with("foreignParty", "YES")
                    .start()
                    .to("assembleFiling")
                    .done("assembleFiling", "filingExceptionReason", "the approval is pending")
                    .to("confirmFirstPatient");
        }

        @Test
        void byItsForm_orByAReferenceAlone() {
            traced(
                            422,
                            "clinical",
                            task("confirmFirstPatient") + "/submit-form",
                            Study.variables(map("firstPatientDate", "2026-09-28", "hgrReference", "HGR-1")))
                    .says("Human genetic resources are not cleared");
        }

        @Test
        void byAnsweringThatThereIsNoForeignParty() {
            traced(
                            422,
                            "clinical",
                            task("confirmFirstPatient") + "/complete",
                            Study.variables(map("firstPatientDate", "2026-09-28", "foreignParty", "NO")))
                    .says("Foreign party is recorded as YES");
        }

        @Test
        void byADocumentThatIsGivenToAnotherProcess() {
            study.outside().corrected("pm", "productImported", "YES");
            house.person("regulatory")
                    .upload(
                            "/api/projects/" + study.code() + "/documents",
                            Map.of("kind", "HGR_APPROVAL", "process", "importCompliance"),
                            "hgr.pdf",
                            Study.pdf("hgr"))
                    .is(201);

            study.refuses(
                            422,
                            "clinical",
                            "confirmFirstPatient",
                            "firstPatientDate",
                            "2026-09-28",
                            "hgrReference",
                            "HGR-1")
                    .says("Human genetic resources are not cleared");
        }

        @ParameterizedTest
        @ValueSource(strings = {"admin", "director", "pm", "regulatory"})
        void bySomebodyElse(String person) {
            study.clearHgr();

            traced(
                    403,
                    person,
                    task("confirmFirstPatient") + "/complete",
                    Study.variables(map("firstPatientDate", "2026-09-28", "hgrReference", "HGR-1")));
        }

        @Test
        void byAVariableThatAnAdministratorForces() {
            house.person("admin")
                    .put(
                            "/engine-rest/process-instance/" + study.instance() + "/variables/foreignParty",
                            Map.of("value", "NO", "type", "String"))
                    .is(204);

            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-09-28")
                    .says("Human genetic resources are not cleared");
            assertThat(operations("SetVariable", "admin")).isEqualTo(1);
        }

        @Test
        void twiceAtOnce() {
            study.clearHgr();
            String task = task("confirmFirstPatient");

            List<Answer> answers = house.atOnce(3, () -> house.person("clinical")
                    .post(
                            task + "/complete",
                            Study.variables(map("firstPatientDate", "2026-09-28", "hgrReference", "HGR-1"))));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(204);
            assertThat(study.outside().taken("confirmFirstPatient")).isEqualTo(1);
        }
    }

    // ---- helpers

    private static Object[] approval() {
        return APPROVAL.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray();
    }

    private String task(String key) {
        return "/engine-rest/task/" + study.task(key);
    }

    private Answer traced(int status, String person, String path, Object body) {
        return tracedAs(status, person, () -> house.person(person).post(path, body));
    }

    private Answer tracedPut(int status, String person, String path, Object body) {
        return tracedAs(status, person, () -> house.person(person).put(path, body));
    }

    /** It is refused, everything stays as it was, and who tried it stands in the trail. */
    private Answer tracedAs(int status, String person, Supplier<Answer> way) {
        int before = study.trail("REFUSAL").size();
        Answer answer = study.leavesAsItWas(way).is(status);
        List<Study.Entry> refusals = study.trail("REFUSAL");
        assertThat(refusals).as("the trace of " + answer).hasSize(before + 1);
        assertThat(refusals.get(before).person()).isEqualTo(person);
        assertThat(refusals.get(before).name()).isEqualTo(Integer.toString(status));
        return answer;
    }

    /** How many operations of a kind the user operation log has of a person on the study's instance. */
    private long operations(String kind, String person) {
        return house.person("admin")
                .get("/engine-rest/history/user-operation?processInstanceId=" + study.instance() + "&operationType="
                        + kind + "&userId=" + person)
                .is(200)
                .rows()
                .map(r -> r.get("operationId").asText())
                .distinct()
                .count();
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
