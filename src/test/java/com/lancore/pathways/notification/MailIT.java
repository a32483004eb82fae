package com.lancore.pathways.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.BadMailServer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Mailroom;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the trail says of a deadline, people are written: against a mail server, and against some that are none. Letters
 * of 24 and 28 September 2026: due on Saturday 10 October.
 */
@PathwaysTest
@Tag("postgres-too")
class MailIT {

    private static final String TITLE = "CAR-T for lupus · 难治性狼疮";

    @Autowired
    private House house;

    @Autowired
    private Mailroom mailroom;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Projects projects;

    @Autowired
    private Trail trail;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private Study study;

    @BeforeEach
    void aFilingDueOn10October() {
        server.start();
        mailroom.open(server.getSmtp().getPort());
        house.clock().set("2026-09-28T10:00");
        study = house.study().with("title", TITLE).start().letters("2026-09-24", "2026-09-28");
    }

    @AfterEach
    void mailIsOffAgain() {
        mailroom.close();
        server.stop();
    }

    @Nested
    class ToWhom {

        @Test
        void eachRungTheBreachAndEachChaseReachWhomTheTableSays() {
            List<String> told = new ArrayList<>();
            for (String at : List.of(
                    "2026-09-30T09:00",
                    "2026-10-08T09:00",
                    "2026-10-09T09:00",
                    "2026-10-10T09:00",
                    "2026-10-11T00:00",
                    "2026-10-12T09:00")) {
                told.add(at.substring(5, 10) + " " + toldAt(at));
            }

            assertThat(told)
                    .containsExactly(
                            "09-30 [regulatory]",
                            "10-08 [pm, regulatory]",
                            "10-09 [ops, pm, regulatory]",
                            "10-10 [director, ops, pm, regulatory]",
                            "10-11 [director, ops, pm, regulatory]",
                            "10-12 [ops, pm, regulatory]");
        }

        @Test
        void aRungThatIsRecordedAsSkippedIsToldToNobody() {
            assertThat(toldAt("2026-10-09T10:00")).containsExactly("ops", "pm", "regulatory");
        }

        @Test
        void whoWorksForAnotherClientIsNotTold_ofAHouseProjectAllAre() {
            person("reg-elsewhere", List.of("regulatoryAffairs"), List.of("elsewhere"));
            house.clock().set("2026-09-28T10:00");
            Study ofTheDemo = house.study().with("clientCode", "demo").start().letters("2026-09-24", "2026-09-28");

            assertThat(toldAt("2026-09-30T09:00")).containsExactly("reg-elsewhere", "regulatory");
            ofTheDemo.fireDueTimers();
            assertThat(mailroom.rows(ofTheDemo))
                    .extracting(Mailroom.Row::person)
                    .contains("regulatory")
                    .doesNotContain("reg-elsewhere");
            gone("reg-elsewhere");
        }

        @Test
        void aClientNeverIs_inWhicheverOtherGroupToo() {
            person("client-too", List.of("client", "regulatoryAffairs"), List.of("demo"));
            Study theirs = house.study().with("clientCode", "demo").start().letters("2026-09-24", "2026-09-28");

            house.clock().set("2026-10-10T09:00");
            theirs.fireDueTimers();

            assertThat(mailroom.rows(theirs))
                    .extracting(Mailroom.Row::person)
                    .isNotEmpty()
                    .doesNotContain("client-too", "client");
            gone("client-too");
        }

        @Test
        void whoHasNoAddressIsNotTold_andHoldsNobodyUp() {
            house.newPerson("reg-without", List.of("regulatoryAffairs"), List.of());

            assertThat(toldAt("2026-09-30T09:00")).containsExactly("regulatory");
            gone("reg-without");
        }
    }

    @Nested
    class WhatItSays {

        @Test
        void theSubjectIsInBothLanguages_intact() throws MessagingException {
            MimeMessage mail = oneAt("2026-10-08T09:00", "regulatory");

            assertThat(mail.getSubject())
                    .isEqualTo("Due in 2 working days: " + study + " (" + TITLE + "), on Saturday 10 October 2026"
                            + " · 剩余2个工作日：" + study + "，2026年10月10日（星期六）到期");
            assertThat(mail.getFrom()[0]).hasToString("pathways@localhost");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        }

        @Test
        void theTextSaysWhatWhenHowLongFromWhichDayOnWhatBasisAndWhere() {
            String text = text(oneAt("2026-10-08T09:00", "regulatory"));

            assertThat(text)
                    .contains("Project " + study + " (" + TITLE + ")")
                    .contains("The institution files with the NHC within 5 working days of the later letter.")
                    .contains("Saturday 10 October 2026, by 24:00 in Shanghai")
                    .contains("2 working days after today")
                    .contains("Monday 28 September 2026, the later date of the academic and the ethics letter")
                    .contains("State Council Order 818")
                    .contains("(LAW)")
                    .contains("/camunda/app/tasklist/default/#/?task=" + study.task("assembleFiling"))
                    .contains("临床研究机构须在较晚一份审查意见之日起5个工作日内向国家卫生健康委备案。")
                    .contains("剩余：2个工作日");
        }

        @Test
        void theBreachAndTheChaseSaySo() throws MessagingException {
            assertThat(oneAt("2026-10-11T00:00", "director").getSubject()).startsWith("Not met in time: " + study);
            assertThat(oneAt("2026-10-12T09:00", "ops").getSubject())
                    .startsWith("Still open, 1 working day over: " + study)
                    .contains("仍未完成，已逾期1个工作日");
        }

        @ParameterizedTest
        @ValueSource(strings = {"EN", "zh"})
        void itIsInTheLanguageThatAPersonHasChosen(String language) throws MessagingException {
            choose("regulatory", language).is(200);
            try {
                MimeMessage mail = oneAt("2026-10-08T09:00", "regulatory");
                String words = mail.getSubject().replace(TITLE, "") + text(mail).replace(TITLE, "");
                if (language.equals("EN")) {
                    assertThat(words).contains("Due in 2 working days").doesNotContainPattern("\\p{IsHan}");
                } else {
                    assertThat(words).contains("剩余2个工作日").doesNotContain("Due in", "by 24:00");
                }
            } finally {
                choose("regulatory", "BOTH").is(200);
            }
        }

        @Test
        void aPersonIsToldHowTheyAreWritten_aClientThatTheyAreNot() {
            assertThat(house.person("pm").get("/api/me/mail").is(200).json())
                    .hasToString("{\"address\":\"pm@demo.invalid\",\"language\":\"BOTH\",\"on\":true}");
            choose("pm", "Klingon").isPlainRefusal().is(422);
            house.person("client").get("/api/me/mail").isPlainRefusal().is(403);
            choose("client", "EN").isPlainRefusal().is(403);
        }

        private Answer choose(String person, String language) {
            return house.person(person).put("/api/me/mail", Map.of("language", language));
        }

        @Test
        void aTitleWritesNoHeader() throws MessagingException {
            jdbc.update(
                    "update project set title = ? where code = ?",
                    "x\r\nBcc: thief@example.org\r\n\r\nbody\u2028line",
                    study.code());

            MimeMessage mail = oneAt("2026-10-08T09:00", "regulatory");

            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getSubject()).contains("(x Bcc: thief@example.org body line)");
            assertThat(server.getReceivedMessages()).noneMatch(m -> recipient(m).contains("thief"));
        }

        @Test
        void beforeTheNdaItIsTheCodeAndNothingElse() throws MessagingException {
            projects.openPathway(study.code(), "engagement", "an-engagement");

            MimeMessage bare = oneAt("2026-10-08T09:00", "regulatory");

            assertThat(bare.getSubject()).isEqualTo(study + ": something needs you · " + study + "：有事项待您处理");
            assertThat(text(bare))
                    .contains("log in", study.code())
                    .doesNotContain(TITLE)
                    .doesNotContain("CAR-T", "NHC", "filing", "备案", "2026", "task=");
            assertThat(jdbc.queryForList(
                            "select parameters from mail where project_code = ?", String.class, study.code()))
                    .noneMatch(parameters -> parameters.contains("CAR-T"));
        }

        @Test
        void onceTheNdaIsExecutedItSaysEverything() throws MessagingException {
            projects.openPathway(study.code(), "engagement", "an-engagement");
            transactions.executeWithoutResult(tx -> trail.append(
                    new Act(study.code(), "pm", "engagement", "an-engagement", "executeNda"),
                    Act.Line.fact("ndaDate", "2026-09-01")));

            assertThat(oneAt("2026-10-08T09:00", "regulatory").getSubject()).contains(TITLE);
        }
    }

    @Nested
    class AMailServerThatIsNone {

        @Test
        void thatRefuses_delaysAMailAndNothingElse() {
            mailroom.open(BadMailServer.closedPort());
            climbTo("2026-09-30T09:00");

            assertThat(mailroom.deliver(study))
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1")
                    .contains("does not answer")
                    .contains("docs/runbook/mail.md");
            // the pathway, its clock and its ladder go on
            study.done("planFirstPatient");
            climbTo("2026-10-08T09:00");
            assertThat(new Outside(house, study).notices()).containsExactly("RUNG_3", "RUNG_2");
            assertThat(study.open()).containsExactly("assembleFiling");

            mailroom.open(server.getSmtp().getPort());
            house.clock().set("2026-10-08T10:00");
            assertThat(mailroom.deliver(study)).isEmpty();

            assertThat(received()).extracting(MailIT::recipient).containsExactlyInAnyOrder("pm", "regulatory");
            assertThat(mailroom.waiting(study)).isEmpty();
        }

        @Test
        void awayForAnHour_losesNothing_andMakesNoIncident() {
            mailroom.open(BadMailServer.closedPort());
            climbTo("2026-10-09T09:00");
            Instant back = house.clock().instant().plus(Duration.ofHours(1));

            int attempts = 0;
            while (house.clock().instant().isBefore(back)) {
                attempts += mailroom.deliver(study).size();
                house.clock().set(house.clock().instant().plusSeconds(60));
            }
            mailroom.open(server.getSmtp().getPort());
            house.clock().set("2026-10-09T11:00");
            assertThat(mailroom.deliver(study)).isEmpty();

            assertThat(attempts).isGreaterThan(6);
            assertThat(received()).extracting(MailIT::recipient).containsExactlyInAnyOrder("ops", "pm", "regulatory");
            assertThat(incidents()).isEmpty();
        }

        @Test
        void thatHangs_isGivenUpAfterItsTime_andLeftAloneByTheOthers() {
            try (BadMailServer hangs = BadMailServer.thatHangs()) {
                mailroom.open(hangs.port());
                climbTo("2026-10-10T09:00");
                assertThat(mailroom.waiting(study)).hasSize(4);

                long begun = System.nanoTime();
                List<String> failures = mailroom.deliver(study);

                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .isLessThan(Duration.ofMillis(3L * Mailroom.PATIENCE));
                assertThat(hangs.callers()).isEqualTo(1);
                assertThat(failures).hasSize(4);
                assertThat(failures.get(0)).contains("took too long");
                assertThat(failures.get(1)).contains("did not answer a moment ago");
            }
            sentOnceTheServerIsBack("2026-10-10T09:02", 4);
        }

        @Test
        void thatDropsInTheMiddle_isTriedAgain() {
            try (BadMailServer drops = BadMailServer.thatDrops()) {
                mailroom.open(drops.port());
                climbTo("2026-09-30T09:00");

                assertThat(mailroom.deliver(study)).singleElement().asString().contains("docs/runbook/mail.md");
                assertThat(drops.callers()).isEqualTo(1);
            }
            sentOnceTheServerIsBack("2026-09-30T09:02", 1);
        }

        @Test
        void thatDoesNotKnowTheAddress_isTriedAgainWithTheCorrectedOne() {
            try (BadMailServer knowsNobody = BadMailServer.thatKnowsNobody()) {
                mailroom.open(knowsNobody.port());
                climbTo("2026-09-30T09:00");

                assertThat(mailroom.deliver(study))
                        .singleElement()
                        .asString()
                        .contains("does not accept the address regulatory@demo.invalid");
            }
            User regulatory = address("regulatory", "corrected@demo.invalid");
            try {
                sentOnceTheServerIsBack("2026-09-30T09:02", 1);
                assertThat(received()).extracting(MailIT::recipient).containsExactly("corrected");
            } finally {
                regulatory.setEmail("regulatory@demo.invalid");
                identity().saveUser(regulatory);
            }
        }

        @Test
        void forTooLong_isAnIncidentThatSaysWhatToDo_andIsSentWhenOperationsTryAgain() {
            mailroom.open(BadMailServer.closedPort());
            climbTo("2026-09-30T09:00");
            Instant first = house.clock().instant();
            while (incidents().isEmpty()) {
                Job job = mailroom.waiting(study).get(0);
                if (job.getDuedate() != null) {
                    house.clock().set(job.getDuedate().toInstant());
                }
                assertThat(mailroom.deliver(study)).hasSize(1);
            }

            assertThat(Duration.between(first, house.clock().instant()))
                    .isBetween(Duration.ofHours(6), Duration.ofHours(12));
            assertThat(incidents()).singleElement().satisfies(incident -> {
                assertThat(incident.getIncidentMessage())
                        .matches("The mail to regulatory was not sent: the mail server 127\\.0\\.0\\.1:\\d+ does not"
                                + " answer, or broke the connection off\\. See docs/runbook/mail\\.md\\.");
                assertThat(incident.getActivityId()).isEqualTo("sendMail");
            });
            String job = mailroom.waiting(study).get(0).getId();
            mailroom.open(server.getSmtp().getPort());
            house.clock().set(house.clock().instant().plusSeconds(60));

            house.person("ops")
                    .put("/engine-rest/job/" + job + "/retries", Map.of("retries", 1))
                    .is(204);
            assertThat(mailroom.attempt(mailroom.waiting(study).get(0))).isEmpty();

            assertThat(received()).hasSize(1);
            assertThat(incidents()).isEmpty();
        }

        private void sentOnceTheServerIsBack(String at, int mails) {
            mailroom.open(server.getSmtp().getPort());
            house.clock().set(at);
            assertThat(mailroom.deliver(study)).isEmpty();
            assertThat(received()).hasSize(mails);
            assertThat(mailroom.rows(study)).allMatch(Mailroom.Row::sent);
        }

        private List<Incident> incidents() {
            return study.instances("sendNotice").stream()
                    .flatMap(
                            instance -> house
                                    .engine()
                                    .getRuntimeService()
                                    .createIncidentQuery()
                                    .processInstanceId(instance)
                                    .list()
                                    .stream())
                    .toList();
        }
    }

    @Nested
    class SentOnce {

        @Test
        void aCrashBetweenSendingAndRecordingRepeatsItWithTheSameMessageId() throws MessagingException {
            climbTo("2026-09-30T09:00");
            Job job = mailroom.waiting(study).get(0);

            transactions.executeWithoutResult(crash -> {
                house.engine().getManagementService().executeJob(job.getId());
                crash.setRollbackOnly();
            });
            assertThat(received()).hasSize(1);
            assertThat(mailroom.rows(study)).noneMatch(Mailroom.Row::sent);
            mailroom.deliver(study);

            List<MimeMessage> both = received();
            assertThat(both).hasSize(2);
            assertThat(both.get(1).getMessageID()).isEqualTo(both.get(0).getMessageID());
            assertThat(both.get(0).getMessageID())
                    .isEqualTo(mailroom.rows(study).get(0).messageId())
                    .matches("<[0-9a-f-]{36}@localhost>");
            assertThat(both.get(1).getSubject()).isEqualTo(both.get(0).getSubject());
            assertThat(text(both.get(1))).isEqualTo(text(both.get(0)));
        }

        @Test
        void whatIsSentIsNotSentAgain() {
            climbTo("2026-09-30T09:00");
            mailroom.deliver(study);

            house.engine()
                    .getRuntimeService()
                    .startProcessInstanceByKey(
                            "sendNotice",
                            study.code(),
                            Map.of(
                                    "projectCode",
                                    study.code(),
                                    "mailId",
                                    mailroom.rows(study).get(0).id()));
            assertThat(mailroom.deliver(study)).isEmpty();

            assertThat(received()).hasSize(1);
            assertThat(mailroom.waiting(study)).isEmpty();
        }

        @Test
        void eachMailIsAProcessOfItsOwn_ofTheProjectAndItsClient() {
            Study ofTheDemo = house.study().with("clientCode", "demo").start().letters("2026-09-24", "2026-09-28");
            house.clock().set("2026-10-08T09:00");
            ofTheDemo.fireDueTimers();

            assertThat(house.engine()
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .processDefinitionKey("sendNotice")
                            .processInstanceBusinessKey(ofTheDemo.code())
                            .list())
                    .hasSize(2)
                    .allMatch(instance -> "demo".equals(instance.getTenantId()));
            assertThat(mailroom.waiting(ofTheDemo))
                    .allMatch(job -> job.getPriority() < 0)
                    .hasSize(2);
        }

        @Test
        void aWaitingMailKeepsNoProjectOpen() {
            climbTo("2026-09-30T09:00");
            new Outside(house, study).reported("pm", "projectWithdrawn", "reason", "the sponsor stops");

            assertThat(study.running()).containsExactly("sendNotice");
            new Outside(house, study)
                    .report("pm", "projectHeld", "reason", "too late")
                    .is(409);
            mailroom.deliver(study);
            assertThat(study.running()).isEmpty();
            assertThat(received()).isEmpty();
        }
    }

    @Nested
    class NotTrueAnyMore {

        @BeforeEach
        void aMailWaits() {
            climbTo("2026-10-08T09:00");
            assertThat(mailroom.waiting(study)).hasSize(2);
        }

        @Test
        void ofADeadlineThatIsMet_isDropped() {
            study.done("assembleFiling").done("fileWithNhc", "filingDate", "2026-10-08");

            isDropped("the deadline is MET");
        }

        @Test
        void ofADeadlineThatHasMoved_isDropped() {
            new Outside(house, study).corrected("ethics", "ethicsLetterDate", "2026-09-30");

            // its own rungs begin tomorrow
            isDropped("the deadline has moved to 2026-10-13");
        }

        @Test
        void ofADeadlineThatIsBreachedMeanwhile_isDropped_andTheBreachIsTold() {
            house.clock().set("2026-10-11T00:00");
            study.fireDueTimers();
            mailroom.deliver(study);

            assertThat(received()).hasSize(4);
            assertThat(mailroom.rows(study))
                    .extracting(Mailroom.Row::dropped)
                    .filteredOn(why -> why != null)
                    // two of the rung on the 8th; those of the 9th and the 10th had passed
                    .containsOnly("the deadline is BREACHED")
                    .hasSize(2);
        }

        @Test
        void overtakenByTheNextRung_isDropped() {
            climbTo("2026-10-09T09:00");
            mailroom.deliver(study);

            assertThat(received()).extracting(MailIT::recipient).containsExactlyInAnyOrder("ops", "pm", "regulatory");
            assertThat(mailroom.rows(study))
                    .extracting(Mailroom.Row::dropped)
                    .filteredOn(why -> why != null)
                    .containsExactly("a later notice tells the same", "a later notice tells the same");
        }

        @Test
        void toSomebodyWhoHasLeft_isDropped() {
            person("reg-leaving", List.of("regulatoryAffairs"), List.of());
            climbTo("2026-10-09T09:00");
            gone("reg-leaving");

            mailroom.attempt(mailroom.waitingFor(study, "reg-leaving"));

            assertThat(mailroom.rows(study))
                    .filteredOn(row -> row.person().equals("reg-leaving"))
                    .extracting(Mailroom.Row::dropped)
                    .containsExactly("reg-leaving is no staff any more, or has no address");
        }

        @Test
        void afterMailWasSwitchedOff_isDropped_andIsNoIncident() {
            mailroom.close();

            isDropped("mail is switched off");
        }

        private void isDropped(String why) {
            assertThat(mailroom.deliver(study)).isEmpty();

            assertThat(received()).isEmpty();
            assertThat(mailroom.waiting(study)).isEmpty();
            assertThat(mailroom.rows(study)).extracting(Mailroom.Row::dropped).containsExactly(why, why);
        }
    }

    @Nested
    class TheHealth {

        @Test
        void tellsOperationsWhetherMailIsOn_andWhetherItsServerIsAway_andIsUpInAnyCase() {
            assertThat(mail("ops").at("/details/mail").asText()).isEqualTo("ON");

            mailroom.open(BadMailServer.closedPort());
            climbTo("2026-09-30T09:00");
            assertThat(mailroom.deliver(study)).hasSize(1);
            assertThat(mail("ops").at("/details/mail").asText()).isEqualTo("AWAY");
            assertThat(mail("ops").at("/details/waiting").asInt()).isPositive();

            mailroom.open(server.getSmtp().getPort());
            house.clock().set("2026-09-30T09:02");
            mailroom.deliver(study);
            mailroom.close();
            assertThat(mail("ops").at("/details/mail").asText()).isEqualTo("OFF");
            assertThat(mail("ops").get("status").asText()).isEqualTo("UP");
        }

        private JsonNode mail(String person) {
            return house.person(person).get("/actuator/health").is(200).json().at("/components/mail");
        }
    }

    @Nested
    class WithoutAMailServer {

        @Test
        void noticesStandOnTheTrail_andNobodyIsWritten() {
            mailroom.close();
            climbTo("2026-10-08T09:00");

            assertThat(new Outside(house, study).notices()).contains("RUNG_2");
            assertThat(study.trail("NOTICE").get(0).note()).contains("for projectManager, regulatoryAffairs");
            assertThat(study.instances("sendNotice")).isEmpty();
            assertThat(mailroom.rows(study)).isEmpty();
        }
    }

    @Nested
    class TheDigest {

        @BeforeEach
        void nobodyHadOneYet() {
            // the tests of a run share their days
            jdbc.update("delete from mail where template = 'digest'");
        }

        @Test
        void comesEveryDayAtHalfPastEightInShanghai() {
            Job timer = digestTimer();
            assertThat(house.engine()
                            .getManagementService()
                            .createJobDefinitionQuery()
                            .jobDefinitionId(timer.getJobDefinitionId())
                            .singleResult()
                            .getJobConfiguration())
                    .contains("R/2026-01-01T08:30:00+08:00/PT24H");
            house.clock().set("2027-03-05T08:30:01");
            house.engine().getManagementService().executeJob(timer.getId());

            assertThat(digestTimer().getDuedate()).isEqualTo(Date.from(Instant.parse("2027-03-06T00:30:00Z")));
        }

        @Test
        void saysWhatIsDueSoonAndOverdue_ofOnesOwn() throws MessagingException {
            morning("2026-10-08");

            MimeMessage mail = digestTo("regulatory");
            assertThat(mail.getSubject())
                    .startsWith("Your day, Thursday 8 October 2026: ")
                    .contains("今日事项（2026年10月8日（星期四））");
            assertThat(text(mail))
                    .contains("DEADLINES", study + " (" + TITLE + ")")
                    .contains("* Saturday 10 October 2026, 2 working days left")
                    .contains("/#/?task=" + study.task("assembleFiling"))
                    .contains("备案");
            // the first patient is planned by clinical operations
            assertThat(text(mail)).doesNotContain(study.task("planFirstPatient"));
        }

        @Test
        void ofAClaimedTask_isForWhoHasClaimedIt() {
            person("reg-second", List.of("regulatoryAffairs"), List.of());
            String task = study.task("assembleFiling");
            house.person("regulatory")
                    .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "regulatory"))
                    .is(204);

            morning("2026-10-08");

            assertThat(text(digestTo("regulatory"))).contains(task);
            assertThat(text(digestTo("reg-second"))).doesNotContain(task).contains(study.code());
            gone("reg-second");
        }

        @Test
        void isOneAPersonADay_howeverOftenItRuns() {
            morning("2026-10-08");
            morning("2026-10-08");

            assertThat(digests())
                    .extracting(MailIT::recipient)
                    .contains("regulatory")
                    .doesNotHaveDuplicates();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-10-07", "2026-10-11", "2031-03-08"})
        void isNotWrittenOnADayOff_norAtTheWeekendOfAYearThatIsNotPublished(String day) {
            morning(day);

            assertThat(digests()).isEmpty();
        }

        @Test
        void isWrittenOnAMakeUpSaturday() {
            morning("2026-10-10");

            assertThat(digests()).isNotEmpty();
        }

        @Test
        void isNotWrittenWhereNothingIsDue() {
            morning("2024-06-03");

            assertThat(digests()).isEmpty();
        }

        @Test
        void goesToNoClient() {
            morning("2026-10-09");

            assertThat(digests()).extracting(MailIT::recipient).isNotEmpty().doesNotContain("client");
        }

        @Test
        void beforeTheNdaALineIsTheCodeAndTheDate() {
            projects.openPathway(study.code(), "engagement", "an-engagement");
            morning("2026-10-08");

            List<String> lines = text(digestTo("regulatory")).lines().toList();
            List<String> ours = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(study.code())) {
                    ours.add(lines.get(i).strip() + "|" + lines.get(i + 1).strip());
                }
            }
            // the deadline and the task, in two languages
            assertThat(ours)
                    .hasSize(4)
                    .containsOnly(
                            study + "|Confidentiality is not in place yet: log in to read more.",
                            study + "|保密协议尚未生效，请登录查看。");
        }

        @Test
        void ofYesterdayIsDropped() {
            write("2026-10-08T08:30");
            house.clock().set("2026-10-09T08:00");
            mailroom.deliverDigests();

            assertThat(digests()).isEmpty();
        }

        private void morning(String day) {
            write(day + "T08:30");
            assertThat(mailroom.deliverDigests()).isEmpty();
        }

        /** The timer fires, and what it started runs. */
        private void write(String at) {
            house.clock().set(at);
            house.engine().getManagementService().executeJob(digestTimer().getId());
            house.engine()
                    .getManagementService()
                    .createJobQuery()
                    .processDefinitionKey("dailyDigest")
                    .messages()
                    .list()
                    .forEach(job -> house.engine().getManagementService().executeJob(job.getId()));
        }

        private Job digestTimer() {
            return house.engine()
                    .getManagementService()
                    .createJobQuery()
                    .processDefinitionKey("dailyDigest")
                    .timers()
                    .singleResult();
        }

        private List<MimeMessage> digests() {
            return Arrays.stream(server.getReceivedMessages())
                    .filter(m -> subject(m).startsWith("Your day"))
                    .toList();
        }

        private MimeMessage digestTo(String person) {
            return digests().stream()
                    .filter(m -> recipient(m).equals(person))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No digest for " + person));
        }
    }

    // ---- the story

    private void climbTo(String at) {
        house.clock().set(at);
        study.fireDueTimers();
    }

    /** Who gets a mail when the clock shows this, by the names before the address's sign. */
    private List<String> toldAt(String at) {
        forgetWhatCame();
        climbTo(at);
        assertThat(mailroom.deliver(study)).isEmpty();
        return received().stream().map(MailIT::recipient).sorted().toList();
    }

    private MimeMessage oneAt(String at, String person) {
        assertThat(toldAt(at)).containsOnlyOnce(person);
        return received().stream()
                .filter(m -> recipient(m).equals(person))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody new who can be written. */
    private void person(String name, List<String> groups, List<String> clients) {
        house.newPerson(name, groups, clients);
        address(name, name + "@demo.invalid");
    }

    private User address(String name, String address) {
        User user = identity().createUserQuery().userId(name).singleResult();
        user.setEmail(address);
        identity().saveUser(user);
        return user;
    }

    private void gone(String name) {
        identity().deleteUser(name);
    }

    private IdentityService identity() {
        return house.engine().getIdentityService();
    }

    // ---- what arrived

    private void forgetWhatCame() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }

    private List<MimeMessage> received() {
        return Arrays.stream(server.getReceivedMessages())
                .filter(m -> !subject(m).startsWith("Your day"))
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String recipient(MimeMessage mail) {
        try {
            String address = mail.getAllRecipients()[0].toString();
            return address.substring(0, address.indexOf('@'));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return ((String) mail.getContent()).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
