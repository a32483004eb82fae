package com.lancore.pathways.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Mailroom;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * What the trail says of a deadline, people are written. Letters of 24 and 28 September 2026: due on Saturday 10 October.
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

    private final Inbox inbox = new Inbox();

    private Study study;

    @BeforeEach
    void aFilingDueOn10October() {
        inbox.open();
        mailroom.open(inbox.port());
        house.clock().set("2026-09-28T10:00");
        study = house.study().with("title", TITLE).start().letters("2026-09-24", "2026-09-28");
    }

    @AfterEach
    void mailIsOffAgain() {
        mailroom.close();
        inbox.close();
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
            mailroom.newReader("reg-elsewhere", List.of("regulatoryAffairs"), List.of("elsewhere"));
            house.clock().set("2026-09-28T10:00");
            Study ofTheDemo = house.study().with("clientCode", "demo").start().letters("2026-09-24", "2026-09-28");

            assertThat(toldAt("2026-09-30T09:00")).containsExactly("reg-elsewhere", "regulatory");
            ofTheDemo.fireDueTimers();
            assertThat(mailroom.rows(ofTheDemo))
                    .extracting(Mailroom.Row::person)
                    .contains("regulatory")
                    .doesNotContain("reg-elsewhere");
            house.gone("reg-elsewhere");
        }

        @Test
        void aClientNeverIs_inWhicheverOtherGroupToo() {
            mailroom.newReader("client-too", List.of("client", "regulatoryAffairs"), List.of("demo"));
            Study theirs = house.study().with("clientCode", "demo").start().letters("2026-09-24", "2026-09-28");

            house.clock().set("2026-10-10T09:00");
            theirs.fireDueTimers();

            assertThat(mailroom.rows(theirs))
                    .extracting(Mailroom.Row::person)
                    .isNotEmpty()
                    .doesNotContain("client-too", "client");
            house.gone("client-too");
        }

        @Test
        void whoHasNoAddressIsNotTold_andHoldsNobodyUp() {
            house.newPerson("reg-without", List.of("regulatoryAffairs"), List.of());

            assertThat(toldAt("2026-09-30T09:00")).containsExactly("regulatory");
            house.gone("reg-without");
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
            String text = Inbox.text(oneAt("2026-10-08T09:00", "regulatory"));

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
                String words =
                        mail.getSubject().replace(TITLE, "") + Inbox.text(mail).replace(TITLE, "");
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
            assertThat(inbox.all()).noneMatch(m -> Inbox.recipient(m).contains("thief"));
        }

        @Test
        void beforeTheNdaItIsTheCodeAndNothingElse() throws MessagingException {
            projects.openPathway(study.code(), "engagement", "an-engagement");

            MimeMessage bare = oneAt("2026-10-08T09:00", "regulatory");

            assertThat(bare.getSubject()).isEqualTo(study + ": something needs you · " + study + "：有事项待您处理");
            assertThat(Inbox.text(bare))
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
    class SentOnce {

        @Test
        void aCrashBetweenSendingAndRecordingRepeatsItWithTheSameMessageId() throws MessagingException {
            study.climbTo("2026-09-30T09:00");
            Job job = mailroom.waiting(study).get(0);

            transactions.executeWithoutResult(crash -> {
                house.engine().getManagementService().executeJob(job.getId());
                crash.setRollbackOnly();
            });
            assertThat(inbox.received()).hasSize(1);
            assertThat(mailroom.rows(study)).noneMatch(Mailroom.Row::sent);
            mailroom.deliver(study);

            List<MimeMessage> both = inbox.received();
            assertThat(both).hasSize(2);
            assertThat(both.get(1).getMessageID()).isEqualTo(both.get(0).getMessageID());
            assertThat(both.get(0).getMessageID())
                    .isEqualTo(mailroom.rows(study).get(0).messageId())
                    .matches("<[0-9a-f-]{36}@localhost>");
            assertThat(both.get(1).getSubject()).isEqualTo(both.get(0).getSubject());
            assertThat(Inbox.text(both.get(1))).isEqualTo(Inbox.text(both.get(0)));
        }

        @Test
        void whatIsSentIsNotSentAgain() {
            study.climbTo("2026-09-30T09:00");
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

            assertThat(inbox.received()).hasSize(1);
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
            study.climbTo("2026-09-30T09:00");
            study.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");

            assertThat(study.running()).containsExactly("sendNotice");
            study.outside().report("pm", "projectHeld", "reason", "too late").is(409);
            mailroom.deliver(study);
            assertThat(study.running()).isEmpty();
            assertThat(inbox.received()).isEmpty();
        }
    }

    @Nested
    class NotTrueAnyMore {

        @BeforeEach
        void aMailWaits() {
            study.climbTo("2026-10-08T09:00");
            assertThat(mailroom.waiting(study)).hasSize(2);
        }

        @Test
        void ofADeadlineThatIsMet_isDropped() {
            study.done("assembleFiling").done("fileWithNhc", "filingDate", "2026-10-08");

            isDropped("the deadline is MET");
        }

        @Test
        void ofADeadlineThatHasMoved_isDropped() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-30");

            // its own rungs begin tomorrow
            isDropped("the deadline has moved to 2026-10-13");
        }

        @Test
        void ofADeadlineThatIsBreachedMeanwhile_isDropped_andTheBreachIsTold() {
            house.clock().set("2026-10-11T00:00");
            study.fireDueTimers();
            mailroom.deliver(study);

            assertThat(inbox.received()).hasSize(4);
            assertThat(mailroom.rows(study))
                    .extracting(Mailroom.Row::dropped)
                    .filteredOn(why -> why != null)
                    // two of the rung on the 8th; those of the 9th and the 10th had passed
                    .containsOnly("the deadline is BREACHED")
                    .hasSize(2);
        }

        @Test
        void overtakenByTheNextRung_isDropped() {
            study.climbTo("2026-10-09T09:00");
            mailroom.deliver(study);

            assertThat(inbox.received())
                    .extracting(Inbox::recipient)
                    .containsExactlyInAnyOrder("ops", "pm", "regulatory");
            assertThat(mailroom.rows(study))
                    .extracting(Mailroom.Row::dropped)
                    .filteredOn(why -> why != null)
                    .containsExactly("a later notice tells the same", "a later notice tells the same");
        }

        @Test
        void toSomebodyWhoHasLeft_isDropped() {
            mailroom.newReader("reg-leaving", List.of("regulatoryAffairs"), List.of());
            study.climbTo("2026-10-09T09:00");
            house.gone("reg-leaving");

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

            assertThat(inbox.received()).isEmpty();
            assertThat(mailroom.waiting(study)).isEmpty();
            assertThat(mailroom.rows(study)).extracting(Mailroom.Row::dropped).containsExactly(why, why);
        }
    }

    /** Who gets a mail when the clock shows this, by the names before the address's sign. */
    private List<String> toldAt(String at) {
        inbox.forget();
        study.climbTo(at);
        assertThat(mailroom.deliver(study)).isEmpty();
        return inbox.received().stream().map(Inbox::recipient).sorted().toList();
    }

    private MimeMessage oneAt(String at, String person) {
        assertThat(toldAt(at)).containsOnlyOnce(person);
        return inbox.received().stream()
                .filter(m -> Inbox.recipient(m).equals(person))
                .findFirst()
                .orElseThrow();
    }
}
