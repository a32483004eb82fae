package com.lancore.pathways.notification;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.component.VEvent;
import com.lancore.pathways.lecheng.SpecialImport;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The deadlines in people's calendars: read back by another library than wrote them. Letters of 24 and 28 September 2026:
 * due on Saturday 10 October.
 */
@PathwaysTest
@Tag("postgres-too")
class FeedIT {

    private static final String TITLE = "CAR-T for lupus · 难治性狼疮";

    @Autowired
    private House house;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Projects projects;

    @LocalServerPort
    private int port;

    private Study study;
    private Feeds feeds;
    private Person reader;
    private String feed;

    @BeforeEach
    void somebodyReadsTheirDeadlinesInACalendar() {
        house.clock().set("2026-09-28T10:00");
        feeds = new Feeds(house);
        reader = feeds.somebody("regulatoryAffairs");
        feed = Feeds.of(reader);
    }

    @Nested
    class AnEvent {

        @BeforeEach
        void aFilingDueOn10October() {
            study = letters(house.study().with("title", TITLE));
        }

        @Test
        void isTheWholeLegalDay_underTheNameOfItsRow() {
            VEvent event = feeds.event(study, feed);

            assertThat(event.getUid().getValue()).isEqualTo(rowOf(study).get("id") + "@deadlines.pathways.lancore.com");
            assertThat(event.getDateStart().getValue().hasTime()).isFalse();
            assertThat(Feeds.dateOf(event)).isEqualTo("2026-10-10");
            assertThat(event.getDateEnd()).isNull();
            assertThat(event.getStatus().isConfirmed()).isTrue();
            assertThat(event.getTransparency().isTransparent()).isTrue();
            assertThat(event.getSequence().getValue()).isZero();
            assertThat(event.getDateTimeStamp().getValue().toInstant())
                    .isBetween(Instant.parse("2026-09-28T02:00:00Z"), Instant.parse("2026-09-28T02:05:00Z"));
            assertThat(event.getLastModified().getValue())
                    .isEqualTo(event.getDateTimeStamp().getValue());
        }

        @Test
        void saysWhatIsDueAndWhyThen_inBothLanguages() {
            VEvent event = feeds.event(study, feed);

            assertThat(event.getSummary().getValue()).isEqualTo(study.code() + ": Filing with the NHC · 国家卫生健康委备案");
            assertThat(event.getDescription().getValue())
                    .contains(
                            "The institution files with the NHC within 5 working days of the later letter.",
                            "Due: Saturday 10 October 2026, by 24:00 in Shanghai\n",
                            "Counted from: Monday 28 September 2026, the later date of the academic and the ethics"
                                    + " letter; 5 working days\n",
                            "Basis: State Council Order 818: filing within 5 working days of passing academic and"
                                    + " ethics review; counted by Civil Code Art. 201, 203 (law)",
                            "到期：2026年10月10日（星期六），截止北京时间24:00",
                            "起算：2026年9月28日（星期一），共5个工作日",
                            "Open tasks · 待办任务: http://localhost:8080/camunda/app/tasklist/default/#/?searchQuery=")
                    .doesNotContain("Provisional", "暂定");
        }

        @Test
        void saysNoTitle_andNoReasonThatSomebodyWrote() {
            study.outside().reported("pm", "projectWithdrawn", "reason", "the secret sponsor stops");

            assertThat(Feeds.unfolded(feeds.read(feed)))
                    .contains(study.code())
                    .doesNotContain("CAR-T", "狼疮", "secret sponsor");
        }

        @Test
        void beforeTheNda_isTheCodeAndTheDate() {
            projects.openPathway(study.code(), "engagement", "an-engagement");

            VEvent event = feeds.event(study, feed);
            assertThat(event.getSummary().getValue()).isEqualTo(study.code() + ": a deadline · 期限");
            assertThat(event.getDescription().getValue())
                    .contains("please log in to read it", "请登录查看")
                    .doesNotContain("NHC", "备案", "2026", "http");
        }

        @Test
        void wakesWhoIsToldByTheTable_onTheMorningsOfTheLadder() {
            house.engine().getIdentityService().createMembership(reader.name(), "operations");

            // 8 and 9 October, and Saturday 10 October, which is worked: regulatory affairs from three days before
            assertThat(Feeds.alarms(feeds.event(study, feed)))
                    .containsExactly(
                            Instant.parse("2026-09-30T01:00:00Z"),
                            Instant.parse("2026-10-08T01:00:00Z"),
                            Instant.parse("2026-10-09T01:00:00Z"),
                            Instant.parse("2026-10-10T01:00:00Z"));
            assertThat(Feeds.alarms(feeds.event(study, Feeds.of(feeds.somebody("director")))))
                    .containsExactly(Instant.parse("2026-10-10T01:00:00Z"));
            assertThat(Feeds.alarms(feeds.event(study, Feeds.of(feeds.somebody("qualityAssurance")))))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTC", "America/Los_Angeles", "Pacific/Kiritimati"})
        void isOnShanghaisDay_inWhateverZoneTheServerStands(String zone) {
            TimeZone before = TimeZone.getDefault();
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            try {
                house.clock().set(Instant.parse("2026-09-27T17:00:00Z"));
                Study here = letters(house.study());

                assertThat(Feeds.unfolded(feeds.read(feed)).split("BEGIN:VEVENT"))
                        .filteredOn(event -> event.contains(here.code()))
                        .singleElement()
                        .asString()
                        .contains("\r\nDTSTART;VALUE=DATE:20261010\r\n", "\r\nDTSTAMP:20260927T17")
                        .contains("\r\nTRIGGER;VALUE=DATE-TIME:20260930T010000Z\r\n");
            } finally {
                TimeZone.setDefault(before);
            }
        }
    }

    @Nested
    class WhatHappensToADeadline {

        @BeforeEach
        void aFilingDueOn10October() {
            study = letters(house.study().with("title", TITLE));
        }

        @Test
        void aCorrectionMovesIt_andItIsTheSameEventWithAHigherSequence() {
            VEvent first = feeds.event(study, feed);

            house.clock().set("2026-09-29T10:00");
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-25");

            VEvent moved = feeds.event(study, feed);
            assertThat(moved.getUid()).isEqualTo(first.getUid());
            assertThat(Feeds.dateOf(first)).isEqualTo("2026-10-10");
            assertThat(Feeds.dateOf(moved)).isEqualTo("2026-10-09");
            assertThat(moved.getSequence().getValue())
                    .isGreaterThan(first.getSequence().getValue());
            assertThat(moved.getLastModified().getValue().toInstant())
                    .isBetween(Instant.parse("2026-09-29T02:00:00Z"), Instant.parse("2026-09-29T02:05:00Z"));
            assertThat(moved.getDescription().getValue()).contains("Counted from: Friday 25 September 2026");
        }

        @Test
        void withoutAChange_theFeedStaysTheSameToTheByte() {
            String first = feeds.read(feed);
            house.clock().set("2026-09-29T10:00");

            assertThat(feeds.read(feed)).isEqualTo(first);
        }

        @Test
        void withdrawn_isCancelled_andTheEventStaysSoThatCalendarsTakeItOut() {
            VEvent first = feeds.event(study, feed);

            study.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");

            VEvent cancelled = feeds.event(study, feed);
            assertThat(cancelled.getUid()).isEqualTo(first.getUid());
            assertThat(cancelled.getStatus().isCancelled()).isTrue();
            assertThat(cancelled.getSequence().getValue())
                    .isGreaterThan(first.getSequence().getValue());
            assertThat(cancelled.getSummary().getValue())
                    .isEqualTo("✗ " + study.code() + ": Filing with the NHC (cancelled) · 国家卫生健康委备案（已取消）");
            assertThat(Feeds.alarms(cancelled)).isEmpty();
        }

        @Test
        void provisional_isTentative_andSaysWhy() {
            house.clock().set("2026-12-28T10:00");
            Study late = house.study().start().letters("2026-12-25", "2026-12-28");

            VEvent event = feeds.event(late, feed);
            assertThat(event.getStatus().isTentative()).isTrue();
            assertThat(Feeds.dateOf(event)).isEqualTo("2027-01-03");
            assertThat(event.getSummary().getValue()).contains("(provisional)", "（暂定）");
            assertThat(event.getDescription().getValue())
                    .contains("the calendar for 2027 is not published; it is not due earlier", "2027年放假安排尚未公布");
        }

        @Test
        void stopped_isTentative_andWakesNobody() {
            house.clock().set("2026-10-09T10:00");
            SpecialImport drug = SpecialImport.of(house).start().to("recordUrgency");
            house.clock().set("2026-10-12T10:00");
            drug.report(
                    "regulatory",
                    "authorityClockPaused",
                    "clock",
                    "URGENCY_DECISION",
                    "date",
                    "2026-10-12",
                    "reason",
                    "Professor Li is away");

            VEvent event = feeds.event(drug.study(), feed);
            assertThat(event.getStatus().isTentative()).isTrue();
            assertThat(event.getSummary().getValue()).contains("(clock stopped)", "（计时中止）");
            assertThat(event.getDescription().getValue())
                    .contains("The clock stopped on Monday 12 October 2026", "计时自2026年10月12日（星期一）起中止")
                    .doesNotContain("Professor Li");
            assertThat(Feeds.alarms(event)).isEmpty();
        }

        @Test
        void notMet_saysSo() {
            house.clock().set("2026-10-11T00:00:01");
            study.fireDueTimers();

            VEvent event = feeds.event(study, feed);
            assertThat(event.getStatus().isConfirmed()).isTrue();
            assertThat(event.getSummary().getValue())
                    .isEqualTo("⚠ " + study.code() + ": Filing with the NHC (overdue) · 国家卫生健康委备案（已逾期）");
        }

        @Test
        void met_staysWithASign_andDropsOutNinetyDaysLater() {
            house.clock().set("2026-10-09T10:00");
            study.done("assembleFiling").done("fileWithNhc", "filingDate", "2026-10-09");

            VEvent met = feeds.event(study, feed);
            assertThat(Feeds.dateOf(met)).isEqualTo("2026-10-10");
            assertThat(met.getStatus().isConfirmed()).isTrue();
            assertThat(met.getSummary().getValue())
                    .isEqualTo("✓ " + study.code() + ": Filing with the NHC (done) · 国家卫生健康委备案（已完成）");
            assertThat(met.getDescription().getValue()).contains("Done: Friday 9 October 2026", "完成：2026年10月9日");
            assertThat(Feeds.alarms(met)).isEmpty();

            house.clock().set("2027-01-07T09:59");
            assertThat(feeds.codes(feed)).contains(study.code());
            house.clock().set("2027-01-07T10:05");
            assertThat(feeds.codes(feed)).doesNotContain(study.code());
        }

        @Test
        void metLate_saysSo() {
            house.clock().set("2026-10-12T10:00");
            study.fireDueTimers();
            study.done("assembleFiling").done("fileWithNhc", "filingDate", "2026-10-12");

            assertThat(feeds.event(study, feed).getSummary().getValue())
                    .startsWith("✓ ")
                    .contains("(done late)", "（逾期完成）");
        }
    }

    @Nested
    class TheCalendar {

        @BeforeEach
        void aFilingDueOn10October() {
            study = letters(house.study().with("title", TITLE));
        }

        @Test
        void hasANameAndSaysHowOftenToReadIt() {
            assertThat(Feeds.unfolded(feeds.read(feed)))
                    .startsWith("BEGIN:VCALENDAR\r\n")
                    .endsWith("END:VCALENDAR\r\n")
                    .contains(
                            "\r\nVERSION:2.0\r\n",
                            "\r\nPRODID:-//Lancore//Pathways//EN\r\n",
                            "\r\nX-WR-CALNAME:Lancore Pathways · 期限\r\n",
                            "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n",
                            "\r\nX-PUBLISHED-TTL:PT1H\r\n")
                    // a calendar that is published is no invitation
                    .doesNotContain("METHOD", "ORGANIZER", "ATTENDEE");
        }

        @Test
        void isFoldedAt75Octets_andNoChineseCharacterIsCutInTwo() {
            String[] lines = feeds.read(feed).split("\r\n");

            assertThat(lines).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(75));
            assertThat(lines).noneMatch(line -> line.contains("\n") || line.contains("\uFFFD"));
            // commas, semicolons and line ends of a text are escaped
            assertThat(Feeds.unfolded(feeds.read(feed)))
                    .contains("Due: Saturday 10 October 2026\\, by 24:00 in Shanghai\\nCounted from:")
                    .contains("ethics letter\\; 5 working days\\n");
        }

        @Test
        void isWhatACalendarMayAskFor_asTextCalendar_andKeptByNobodyInBetween() throws Exception {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + feed))
                                    .header("Accept", "text/calendar")
                                    .build(),
                            BodyHandlers.ofString(StandardCharsets.UTF_8));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/calendar;charset=UTF-8");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }

        @Test
        void withoutAProject_isEmpty_andStillACalendar() {
            String text = feeds.read(Feeds.of(house.newPerson(Feeds.newName(), List.of(), List.of())));

            assertThat(Feeds.parse(text).getEvents()).isEmpty();
        }

        @Test
        void hasAShortNameForEveryKindOfTheTable() throws IOException {
            String table = new ClassPathResource("bpmn/decisions/deadline-rules.dmn")
                    .getContentAsString(StandardCharsets.UTF_8);
            List<String> kinds = Pattern.compile("_kind\">\\s*<text>\"([A-Z_]+)\"")
                    .matcher(table)
                    .results()
                    .map(found -> found.group(1))
                    .toList();

            assertThat(kinds).contains("NHC_FILING", "HOUSE_STEP").allSatisfy(kind -> {
                for (String kindsOf : List.of("en", "zh")) {
                    assertThat(new ClassPathResource("mail/" + kindsOf + "/kinds.ftl")
                                    .getContentAsString(StandardCharsets.UTF_8))
                            .contains("\"" + kind + "\": \"");
                }
            });
        }
    }

    private static Study letters(Study fresh) {
        return fresh.start().letters("2026-09-24", "2026-09-28");
    }

    private Map<String, Object> rowOf(Study of) {
        return jdbc.queryForMap("select * from deadline where project_code = ?", of.code());
    }
}
