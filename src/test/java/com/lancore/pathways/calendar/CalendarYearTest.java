package com.lancore.pathways.calendar;

import static com.lancore.pathways.calendar.PublishedYears.named;
import static com.lancore.pathways.calendar.PublishedYears.year;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarYearTest {

    private static final URI PAPER = URI.create("https://www.gov.cn/notice");
    private static final List<String> NEW_YEAR = List.of("2027-01-01");

    @Test
    void aNoticeMayChangeTheLastDaysOfTheYearBefore() {
        CalendarYear year = year(2027, List.of("2026-12-31", "2027-01-01"), List.of("2026-12-20"));
        assertThat(year.holidays()).containsKey(LocalDate.of(2026, 12, 31));
        assertThat(year.workdays()).containsKey(LocalDate.of(2026, 12, 20));
    }

    @Test
    void aNoticeCannotChangeTheYearBeforeAnyEarlier() {
        assertRefused(
                () -> year(2027, List.of("2026-12-19", "2027-01-01"), List.of()),
                "2026-12-19 is no date of the calendar of 2027");
    }

    @Test
    void aDateOfTheFollowingYearIsRefused() {
        assertRefused(
                () -> year(2027, List.of("2027-01-01", "2028-01-01"), List.of()),
                "2028-01-01 is no date of the calendar of 2027");
    }

    @Test
    void aMakeUpWorkingDayOnAWeekdayIsRefused() {
        assertRefused(() -> year(2027, NEW_YEAR, List.of("2027-01-04")), "2027-01-04 is a weekday");
    }

    @Test
    void aDateBothOffAndWorkedIsRefused() {
        assertRefused(
                () -> year(2027, List.of("2027-01-01", "2027-01-03"), List.of("2027-01-03")),
                "2027-01-03 is listed both as a day off and as a make-up working day.");
    }

    @Test
    void newYearsDayCannotBeWorkedEvenAtAWeekend() {
        assertRefused(
                () -> year(2028, List.of("2028-01-03"), List.of("2028-01-01")),
                "2028-01-01 cannot be a working day: 1 January is a statutory holiday.");
    }

    @Test
    void aNoticeThatIsStillEmptyIsRefused() {
        assertRefused(() -> year(2027, List.of(), List.of()), "names no day off in 2027: its notice is still empty.");
        assertRefused(() -> year(2027, List.of("2026-12-31"), List.of()), "names no day off in 2027");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "gov.cn", "/notice", "ftp://www.gov.cn/notice", "file:///notice", "mailto:a@gov.cn"})
    void theAddressOfTheNoticeIsMandatory(String paper) {
        URI address = paper == null ? null : URI.create(paper);
        assertRefused(
                () -> new CalendarYear(2027, address, named(NEW_YEAR, "off"), named(List.of(), "")),
                "The calendar of 2027 needs the http or https address of its notice.");
    }

    @Test
    void aDayWithoutANameIsRefused() {
        assertRefused(
                () -> new CalendarYear(2027, PAPER, named(NEW_YEAR, " "), named(List.of(), "")),
                "2027-01-01 has no name.");
    }

    @Test
    void bothListsAreMandatory() {
        assertRefused(
                () -> new CalendarYear(2027, PAPER, named(NEW_YEAR, "off"), null),
                "needs both its days off and its make-up working days.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1999, 9981, Integer.MAX_VALUE})
    void aYearNobodyCountsInIsRefused(int year) {
        assertRefused(
                () -> new CalendarYear(year, PAPER, named(List.of(), ""), named(List.of(), "")), "cannot be loaded");
    }

    @Test
    void aYearKeepsItsDaysWhenTheMapsItWasMadeOfChange() {
        SortedMap<LocalDate, String> holidays = named(NEW_YEAR, "New Year");
        CalendarYear year = new CalendarYear(2027, PAPER, holidays, named(List.of(), ""));
        holidays.clear();
        assertThat(year.holidays()).hasSize(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> year.holidays().clear());
    }

    @Test
    void aRefusalIsOneSentenceInEnglishAndInChinese() {
        assertThatExceptionOfType(CalendarRefusal.class)
                .isThrownBy(() -> year(2027, NEW_YEAR, List.of("2027-01-04")))
                .satisfies(refusal -> {
                    assertThat(refusal).hasMessage(refusal.english() + " " + refusal.chinese());
                    assertThat(refusal.english()).endsWith(".");
                    assertThat(refusal.chinese()).isEqualTo("2027-01-04不是周末：调休上班须为周六或周日。");
                });
    }

    private static void assertRefused(ThrowingCallable making, String sentence) {
        assertThatExceptionOfType(CalendarRefusal.class).isThrownBy(making).withMessageContaining(sentence);
    }
}
