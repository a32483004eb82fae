package com.lancore.pathways.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.project.Projects;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Mailroom;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is due soon, overdue or waiting, every morning: a mail a person. Letters of 24 and 28 September 2026: due on Saturday
 * 10 October.
 */
@PathwaysTest
@Tag("postgres-too")
class DigestIT {

    private static final String TITLE = "CAR-T for lupus · 难治性狼疮";

    @Autowired
    private House house;

    @Autowired
    private Mailroom mailroom;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Projects projects;

    private final Inbox inbox = new Inbox();

    private Study study;

    @BeforeEach
    void aFilingDueOn10October_andNobodyHadADigestYet() {
        inbox.open();
        mailroom.open(inbox.port());
        house.clock().set("2026-09-28T10:00");
        study = house.study().with("title", TITLE).start().letters("2026-09-24", "2026-09-28");
        // the tests of a run share their days
        jdbc.update("delete from mail where template = 'digest'");
    }

    @AfterEach
    void mailIsOffAgain() {
        mailroom.close();
        inbox.close();
    }

    @Test
    void comesEveryDayAtHalfPastEightInShanghai() {
        Job timer = house.timerOf("dailyDigest");
        assertThat(house.engine()
                        .getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(timer.getJobDefinitionId())
                        .singleResult()
                        .getJobConfiguration())
                .contains("R/2026-01-01T08:30:00+08:00/PT24H");
        house.clock().set("2027-03-05T08:30:01");
        house.engine().getManagementService().executeJob(timer.getId());

        assertThat(house.timerOf("dailyDigest").getDuedate())
                .isEqualTo(Date.from(Instant.parse("2027-03-06T00:30:00Z")));
    }

    @Test
    void saysWhatIsDueSoonAndOverdue_ofOnesOwn() throws MessagingException {
        morning("2026-10-08");

        MimeMessage mail = digestTo("regulatory");
        assertThat(mail.getSubject())
                .startsWith("Your day, Thursday 8 October 2026: ")
                .contains("今日事项（2026年10月8日（星期四））");
        assertThat(Inbox.text(mail))
                .contains("DEADLINES", study + " (" + TITLE + ")")
                .contains("* Saturday 10 October 2026, 2 working days left")
                .contains("/#/?task=" + study.task("assembleFiling"))
                .contains("备案");
        // the first patient is planned by clinical operations
        assertThat(Inbox.text(mail)).doesNotContain(study.task("planFirstPatient"));
    }

    @Test
    void ofAClaimedTask_isForWhoHasClaimedIt() {
        mailroom.newReader("reg-second", List.of("regulatoryAffairs"), List.of());
        String task = study.task("assembleFiling");
        house.person("regulatory")
                .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "regulatory"))
                .is(204);

        morning("2026-10-08");

        assertThat(Inbox.text(digestTo("regulatory"))).contains(task);
        assertThat(Inbox.text(digestTo("reg-second"))).doesNotContain(task).contains(study.code());
        house.gone("reg-second");
    }

    @Test
    void isOneAPersonADay_howeverOftenItRuns() {
        morning("2026-10-08");
        morning("2026-10-08");

        assertThat(inbox.digests())
                .extracting(Inbox::recipient)
                .contains("regulatory")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-07", "2026-10-11", "2031-03-08"})
    void isNotWrittenOnADayOff_norAtTheWeekendOfAYearThatIsNotPublished(String day) {
        morning(day);

        assertThat(inbox.digests()).isEmpty();
    }

    @Test
    void isWrittenOnAMakeUpSaturday() {
        morning("2026-10-10");

        assertThat(inbox.digests()).isNotEmpty();
    }

    @Test
    void isNotWrittenWhereNothingIsDue() {
        morning("2024-06-03");

        assertThat(inbox.digests()).isEmpty();
    }

    @Test
    void goesToNoClient() {
        morning("2026-10-09");

        assertThat(inbox.digests()).extracting(Inbox::recipient).isNotEmpty().doesNotContain("client");
    }

    @Test
    void beforeTheNdaALineIsTheCodeAndTheDate() {
        projects.openPathway(study.code(), "engagement", "an-engagement");
        morning("2026-10-08");

        List<String> lines = Inbox.text(digestTo("regulatory")).lines().toList();
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

        assertThat(inbox.digests()).isEmpty();
    }

    private void morning(String day) {
        write(day + "T08:30");
        assertThat(mailroom.deliverDigests()).isEmpty();
    }

    /** The timer fires, and what it started runs. */
    private void write(String at) {
        house.clock().set(at);
        house.engine()
                .getManagementService()
                .executeJob(house.timerOf("dailyDigest").getId());
        house.engine()
                .getManagementService()
                .createJobQuery()
                .processDefinitionKey("dailyDigest")
                .messages()
                .list()
                .forEach(job -> house.engine().getManagementService().executeJob(job.getId()));
    }

    private MimeMessage digestTo(String person) {
        return inbox.digests().stream()
                .filter(m -> Inbox.recipient(m).equals(person))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No digest for " + person));
    }
}
