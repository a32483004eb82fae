package com.lancore.pathways.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.calendar.CalendarYears;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.lecheng.SpecialImport;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.Study.DeadlineSeen;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever happens to a project, its register, timers, tasks, pages and feed say one date: the one that the calculator gives.
 * The seeds are fixed, so that a failure can be seen again.
 */
@PathwaysTest
@Tag("postgres-too")
class OneCalculatorIT {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(CalendarYears.vendored());
    private static final LocalDate FIRST = LocalDate.parse("2026-05-06");

    @Autowired
    private House house;

    private static String feed;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aFiling_whoseLettersAreCorrected_andWhichIsHeld(long seed) {
        Random random = new Random(seed);
        LocalDate ethics = FIRST.plusDays(random.nextInt(230));
        LocalDate academic = ethics.minusDays(random.nextInt(10));
        house.clock().set(ethics.plusDays(random.nextInt(3)) + "T10:00");
        Study study = house.study().start().letters(academic.toString(), ethics.toString());
        Outside outside = study.outside();
        saysOneDate(study, "NHC_FILING", ethics, 0);

        for (int i = 0; i < 4; i++) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    LocalDate corrected = academic.plusDays(random.nextInt(8));
                    if (!corrected.isAfter(house.clock().today())
                            && !corrected.toString().equals(study.fact("ethicsLetterDate"))) {
                        outside.corrected("ethics", "ethicsLetterDate", corrected);
                        ethics = corrected;
                    }
                }
                case 1 -> {
                    outside.reported("pm", "projectHeld", "reason", "funding");
                    house.clock().set(house.clock().today().plusDays(random.nextInt(4)) + "T10:00");
                    outside.reported("pm", "projectResumed", "reason", "funded");
                }
                default -> house.clock().set(house.clock().today().plusDays(random.nextInt(3)) + "T10:00");
            }
            study.fireDueTimers();
            LocalDate from = ethics.isBefore(academic) ? academic : ethics;
            saysOneDate(study, "NHC_FILING", from, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void anAuthoritysClock_thatStopsAndGoesOn(long seed) {
        Random random = new Random(seed);
        LocalDate accepted = FIRST.plusDays(random.nextInt(220));
        house.clock().set(accepted + "T10:00");
        Study study = SpecialImport.of(house).start().to("recordUrgency").study();
        Outside outside = study.outside();
        saysOneDate(study, "URGENCY_DECISION", accepted, 0);

        int moved = 0;
        for (int i = 0; i < 2; i++) {
            LocalDate stopped = house.clock().today();
            outside.reported(
                    "regulatory",
                    "authorityClockPaused",
                    "clock",
                    "URGENCY_DECISION",
                    "date",
                    stopped,
                    "reason",
                    "expert review");
            LocalDate resumed = stopped.plusDays(1 + random.nextInt(9));
            house.clock().set(resumed + "T10:00");
            outside.reported(
                    "regulatory",
                    "authorityClockResumed",
                    "clock",
                    "URGENCY_DECISION",
                    "date",
                    resumed,
                    "reason",
                    "review done");
            // the working days after the stop, up to the day of the resumption, do not count
            moved += workingDays(stopped, resumed);
            saysOneDate(study, "URGENCY_DECISION", accepted, moved);
            house.clock().set(resumed.plusDays(random.nextInt(2)) + "T10:00");
        }
    }

    /** The day in the calendar feed of operations, as another library than its writer reads it. */
    private LocalDate inTheFeed(String id) {
        if (feed == null) {
            String address = house.person("ops")
                    .post("/api/me/feed", "{}")
                    .is(201)
                    .json()
                    .get("address")
                    .asText();
            feed = address.substring(address.indexOf("/api/"));
        }
        return Biweekly.parse(house.nobody().get(feed).is(200).text()).first().getEvents().stream()
                .filter(event -> event.getUid().getValue().startsWith(id))
                .map(event -> event.getDateStart().getValue().getRawComponents())
                .map(day -> LocalDate.of(day.getYear(), day.getMonth(), day.getDate()))
                .findFirst()
                .orElseThrow();
    }

    private static int workingDays(LocalDate after, LocalDate upTo) {
        return (int) after.plusDays(1)
                .datesUntil(upTo.plusDays(1))
                .filter(CALENDAR::isWorkingDay)
                .count();
    }

    private void saysOneDate(Study study, String kind, LocalDate countedFrom, int stoppedWorkingDays) {
        DeadlineSeen row = study.deadline(kind);
        LocalDate due = CALENDAR.due(countedFrom, row.workingDays() + stoppedWorkingDays)
                .due();
        assertThat(row.dueOn()).as(study + " " + kind + " from " + countedFrom).isEqualTo(due);
        assertThat(row.dueAt()).isEqualTo(due + "T23:59:59+08:00");

        JsonNode page = house.person("ops")
                .get("/api/deadlines")
                .rows()
                .filter(d -> d.get("id").asText().equals(row.id()))
                .findFirst()
                .orElseThrow();
        assertThat(page.get("dueOn").asText()).isEqualTo(due.toString());
        assertThat(page.get("workingDaysLeft").asInt()).isEqualTo(row.workingDaysLeft());

        assertThat(inTheFeed(row.id())).isEqualTo(due);

        String timer = kind.equals("NHC_FILING") ? "filingOverdue" : "urgencyOverdue";
        study.timer(timer).ifPresent(at -> assertThat(at).as(timer).isEqualTo(Shanghai.endOf(due)));
        if (row.status().equals("OPEN")) {
            assertThat(study.timer(timer)).as(study + " is watched").isPresent();
        }
        study.timer("filingReminder").ifPresent(at -> assertThat(at)
                .isEqualTo(Shanghai.at(CALENDAR.minusWorkingDays(due, 3), LocalTime.of(9, 0))));
        if (study.open().contains("assembleFiling")) {
            assertThat(study.outside().due("assembleFiling")).isEqualTo(Shanghai.lastSecondOf(due));
        }
    }
}
