package com.lancore.pathways.conduct;

import static com.lancore.pathways.conduct.UnderConduct.enrolled;
import static com.lancore.pathways.conduct.UnderConduct.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The study from its filing number to its archive: what keeps it, suspends it and ends it. */
@PathwaysTest
@Tag("postgres-too")
class ConductIT {

    private static final String TODAY = "2026-09-28";

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set(TODAY + "T10:00");
    }

    @Nested
    class Begins {

        @Test
        void withTheFilingNumber_notBefore() {
            Study study = house.study().start().to("recordFilingNumber");
            assertThat(study.running()).doesNotContain("iitConduct");

            study.done("recordFilingNumber");

            assertThat(study.running()).contains("iit", "iitConduct");
            assertThat(study.instances("iitConduct")).hasSize(1);
            assertThat(study.fact("conductStatus")).isEqualTo("ACTIVE");
        }

        @Test
        void andGoesOnAfterTheFirstPatient() {
            UnderConduct conduct = enrolled(house, house.study());

            assertThat(conduct.study().running()).containsExactly("iitConduct");
            assertThat(conduct.study().open()).containsExactly("setPeriodicReportInterval");
        }

        @Test
        void theProjectWaits_whileNoStepIsOpen_andHasEndedOnceItIsArchived() {
            UnderConduct conduct = enrolled(house, house.study());
            interval(conduct, 6);
            assertThat(phase(conduct)).isEqualTo("WAITING");

            conduct.completed(TODAY).archived(TODAY, "NO");

            assertThat(phase(conduct)).isEqualTo("ENDED");
        }

        private String phase(UnderConduct conduct) {
            return house.person("pm")
                    .get("/api/projects/" + conduct.study().code())
                    .json()
                    .get("phase")
                    .asText();
        }
    }

    @Nested
    class Orders {

        @Test
        void aSuspensionHoldsTheFirstPatient_andTheOrderToResumeFreesIt() {
            UnderConduct conduct = numbered(house, house.study()).order("SUSPEND");

            assertThat(conduct.status()).isEqualTo("SUSPENDED");
            assertThat(conduct.study().blockers()).contains("confirmFirstPatient CONDUCT_SUSPENDED");
            conduct.study()
                    .refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", TODAY)
                    .says("suspended by order of the NHC", "要求暂停");

            conduct.order("RESUME");

            assertThat(conduct.status()).isEqualTo("ACTIVE");
            assertThat(conduct.study().blockers()).isEmpty();
            conduct.study().done("confirmFirstPatient");
        }

        @Test
        void eachCauseIsLiftedByItselfAlone() {
            UnderConduct conduct =
                    numbered(house, house.study()).order("SUSPEND").safetyEvent("MAJOR_RISK", TODAY);

            conduct.order("RESUME");
            assertThat(conduct.status()).isEqualTo("SUSPENDED");
            conduct.study()
                    .refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", TODAY)
                    .says("suspended after a safety event");

            conduct.assessed("CONTINUE", TODAY);
            assertThat(conduct.status()).isEqualTo("ACTIVE");
        }

        @Test
        void terminationEndsTheStudy_followUpArchive_andTheStartUpWithIt() {
            UnderConduct conduct = numbered(house, house.study()).order("TERMINATE");
            Study study = conduct.study();

            assertThat(conduct.status()).isEqualTo("TERMINATED");
            assertThat(study.open()).containsExactly("confirmFirstPatient", "followUpSubjects");
            study.refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", TODAY)
                    .says("The study was terminated");
            assertThat(study.blockers()).contains("confirmFirstPatient CONDUCT_TERMINATED");
            study.refuses(
                            422,
                            "clinical",
                            "followUpSubjects",
                            "followUpDate",
                            "2026-09-27",
                            "followUpSummary",
                            "no subject")
                    .says("lies before the end of the study");

            study.done("followUpSubjects", "followUpDate", TODAY, "followUpSummary", "no subject");
            conduct.archived(TODAY, "NO");

            assertThat(study.running()).isEmpty();
            assertThat(study.fact("retentionUntil")).isEqualTo("2056-09-28");
        }

        @Test
        void nothingIsOrderedOfAStudyThatHasEnded() {
            UnderConduct conduct = enrolled(house, house.study()).order("TERMINATE");
            conduct.study().upload("regulatory", "EVIDENCE");

            for (String order : new String[] {"SUSPEND", "RESUME", "TERMINATE"}) {
                conduct.outside()
                        .refuses(409, "regulatory", "nhcOrder", "order", order, "date", TODAY, "reason", "once more")
                        .says("The study has ended");
            }
            conduct.outside()
                    .refuses(409, "clinical", "studyCompleted", "date", TODAY)
                    .says("The study has ended");
        }

        @ParameterizedTest(name = "{0} by {1} on {2}: {3} {4}")
        @CsvSource({
            "RESUME, regulatory, 2026-09-28, 409, has not suspended this study",
            "SUSPEND, regulatory, 2026-09-29, 422, lies in the future",
            "SUSPEND, regulatory, 2026-09-27, 422, lies before the filing",
            "SUSPEND, pm, 2026-09-28, 403, belongs to regulatory affairs or clinical operations",
            "PAUSE, regulatory, 2026-09-28, 422, must be one of SUSPEND"
        })
        void onlyWhatCanHaveBeenOrdered(String order, String person, String date, int status, String sentence) {
            UnderConduct conduct = numbered(house, house.study());
            conduct.study().upload("regulatory", "EVIDENCE");

            conduct.outside()
                    .refuses(status, person, "nhcOrder", "order", order, "date", date, "reason", "inspection")
                    .says(sentence);
        }

        @Test
        void eachOrderNeedsItsOwnPaper() {
            UnderConduct conduct = numbered(house, house.study());
            conduct.outside()
                    .refuses(422, "regulatory", "nhcOrder", "order", "SUSPEND", "date", TODAY, "reason", "no paper")
                    .says("EVIDENCE");
            conduct.order("SUSPEND");

            conduct.outside()
                    .refuses(422, "regulatory", "nhcOrder", "order", "RESUME", "date", TODAY, "reason", "old paper")
                    .says("EVIDENCE");
        }
    }

    @Nested
    class EthicsApproval {

        @Test
        void withdrawn_suspendsTheStudy_andAsksForTheNotice_untilItIsRenewed() {
            UnderConduct conduct = numbered(house, house.study());
            conduct.study().upload("ethics", "ETHICS_OPINION");
            conduct.outside().reported("ethics", "ethicsWithdrawn", "date", TODAY);

            assertThat(conduct.status()).isEqualTo("SUSPENDED");
            assertThat(conduct.study().open()).containsExactly("confirmFirstPatient", "notifyNhcOfWithdrawal");
            conduct.study()
                    .refuses(422, "clinical", "confirmFirstPatient", "firstPatientDate", TODAY)
                    .says("The ethics approval was withdrawn on 2026-09-28");
            conduct.study()
                    .refuses(422, "regulatory", "notifyNhcOfWithdrawal", "nhcNoticeDate", "2026-09-29")
                    .says("lies in the future");
            conduct.study().done("notifyNhcOfWithdrawal", "nhcNoticeDate", TODAY);
            assertThat(conduct.status()).isEqualTo("SUSPENDED");

            renewed(conduct, "2027-09-27");

            assertThat(conduct.status()).isEqualTo("ACTIVE");
            conduct.study().done("confirmFirstPatient");
        }

        @Test
        void isWithdrawnAndRenewed_alsoAfterTheFirstPatient() {
            UnderConduct conduct = enrolled(house, house.study());
            conduct.study().upload("ethics", "ETHICS_OPINION");
            conduct.outside().reported("ethics", "ethicsWithdrawn", "date", TODAY);
            assertThat(conduct.status()).isEqualTo("SUSPENDED");
            assertThat(conduct.study().open()).contains("notifyNhcOfWithdrawal");

            renewed(conduct, "2027-09-27");

            assertThat(conduct.status()).isEqualTo("ACTIVE");
            assertThat(conduct.study().timer("renewalDue")).contains(Instant.parse("2027-07-29T01:00:00Z"));
        }

        @Test
        void withAnEnd_isWatchedOnAfterTheFirstPatient_andNoLongerOnceTheStudyHasEnded() {
            UnderConduct conduct = numbered(house, house.study());
            conduct.study().upload("ethics", "ETHICS_OPINION");
            renewed(conduct, "2027-09-27");

            conduct.study().done("confirmFirstPatient");
            assertThat(conduct.study().running()).containsExactly("ethicsRenewal", "iitConduct");

            conduct.completed(TODAY);
            assertThat(conduct.study().running()).containsExactly("iitConduct");
        }

        private void renewed(UnderConduct conduct, String until) {
            conduct.study().upload("ethics", "ETHICS_OPINION");
            conduct.outside().reported("ethics", "ethicsRenewed", "ethicsLetterDate", TODAY, "ethicsValidUntil", until);
        }
    }

    @Nested
    class YearlyReview {

        @Test
        void opens60DaysBeforeAYearIsOver_hasItsDeadline_andComesAgain() {
            UnderConduct conduct = enrolled(house, house.study());
            Study study = conduct.study();
            assertThat(study.timer("ethicsReviewDue")).contains(Instant.parse("2027-07-30T01:00:00Z"));
            assertThat(conduct.rows("ETHICS_REVIEW")).isEmpty();

            house.clock().set("2027-07-30T09:00");
            assertThat(study.fireDueTimers()).contains("ethicsReviewDue");

            assertThat(study.open()).contains("recordContinuingReview");
            assertThat(conduct.row("ETHICS_REVIEW").countedFrom()).isEqualTo(TODAY);
            assertThat(conduct.row("ETHICS_REVIEW").dueOn()).isEqualTo("2027-09-28");
            assertThat(conduct.row("ETHICS_REVIEW").provisional()).isTrue();
            study.refuses(422, "ethics", "recordContinuingReview", "continuingReviewDate", "2027-07-30")
                    .says("ETHICS_OPINION");
            study.upload("ethics", "ETHICS_OPINION")
                    .done("recordContinuingReview", "continuingReviewDate", "2027-07-30");

            assertThat(conduct.row("ETHICS_REVIEW").status()).isEqualTo("MET");
            assertThat(study.timer("ethicsReviewDue")).contains(Instant.parse("2028-05-31T01:00:00Z"));
        }

        @Test
        void isRemindedOf_andBreached() {
            UnderConduct conduct = enrolled(house, house.study());
            house.clock().set("2027-07-30T09:00");
            conduct.study().fireDueTimers();

            house.clock().set("2027-09-29T00:00");
            assertThat(conduct.study().fireDueTimers()).contains("ethicsReviewDueSoon", "ethicsReviewOverdue");

            assertThat(conduct.row("ETHICS_REVIEW").status()).isEqualTo("BREACHED");
            assertThat(conduct.study().open()).contains("acknowledgeBreach", "recordContinuingReview");
        }

        @Test
        void isCountedFromTheRenewal_whereThatIsTheCommitteesLastLook() {
            UnderConduct conduct = numbered(house, house.study());
            house.clock().set("2026-10-12T10:00");
            conduct.study().upload("ethics", "ETHICS_OPINION");
            conduct.outside()
                    .reported(
                            "ethics",
                            "ethicsRenewed",
                            "ethicsLetterDate",
                            "2026-10-12",
                            "ethicsValidUntil",
                            "2028-10-11");
            conduct.study().done("confirmFirstPatient");
            house.clock().set("2027-07-30T09:00");
            conduct.study().fireDueTimers();

            // the timer of the model was set before the renewal; the review that it opens is counted from the renewal
            assertThat(conduct.rows("ETHICS_REVIEW"))
                    .allSatisfy(row -> assertThat(row.countedFrom()).isEqualTo("2026-10-12"));
        }
    }

    @Nested
    class PeriodicReport {

        @Test
        void isNotTimed_beforeSomebodyHasEnteredItsInterval() {
            UnderConduct conduct = enrolled(house, house.study());

            assertThat(conduct.study().timer("periodicReportDue")).isEmpty();
            conduct.study()
                    .refuses(
                            422,
                            "regulatory",
                            "setPeriodicReportInterval",
                            "periodicReportMonths",
                            "61",
                            "periodicReportSource",
                            "letter of the NHC")
                    .says("at most 60");
            conduct.study()
                    .refuses(422, "regulatory", "setPeriodicReportInterval", "periodicReportMonths", "6")
                    .says("Periodic report source is missing");
        }

        @Test
        void opens30DaysBefore_byTheIntervalThatWasEntered_andSaysWhose() {
            UnderConduct conduct = enrolled(house, house.study());
            Study study = conduct.study();
            interval(conduct, 6);
            assertThat(study.timer("periodicReportDue")).contains(Instant.parse("2027-02-26T01:00:00Z"));

            house.clock().set("2027-02-26T09:00");
            study.fireDueTimers();

            assertThat(study.open()).containsExactly("submitPeriodicReport");
            assertThat(conduct.row("PERIODIC_REPORT").dueOn()).isEqualTo("2027-03-28");
            assertThat(conduct.row("PERIODIC_REPORT").warning()).isEqualTo("NUMBER_OF_THIS_CASE");
            assertThat(study.trail("DEADLINE")
                            .get(study.trail("DEADLINE").size() - 1)
                            .note())
                    .contains("6 months", "in this case by: letter of the NHC");
            study.upload("regulatory", "EVIDENCE").done("submitPeriodicReport", "periodicReportDate", "2027-02-26");
            assertThat(conduct.row("PERIODIC_REPORT").status()).isEqualTo("MET");
            assertThat(study.timer("periodicReportDue")).contains(Instant.parse("2027-08-29T01:00:00Z"));
        }

        @Test
        void thatWasNotSubmitted_isBreached_andCancelledWithTheEndOfTheStudy() {
            UnderConduct conduct = enrolled(house, house.study());
            interval(conduct, 6);
            house.clock().set("2027-02-26T09:00");
            conduct.study().fireDueTimers();
            house.clock().set("2027-03-29T00:00");
            assertThat(conduct.study().fireDueTimers()).contains("periodicReportDueSoon", "periodicReportOverdue");
            assertThat(conduct.row("PERIODIC_REPORT").status()).isEqualTo("BREACHED");

            conduct.completed("2027-03-29");

            assertThat(conduct.row("PERIODIC_REPORT").status()).isEqualTo("CANCELLED");
            assertThat(conduct.study().open()).containsExactly("archiveStudy");
        }
    }

    private static void interval(UnderConduct conduct, int months) {
        conduct.study()
                .done(
                        "setPeriodicReportInterval",
                        "periodicReportMonths",
                        Integer.toString(months),
                        "periodicReportSource",
                        "letter of the NHC");
    }

    @Nested
    class Ends {

        @Test
        void beforeAFirstPatient_onlyWithoutPatients_andTheStartUpEndsWithIt() {
            UnderConduct conduct = numbered(house, house.study());
            for (Object[] answer : new Object[][] {{"date", TODAY}, {"date", TODAY, "endedWithoutPatients", "NO"}}) {
                conduct.outside()
                        .refuses(422, "clinical", "studyCompleted", answer)
                        .says("only as one without patients");
            }

            conduct.outside().reported("clinical", "studyCompleted", "date", TODAY, "endedWithoutPatients", "YES");

            assertThat(conduct.study().running()).containsExactly("iitConduct");
            assertThat(conduct.study().open()).containsExactly("archiveStudy");
        }

        @Test
        void withPatients_neverWithoutThem() {
            UnderConduct conduct = enrolled(house, house.study());

            conduct.outside()
                    .refuses(422, "clinical", "studyCompleted", "date", TODAY, "endedWithoutPatients", "YES")
                    .says("cannot have ended without patients");
            conduct.outside()
                    .refuses(422, "clinical", "studyCompleted", "date", "2026-09-27")
                    .says("lies before the");
        }

        @Test
        void withAForeignParty_theJointReportIsOwedFromThatDay_inSixMonths() {
            UnderConduct conduct = numbered(house, house.study().with("foreignParty", "YES"));
            house.clock().set("2026-10-31T10:00");

            conduct.outside()
                    .reported("clinical", "studyCompleted", "date", "2026-10-31", "endedWithoutPatients", "YES");

            assertThat(conduct.study().open()).containsExactly("archiveStudy", "submitHgrJointReport");
            assertThat(conduct.row("HGR_JOINT_REPORT").countedFrom()).isEqualTo("2026-10-31");
            // the month has no 31st: its last day (Civil Code Art. 202)
            assertThat(conduct.row("HGR_JOINT_REPORT").dueOn()).isEqualTo("2027-04-30");
            assertThat(house.person("pm")
                            .get("/api/projects/" + conduct.study().code() + "/clocks")
                            .is(200)
                            .rows()
                            .filter(c -> c.at("/deadline/kind").asText().equals("HGR_JOINT_REPORT")))
                    .singleElement()
                    .satisfies(c -> {
                        assertThat(c.at("/deadline/months").asInt()).isEqualTo(6);
                        assertThat(c.get("endsOn").asText()).isEqualTo("2027-04-30");
                    });
        }

        @Test
        void terminated_itOwesTheJointReportToo() {
            UnderConduct conduct =
                    numbered(house, house.study().with("foreignParty", "YES")).order("TERMINATE");

            assertThat(conduct.row("HGR_JOINT_REPORT").countedFrom()).isEqualTo(TODAY);
            assertThat(conduct.study().open()).contains("followUpSubjects", "submitHgrJointReport");
        }
    }

    @Nested
    class Archive {

        @Test
        void isKeptFor30YearsToTheCorrespondingDay() {
            UnderConduct conduct = enrolled(house, house.study());
            house.clock().set("2028-03-01T10:00");

            conduct.completed("2028-02-29").archived("2028-03-01", "NO");

            assertThat(conduct.study().fact("retentionUntil")).isEqualTo("2058-02-28");
            assertThat(conduct.study().running()).isEmpty();
        }

        @Test
        void isKeptForEver_whereOffspringAreAffected_andNobodySaysOtherwiseThere() {
            UnderConduct conduct = enrolled(house, house.study().with("offspringAffected", "YES"));
            conduct.completed(TODAY);
            conduct.study()
                    .refuses(422, "regulatory", "archiveStudy", archive("NO"))
                    .says("Offspring are recorded as affected");

            conduct.archived(TODAY, "YES");

            assertThat(conduct.study().fact("retentionUntil")).isEqualTo("PERMANENT");
        }

        @Test
        void isNotMade_whileItIsUnknownWhetherOffspringAreAffected() {
            UnderConduct conduct = enrolled(house, house.study().with("offspringAffected", "UNKNOWN"));
            conduct.completed(TODAY);

            conduct.study()
                    .refuses(422, "regulatory", "archiveStudy", archive("UNKNOWN"))
                    .says("answer YES or NO");
        }

        @Test
        void isKeptForEver_whereThatComesToLightBefore_orLongAfter() {
            UnderConduct before = enrolled(house, house.study());
            before.outside().reported("clinical", "offspringEffectFound", "date", TODAY, "reason", "a birth");
            before.completed(TODAY).archived(TODAY, "YES");
            assertThat(before.study().fact("retentionUntil")).isEqualTo("PERMANENT");

            UnderConduct after = enrolled(house, house.study());
            after.completed(TODAY).archived(TODAY, "NO");
            assertThat(after.study().fact("retentionUntil")).isEqualTo("2056-09-28");
            house.clock().set("2031-03-03T10:00");
            after.outside().reported("regulatory", "offspringEffectFound", "date", "2031-03-01", "reason", "a birth");

            assertThat(after.study().fact("retentionUntil")).isEqualTo("PERMANENT");
            assertThat(after.study().running()).isEmpty();
        }

        private Object[] archive(String offspring) {
            return new Object[] {"archivedDate", TODAY, "archivePlace", "Building 3", "offspringAffected", offspring};
        }
    }

    @Nested
    class Withdrawn {

        @Test
        void afterTheFirstPatient_theNoticeIsRecordedFirst_andEverythingEnds() {
            UnderConduct conduct = enrolled(house, house.study().with("foreignParty", "YES"))
                    .changed("PURPOSE", "NO")
                    .safetyEvent("SERIOUS_ADVERSE_REACTION", TODAY);
            assertThat(conduct.study().running())
                    .containsExactly("hgrCompliance", "iitConduct", "protocolChange", "safetyReport");

            conduct.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");
            assertThat(conduct.study().open()).contains("recordWithdrawalNotice");
            conduct.study().done("recordWithdrawalNotice", "withdrawalNoticeDate", TODAY);

            assertThat(conduct.study().running()).isEmpty();
            assertThat(conduct.study().timers()).isEmpty();
        }

        @Test
        void beforeTheFirstPatient_theStartUpNotifies_onceForBoth() {
            UnderConduct conduct = numbered(house, house.study());

            conduct.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");

            assertThat(conduct.study().open()).containsExactly("recordWithdrawalNotice");
            conduct.study().done("recordWithdrawalNotice");
            assertThat(conduct.study().running()).isEmpty();
        }
    }
}
