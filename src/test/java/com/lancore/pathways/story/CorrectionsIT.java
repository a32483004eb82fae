package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who corrects a recorded fact, with what, and what comes of facts other than dates of the filing. */
@PathwaysTest
@Tag("postgres-too")
class CorrectionsIT {

    @Autowired
    private House house;

    private Study study;

    @Nested
    class WhoAndWithWhat {

        @BeforeEach
        void anOpenFiling() {
            house.clock().set("2026-09-28T10:00");
            study = house.study().start().letters("2026-09-24", "2026-09-25");
            house.clock().set("2026-09-29T10:00");
        }

        @ParameterizedTest
        @ValueSource(strings = {"pm", "academic", "regulatory", "director"})
        void isAskedForByTheGroupThatRecordedIt_andByNobodyElse(String person) {
            study.upload("ethics", "EVIDENCE");

            study.outside()
                    .refuses(403, person, "factCorrected", correction("ethicsLetterDate", "2026-09-28"))
                    .says("belongs to ethics committee");
        }

        @Test
        void needsEvidence() {
            study.outside()
                    .refuses(422, "ethics", "factCorrected", correction("ethicsLetterDate", "2026-09-28"))
                    .says("EVIDENCE");
        }

        @Test
        void needsEvidence_thatIsNewerThanTheFact() {
            Study early = house.study().start().to("recordEthicsReview").upload("ethics", "EVIDENCE");
            early.ethicsLetter("APPROVED", "2026-09-29", "V1", "C1");

            early.outside()
                    .refuses(422, "ethics", "factCorrected", correction("ethicsLetterDate", "2026-09-28"))
                    .says("EVIDENCE");
        }

        @Test
        void isDecidedByADirectorOnly() {
            study.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-09-28");

            for (String person : new String[] {"ethics", "pm", "admin"}) {
                study.leavesAsItWas(() -> study.complete(
                                person, "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok"))
                        .is(403);
            }
        }

        @Test
        void isNotDecidedByWhoAskedForIt() {
            IdentityService identity = house.engine().getIdentityService();
            User both = identity.newUser("ethics-and-director");
            both.setPassword("Both-of-them-2026");
            identity.saveUser(both);
            identity.createMembership(both.getId(), "ethicsCommittee");
            identity.createMembership(both.getId(), "director");
            study.upload("ethics", "EVIDENCE");
            house.person(both.getId(), "Both-of-them-2026")
                    .post(
                            "/api/projects/" + study.code() + "/events",
                            Map.of(
                                    "event", "factCorrected",
                                    "fact", "ethicsLetterDate",
                                    "newValue", "2026-09-28",
                                    "reason", "mistyped"))
                    .is(202);
            String task = study.task("approveCorrection");

            study.leavesAsItWas(() -> house.person(both.getId(), "Both-of-them-2026")
                            .post(
                                    "/engine-rest/task/" + task + "/complete",
                                    Study.variables(Map.of("correctionDecision", "APPROVED", "reason", "ok"))))
                    .is(422)
                    .says("You asked for this correction; another person must decide on it");
            study.outside().approved();
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
        }

        @Test
        void needsAReason_alsoFromTheDirector() {
            study.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-09-28");

            study.refuses(422, "director", "approveCorrection", "correctionDecision", "APPROVED")
                    .says("Reason is missing");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ethicsLetterDate       | 2026-09-30 | lies in the future",
                    "ethicsLetterDate       | 30.9.2026  | a date such as",
                    "ethicsLetterDate       | 2026-09-25 | is 2026-09-25 already",
                    "ethicsOutcome          | REJECTED   | other facts are not corrected here",
                    "noSuchFact             | x          | “noSuchFact” is recorded in this project",
                    "filingNumber           | MR-1       | “filingNumber” is recorded in this project",
                    "document.PROTOCOL      | x          | other facts are not corrected here",
                    "projectCode            | OTHER-1    | other facts are not corrected here"
                })
        void refusesWhatIsNoCorrection(String fact, String value, String sentence) {
            study.upload("ethics", "EVIDENCE");

            study.outside()
                    .refuses(422, "ethics", "factCorrected", correction(fact, value))
                    .says(sentence);
        }

        @Test
        void fromTasklist_isTheSame() {
            study.upload("ethics", "EVIDENCE");

            study.outside()
                    .submitForm("ethics", "factCorrected", correction("ethicsLetterDate", "2026-09-28"))
                    .is(200);
            study.outside().approved();

            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
        }

        @Test
        void ofALetterThatIsRecordedAgainMeanwhile_doesNotTouchTheNewOne() {
            Study conditional = house.study().start().to("recordEthicsReview");
            conditional.ethicsLetter("CONDITIONAL", "2026-09-10", "V1", "C1");
            Outside report = conditional.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-09-11");
            conditional.ethicsLetter("APPROVED", "2026-09-29", "V1", "C1");

            conditional
                    .refuses(409, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok")
                    .says("The fact was recorded anew after this correction was asked for");
            report.rejected();
            assertThat(conditional.deadline().countedFrom()).isEqualTo("2026-09-29");
        }

        @Test
        void whoseProjectHasEndedMeanwhile_opensNothingAnyMore() {
            study.outside()
                    .asksToCorrect("pm", "productImported", "YES")
                    .reported("pm", "projectWithdrawn", "reason", "stop");

            study.outside().refuses(409, "pm", "projectHeld", "reason", "x").says("has ended");
            study.refuses(409, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok")
                    .says("has ended");
            study.outside().rejected();
            assertThat(study.running()).isEmpty();
            assertThat(study.fact("productImported")).isEqualTo("NO");
        }

        private Object[] correction(String fact, String value) {
            return new Object[] {"fact", fact, "newValue", value, "reason", "mistyped"};
        }
    }

    @Nested
    class OtherFacts {

        @BeforeEach
        void today() {
            house.clock().set("2026-09-28T10:00");
        }

        @Test
        void aVersionWithWhichTheLettersWouldNotFit_isRefused_sinceTheOpinionIsVoidThen() {
            study = house.study().start().letters("2026-09-24", "2026-09-28");
            study.outside().asksToCorrect("ethics", "ethicsProtocolVersion", "V2");

            study.refuses(422, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok")
                    .says("report opinionVoided instead");
            assertThat(study.deadline().status()).isEqualTo("OPEN");
        }

        @Test
        void aVersionTypedWronglyWhereNoClockRunsYet_isCorrected() {
            study = house.study().start().to("recordAcademicReview");
            study.outside().corrected("clinical", "consentVersion", "C2");

            study.academicLetter("APPROVED", "2026-09-24", "V1").ethicsLetter("APPROVED", "2026-09-28", "V1", "C2");

            assertThat(study.open()).contains("assembleFiling");
        }

        @ParameterizedTest
        @ValueSource(strings = {"recordAcademicReview", "confirmFirstPatient"})
        void aProductThatTurnsOutToBeImported_opensImportCompliance(String when) {
            study = house.study().start().to(when);
            assertThat(study.running()).doesNotContain("importCompliance");

            study.outside().corrected("pm", "productImported", "YES");

            assertThat(study.running()).contains("iit", "importCompliance");
            assertThat(study.open()).contains("assessImportRoute");
            assertThat(study.blockers()).contains("confirmFirstPatient IMPORT_NOT_CONFIRMED");
        }

        @Test
        void aProductThatWasAssessedAsNotImported_andIs_wakesItsImportCompliance() {
            study = house.study().with("productImported", "UNKNOWN").start().to("recordEthicsReview");
            study.upload("regulatory", "IMPORT_EVIDENCE")
                    .done(
                            "assessImportRoute",
                            "importRoute",
                            "NOT_IMPORTED",
                            "importRegimeDate",
                            null,
                            "reason",
                            "made in Suzhou");
            assertThat(study.open()).doesNotContain("assessImportRoute");

            study.outside().corrected("pm", "productImported", "YES");

            assertThat(study.open()).contains("assessImportRoute");
            assertThat(study.instances("importCompliance")).hasSize(1);
            assertThat(study.blockers()).contains("recordEthicsReview IMPORT_NOT_CONFIRMED");
        }

        @Test
        void theEndOfTheImportValidity_movesItsTimer() {
            study = house.study().with("productImported", "YES").start();
            study.confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31));
            assertThat(study.timer("importValidityEnded")).contains(Instant.parse("2026-12-31T16:00:00Z"));

            study.outside().corrected("regulatory", "importValidTo", "2026-11-30");
            assertThat(study.timer("importValidityEnded")).contains(Instant.parse("2026-11-30T16:00:00Z"));

            study.outside().corrected("regulatory", "importValidTo", "2026-09-27");
            assertThat(study.fireDueTimers()).containsExactly("importValidityEnded");
            assertThat(study.open()).contains("assessImportRoute");
            assertThat(study.fact("importExpiredOn")).isEqualTo("2026-09-27");
        }

        @Test
        void theEndOfTheEthicsApproval_movesItsRenewal() {
            study = house.study().start().to("recordEthicsReview");
            study.done("recordEthicsReview", "ethicsValidUntil", "2026-12-31");

            study.outside().corrected("ethics", "ethicsValidUntil", "2027-12-31");

            assertThat(study.timer("renewalDue")).contains(Instant.parse("2027-11-01T01:00:00Z"));
        }

        @Test
        void aFilingNumber() {
            study = house.study().start().to("recordFilingNumber").done("recordFilingNumber");

            study.outside().corrected("regulatory", "filingNumber", "MR-N-44-2026-000041");

            assertThat(study.fact("filingNumber")).isEqualTo("MR-N-44-2026-000041");
            assertThat(study.blockers()).isEmpty();
        }

        @Test
        void aForeignPartyThatTurnsUp_holdsTheFirstPatient() {
            study = house.study().start().to("confirmFirstPatient");

            study.outside().corrected("pm", "foreignParty", "YES");

            assertThat(study.open()).contains("assessHgrRoute");
            assertThat(study.blockers()).contains("confirmFirstPatient HGR_NOT_CLEARED");
            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", "2026-09-28")
                    .says("Human genetic resources are not cleared");
        }

        @Test
        void aLetterTypedAsBeforeTheOrder_neverWasAMatterOfTransition_andTheClockStarts() {
            study = house.study().start().to("recordAcademicReview");
            study.letters("2026-04-24", "2026-04-28");
            assertThat(study.open()).contains("resolveTransition");
            study.outside()
                    .corrected("academic", "academicLetterDate", "2026-09-24")
                    .corrected("ethics", "ethicsLetterDate", "2026-09-28");

            assertThat(study.open()).contains("assembleFiling").doesNotContain("resolveTransition");
            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-28");
            assertThat(study.timer("filingOverdue")).contains(Instant.parse("2026-10-10T16:00:00Z"));
        }

        @Test
        void aVersionThatWasMistyped_neverWasAMismatch_andTheClockStarts() {
            study = house.study().start().letters("2026-09-24", "2026-09-28", "V2");
            assertThat(study.open()).contains("resolveLetterMismatch");

            study.outside().corrected("ethics", "ethicsProtocolVersion", "V1");

            assertThat(study.open()).containsExactly("assembleFiling", "planFirstPatient");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-10");
        }

        @Test
        void anotherFactThanTheMismatch_leavesItToBeResolved() {
            study = house.study().start().letters("2026-09-24", "2026-09-28", "V2");

            study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-25");

            assertThat(study.open()).containsExactly("planFirstPatient", "resolveLetterMismatch");
        }
    }
}
