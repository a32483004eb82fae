package com.lancore.pathways.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.Database;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Node;
import com.lancore.pathways.support.Notice;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.PostgresServer;
import com.lancore.pathways.support.Stop;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.WebSession;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A node on PostgreSQL is killed where it would hurt most, and so is the database. One story, told in its order; whatever
 * was killed is started again, and nobody mends anything by hand.
 */
@PathwaysTest
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How long the database stays away. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    /** Longer than the connection and the socket timeout of the node together, see {@link #aDatabaseAndAMailServer}. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    @Autowired
    private House here;

    @TempDir
    static Path folder;

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private PostgresServer server;
    private JdbcTemplate jdbc;
    private Node node;
    private String now = "2026-09-28T10:00";
    private Study study;
    private List<Study> ofDecember;
    private List<WebSession> pages;

    @BeforeAll
    void aDatabaseAndAMailServer() throws IOException {
        mails.start();
        server = PostgresServer.in(folder);
        Database database = Database.on(server);
        jdbc = database.jdbc();
        node = Node.of(database, folder, "node")
                .withStopSignsIn(folder)
                .with("spring.datasource.hikari.connection-timeout", "3000")
                .with("spring.datasource.hikari.data-source-properties.socketTimeout", "5")
                // a dead node's jobs are taken over from after so long
                .with("camunda.bpm.job-execution.lock-time-in-millis", "5000")
                .with("spring.mail.host", "127.0.0.1")
                .with("spring.mail.port", Integer.toString(mails.getSmtp().getPort()))
                .with("spring.mail.properties.mail.smtp.starttls.enable", "false")
                .with("spring.mail.properties.mail.smtp.starttls.required", "false")
                .with("spring.mail.properties.mail.smtp.localhost", "localhost");
    }

    @BeforeEach
    void sameTimeHere() {
        here.clock().set(now);
    }

    @AfterAll
    void end() throws IOException {
        node.close();
        server.close();
        mails.stop();
    }

    // ---- the first start

    @Test
    @Order(1)
    void killedInItsFirstStart_itIsStartedAgain_andEverythingIsThereOnce() throws Exception {
        for (Stop stop :
                List.of(Stop.beforeCommitOf("insert into ACT_RE_DEPLOYMENT"), Stop.after("insert into ACT_ID_GROUP"))) {
            node.stopsAt(stop).startsAt(now).launch().standing();
            assertThat(node.isReachable()).as("its port is open").isFalse();
            node.kill();
        }
        startAt(now);

        assertThat(number("select count(*) from act_re_deployment")).isEqualTo(1);
        assertThat(number("select max(version_) from act_re_procdef")).isEqualTo(1);
        assertThat(number("select count(*) from act_ru_filter")).isEqualTo(5);
        assertThat(twice("act_ru_authorization", "group_id_, user_id_, resource_type_, resource_id_"))
                .isEmpty();
        assertThat(twice("act_ru_job", "process_def_key_, handler_type_")).isEmpty();
        assertThat(number("select count(*) from calendar_revision where recounted_at is null"))
                .isZero();
        study = there().study().start().done("prepareNonClinicalPackage");
        isWhole();
    }

    // ---- steps

    @Test
    @Order(2)
    void killedBetweenTheTrailAndItsCommit_theStepIsNotTaken_andIsTakenAgain() throws Exception {
        String step = "finalizeProtocol";

        killedAt(Stop.beforeCommitOf("insert into trail_entry.* FACT .*" + step), () -> study.done(step));
        startAgain();

        assertThat(study.open()).containsExactly(step);
        assertThat(study.trail("FACT")).extracting(Study.Entry::node).doesNotContain(step);
        isWhole();
    }

    @Test
    @Order(3)
    void killedAfterTheCommit_beforeTheAnswer_theStepIsTaken_once() throws Exception {
        String step = "finalizeProtocol";

        killedAt(Stop.afterCommitOf("insert into trail_entry.* FACT .*" + step), () -> study.done(step));
        startAgain();

        assertThat(study.open()).containsExactly("planFirstPatient", "recordAcademicReview");
        assertThat(study.trail("FACT").stream().filter(e -> e.node().equals(step)))
                .extracting(Study.Entry::name)
                .isNotEmpty()
                .doesNotHaveDuplicates();
        isWhole();
    }

    @Test
    @Order(4)
    void killedBetweenTheTrailAndTheBytesOfAnUpload_thereIsNeither() throws Exception {
        int before = study.trail("DOCUMENT").size();

        killedAt(Stop.before("insert into document \\("), () -> study.tryUpload("pm", "EVIDENCE", Study.pdf("killed"))
                .is(201));
        startAgain();

        assertThat(study.trail("DOCUMENT")).hasSize(before);
        isWhole();
        study.upload("pm", "EVIDENCE");
        assertThat(study.trail("DOCUMENT")).hasSize(before + 1);
        isWhole();
    }

    // ---- the database

    @Test
    @Order(5)
    void theDatabaseIsKilledInAStepAndStaysAway_peopleAreTold503_andItIsUpAgainByItself() throws Exception {
        logIn();
        node.stopsAt(Stop.beforeCommitOf("insert into trail_entry.* FACT .*recordAcademicReview"));
        String person = study.personFor("recordAcademicReview");
        study.upload(person, "ACADEMIC_OPINION");
        CompletableFuture<Answer> cut = CompletableFuture.supplyAsync(() -> study.complete(
                person,
                "recordAcademicReview",
                "academicOutcome",
                "APPROVED",
                "academicLetterDate",
                "2026-09-24",
                "academicProtocolVersion",
                "V1"));
        node.standing();
        server.kill();
        Instant gone = Instant.now();
        node.goesOn();

        isAway(cut.get(BOUND.toSeconds(), TimeUnit.SECONDS));
        do {
            everybodyIsTold();
        } while (Instant.now().isBefore(gone.plus(AWAY)));
        server.start();

        isUpAgain();
        assertThat(study.open()).contains("recordAcademicReview");
        isWhole();
        study.academicLetter("APPROVED", "2026-09-24", "V1");
        isWhole();
    }

    @Test
    @Order(6)
    void theDatabaseHangs_nobodyWaitsForLong() throws Exception {
        logIn();
        server.hold();
        try {
            everybodyIsTold();
        } finally {
            server.letGo();
        }

        isUpAgain();
        isWhole();
    }

    // ---- timers and mails

    @Test
    @Order(7)
    void killedInTheJobOfATimer_itTakesEffectOnce() throws Exception {
        study.ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");
        isWhole();

        killedAsItIs("2026-09-30T09:10", Stop.beforeCommitOf("insert into trail_entry.*" + study + ".*NOTICE.*RUNG_3"));

        assertThat(notices()).isEmpty();
    }

    @Test
    @Order(8)
    void killedBetweenAMailAndItsRecord_itIsRepeatedWithTheSameId() throws Exception {
        killedInTheStartAt("2026-09-30T09:20", Stop.before("update mail set sent_at"));

        startAt("2026-09-30T09:30");
        allJobsAreDone();
        assertThat(notices()).containsExactly("RUNG_3");
        assertThat(number("select count(*) from mail where sent_at is null and dropped_at is null"))
                .isZero();
        Map<String, Long> taken = messageIds();
        assertThat(taken.values()).contains(2L).allMatch(times -> times <= 2);
        assertThat(taken.keySet())
                .containsExactlyInAnyOrderElementsOf(jdbc.queryForList("select message_id from mail", String.class));
        isWhole();
    }

    @Test
    @Order(9)
    void killedAfterTheNoticeOfABreach_itIsBreachedOnce_alsoWhenTheDatabaseIsKilledInItsTimer() throws Exception {
        String breach = "insert into trail_entry.*" + study + ".*NOTICE.*BREACH";
        killedAsItIs("2026-10-12T10:00", Stop.after(breach));

        now = "2026-10-12T10:10";
        node.stopsAt(Stop.beforeCommitOf(breach)).startsAt(now).launch().standing();
        server.kill();
        node.goesOn();
        server.start();
        here.clock().set(now);
        isUpAgain();
        allJobsAreDone();

        assertThat(study.deadline().status()).isEqualTo("BREACHED");
        assertThat(study.deadlineMoves()).containsExactly("OPEN 2026-10-10", "BREACHED 2026-10-10");
        assertThat(notices()).contains("BREACH").doesNotHaveDuplicates();
        isWhole();
    }

    @Test
    @Order(10)
    void afterAllThat_theProjectIsLedToItsEnd() {
        study.to("confirmFirstPatient").done("confirmFirstPatient");

        assertThat(study.open()).doesNotContain("confirmFirstPatient");
        isWhole();
    }

    // ---- what counts and keeps everything

    @Test
    @Order(11)
    void killedInARecount_itGoesOnAtTheNextStart() throws Exception {
        itIs("2026-12-28T10:00");
        ofDecember = IntStream.range(0, 3)
                .mapToObj(n -> there().study().start().letters("2026-12-24", "2026-12-28"))
                .toList();

        killedAt(
                Stop.afterCommitOf("insert into trail_entry.*" + ofDecember.get(1) + ".*DEADLINE"),
                () -> there().person("ops")
                        .put("/api/calendar/2027", Notice.of2027().body()));
        assertThat(number("select count(*) from calendar_revision where recounted_at is null"))
                .isPositive();
        startAgain();

        for (Study one : ofDecember) {
            assertThat(one.deadline().dueOn()).isEqualTo("2027-01-05");
            assertThat(one.deadlineMoves()).containsExactly("OPEN 2027-01-03 provisional", "OPEN 2027-01-05");
        }
        isWhole();
    }

    @Test
    @Order(12)
    void killedInTheNight_betweenTwoCoursesAndInTheAnchor_eachIsKeptOnce() throws Exception {
        for (Study one : ofDecember.subList(0, 2)) {
            one.at(there()).outside().reported("pm", "projectWithdrawn", "reason", "the maker stopped");
        }
        long anchors = number("select count(*) from trail_anchor");

        killedAsItIs("2026-12-29T10:00", Stop.afterCommitOf("insert into archived_course"));
        killedInTheStartAt("2026-12-29T10:10", Stop.after("insert into trail_anchor "));
        startAt("2026-12-29T10:20");
        allJobsAreDone();

        assertThat(number("select count(*) from trail_anchor")).isGreaterThan(anchors);
        assertThat(twice("trail_anchor_head", "project_code, entries")).isEmpty();
        assertThat(number("select count(*) from act_hi_procinst h join project p on p.code = h.business_key_"
                        + " where h.end_time_ < timestamp '2026-12-29 00:00:00' and not exists"
                        + " (select 1 from archived_course c where c.process_instance_id = h.id_)"))
                .isZero();
        assertThat(number("select count(*) from archived_course"))
                .isEqualTo(number("select count(*) from trail_entry where kind = 'ARCHIVED'"));
        assertThat(twice("trail_entry where kind = 'ARCHIVED'", "process_instance_id"))
                .isEmpty();
        isWhole();
    }

    // ---- the clock

    @Test
    @Order(13)
    void aClockThatJumpsADayForward_firesWhatIsDueThen_once() throws Exception {
        Map<String, Long> before = messageIds();
        assertThat(nights("nightlyReconciliation")).doesNotContain("2026-12-30");

        itIs("2026-12-30T10:00");
        allJobsAreDone();

        assertThat(noticesOf(ofDecember.get(2))).containsExactly("RUNG_3");
        onceInTheNightOf("2026-12-30");
        assertThat(mailsSince(before).values()).isNotEmpty().containsOnly(1L);
        isWhole();
    }

    @Test
    @Order(14)
    void andBackAgain_nothingIsDue_andTheTrailGoesOnByItsNumbers() throws Exception {
        Map<String, Long> before = messageIds();
        Study open = ofDecember.get(2);

        itIs("2026-12-29T11:00");
        allJobsAreDone();
        open.upload("pm", "EVIDENCE");

        assertThat(open.trail()).extracting(Study.Entry::number).isSorted().doesNotHaveDuplicates();
        assertThat(number("select count(*) from trail_entry t join trail_entry n on n.project_code = t.project_code"
                        + " and n.number = t.number + 1 where n.recorded_at < t.recorded_at"))
                .as("entries that were recorded before the one before them")
                .isPositive();
        assertThat(noticesOf(open)).containsExactly("RUNG_3");
        assertThat(mailsSince(before)).isEmpty();
        isWhole();
    }

    @Test
    @Order(15)
    void whenThatDayComesInTruth_itIsNotToldAgain_andTheNextOneIs() throws Exception {
        Map<String, Long> before = messageIds();

        itIs("2026-12-30T11:00");
        allJobsAreDone();
        onceInTheNightOf("2026-12-30");
        assertThat(mailsSince(before)).isEmpty();

        itIs("2026-12-31T11:00");
        allJobsAreDone();
        onceInTheNightOf("2026-12-31");
        onceInTheNightOf("2026-12-30");
        assertThat(noticesOf(ofDecember.get(2))).startsWith("RUNG_3").doesNotHaveDuplicates();
        assertThat(mailsSince(before).values()).isNotEmpty().containsOnly(1L);
        isWhole();
    }

    // ---- how it is done

    private void startAt(String time) throws Exception {
        now = time;
        here.clock().set(now);
        node.startsAt(now).start();
    }

    /** A minute later: what the dead node had taken up is free by then. */
    private void startAgain() throws Exception {
        startAt(LocalDateTime.parse(now).plusMinutes(10).toString());
    }

    private void killedAt(Stop stop, Runnable call) throws IOException {
        node.stopsAt(stop);
        CompletableFuture<Void> cut = CompletableFuture.runAsync(call);
        node.standing().kill();
        cut.exceptionally(broken -> null).join();
    }

    /** The time comes while it runs, and its timers run into the stop. */
    private void killedAsItIs(String time, Stop stop) throws IOException {
        node.stopsAt(stop);
        itIs(time);
        node.standing().kill();
    }

    /** Its timers run into the stop when it starts. */
    private void killedInTheStartAt(String time, Stop stop) throws Exception {
        now = time;
        here.clock().set(now);
        node.stopsAt(stop).startsAt(now).launch().standing().kill();
    }

    /** The clock of the running node jumps. */
    private void itIs(String time) throws IOException {
        now = time;
        here.clock().set(now);
        node.jumpsTo(now);
    }

    private void allJobsAreDone() {
        Timestamp until = Timestamp.from(here.clock().instant());
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(jdbc.queryForList(
                        "select process_def_key_, handler_type_, handler_cfg_, retries_, lock_exp_time_ from"
                                + " act_ru_job where duedate_ is null or duedate_ <= ?",
                        until))
                .isEmpty());
    }

    /** What nobody may find otherwise, whatever was killed. */
    private void isWhole() {
        JsonNode verified =
                there().person("ops").get("/api/audit/verify").is(200).json();
        assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
        assertThat(there().person("ops")
                        .post("/api/reconciliation", Map.of())
                        .is(200)
                        .json()
                        .get("differences"))
                .isEmpty();
        assertThat(number("select count(*) from document d where not exists (select 1 from trail_entry t where"
                        + " t.project_code = d.project_code and t.number = d.entry and t.kind = 'DOCUMENT' and"
                        + " t.new_value = d.sha256)"))
                .as("documents that the trail does not know")
                .isZero();
        assertThat(number("select count(*) from trail_entry t where t.kind = 'DOCUMENT' and not exists (select 1 from"
                        + " document d where d.project_code = t.project_code and d.entry = t.number)"))
                .as("documents that only the trail knows")
                .isZero();
        assertThat(twice("trail_entry where kind = 'NOTICE' and new_value <> 'CHASE'", "project_code, name, new_value"))
                .isEmpty();
        assertThat(number("select count(*) from act_ru_incident")).isZero();
    }

    /** Somebody at Tasklist, somebody at Cockpit. */
    private void logIn() {
        pages = List.of(there().browser().open(), there().browser().open());
        pages.get(0).login("tasklist", "pm", "demo").is(200);
        pages.get(1).login("cockpit", "ops", "demo").is(200);
    }

    /** All at the same time, since each of them waits for a connection first. */
    private void everybodyIsTold() {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(this::whoeverIsAtTasklistIsTold),
                        CompletableFuture.runAsync(this::whoeverIsAtCockpitIsTold),
                        CompletableFuture.runAsync(this::whoeverSendsAPasswordIsTold),
                        CompletableFuture.runAsync(this::whoeverAsksForTheHealthIsTold))
                .join();
    }

    private void whoeverIsAtTasklistIsTold() {
        isAway(pages.get(0).get("/api/me"));
        isAway(pages.get(0).get("/camunda/api/engine/engine/default/task/count"));
        isAway(pages.get(0).login("tasklist", "pm", "demo"));
    }

    private void whoeverIsAtCockpitIsTold() {
        isAway(pages.get(1).get("/camunda/app/cockpit/default/"));
        isAway(pages.get(1).get("/camunda/api/engine/engine/default/process-definition/count"));
        isAway(pages.get(1).get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics"));
    }

    private void whoeverSendsAPasswordIsTold() {
        isAway(there().person("pm").get("/api/projects"));
        isAway(there().person("pm").get("/engine-rest/task/count"));
        isAway(there().person("pm")
                .upload(
                        "/api/projects/" + study + "/documents",
                        Map.of("kind", "EVIDENCE"),
                        "away.pdf",
                        Study.pdf("away")));
    }

    private void whoeverAsksForTheHealthIsTold() {
        isAway(there().person("ops").get("/actuator/health"));
        isAway(there().nobody().get("/api/deadlines.ics?token=" + "A".repeat(43)));
        Instant asked = Instant.now();
        assertThat(there().nobody().get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(BOUND);
        assertThat(there().nobody().get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    private static void isAway(Answer told) {
        assertThat(told.status()).as(told.toString()).isEqualTo(503);
        assertThat(told.tellsOfTheInside()).as(told.toString()).isFalse();
        assertThat(told.sentence()).contains("does not answer").containsPattern("\\p{IsHan}");
        assertThat(told.headers().firstValue("Retry-After")).contains("10");
    }

    private void isUpAgain() {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> there().nobody().get("/actuator/health/readiness").status() == 200);
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> number("select 1") == 1);
    }

    private List<String> notices() {
        return noticesOf(study);
    }

    private List<String> noticesOf(Study one) {
        return jdbc.queryForList(
                "select new_value from trail_entry where project_code = ? and kind = 'NOTICE' and new_value <> 'CHASE'"
                        + " and new_value not like '%SKIPPED' order by number",
                String.class, one.code());
    }

    /** What the house does by itself each night and morning. */
    private void onceInTheNightOf(String day) {
        for (String process : List.of("nightlyReconciliation", "keepEvidence", "dailyDigest")) {
            assertThat(nights(process)).as(process).containsOnlyOnce(day);
        }
    }

    /** The days on which it began. */
    private List<String> nights(String process) {
        return jdbc
                .queryForList(
                        "select start_time_ from act_hi_procinst where proc_def_key_ = ?", Timestamp.class, process)
                .stream()
                .map(at -> LocalDate.ofInstant(at.toInstant(), Shanghai.ZONE).toString())
                .toList();
    }

    /** How often the mail server took each, not counting what it had before. */
    private Map<String, Long> mailsSince(Map<String, Long> before) throws MessagingException {
        Map<String, Long> taken = messageIds();
        before.forEach((id, times) -> taken.merge(id, -times, Long::sum));
        taken.values().removeIf(times -> times == 0);
        return taken;
    }

    /** How often the mail server took each. */
    private Map<String, Long> messageIds() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : mails.getReceivedMessages()) {
            ids.add(mail.getMessageID());
        }
        return ids.stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    private House there() {
        return here.at(node);
    }

    private long number(String query) {
        Long number = jdbc.queryForObject(query, Long.class);
        return number == null ? 0 : number;
    }

    private List<Map<String, Object>> twice(String table, String columns) {
        return jdbc.queryForList(
                "select " + columns + " from " + table + " group by " + columns + " having count(*) > 1");
    }
}
