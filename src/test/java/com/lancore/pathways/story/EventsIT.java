package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens outside the tasks of a study is reported through one door, and every process that awaits it is told. */
@PathwaysTest
class EventsIT {

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void aStudyThatIsToBeFiled() {
        house.clock().set("2026-09-28T10:00");
        study = house.study().start().letters("2026-09-24", "2026-09-28");
    }

    @Test
    void takesAReportOverTheApi_andTellsWhatIsOpenNow() {
        Answer answer = study.outside().report("pm", "projectHeld", "reason", "the sponsor asks for it");

        answer.is(202);
        assertThat(answer.json().get("event").asText()).isEqualTo("projectHeld");
        assertThat(answer.json().get("openSteps").toString()).isEqualTo("[\"assembleFiling\",\"planFirstPatient\"]");
        assertThat(study.instances("reportEvent"))
                .containsExactly(answer.json().get("report").asText());
    }

    @Test
    void takesTheSameFromTasklist_byStartAndByItsForm() {
        study.outside()
                .start("pm", "projectHeld", "reason", "the sponsor asks for it")
                .is(200);
        study.outside()
                .submitForm("pm", "projectResumed", "reason", "the sponsor goes on")
                .is(200);

        assertThat(study.outside().taken("projectHeld")).isEqualTo(1);
        assertThat(study.outside().taken("projectResumed")).isEqualTo(1);
        assertThat(study.running()).containsExactly("iit");
    }

    @Test
    void recordsTheFactWithWhoReportedIt() {
        study.outside().reported("pm", "projectHeld", "reason", "the sponsor asks for it");

        Study.Entry fact = study.trail("FACT").stream()
                .filter(e -> e.node().equals("projectHeld"))
                .findFirst()
                .orElseThrow();
        assertThat(fact.person()).isEqualTo("pm");
        assertThat(fact.name()).isEqualTo("reason");
        assertThat(fact.newValue()).isEqualTo("the sponsor asks for it");
    }

    @ParameterizedTest
    @CsvSource({
        "regulatory, projectHeld",
        "regulatory, projectResumed",
        "regulatory, projectWithdrawn",
        "director, projectWithdrawn", // who may only once something is filed
        "pm, importComplianceWithdrawn",
        "clinical, filingReturned",
        "ethics, ethicsSignedWithoutImport",
        "academic, ethicsWithdrawn",
        "clinical, ethicsRenewed",
        "pm, siteCleared",
        "admin, projectHeld",
        "admin, projectWithdrawn"
    })
    void refusesWhoeverIsNotInTheRole(String person, String event) {
        Object[] all = {
            "reason",
            "because",
            "withdrawnReason",
            "because",
            "returnedDate",
            "2026-09-28",
            "date",
            "2026-09-28",
            "ethicsLetterDate",
            "2026-09-28",
            "ethicsProtocolVersion",
            "V1",
            "ethicsConsentVersion",
            "C1",
            "ethicsValidUntil",
            "2027-09-28",
            "siteName",
            "Renji",
            "siteEthicsLetterDate",
            "2026-09-28",
            "siteFilingNumber",
            "MR-2"
        };
        Object[] its = java.util.stream.IntStream.range(0, all.length / 2)
                .filter(i -> needs(event).contains((String) all[2 * i]))
                .boxed()
                .flatMap(i -> java.util.stream.Stream.of(all[2 * i], all[2 * i + 1]))
                .toArray();

        // import compliance does not exist here: who may report is not even asked
        study.outside().refuses(event.equals("importComplianceWithdrawn") ? 409 : 403, person, event, its);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pm         | projectHeld                | Reason is missing",
                "pm         | projectWithdrawn           | Reason is missing",
                "ethics     | factCorrected              | Fact, New value, Reason are missing",
                "regulatory | filingReturned             | Returned date, Reason are missing",
                "ethics     | opinionVoided              | Opinion, Reason are missing",
                "ethics     | ethicsWithdrawn            | Date is missing",
                "ethics     | ethicsRenewed              | Ethics letter date, Ethics valid until are missing",
                "director   | ethicsSignedWithoutImport  | Ethics letter date, Ethics protocol version, Ethics consent version, Reason are missing",
                "clinical   | siteCleared                | Site name, Site ethics letter date, Site filing number are missing"
            })
    void saysWhatIsMissing(String person, String event, String sentence) {
        study.outside().refuses(422, person, event).says(sentence);
    }

    @Test
    void countsBlankTextAsMissing() {
        study.outside().refuses(422, "pm", "projectHeld", "reason", "  \n ").says("Reason is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "filed", "opinionNext", "ethicsOutcome", "filingDate"})
    void refusesNamesThatNoEventKnows(String name) {
        study.outside()
                .refuses(422, "pm", "projectHeld", "reason", "x", name, "APPROVED")
                .says("does not know " + name);
    }

    @Test
    void refusesANameThatAnotherEventKnows() {
        study.outside()
                .refuses(422, "pm", "projectHeld", "reason", "x", "ethicsValidUntil", "2030-01-01")
                .says("does not know ethicsValidUntil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "opinionvoided", "studyStarted", "deadlineClosed", "projectEnded"})
    void refusesAnEventThatThereIsNot(String event) {
        study.outside().refuses(422, "pm", event).says("Event must be one of");
    }

    @Test
    void refusesAReportWithoutAnEvent_andWhatIsNoJson() {
        study.leavesAsItWas(() -> house.person("pm").post(events(), Map.of("reason", "x")))
                .is(422)
                .says("Event is missing");
        study.leavesAsItWas(() -> house.person("pm").post(events(), "{\"event\": "))
                .is(400);
        study.leavesAsItWas(() -> house.person("pm").post(events(), "[1, 2]")).is(400);
        study.leavesAsItWas(() -> house.person("pm")
                        .post(events(), Map.of("event", "projectHeld", "reason", Map.of("a", List.of(1)))))
                .is(422);
    }

    @Test
    void refusesAnotherProjectThanTheOneOfTheAddress() {
        Study other = house.study().start().letters("2026-09-24", "2026-09-28");

        study.leavesAsItWas(
                        () -> study.outside().report("pm", "projectHeld", "reason", "x", "projectCode", other.code()))
                .is(422)
                .says("not the one of the address");
        assertThat(other.outside().taken("projectHeld")).isZero();
    }

    @Test
    void knowsNoProjectThatThereIsNot() {
        house.person("pm")
                .post("/api/projects/NO-SUCH-PROJECT/events", Map.of("event", "projectHeld", "reason", "x"))
                .isPlainRefusal()
                .is(404);
        house.person("pm")
                .post(
                        "/engine-rest/process-definition/key/reportEvent/start",
                        Study.variables(
                                Map.of("projectCode", "NO-SUCH-PROJECT", "event", "projectHeld", "reason", "x")))
                .isPlainRefusal()
                .is(404)
                .says("There is no project NO-SUCH-PROJECT");
    }

    @Test
    void isClosedToTheClient_andToNobody() {
        house.person("client")
                .post(events(), Map.of("event", "projectHeld", "reason", "x"))
                .is(404);
        assertThat(house.nobody()
                        .post(events(), Map.of("event", "projectHeld", "reason", "x"))
                        .status())
                .isEqualTo(401);
        assertThat(study.outside().taken("projectHeld")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"importComplianceWithdrawn", "filingReturned"})
    void refusesWhatNobodyAwaits_fromTasklistToo(String event) {
        Object[] values = event.equals("filingReturned")
                ? new Object[] {"reason", "x", "returnedDate", "2026-09-28"}
                : new Object[] {"withdrawnReason", "x"};

        study.outside().refuses(409, "regulatory", event, values);
        study.leavesAsItWas(() -> study.outside().start("regulatory", event, values))
                .is(409);
        study.leavesAsItWas(() -> study.outside().submitForm("regulatory", event, values))
                .is(409);
        assertThat(study.outside().taken(event)).isZero();
    }

    @Test
    void letsOneOfTwoThrough_whoReportTheSameAtOnce() {
        List<Answer> answers =
                house.atOnce(4, () -> study.outside().report("pm", "projectWithdrawn", "reason", "stop"));

        assertThat(answers).extracting(Answer::status).containsOnly(202, 409).containsOnlyOnce(202);
        answers.stream().filter(a -> a.status() == 409).forEach(Answer::isPlainRefusal);
        assertThat(study.outside().taken("projectWithdrawn")).isEqualTo(1);
    }

    @Test
    void isClosed_onceTheProjectHasEnded() {
        study.outside().reported("pm", "projectWithdrawn", "reason", "stop");

        study.outside().refuses(409, "pm", "projectHeld", "reason", "x").says("has ended");
        study.outside().refuses(409, "pm", "projectWithdrawn", "reason", "x").says("has ended");
        study.outside().refuses(409, "ethics", "ethicsWithdrawn", "date", "2026-09-28");
    }

    private String events() {
        return "/api/projects/" + study.code() + "/events";
    }

    private static List<String> needs(String event) {
        return switch (event) {
            case "importComplianceWithdrawn" -> List.of("withdrawnReason");
            case "filingReturned" -> List.of("returnedDate", "reason");
            case "ethicsSignedWithoutImport" ->
                List.of("ethicsLetterDate", "ethicsProtocolVersion", "ethicsConsentVersion", "reason");
            case "ethicsWithdrawn" -> List.of("date");
            case "ethicsRenewed" -> List.of("ethicsLetterDate", "ethicsValidUntil");
            case "siteCleared" -> List.of("siteName", "siteEthicsLetterDate", "siteFilingNumber");
            default -> List.of("reason");
        };
    }
}
