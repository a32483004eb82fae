package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
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
    private Outside outside;

    @BeforeEach
    void onTheDayOfTheEthicsLetter() {
        house.clock().set("2026-09-28T10:00");
    }

    @Nested
    class TheDoor {

        @BeforeEach
        void aStudyThatIsToBeFiled() {
            given(letters(house.study()));
        }

        @Test
        void takesAReportOverTheApi_andTellsWhatIsOpenNow() {
            Answer answer = outside.report("pm", "projectHeld", "reason", "the sponsor asks for it");

            answer.is(202);
            assertThat(answer.json().get("event").asText()).isEqualTo("projectHeld");
            assertThat(answer.json().get("openSteps").toString())
                    .isEqualTo("[\"assembleFiling\",\"planFirstPatient\"]");
            assertThat(study.instances("reportEvent"))
                    .containsExactly(answer.json().get("report").asText());
        }

        @Test
        void takesTheSameFromTasklist_byStartAndByItsForm() {
            outside.start("pm", "projectHeld", "reason", "the sponsor asks for it")
                    .is(200);
            outside.submitForm("pm", "projectResumed", "reason", "the sponsor goes on")
                    .is(200);

            assertThat(outside.taken("projectHeld")).isEqualTo(1);
            assertThat(outside.taken("projectResumed")).isEqualTo(1);
            assertThat(study.running()).containsExactly("iit");
        }

        @Test
        void recordsTheFactWithWhoReportedIt() {
            outside.reported("pm", "projectHeld", "reason", "the sponsor asks for it");

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
            outside.refuses(event.equals("importComplianceWithdrawn") ? 409 : 403, person, event, its);
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
            outside.refuses(422, person, event).says(sentence);
        }

        @Test
        void countsBlankTextAsMissing() {
            outside.refuses(422, "pm", "projectHeld", "reason", "  \n ").says("Reason is missing");
        }

        @ParameterizedTest
        @ValueSource(strings = {"colour", "filed", "opinionNext", "ethicsOutcome", "filingDate"})
        void refusesNamesThatNoEventKnows(String name) {
            outside.refuses(422, "pm", "projectHeld", "reason", "x", name, "APPROVED")
                    .says("does not know " + name);
        }

        @Test
        void refusesANameThatAnotherEventKnows() {
            outside.refuses(422, "pm", "projectHeld", "reason", "x", "ethicsValidUntil", "2030-01-01")
                    .says("does not know ethicsValidUntil");
        }

        @ParameterizedTest
        @ValueSource(strings = {"nonsense", "opinionvoided", "studyStarted", "deadlineClosed", "projectEnded"})
        void refusesAnEventThatThereIsNot(String event) {
            outside.refuses(422, "pm", event).says("Event must be one of");
        }

        @Test
        void refusesAReportWithoutAnEvent_andWhatIsNoJson() {
            study.leavesAsItWas(() -> house.person("pm").post(events(), Map.of("reason", "x")))
                    .is(422)
                    .says("Event is missing");
            study.leavesAsItWas(() -> house.person("pm").post(events(), "{\"event\": "))
                    .is(400);
            study.leavesAsItWas(() -> house.person("pm").post(events(), "[1, 2]"))
                    .is(400);
            study.leavesAsItWas(() -> house.person("pm")
                            .post(events(), Map.of("event", "projectHeld", "reason", Map.of("a", List.of(1)))))
                    .is(422);
        }

        @Test
        void refusesAnotherProjectThanTheOneOfTheAddress() {
            Study other = letters(house.study());

            study.leavesAsItWas(() -> outside.report("pm", "projectHeld", "reason", "x", "projectCode", other.code()))
                    .is(422)
                    .says("not the one of the address");
            assertThat(new Outside(house, other).taken("projectHeld")).isZero();
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
            assertThat(outside.taken("projectHeld")).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"importComplianceWithdrawn", "filingReturned"})
        void refusesWhatNobodyAwaits_fromTasklistToo(String event) {
            Object[] values = event.equals("filingReturned")
                    ? new Object[] {"reason", "x", "returnedDate", "2026-09-28"}
                    : new Object[] {"withdrawnReason", "x"};

            outside.refuses(409, "regulatory", event, values);
            study.leavesAsItWas(() -> outside.start("regulatory", event, values))
                    .is(409);
            study.leavesAsItWas(() -> outside.submitForm("regulatory", event, values))
                    .is(409);
            assertThat(outside.taken(event)).isZero();
        }

        @Test
        void letsOneOfTwoThrough_whoReportTheSameAtOnce() {
            List<Answer> answers = house.atOnce(4, () -> outside.report("pm", "projectWithdrawn", "reason", "stop"));

            assertThat(answers)
                    .extracting(Answer::status)
                    .containsOnly(202, 409)
                    .containsOnlyOnce(202);
            answers.stream().filter(a -> a.status() == 409).forEach(Answer::isPlainRefusal);
            assertThat(outside.taken("projectWithdrawn")).isEqualTo(1);
        }

        @Test
        void isClosed_onceTheProjectHasEnded() {
            outside.reported("pm", "projectWithdrawn", "reason", "stop");

            outside.refuses(409, "pm", "projectHeld", "reason", "x").says("has ended");
            outside.refuses(409, "pm", "projectWithdrawn", "reason", "x").says("has ended");
            outside.refuses(409, "ethics", "ethicsWithdrawn", "date", "2026-09-28");
        }

        private String events() {
            return "/api/projects/" + study.code() + "/events";
        }
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

    @Nested
    class AnOpinionIsVoided {

        @Test
        void whileTheReviewsRun_aNewRoundBegins() {
            given(house.study().start().to("recordAcademicReview").academicLetter("APPROVED", "2026-09-24", "V1"));
            study.upload("academic", "EVIDENCE");

            outside.reported("academic", "opinionVoided", "opinion", "ACADEMIC", "reason", "the PI voted");

            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
            assertThat(study.trail("ROUND")).hasSize(1);
        }

        @Test
        void whileTheFilingIsDue_theClockIsCancelled_andNothingOldCounts() {
            given(letters(house.study()));
            study.done("assembleFiling").upload("ethics", "EVIDENCE");

            outside.reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted");

            assertThat(study.deadline().status()).isEqualTo("CANCELLED");
            assertThat(study.deadline().closingReason()).isEqualTo("a new round of review");
            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
            assertThat(study.timers()).isEmpty();
            study.refuses(422, "clinical", "finalizeProtocol", "protocolVersion", "V1", "consentVersion", "C1")
                    .says("PROTOCOL", "INFORMED_CONSENT", "RISK_PLAN");
            study.finalise("V1", "C1");
            study.refuses(
                            422,
                            "academic",
                            "recordAcademicReview",
                            "academicOutcome",
                            "APPROVED",
                            "academicLetterDate",
                            "2026-09-24",
                            "academicProtocolVersion",
                            "V1")
                    .says("ACADEMIC_OPINION");
            study.academicLetter("APPROVED", "2026-09-24", "V1");
            assertThat(study.open()).contains("recordEthicsReview");
            study.refuses(
                            422,
                            "ethics",
                            "recordEthicsReview",
                            "ethicsOutcome",
                            "APPROVED",
                            "ethicsLetterDate",
                            "2026-09-28",
                            "ethicsProtocolVersion",
                            "V1",
                            "ethicsConsentVersion",
                            "C1")
                    .says("ETHICS_OPINION");
            study.ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");

            assertThat(study.deadlines()).extracting(Study.DeadlineSeen::status).containsExactly("OPEN", "CANCELLED");
            assertThat(study.open()).contains("assembleFiling");
        }

        @Test
        void theRenewalOfAVoidApprovalIsNotAskedFor() {
            given(house.study().start().to("recordEthicsReview"));
            study.done("recordEthicsReview", "ethicsValidUntil", "2027-09-27").upload("ethics", "EVIDENCE");

            outside.reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted");

            assertThat(study.running()).containsExactly("iit");
        }

        @Test
        void byTheOtherCommittee_isRefused() {
            given(letters(house.study()));
            study.upload("ethics", "EVIDENCE");

            outside.refuses(403, "academic", "opinionVoided", "opinion", "ETHICS", "reason", "x")
                    .says("belongs to ethics committee");
            outside.refuses(403, "ethics", "opinionVoided", "opinion", "ACADEMIC", "reason", "x")
                    .says("belongs to academic committee");
        }

        @Test
        void needsEvidence_thatIsNewerThanTheOpinion() {
            given(house.study().start().to("recordEthicsReview"));
            study.upload("ethics", "EVIDENCE").ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");

            outside.refuses(422, "ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x")
                    .says("EVIDENCE");
            study.upload("ethics", "EVIDENCE");
            outside.reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x");
        }

        @Test
        void thatWasNeverRecorded_isRefused() {
            given(house.study().start().to("recordEthicsReview"));
            study.upload("ethics", "EVIDENCE");

            outside.refuses(409, "ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x")
                    .says("No such opinion is recorded");
        }

        @Test
        void twice_isRefused() {
            given(letters(house.study()));
            study.upload("ethics", "EVIDENCE");
            outside.reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x");

            outside.refuses(409, "ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x");
        }

        @Test
        void onceFiled_isRefused_sinceItIsWithdrawnThen() {
            given(letters(house.study()).to("recordFilingNumber"));
            study.upload("ethics", "EVIDENCE");

            outside.refuses(409, "ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x")
                    .says("ethicsWithdrawn");
        }

        @ParameterizedTest(name = "at {0}")
        @CsvSource({"resolveLetterMismatch, 2026-09-24, 2026-09-28, V2", "resolveTransition, 2026-04-24, 2026-04-28, V1"
        })
        void whileSomebodyResolvesTheLetters_aNewRoundBegins(
                String step, String academic, String ethics, String versionOfEthics) {
            given(house.study().start().to("recordAcademicReview"));
            study.academicLetter("APPROVED", academic, "V1")
                    .ethicsLetter("APPROVED", ethics, versionOfEthics, "C1")
                    .upload("ethics", "EVIDENCE");
            assertThat(study.open()).containsExactly("planFirstPatient", step);

            outside.reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted");

            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
            assertThat(study.trail("ROUND")).hasSize(1);
        }

        @Test
        void whileTheVersionThatALetterNamesIsFinalised_aNewRoundBegins() {
            given(house.study().start().to("recordAcademicReview"));
            study.academicLetter("CONDITIONAL", "2026-09-10", "V1")
                    .academicLetter("APPROVED", "2026-09-22", "V2")
                    .upload("academic", "EVIDENCE");
            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");

            outside.reported("academic", "opinionVoided", "opinion", "ACADEMIC", "reason", "the PI voted");

            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
            study.finalise("V2", "C1");
            assertThat(study.open()).containsExactly("planFirstPatient", "recordAcademicReview");
        }

        @Test
        void whileTheProjectManagerDecidesAfterARejection_aNewRoundBegins() {
            given(house.study().start().to("recordAcademicReview").academicLetter("REJECTED", "2026-09-24", "V1"));
            study.upload("academic", "EVIDENCE");

            outside.reported("academic", "opinionVoided", "opinion", "ACADEMIC", "reason", "the PI voted");

            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
        }

        @Test
        void fromTasklist_isTheSame() {
            given(letters(house.study()));
            study.upload("ethics", "EVIDENCE");

            outside.submitForm("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "x")
                    .is(200);

            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
        }
    }

    @Nested
    class TheEthicsApprovalIsWithdrawn {

        @Test
        void beforeTheFiling_aNewRoundBegins_andTheRenewalIsNotAskedForAnyMore() {
            given(house.study().start().to("recordEthicsReview"));
            study.done("recordEthicsReview", "ethicsValidUntil", "2027-09-27");
            assertThat(study.running()).containsExactly("ethicsRenewal", "iit");

            outside.reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");

            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
            assertThat(study.deadline().status()).isEqualTo("CANCELLED");
            assertThat(study.running()).containsExactly("iit");
            assertThat(study.blockers()).doesNotContain("confirmFirstPatient ETHICS_APPROVAL_WITHDRAWN");
        }

        @Test
        void beforeTheFiling_theValidityOfTheOldApprovalDoesNotCountForTheNewOne() {
            given(house.study().start().to("recordEthicsReview"));
            study.done("recordEthicsReview", "ethicsValidUntil", "2026-10-08");
            outside.reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");
            study.finalise("V1", "C1")
                    .academicLetter("APPROVED", "2026-09-28", "V1")
                    .ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");
            house.clock().set("2026-10-10T10:00");

            study.done("assembleFiling").done("fileWithNhc");

            assertThat(study.deadline().status()).isEqualTo("MET");
        }

        @Test
        void afterTheFiling_theNhcIsNotified_andTheFirstPatientIsHeld() {
            given(letters(house.study()).to("recordFilingNumber"));

            outside.reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");

            assertThat(study.open()).containsExactly("notifyNhcOfWithdrawal", "planFirstPatient", "recordFilingNumber");
            assertThat(study.blockers()).contains("confirmFirstPatient ETHICS_APPROVAL_WITHDRAWN");
            assertThat(study.deadline().status()).isEqualTo("MET");
            study.refuses(422, "regulatory", "notifyNhcOfWithdrawal", "nhcNoticeDate", "2026-09-29")
                    .says("lies in the future");
            study.done("notifyNhcOfWithdrawal", "nhcNoticeDate", "2026-09-28")
                    .done("recordFilingNumber")
                    .done("planFirstPatient");
            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-09-28")
                    .says("The ethics approval was withdrawn on 2026-09-28");
        }

        @Test
        void afterTheFiling_aRenewalLiftsTheHold() {
            given(letters(house.study()).to("recordFilingNumber"));
            outside.reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");

            outside.reported(
                    "ethics", "ethicsRenewed", "ethicsLetterDate", "2026-09-28", "ethicsValidUntil", "2027-09-27");

            assertThat(study.blockers()).doesNotContain("confirmFirstPatient ETHICS_APPROVAL_WITHDRAWN");
            assertThat(study.running()).containsExactly("ethicsRenewal", "iit");
            study.done("recordFilingNumber").done("planFirstPatient").done("confirmFirstPatient");
            assertThat(study.fact("firstPatientDate")).isEqualTo("2026-09-28");
        }

        @Test
        void twice_isRefused_untilItWasRenewed() {
            given(letters(house.study()).to("recordFilingNumber"));
            outside.reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");

            outside.refuses(409, "ethics", "ethicsWithdrawn", "date", "2026-09-28")
                    .says("withdrawn already");
            outside.reported(
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            "2026-09-28",
                            "ethicsValidUntil",
                            "2027-09-27")
                    .reported("ethics", "ethicsWithdrawn", "date", "2026-09-28");
        }

        @Test
        void needsTheLetter_andADateThatHasCome() {
            given(letters(house.study()));

            outside.refuses(422, "ethics", "ethicsWithdrawn", "date", "2026-09-29")
                    .says("lies in the future");
        }

        @Test
        void whereNoApprovalIsRecorded_isRefused() {
            given(house.study().start().to("recordEthicsReview"));
            study.upload("ethics", "ETHICS_OPINION");

            outside.refuses(409, "ethics", "ethicsWithdrawn", "date", "2026-09-28")
                    .says("No approving ethics opinion is recorded");
        }
    }

    @Nested
    class TheEthicsApprovalIsRenewed {

        @BeforeEach
        void aStudyWhoseApprovalEndsInJanuary() {
            given(house.study().start().to("recordEthicsReview"));
            study.done("recordEthicsReview", "ethicsValidUntil", "2027-01-10");
        }

        @Test
        void isAskedFor60DaysBeforeItEnds_inTheMorning() {
            // 60 calendar days before 10 January 2027
            assertThat(study.timer("renewalDue")).contains(Instant.parse("2026-11-11T01:00:00Z"));
            house.clock().set("2026-11-11T08:59");
            assertThat(study.fireDueTimers()).doesNotContain("renewalDue");

            house.clock().set("2026-11-11T09:00");
            assertThat(study.fireDueTimers()).contains("renewalDue");

            assertThat(study.open()).contains("requestEthicsRenewal");
            study.refuses(422, "clinical", "requestEthicsRenewal", "renewalRequestedDate", "2026-11-12")
                    .says("lies in the future");
            study.done("requestEthicsRenewal", "renewalRequestedDate", "2026-11-11");
            assertThat(study.running()).contains("ethicsRenewal");
        }

        @Test
        void early_countsAnew() {
            renewed("2027-09-27");

            assertThat(study.timer("renewalDue")).contains(Instant.parse("2027-07-29T01:00:00Z"));
        }

        @Test
        void whileItIsBeingAskedFor_closesTheTask_andCountsAnew() {
            house.clock().set("2026-11-11T09:00");
            study.fireDueTimers();

            renewed("2028-01-10");

            assertThat(study.open()).doesNotContain("requestEthicsRenewal");
            assertThat(study.timer("renewalDue")).contains(Instant.parse("2027-11-11T01:00:00Z"));
        }

        @Test
        void afterItWasAskedFor_countsAnew() {
            house.clock().set("2026-11-11T09:00");
            study.fireDueTimers();
            study.done("requestEthicsRenewal", "renewalRequestedDate", "2026-11-11");

            renewed("2028-01-10");

            assertThat(study.timer("renewalDue")).contains(Instant.parse("2027-11-11T01:00:00Z"));
            assertThat(study.instances("ethicsRenewal")).hasSize(1);
        }

        @Test
        void afterItHasEnded_liftsTheHoldOfTheFiling() {
            study.done("assembleFiling");
            house.clock().set("2027-01-11T10:00");
            study.upload("regulatory", "FILING_RECEIPT");
            assertThat(study.blockers()).contains("fileWithNhc ETHICS_APPROVAL_EXPIRED");
            study.refuses(422, "regulatory", "fileWithNhc", "filingDate", "2027-01-11")
                    .says("The ethics approval was valid until 2027-01-10, not on 2027-01-11");

            outside.reported(
                    "ethics", "ethicsRenewed", "ethicsLetterDate", "2027-01-11", "ethicsValidUntil", "2028-01-10");

            study.done("fileWithNhc", "filingDate", "2027-01-11");
            assertThat(study.open()).contains("explainLateFiling");
        }

        @Test
        void toAnEndBeforeItsLetter_isRefused() {
            outside.refuses(
                            422,
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            "2026-09-28",
                            "ethicsValidUntil",
                            "2026-09-27")
                    .says("Ethics valid until 2026-09-27 lies before");
        }

        @Test
        void ofTheFuture_isRefused() {
            outside.refuses(
                            422,
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            "2026-09-29",
                            "ethicsValidUntil",
                            "2027-09-27")
                    .says("lies in the future");
        }

        @Test
        void doesNotMoveTheFilingClock() {
            renewed("2027-09-27");

            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
            assertThat(study.deadlineMoves()).hasSize(1);
        }

        private void renewed(String until) {
            study.upload("ethics", "ETHICS_OPINION");
            outside.reported(
                    "ethics", "ethicsRenewed", "ethicsLetterDate", house.clock().today(), "ethicsValidUntil", until);
        }
    }

    @Nested
    class ImportComplianceIsWithdrawn {

        private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
        private static final LocalDate TO = LocalDate.of(2027, 8, 31);

        @BeforeEach
        void anImportedStudyWithConfirmedImport() {
            given(house.study().with("productImported", "YES").start().to("recordEthicsReview"));
            study.confirmImport(FROM, TO).upload("ethics", "ETHICS_OPINION");
        }

        @ParameterizedTest
        @ValueSource(strings = {"quality", "regulatory"})
        void beforeEthics_theGateIsClosed_andTheRouteIsAssessedAgain(String person) {
            outside.reported(person, "importComplianceWithdrawn", "withdrawnReason", "the batch was recalled");

            assertThat(study.open()).contains("assessImportRoute", "recordEthicsReview");
            assertThat(study.timer("importValidityEnded")).isEmpty();
            study.refuses(
                            422,
                            "ethics",
                            "recordEthicsReview",
                            "ethicsOutcome",
                            "APPROVED",
                            "ethicsLetterDate",
                            "2026-09-28",
                            "ethicsProtocolVersion",
                            "V1",
                            "ethicsConsentVersion",
                            "C1")
                    .says("Import compliance is WITHDRAWN");
        }

        @Test
        void afterEthics_theFilingGoesOn_andTheFirstPatientIsHeld() {
            study.ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");

            outside.reported("quality", "importComplianceWithdrawn", "withdrawnReason", "the batch was recalled");

            assertThat(study.open()).containsExactly("assembleFiling", "assessImportRoute", "planFirstPatient");
            assertThat(study.deadline().status()).isEqualTo("OPEN");
            assertThat(study.blockers()).contains("confirmFirstPatient IMPORT_NOT_CONFIRMED");
            study.upload(
                    "regulatory",
                    "INSTITUTION_INFORMATION",
                    "INVESTIGATOR_QUALIFICATIONS",
                    "FUNDING_PROOF",
                    "CATEGORY_CHECKLIST");
            study.refuses(422, "regulatory", "assembleFiling").says("IMPORT_EVIDENCE", "filing exception reason");
            study.done("assembleFiling", "filingExceptionReason", "the days do not wait for the next batch")
                    .to("confirmFirstPatient");
            assertThat(study.deadline().status()).isEqualTo("MET");
            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-09-28")
                    .says("Import compliance is WITHDRAWN");

            study.confirmImport(FROM, TO).done("confirmFirstPatient");
            assertThat(study.fact("firstPatientDate")).isEqualTo("2026-09-28");
        }

        @Test
        void twice_isRefused_sinceNobodyAwaitsIt() {
            outside.reported("quality", "importComplianceWithdrawn", "withdrawnReason", "recalled");

            outside.refuses(409, "quality", "importComplianceWithdrawn", "withdrawnReason", "recalled")
                    .says("Nobody in project", "nothing was recorded");
        }

        @Test
        void byAnotherRole_isRefused() {
            outside.refuses(403, "clinical", "importComplianceWithdrawn", "withdrawnReason", "recalled");
            outside.refuses(403, "pm", "importComplianceWithdrawn", "withdrawnReason", "recalled");
        }

        @Test
        void withoutAReason_isRefused() {
            outside.refuses(422, "quality", "importComplianceWithdrawn").says("Withdrawn reason is missing");
        }
    }

    @Nested
    class TheHospitalSignedWithoutImport {

        @BeforeEach
        void anImportedStudyAtItsEthicsReview() {
            given(house.study().with("productImported", "YES").start().to("recordEthicsReview"));
        }

        @Test
        void theLetterIsRecorded_theClockStarts_theBreachStands_andTheFirstPatientIsHeld() {
            study.upload("director", "ETHICS_OPINION");

            signed("director").is(202);

            assertThat(study.open()).containsExactly("assembleFiling", "assessImportRoute", "planFirstPatient");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
            assertThat(study.deadline().status()).isEqualTo("OPEN");
            assertThat(study.trail("BREACH")).singleElement().satisfies(breach -> {
                assertThat(breach.name()).isEqualTo("ETHICS_SIGNED_WITHOUT_IMPORT");
                assertThat(breach.person()).isEqualTo("director");
                assertThat(breach.note()).isEqualTo("the hospital signed before the customs did");
            });
            assertThat(study.fact("ethicsOutcome")).isEqualTo("APPROVED");
            assertThat(study.blockers()).contains("confirmFirstPatient IMPORT_NOT_CONFIRMED");
            study.upload("regulatory", "INSTITUTION_INFORMATION", "INVESTIGATOR_QUALIFICATIONS", "FUNDING_PROOF");
            study.done("assembleFiling", "filingExceptionReason", "import is not confirmed yet")
                    .done("fileWithNhc")
                    .done("recordFilingNumber")
                    .done("planFirstPatient");
            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-09-28")
                    .says("Import compliance is NOT_ASSESSED");
        }

        @Test
        void needsTheLetterItself() {
            study.leavesAsItWas(() -> signed("director")).is(422).says("ETHICS_OPINION");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ethics", "pm", "regulatory", "admin"})
        void isReportedByADirectorOnly(String person) {
            study.upload("ethics", "ETHICS_OPINION");

            study.leavesAsItWas(() -> signed(person)).is(403);
            assertThat(study.trail("BREACH")).isEmpty();
        }

        @Test
        void isRefused_whereImportDoesNotStandInTheWay() {
            study.confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31))
                    .upload("ethics", "ETHICS_OPINION");

            study.leavesAsItWas(() -> signed("director")).is(409).says("Import compliance does not stand in the way");
        }

        @Test
        void isRefused_beforeAcademicHasApproved() {
            Study early = house.study().with("productImported", "YES").start().to("recordAcademicReview");
            early.upload("ethics", "ETHICS_OPINION");
            Outside report = new Outside(house, early);

            report.refuses(
                            409,
                            "director",
                            "ethicsSignedWithoutImport",
                            "ethicsLetterDate",
                            "2026-09-28",
                            "ethicsProtocolVersion",
                            "V1",
                            "ethicsConsentVersion",
                            "C1",
                            "reason",
                            "x")
                    .says("No ethics letter is awaited");
            assertThat(early.trail("BREACH")).isEmpty();
        }

        @Test
        void twice_isRefused() {
            study.upload("ethics", "ETHICS_OPINION");
            signed("director").is(202);

            study.leavesAsItWas(() -> signed("director")).is(409);
            assertThat(study.trail("BREACH")).hasSize(1);
        }

        @Test
        void withVersionsThatDoNotMatch_noClockStarts() {
            study.upload("ethics", "ETHICS_OPINION");

            outside.reported(
                    "director",
                    "ethicsSignedWithoutImport",
                    "ethicsLetterDate",
                    "2026-09-28",
                    "ethicsProtocolVersion",
                    "V9",
                    "ethicsConsentVersion",
                    "C1",
                    "reason",
                    "x");

            assertThat(study.open()).contains("resolveLetterMismatch");
            assertThat(study.deadlines()).isEmpty();
        }

        private Answer signed(String person) {
            return outside.report(
                    person,
                    "ethicsSignedWithoutImport",
                    "ethicsLetterDate",
                    "2026-09-28",
                    "ethicsProtocolVersion",
                    "V1",
                    "ethicsConsentVersion",
                    "C1",
                    "reason",
                    "the hospital signed before the customs did");
        }
    }

    @Nested
    class TheFilingIsReturned {

        @BeforeEach
        void aFiledStudy() {
            given(letters(house.study()).to("recordFilingNumber"));
            house.clock().set("2026-10-14T10:00");
        }

        @Test
        void itIsResubmitted_andTheFirstFilingDecides() {
            outside.reported(
                    "regulatory", "filingReturned", "returnedDate", "2026-10-13", "reason", "a stamp is missing");
            assertThat(study.open()).containsExactly("planFirstPatient", "recordFilingNumber", "resubmitFiling");
            study.refuses(422, "regulatory", "resubmitFiling", "resubmissionDate", "2026-10-12")
                    .says("Resubmission date 2026-10-12 lies before the return of 2026-10-13");
            study.refuses(422, "regulatory", "resubmitFiling", "resubmissionDate", "2026-10-15")
                    .says("lies in the future");

            study.done("resubmitFiling", "resubmissionDate", "2026-10-14");

            assertThat(study.fact("filingDate")).isEqualTo("2026-09-28");
            assertThat(study.fact("resubmissionDate")).isEqualTo("2026-10-14");
            assertThat(study.deadline().status()).isEqualTo("MET");
            assertThat(study.deadline().metOn()).isEqualTo("2026-09-28");
            assertThat(study.open()).containsExactly("planFirstPatient", "recordFilingNumber");
        }

        @Test
        void twice_asksTwice_andEachIsRecorded() {
            outside.reported(
                    "regulatory", "filingReturned", "returnedDate", "2026-10-13", "reason", "a stamp is missing");
            study.done("resubmitFiling", "resubmissionDate", "2026-10-13");
            outside.reported("regulatory", "filingReturned", "returnedDate", "2026-10-14", "reason", "another one");
            study.done("resubmitFiling", "resubmissionDate", "2026-10-14");

            assertThat(outside.taken("filingReturned")).isEqualTo(2);
            assertThat(outside.taken("resubmitFiling")).isEqualTo(2);
        }

        @Test
        void withoutItsDate_orBeforeTheFiling_isRefused() {
            outside.refuses(422, "regulatory", "filingReturned", "reason", "x").says("Returned date is missing");
            outside.refuses(422, "regulatory", "filingReturned", "returnedDate", "2026-09-27", "reason", "x")
                    .says("lies before the filing of 2026-09-28");
        }

        @Test
        void onceTheNumberIsRecorded_isRefused() {
            study.done("recordFilingNumber");

            outside.refuses(409, "regulatory", "filingReturned", "returnedDate", "2026-10-13", "reason", "x")
                    .says("The filing number is recorded");
        }
    }

    @Nested
    class TheProjectIsHeld {

        @BeforeEach
        void aStudyThatIsToBeFiled() {
            given(letters(house.study()));
        }

        @Test
        void andResumed_theHousesDatesMove_theStatutoryOnesDoNot() {
            Instant planned = outside.due("planFirstPatient");
            assertThat(outside.due("assembleFiling")).isEqualTo(Instant.parse("2026-10-10T15:59:59Z"));
            assertThat(planned).isEqualTo(Instant.parse("2026-10-16T15:59:59Z"));
            outside.reported("pm", "projectHeld", "reason", "the sponsor asks for it");
            // three working days: 29 and 30 September, 8 October
            house.clock().set("2026-10-08T10:00");

            outside.reported("pm", "projectResumed", "reason", "the sponsor goes on");

            assertThat(outside.due("planFirstPatient")).isEqualTo(Instant.parse("2026-10-21T15:59:59Z"));
            assertThat(outside.due("assembleFiling")).isEqualTo(Instant.parse("2026-10-10T15:59:59Z"));
            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-10");
            assertThat(study.timer("filingOverdue")).contains(Instant.parse("2026-10-10T16:00:00Z"));
        }

        @Test
        void aStepThatOpenedDuringTheHold_movesByTheRestOfIt() {
            outside.reported("pm", "projectHeld", "reason", "the sponsor asks for it");
            house.clock().set("2026-10-08T10:00");
            study.done("assembleFiling").done("fileWithNhc");
            Instant opened = outside.due("recordFilingNumber");
            assertThat(opened).isEqualTo(Instant.parse("2026-10-21T15:59:59Z"));
            house.clock().set("2026-10-10T10:00");

            outside.reported("pm", "projectResumed", "reason", "the sponsor goes on");

            // two working days of the hold were left: 9 and 10 October
            assertThat(outside.due("recordFilingNumber")).isEqualTo(Instant.parse("2026-10-23T15:59:59Z"));
        }

        @Test
        void doesNotStopTheStatutoryClock() {
            outside.reported("pm", "projectHeld", "reason", "the sponsor asks for it");
            house.clock().set("2026-10-11T00:00");

            study.fireDueTimers();

            assertThat(study.deadline().status()).isEqualTo("BREACHED");
        }

        @Test
        void twice_orResumedWithoutAHold_isRefused() {
            outside.refuses(409, "pm", "projectResumed", "reason", "x").says("not on hold");
            outside.reported("pm", "projectHeld", "reason", "x");
            outside.refuses(409, "pm", "projectHeld", "reason", "x").says("on hold already");
            outside.reported("pm", "projectResumed", "reason", "x");
            outside.refuses(409, "pm", "projectResumed", "reason", "x").says("not on hold");
            outside.reported("pm", "projectHeld", "reason", "again");
        }
    }

    @Nested
    class AnotherSiteOfAMultiCentreStudy {

        @BeforeEach
        void aMultiCentreStudyAtItsFirstPatient() {
            given(house.study().with("multiCentre", "YES").with("leadInstitution", "Ruijin Hospital"));
            study.start().to("confirmFirstPatient");
        }

        @Test
        void enrolsOnlyOnceItIsCleared() {
            study.refuses(
                            422,
                            "clinical",
                            "confirmFirstPatient",
                            "firstPatientDate",
                            "2026-09-28",
                            "siteName",
                            "Renji Hospital")
                    .says("The site Renji Hospital has no ethics opinion and filing data of its own");

            cleared("Renji Hospital");

            study.done("confirmFirstPatient", "siteName", "Renji Hospital");
            assertThat(study.fact("siteName")).isEqualTo("Renji Hospital");
        }

        @Test
        void isNotClearedByAThirdOne() {
            cleared("Zhongshan Hospital");

            study.refuses(
                            422,
                            "clinical",
                            "confirmFirstPatient",
                            "firstPatientDate",
                            "2026-09-28",
                            "siteName",
                            "Renji Hospital")
                    .says("The site Renji Hospital");
        }

        @Test
        void doesNotHoldTheLeadInstitution() {
            study.done("confirmFirstPatient", "siteName", "Ruijin Hospital");

            assertThat(study.fact("firstPatientDate")).isEqualTo("2026-09-28");
        }

        @Test
        void dated_inTheFuture_isRefused() {
            outside.refuses(
                            422,
                            "clinical",
                            "siteCleared",
                            "siteName",
                            "Renji Hospital",
                            "siteEthicsLetterDate",
                            "2026-09-29",
                            "siteFilingNumber",
                            "MR-N-44-2026-000015")
                    .says("lies in the future");
        }

        @Test
        void ofAStudyWithOneSite_isRefused() {
            Study single = house.study().start().to("recordAcademicReview").upload("ethics", "ETHICS_OPINION");

            new Outside(house, single)
                    .refuses(
                            409,
                            "clinical",
                            "siteCleared",
                            "siteName",
                            "Renji Hospital",
                            "siteEthicsLetterDate",
                            "2026-09-28",
                            "siteFilingNumber",
                            "MR-N-44-2026-000015")
                    .says("one site only");
        }

        private void cleared(String site) {
            study.upload("clinical", "ETHICS_OPINION");
            outside.reported(
                    "clinical",
                    "siteCleared",
                    "siteName",
                    site,
                    "siteEthicsLetterDate",
                    "2026-09-28",
                    "siteFilingNumber",
                    "MR-N-44-2026-000015");
        }
    }

    /** Both letters approve, of 24 and 28 September: the filing is due on 10 October. */
    private static Study letters(Study of) {
        return of.start()
                .to("recordAcademicReview")
                .academicLetter("APPROVED", "2026-09-24", "V1")
                .ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");
    }

    private void given(Study of) {
        study = of;
        outside = new Outside(house, of);
    }
}
