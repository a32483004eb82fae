package com.lancore.pathways.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarYearsTest {

    @Test
    void theApplicationBringsTheYears2024To2026WithTheAddressesOfTheirNotices() {
        assertThat(CalendarYears.vendored()).extracting(CalendarYear::year).containsExactly(2024, 2025, 2026);
        assertThat(CalendarYears.vendored())
                .extracting(CalendarYear::paper)
                .allSatisfy(paper -> assertThat(paper.toString())
                        .startsWith("https://www.gov.cn/zhengce/")
                        .endsWith(".htm"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aYearIsReadFromItsFile() {
        CalendarYear year = parse("""
                {"year": 2027, "paper": "https://www.gov.cn/notice", "noticeDate": "2026-11-05",
                 "holidays": {"2027-01-01": "New Year"}, "workdays": {"2027-01-03": "New Year make-up"}}
                """);
        assertThat(year.year()).isEqualTo(2027);
        assertThat(year.paper()).hasToString("https://www.gov.cn/notice");
        assertThat(year.holidays()).containsExactly(Map.entry(LocalDate.of(2027, 1, 1), "New Year"));
        assertThat(year.workdays()).containsOnlyKeys(LocalDate.of(2027, 1, 3));
    }

    @Test
    void aYearWhoseWorkingDaysDoNotAddUpIsRefused() {
        String file = "{'year': 2027, 'paper': 'https://www.gov.cn/notice', 'workingDays': 248,"
                + " 'holidays': {'2027-01-01': 'New Year'}, 'workdays': {}}";
        assertRefused(file, "The calendar of 2027 has 260 working days, not the 248 it says.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{'paper': 'https://www.gov.cn/notice', 'holidays': {}, 'workdays': {}}",
                "{'year': 2027, 'year': 2028}",
                "{'year': 2027, 'off': {}}",
                "{'year': 2027, 'paper': 'https://www.gov.cn/notice', 'holidays': {'1 May': 'x'}, 'workdays': {}}"
            })
    void aFileThatIsNoCalendarYearIsRefused(String file) {
        assertRefused(file, "The calendar year cannot be read: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'paper': 'not an address'", "'paper': null", "'holidays': {}"})
    void aYearThatCannotBeRightIsRefusedInItsOwnWords(String part) {
        assertRefused("{'year': 2027, %s}".formatted(part), "The calendar of 2027 needs the http or https address");
    }

    @Test
    void aStreamThatCannotBeReadIsNoRefusal() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> CalendarYears.parse(broken));
    }

    private static void assertRefused(String file, String sentence) {
        assertThatExceptionOfType(CalendarRefusal.class)
                .isThrownBy(() -> parse(file.replace('\'', '"')))
                .withMessageContaining(sentence);
    }

    private static CalendarYear parse(String json) {
        return CalendarYears.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
