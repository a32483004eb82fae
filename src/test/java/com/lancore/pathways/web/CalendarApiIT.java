package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Notice;
import com.lancore.pathways.support.PathwaysTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What cannot be a notice is refused in one sentence, and the calendar stays as it was. */
@PathwaysTest
@Tag("postgres-too")
class CalendarApiIT {

    private static final String CALENDAR = "/api/calendar";

    @Autowired
    private House house;

    private String before;

    @BeforeEach
    void whatIsPublished() {
        before = calendar();
    }

    @Test
    void aMakeUpDayOnAWeekday_isRefusedByItsDate() {
        refused(Notice.of2027().works("2027-01-12", "make-up").body(), "2027-01-12 is a weekday");
    }

    @Test
    void aDateOfAnotherYear_isRefused_unlessItIsOneOfTheLastDaysBefore() {
        refused(Notice.of2027().off("2026-12-19", "New Year").body(), "2026-12-19 is no date of the calendar of 2027");
        refused(Notice.of2027().off("2028-01-01", "New Year").body(), "2028-01-01 is no date of the calendar of 2027");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-30", "01/01/2027", "2027-1-1", ""})
    void whatIsNoDate_isRefused(String date) {
        Map<String, Object> notice = Notice.of2027().body();
        notice.put("holidays", Map.of(date, "New Year"));

        refused(notice, "'" + date + "' is no date such as 2026-05-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "the State Council", "ftp://www.gov.cn/notice", "javascript:alert(1)"})
    void withoutTheAddressOfTheNotice_itIsRefused(String paper) {
        Map<String, Object> notice = Notice.of2027().body();
        notice.put("paper", paper);

        refused(notice, "needs the http or https address of its notice");
    }

    @Test
    void aWorkedNewYear_orADayBothOffAndWorked_isRefused() {
        Map<String, Object> notice = Notice.of2027().body();
        notice.put("workdays", Map.of("2027-01-02", "make-up"));

        refused(notice, "2027-01-02 is listed both as a day off and as a make-up working day");
    }

    @Test
    void anEmptyNotice_isRefused() {
        Map<String, Object> notice = Notice.of2027().body();
        notice.put("holidays", Map.of());
        refused(notice, "its notice is still empty");

        notice.remove("holidays");
        refused(notice, "needs both its days off and its make-up working days");
    }

    @Test
    void aFileOfAnotherYear_orWithAWrongCheckSum_isRefused() {
        Map<String, Object> notice = Notice.of2027().body();
        notice.put("year", 2026);
        refused(notice, "it is of 2026, not of 2027");

        notice.put("year", 2027);
        notice.put("workingDays", 200);
        refused(notice, "not the 200 it says");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|it is not in the shape of a calendar year, line 1",
                "{\"feiertage\": {}}|'feiertage' is no part of it",
                "{\"holidays\": {\"2027-01-01\": \"a\", \"2027-01-01\": \"b\"}}|Duplicate field '2027-01-01'",
                "{\"paper\"|it is not in the shape of a calendar year",
                "null|it is empty"
            })
    void whatIsNoCalendarYear_isRefused(String body, String sentence) {
        refused(body, sentence);
    }

    @ParameterizedTest
    @CsvSource({"27, a calendar year lies between", "x, is no whole number"})
    void whatIsNoYear_isRefused(String year, String sentence) {
        house.person("ops")
                .put(CALENDAR + "/" + year, Notice.of2027().body())
                .isPlainRefusal()
                .is(422)
                .says(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm", "regulatory", "director", "client", "admin"})
    void onlyOperationsPublishes(String person) {
        house.person(person)
                .put(CALENDAR + "/2027", Notice.of2027().body())
                .isPlainRefusal()
                .is(403);

        assertThat(calendar()).isEqualTo(before);
    }

    @Test
    void nobodyWhoIsNotLoggedIn_doesOrSeesAnything() {
        assertThat(List.of(
                        house.nobody().put(CALENDAR + "/2027", Notice.of2027().body()),
                        house.nobody().get(CALENDAR + "/status")))
                .extracting(Answer::status)
                .containsOnly(401);
        assertThat(calendar()).isEqualTo(before);
    }

    private void refused(Object body, String sentence) {
        house.person("ops")
                .put(CALENDAR + "/2027", body)
                .isPlainRefusal()
                .is(422)
                .says(sentence);
        assertThat(calendar()).isEqualTo(before);
    }

    private String calendar() {
        return house.person("ops").get(CALENDAR).is(200).text();
    }
}
