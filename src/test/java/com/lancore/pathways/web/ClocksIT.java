package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.calendar.CalendarYears;
import com.lancore.pathways.calendar.Day;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.lecheng.SpecialImport;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a deadline came to its date, day by day and move by move. */
@PathwaysTest
@Tag("postgres-too")
class ClocksIT {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(CalendarYears.vendored());

    @Autowired
    private House house;

    @BeforeEach
    void beforeTheNationalDay() {
        house.clock().set("2026-09-28T10:00");
    }

    @Nested
    class AcrossTheOctoberHoliday {

        private Study study;

        @BeforeEach
        void aFilingCountedFrom28September() {
            study = letters("2026-09-24", "2026-09-28");
        }

        @Test
        void itsDaysAreTheCalendars_eachWithTheNoticeThatDecidesIt() {
            JsonNode clock = clock(study);
            List<Day> counted = CALENDAR.counted(LocalDate.of(2026, 9, 28), 5);

            assertThat(days(clock).skip(1).map(ClocksIT::dayOf)).containsExactlyElementsOf(counted);
            assertThat(clock.get("endsOn").asText())
                    .isEqualTo(clock.at("/deadline/dueOn").asText())
                    .isEqualTo("2026-10-10");
        }

        @Test
        void itSaysWhichDaysWereCounted_andWhichWereSkippedForWhat() {
            assertThat(days(clock(study)).map(ClocksIT::inWords))
                    .containsExactly(
                            "2026-09-28 WORKING START",
                            "2026-09-29 WORKING COUNTED 1",
                            "2026-09-30 WORKING COUNTED 2",
                            "2026-10-01 HOLIDAY National Day SKIPPED",
                            "2026-10-02 HOLIDAY National Day SKIPPED",
                            "2026-10-03 HOLIDAY National Day SKIPPED",
                            "2026-10-04 HOLIDAY National Day SKIPPED",
                            "2026-10-05 HOLIDAY National Day SKIPPED",
                            "2026-10-06 HOLIDAY National Day SKIPPED",
                            "2026-10-07 HOLIDAY National Day SKIPPED",
                            "2026-10-08 WORKING COUNTED 3",
                            "2026-10-09 WORKING COUNTED 4",
                            "2026-10-10 MAKE_UP National Day make-up COUNTED 5");
        }

        @Test
        void itNamesBothLetters_andTheOneThatDecides() {
            assertThat(rows(clock(study).get("dates")))
                    .extracting(
                            d -> d.get("fact").asText(),
                            d -> d.get("date").asText(),
                            d -> d.get("decides").asBoolean(),
                            d -> d.get("person").asText())
                    .containsExactly(
                            tuple("academicLetterDate", "2026-09-24", false, "academic"),
                            tuple("ethicsLetterDate", "2026-09-28", true, "ethics"));
            assertThat(clock(study).get("what").asText()).contains("within 5 working days of the later letter");
            assertThat(clock(study).get("whatZh").asText()).contains("5个工作日");
        }

        @Test
        void aCorrectedLetterMovesIt_andItsHistoryTellsWhoAndWhy() {
            house.clock().set("2026-09-30T10:00");
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-25");
            JsonNode clock = clock(study);

            assertThat(moves(clock))
                    .containsExactly(
                            "STARTED by ethics: OPEN 2026-10-10",
                            "CORRECTED by director: OPEN 2026-10-10 → OPEN 2026-10-09");
            assertThat(clock.at("/moves/1/at").asText()).startsWith("2026-09-30T02:");
            assertThat(clock.at("/moves/1/correction").toString())
                    .isEqualTo("{\"fact\":\"ethicsLetterDate\",\"oldValue\":\"2026-09-28\","
                            + "\"newValue\":\"2026-09-25\",\"reason\":\"mistyped\"}");
            assertThat(clock.at("/dates/1/date").asText()).isEqualTo("2026-09-25");
            assertThat(clock.get("endsOn").asText()).isEqualTo("2026-10-09");
        }

        @Test
        void onceItIsOver_timeItselfMovedIt_andTheFilingClosesIt() {
            house.clock().set("2026-10-11T00:00");
            study.fireDueTimers();
            study.done("assembleFiling").done("fileWithNhc", "filingDate", "2026-10-10");

            assertThat(moves(clock(study)))
                    .containsExactly(
                            "STARTED by ethics: OPEN 2026-10-10",
                            "BREACHED by system: OPEN 2026-10-10 → BREACHED 2026-10-10",
                            "MET by regulatory: BREACHED 2026-10-10 → MET 2026-10-10");
        }

        @Test
        void anotherRoundHasAClockOfItsOwn_withItsOwnLettersAndHistory() {
            study.upload("ethics", "EVIDENCE");
            study.outside().reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted");
            house.clock().set("2026-10-09T10:00");
            study.finalise("V2", "C2")
                    .academicLetter("APPROVED", "2026-10-08", "V2")
                    .ethicsLetter("APPROVED", "2026-10-09", "V2", "C2");

            List<JsonNode> clocks = clocks(study);
            assertThat(clocks).hasSize(2);
            assertThat(moves(clocks.get(0))).containsExactly("STARTED by ethics: OPEN 2026-10-15");
            assertThat(clocks.get(0).at("/dates/0/date").asText()).isEqualTo("2026-10-08");
            assertThat(moves(clocks.get(1)))
                    .containsExactly(
                            "STARTED by ethics: OPEN 2026-10-10",
                            "CANCELLED by ethics: OPEN 2026-10-10 → CANCELLED 2026-10-10");
            assertThat(clocks.get(1).at("/dates/0/date").asText()).isEqualTo("2026-09-24");
        }
    }

    @Nested
    class AnAuthoritysClock {

        private SpecialImport drug;

        @BeforeEach
        void acceptedOn9October_stoppedOnThe12th() {
            house.clock().set("2026-10-09T10:00");
            drug = SpecialImport.of(house).start().to("recordUrgency");
            house.clock().set("2026-10-12T10:00");
            report("authorityClockPaused", "2026-10-12", "expert review");
            house.clock().set("2026-10-14T10:00");
        }

        @Test
        void thatStandsStill_isCountedUpToTheStop_andSaysWhatIsLeft() {
            JsonNode clock = urgency();

            assertThat(days(clock).map(ClocksIT::inWords))
                    .containsExactly(
                            "2026-10-09 WORKING START",
                            "2026-10-10 MAKE_UP National Day make-up COUNTED 1",
                            "2026-10-11 WEEKEND SKIPPED",
                            "2026-10-12 WORKING COUNTED 2",
                            "2026-10-13 WORKING STOPPED",
                            "2026-10-14 WORKING STOPPED");
            assertThat(clock.get("leftWhenStopped").asInt()).isEqualTo(3);
            assertThat(clock.get("endsOn").isNull()).isTrue();
            assertThat(clock.get("authority").asBoolean()).isTrue();
            assertThat(clock.at("/dates/0/fact").asText()).isEqualTo("urgencyAcceptedDate");
        }

        @Test
        void thatWasStoppedTwice_isCountedPieceByPiece() {
            report("authorityClockResumed", "2026-10-14", "the experts have reported");
            house.clock().set("2026-10-15T10:00");
            report("authorityClockPaused", "2026-10-15", "a second expert");
            house.clock().set("2026-10-20T10:00");
            report("authorityClockResumed", "2026-10-20", "done");
            JsonNode clock = urgency();

            assertThat(days(clock).filter(d -> !d.get("number").isNull()))
                    .extracting(d -> d.get("date").asText())
                    .containsExactly("2026-10-10", "2026-10-12", "2026-10-15", "2026-10-21", "2026-10-22");
            assertThat(days(clock).filter(d -> d.get("role").asText().equals("STOPPED")))
                    .hasSize(2 + 5);
            assertThat(clock.get("endsOn").asText())
                    .isEqualTo(clock.at("/deadline/dueOn").asText())
                    .isEqualTo("2026-10-22");
            assertThat(clock.get("stops")).hasSize(2);
            assertThat(moves(clock))
                    .containsExactly(
                            "STARTED by regulatory: OPEN 2026-10-15",
                            "STOPPED by regulatory: OPEN 2026-10-15 → OPEN 2026-10-15 stopped",
                            "RESUMED by regulatory: OPEN 2026-10-15 stopped → OPEN 2026-10-19",
                            "STOPPED by regulatory: OPEN 2026-10-19 → OPEN 2026-10-19 stopped",
                            "RESUMED by regulatory: OPEN 2026-10-19 stopped → OPEN 2026-10-22");
            assertThat(clock.at("/moves/1/note").asText()).isEqualTo("stopped on 2026-10-12: expert review");
        }

        private JsonNode urgency() {
            return clocks(drug.study()).stream()
                    .filter(c -> c.at("/deadline/kind").asText().equals("URGENCY_DECISION"))
                    .findFirst()
                    .orElseThrow();
        }

        private void report(String event, String date, String reason) {
            drug.study()
                    .outside()
                    .reported("regulatory", event, "clock", "URGENCY_DECISION", "date", date, "reason", reason);
        }
    }

    @Test
    void intoAYearWithoutItsNotice_theDaysNameNone() {
        house.clock().set("2026-12-30T10:00");
        JsonNode clock = clock(letters("2026-12-28", "2026-12-30"));

        assertThat(days(clock).map(ClocksIT::inWords))
                .contains("2026-12-31 WORKING COUNTED 1", "2027-01-01 HOLIDAY New Year SKIPPED")
                .contains("2027-01-02 UNPUBLISHED COUNTED 2");
        assertThat(days(clock)
                        .filter(d -> d.get("date").asText().startsWith("2027"))
                        .allMatch(d -> d.get("notice").isNull()))
                .isTrue();
        assertThat(clock.at("/deadline/missingYear").asInt()).isEqualTo(2027);
    }

    @Test
    void aProjectOfAnotherClient_isNotThere() {
        Study study = house.study().with("clientCode", "demo").start();
        Person stranger = house.newPerson("clock-stranger", List.of("regulatoryAffairs"), List.of());

        stranger.get("/api/projects/" + study.code() + "/clocks")
                .is(404)
                .isPlainRefusal()
                .says("There is no project " + study.code());
        house.person("client").get("/api/projects/" + study.code() + "/clocks").is(200);
    }

    private Study letters(String academic, String ethics) {
        return house.study().start().letters(academic, ethics);
    }

    private JsonNode clock(Study study) {
        assertThat(clocks(study)).hasSize(1);
        return clocks(study).get(0);
    }

    private List<JsonNode> clocks(Study study) {
        return house.person("pm")
                .get("/api/projects/" + study.code() + "/clocks")
                .is(200)
                .rows()
                .toList();
    }

    private static List<JsonNode> rows(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static Stream<JsonNode> days(JsonNode clock) {
        return rows(clock.get("days")).stream();
    }

    private static Day dayOf(JsonNode day) {
        Day known = CALENDAR.dayOf(LocalDate.parse(day.get("date").asText()));
        assertThat(day.get("kind").asText()).isEqualTo(known.kind().name());
        assertThat(day.get("name").asText()).isEqualTo(known.name());
        assertThat(day.get("notice").asText()).isEqualTo(known.paper().toString());
        assertThat(day.get("role").asText()).isEqualTo(known.counts() ? "COUNTED" : "SKIPPED");
        return known;
    }

    private static String inWords(JsonNode day) {
        return Stream.of("date", "kind", "name", "role", "number")
                .map(field -> day.path(field).asText(""))
                .filter(text -> !text.isEmpty() && !text.equals("null"))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private static List<String> moves(JsonNode clock) {
        return rows(clock.get("moves")).stream()
                .map(m -> m.get("cause").asText() + " by " + m.get("person").asText() + ": "
                        + (m.get("before").isNull() ? "" : standing(m.get("before")) + " → ")
                        + standing(m.get("after")))
                .toList();
    }

    private static String standing(JsonNode s) {
        return s.get("status").asText() + " " + s.get("dueOn").asText()
                + (s.get("stopped").asBoolean() ? " stopped" : "");
    }
}
