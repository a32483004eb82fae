package com.lancore.pathways.conduct;

import static com.lancore.pathways.conduct.UnderConduct.enrolled;
import static com.lancore.pathways.conduct.UnderConduct.letter;
import static com.lancore.pathways.conduct.UnderConduct.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A change of the filed protocol: what it needs (D10), and its filing on a clock of its own. */
@PathwaysTest
class ProtocolChangeIT {

    private static final String FILED_ON = "2026-09-28";

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set(FILED_ON + "T10:00");
    }

    @Nested
    class WhatItNeeds {

        @ParameterizedTest(name = "{0}, affects the subjects’ rights {1}: {2}, enrolment paused {3}")
        @CsvSource({
            "PURPOSE, NO, finalizeChange, true, CHANGE_OF_SUBSTANCE",
            "TECHNOLOGY, NO, finalizeChange, true, CHANGE_OF_SUBSTANCE",
            "POPULATION_OR_DOSE, NO, finalizeChange, true, CHANGE_OF_SUBSTANCE",
            "INVESTIGATOR, NO, finalizeChange, true, CHANGE_OF_SUBSTANCE",
            "SITE, NO, finalizeChange, true, CHANGE_OF_SUBSTANCE",
            "ENDPOINT, NO, finalizeChange, true, CHANGE_OF_SUBSTANCE",
            "MINOR, YES, finalizeChange, true, CHANGE_OF_SUBJECTS_RIGHTS",
            "MINOR, NO, checkChangePath, false, MINOR_CHANGE",
            "MINOR, UNKNOWN, checkChangePath, true, SUBJECTS_RIGHTS_UNKNOWN",
            "UNKNOWN, NO, checkChangePath, true, CHANGE_KIND_UNKNOWN",
            "URGENT_HAZARD, NO, takeUrgentAction, true, URGENT_HAZARD"
        })
        void standsInTheTable(String kind, String rights, String task, boolean paused, String reason) {
            UnderConduct conduct = numbered(house, house.study()).changed(kind, rights);
            Study study = conduct.study();

            assertThat(study.open()).containsExactlyInAnyOrder("confirmFirstPatient", task);
            assertThat(study.trail("WARNING")).extracting(Study.Entry::name).containsExactly(reason);
            if (paused) {
                assertThat(study.blockers()).contains("confirmFirstPatient ENROLMENT_PAUSED_BY_CHANGE");
                study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", FILED_ON)
                        .says("enrolment is paused");
            } else {
                study.done("confirmFirstPatient");
            }
            assertThat(conduct.status()).isEqualTo("ACTIVE");
        }

        @ParameterizedTest
        @CsvSource({
            "academic, NO, 403, belongs to regulatory affairs",
            "regulatory, , 422, Affects subjects rights is missing"
        })
        void isReportedByWhoMay_withWhatItTakes(String person, String rights, int status, String sentence) {
            UnderConduct conduct = numbered(house, house.study());

            conduct.outside()
                    .refuses(
                            status,
                            person,
                            "materialChange",
                            "changeKind",
                            "SITE",
                            "affectsSubjectsRights",
                            rights == null ? "" : rights,
                            "changeDescription",
                            "x")
                    .says(sentence);
        }

        @Test
        void nothing_onceTheStudyHasEnded() {
            UnderConduct conduct = enrolled(house, house.study()).completed(FILED_ON);

            conduct.outside()
                    .refuses(
                            409,
                            "regulatory",
                            "materialChange",
                            "changeKind",
                            "SITE",
                            "affectsSubjectsRights",
                            "NO",
                            "changeDescription",
                            "x")
                    .says("The study has ended");
        }
    }

    @Nested
    class ItsFiling {

        @Test
        void isDueFiveWorkingDaysFromTheLaterLetter_andPausesUntilThen() {
            UnderConduct conduct = numbered(house, house.study()).changed("ENDPOINT", "NO");
            house.clock().set("2026-10-14T10:00");

            conduct.approvedChange("2026-10-14", "2026-10-12");

            assertThat(conduct.row("CHANGE_FILING").countedFrom()).isEqualTo("2026-10-14");
            assertThat(conduct.row("CHANGE_FILING").dueOn()).isEqualTo("2026-10-21");
            assertThat(conduct.row("CHANGE_FILING").status()).isEqualTo("OPEN");
            assertThat(conduct.study().trail("DEADLINE").get(2).note()).contains("not confirmed");
            assertThat(conduct.outside().due("fileChange")).isEqualTo(Instant.parse("2026-10-21T15:59:59Z"));
            assertThat(conduct.study().timer("changeFilingDueSoon")).contains(Instant.parse("2026-10-16T01:00:00Z"));
            assertThat(conduct.study().timer("changeFilingOverdue")).contains(Instant.parse("2026-10-21T16:00:00Z"));

            conduct.filedChange("2026-10-14");

            assertThat(conduct.row("CHANGE_FILING").status()).isEqualTo("MET");
            assertThat(conduct.study().blockers()).isEmpty();
            assertThat(conduct.study().running()).containsExactly("iit", "iitConduct");
        }

        @Test
        void thatIsNotMade_isRemindedOf_breached_andExplainedWhenItIsLate() {
            UnderConduct conduct = enrolled(house, house.study()).changed("SITE", "NO");
            house.clock().set("2026-10-14T10:00");
            conduct.approvedChange("2026-10-12", "2026-10-14");

            house.clock().set("2026-10-16T09:00");
            assertThat(conduct.study().fireDueTimers()).contains("changeFilingDueSoon");
            assertThat(conduct.study().trail("NOTICE"))
                    .extracting(Study.Entry::newValue)
                    .contains("RUNG_3");
            house.clock().set("2026-10-22T00:00");
            conduct.study().fireDueTimers();
            assertThat(conduct.row("CHANGE_FILING").status()).isEqualTo("BREACHED");
            assertThat(conduct.study().open()).contains("acknowledgeBreach", "fileChange");

            conduct.filedChange("2026-10-22");

            assertThat(conduct.row("CHANGE_FILING").status()).isEqualTo("LATE");
            conduct.study().done("explainLateChangeFiling", "lateChangeFilingReason", "the portal was down");
            assertThat(conduct.study().running()).doesNotContain("protocolChange", "deadlineWatch");
        }

        @Test
        void keyedLateButMadeInTime_asksNoReason() {
            UnderConduct conduct = enrolled(house, house.study()).changed("SITE", "NO");
            conduct.approvedChange(FILED_ON, FILED_ON);
            house.clock().set("2026-10-12T10:00");
            conduct.study().fireDueTimers();

            conduct.filedChange("2026-10-10");

            assertThat(conduct.row("CHANGE_FILING").status()).isEqualTo("MET");
            assertThat(conduct.row("CHANGE_FILING").recordedLate()).isTrue();
            assertThat(conduct.study().running()).doesNotContain("protocolChange");
        }

        @Test
        void isCountedAnew_whereALetterOfTheChangeWasMistyped() {
            UnderConduct conduct = enrolled(house, house.study()).changed("SITE", "NO");
            house.clock().set("2026-10-14T10:00");
            conduct.approvedChange("2026-10-12", "2026-10-13");
            assertThat(conduct.row("CHANGE_FILING").dueOn()).isEqualTo("2026-10-20");

            conduct.outside().corrected("ethics", "changeEthicsLetterDate", "2026-10-14");

            assertThat(conduct.row("CHANGE_FILING").dueOn()).isEqualTo("2026-10-21");
            assertThat(conduct.study().timer("changeFilingOverdue")).contains(Instant.parse("2026-10-21T16:00:00Z"));
        }

        @Test
        void isCancelled_whereTheStudyEndsFirst() {
            UnderConduct conduct = enrolled(house, house.study()).changed("SITE", "NO");
            conduct.approvedChange(FILED_ON, FILED_ON);

            conduct.completed(FILED_ON);

            assertThat(conduct.row("CHANGE_FILING").status()).isEqualTo("CANCELLED");
            assertThat(conduct.row("CHANGE_FILING").closingReason()).isEqualTo("the study has ended");
            assertThat(conduct.study().running()).containsExactly("iitConduct");
        }

        @Test
        void ofSeveralChangesRunsOnAClockEach() {
            UnderConduct conduct = enrolled(house, house.study()).changed("SITE", "NO");
            conduct.approvedChange(FILED_ON, FILED_ON);
            house.clock().set("2026-10-14T10:00");
            conduct.changed("ENDPOINT", "NO");
            String second = conduct.study().instances("protocolChange").stream()
                    .filter(i -> !i.equals(conduct.study()
                            .json("fileChange")
                            .get("processInstanceId")
                            .asText()))
                    .findFirst()
                    .orElseThrow();
            conduct.uploadTo(second, "clinical", "PROTOCOL").is(201);
            conduct.uploadTo(second, "clinical", "INFORMED_CONSENT").is(201);
            conduct.study().done("finalizeChange", "changeProtocolVersion", "V3", "changeConsentVersion", "C2");
            conduct.uploadTo(second, "academic", "ACADEMIC_OPINION").is(201);
            conduct.study()
                    .done("recordChangeAcademicReview", letter("changeAcademic", "APPROVED", "2026-10-14", "V3"));
            conduct.uploadTo(second, "ethics", "ETHICS_OPINION").is(201);
            conduct.study().done("recordChangeEthicsReview", letter("changeEthics", "APPROVED", "2026-10-14", "V3"));

            assertThat(conduct.rows("CHANGE_FILING"))
                    .extracting(row -> row.dueOn().toString())
                    .containsExactly("2026-10-10", "2026-10-21");
        }
    }

    @Nested
    class ItsReviews {

        @Test
        void mayAskForMore_reviseIt_orTakeItAgain() {
            UnderConduct conduct =
                    enrolled(house, house.study()).changed("PURPOSE", "NO").finalisedChange("V2");
            conduct.academic("CONDITIONAL", FILED_ON, "V2");
            assertThat(conduct.study().open()).contains("recordChangeAcademicReview");
            conduct.academic("REVISE", FILED_ON, "V2");
            assertThat(conduct.study().open()).contains("finalizeChange");
            conduct.finalisedChange("V3").academic("APPROVED", FILED_ON, "V3");
            conduct.ethics("CONDITIONAL", FILED_ON, "V3");
            assertThat(conduct.study().open()).contains("recordChangeEthicsReview");
            conduct.ethics("REVISE", FILED_ON, "V3");
            assertThat(conduct.study().open()).contains("finalizeChange");
            assertThat(conduct.rows("CHANGE_FILING")).isEmpty();

            conduct.approvedChange(FILED_ON, FILED_ON);

            assertThat(conduct.study().open()).contains("fileChange");
        }

        @ParameterizedTest
        @CsvSource({"academic", "ethics"})
        void mayRejectIt_andTheStudyGoesOnAsItWasFiled(String committee) {
            UnderConduct conduct =
                    numbered(house, house.study()).changed("PURPOSE", "NO").finalisedChange("V2");
            if (committee.equals("academic")) {
                conduct.academic("REJECTED", FILED_ON, "V2");
            } else {
                conduct.academic("APPROVED", FILED_ON, "V2").ethics("REJECTED", FILED_ON, "V2");
            }

            assertThat(conduct.study().running()).containsExactly("iit", "iitConduct");
            assertThat(conduct.study().blockers()).isEmpty();
        }

        @Test
        void approveOnlyTheVersionThatWasFinalised_byLettersOfTheirOwn() {
            UnderConduct conduct =
                    enrolled(house, house.study()).changed("PURPOSE", "NO").finalisedChange("V2");
            Study study = conduct.study();
            study.refuses(
                            422,
                            "academic",
                            "recordChangeAcademicReview",
                            letterWithout("changeAcademic", "APPROVED", FILED_ON, "V2"))
                    .says("ACADEMIC_OPINION");
            study.upload("academic", "ACADEMIC_OPINION");
            study.refuses(
                            422,
                            "academic",
                            "recordChangeAcademicReview",
                            letterWithout("changeAcademic", "APPROVED", FILED_ON, "V1"))
                    .says("approves another version than the finalised V2");
            study.refuses(
                            422,
                            "academic",
                            "recordChangeAcademicReview",
                            letterWithout("changeAcademic", "APPROVED", "2026-09-29", "V2"))
                    .says("lies in the future");
        }

        private Object[] letterWithout(String prefix, String outcome, String date, String version) {
            List<Object> values = List.of(
                    prefix + "Outcome", outcome, prefix + "LetterDate", date, prefix + "ProtocolVersion", version);
            return values.toArray();
        }
    }

    @Nested
    class OtherPaths {

        @Test
        void consentIsAskedForAnew_whereTheRightsAreAffected_andEnrolmentWaitsForIt() {
            UnderConduct conduct = numbered(house, house.study()).changed("PURPOSE", "YES");
            conduct.approvedChange(FILED_ON, FILED_ON).filedChange(FILED_ON);

            assertThat(conduct.study().open()).contains("renewConsent");
            assertThat(conduct.study().blockers()).contains("confirmFirstPatient ENROLMENT_PAUSED_BY_CHANGE");
            conduct.study().done("renewConsent", "consentRenewedDate", FILED_ON);

            assertThat(conduct.study().blockers()).isEmpty();
            assertThat(conduct.study().running()).containsExactly("iit", "iitConduct");
        }

        @Test
        void anUrgentHazardIsRemovedFirst_thenReported_thenReviewed() {
            UnderConduct conduct = enrolled(house, house.study()).changed("URGENT_HAZARD", "NO");
            Study study = conduct.study();

            study.done("takeUrgentAction", "urgentActionDate", FILED_ON, "urgentAction", "infusion stopped");
            study.upload("regulatory", "EVIDENCE");
            study.refuses(422, "regulatory", "reportUrgentAction", "urgentReportDate", "2026-09-27")
                    .says("lies before the action");
            study.done("reportUrgentAction", "urgentReportDate", FILED_ON);

            conduct.approvedChange(FILED_ON, FILED_ON).filedChange(FILED_ON);
            assertThat(study.running()).containsExactly("iitConduct");
        }

        @Test
        void aMinorChangeIsRecordedAndNotified_whereCounselSaysSo() {
            UnderConduct conduct = enrolled(house, house.study()).changed("MINOR", "NO");
            Study study = conduct.study();
            study.refuses(
                            422,
                            "regulatory",
                            "checkChangePath",
                            "changePath",
                            "RECORD_ONLY",
                            "legalOpinionReference",
                            "LO-7")
                    .says("LEGAL_OPINION");

            study.upload("regulatory", "LEGAL_OPINION")
                    .done("checkChangePath", "changePath", "RECORD_ONLY", "legalOpinionReference", "LO-7");
            study.done("notifyOfMinorChange", "minorChangeNoticeDate", FILED_ON);

            assertThat(study.running()).containsExactly("iitConduct");
            assertThat(conduct.rows("CHANGE_FILING")).isEmpty();
        }

        @Test
        void orReviewedAndFiledAgain_whereCounselSaysThat() {
            UnderConduct conduct = enrolled(house, house.study()).changed("MINOR", "NO");
            conduct.study()
                    .upload("regulatory", "LEGAL_OPINION")
                    .done("checkChangePath", "changePath", "RE_REVIEW", "legalOpinionReference", "LO-7");

            assertThat(conduct.study().open()).contains("finalizeChange");
        }
    }
}
