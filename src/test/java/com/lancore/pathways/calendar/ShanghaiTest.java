package com.lancore.pathways.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShanghaiTest {

    @ParameterizedTest(name = "{0} is {1} in Shanghai")
    @CsvSource({
        "2026-05-12T15:59:59Z, 2026-05-12",
        "2026-05-12T16:00:00Z, 2026-05-13",
        "2026-05-12T17:00:00Z, 2026-05-13",
        "2026-12-31T16:00:00Z, 2027-01-01"
    })
    void theDateInShanghaiChangesAt16HoursUtc(Instant instant, LocalDate date) {
        assertThat(Shanghai.dateOf(instant)).isEqualTo(date);
    }

    @ParameterizedTest(name = "a clock in {0}")
    @ValueSource(strings = {"UTC", "Asia/Shanghai", "America/Los_Angeles"})
    void todayIsTodayInShanghaiWhateverTheZoneOfTheClock(String zone) {
        Clock clock = Clock.fixed(Instant.parse("2026-05-12T17:00:00Z"), ZoneId.of(zone));
        assertThat(Shanghai.today(clock)).isEqualTo("2026-05-13");
    }

    @ParameterizedTest(name = "a server in {0}")
    @ValueSource(strings = {"UTC", "Asia/Shanghai", "America/Los_Angeles"})
    void aDayStartsAndEndsAtMidnightInShanghaiWhateverTheZoneOfTheServer(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            LocalDate day = LocalDate.of(2026, 5, 12);
            assertThat(Shanghai.startOf(day)).isEqualTo("2026-05-11T16:00:00Z");
            assertThat(Shanghai.endOf(day)).isEqualTo("2026-05-12T16:00:00Z");
            assertThat(Shanghai.endOf(day)).isEqualTo(Shanghai.startOf(day.plusDays(1)));
            assertThat(Shanghai.lastSecondOf(day)).isEqualTo("2026-05-12T15:59:59Z");
            assertThat(Shanghai.lastSecondOf(day).atOffset(ZoneOffset.ofHours(8)))
                    .hasToString("2026-05-12T23:59:59+08:00");
            assertThat(Shanghai.at(day, LocalTime.of(9, 0))).isEqualTo("2026-05-12T01:00:00Z");
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
