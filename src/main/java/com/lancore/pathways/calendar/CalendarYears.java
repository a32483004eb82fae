package com.lancore.pathways.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calendar years that come with the application, one file a year on the class path: {@code
 * calendar/cn-working-days-2024.json} and so on, transcribed from the notices of the State Council General Office whose
 * addresses they carry. A new year is a new file, or is loaded at run time; it is never code.
 *
 * <pre>{@code
 * {"year": 2026, "paper": "https://www.gov.cn/…", "noticeDate": "2025-11-04", "workingDays": 248,
 *  "holidays": {"2026-01-01": "New Year", …}, "workdays": {"2026-01-04": "New Year make-up", …}}
 * }</pre>
 *
 * {@code noticeDate} (for the reader) and {@code workingDays} (a check sum: the working days of the year by this notice
 * alone) may be left out.
 */
public final class CalendarYears {

    private static final String RESOURCE = "/calendar/cn-working-days-%d.json";
    private static final int FIRST_VENDORED_YEAR = 2024;

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(YearFile.class);

    private CalendarYears() {}

    /** The years that come with the application, oldest first, up to the first one without a file. */
    public static List<CalendarYear> vendored() {
        List<CalendarYear> years = new ArrayList<>();
        for (int year = FIRST_VENDORED_YEAR; ; year++) {
            try (InputStream json = CalendarYears.class.getResourceAsStream(RESOURCE.formatted(year))) {
                if (json == null) {
                    return List.copyOf(years);
                }
                years.add(parse(json));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Reads one year in the shape above and checks it.
     *
     * @throws CalendarRefusal where the text is no such file, or the year cannot be right ({@link CalendarYear}), or
     *     its {@code workingDays} differ from the count
     * @throws UncheckedIOException where the stream cannot be read
     */
    public static CalendarYear parse(InputStream json) {
        YearFile file = read(json);
        if (file.year() == null) {
            throw unreadable("the year is missing");
        }
        return checked(file.year(), file);
    }

    /**
     * The same for a text that is known to be of one year, which it need not name again.
     *
     * @throws CalendarRefusal further where it names another year
     */
    public static CalendarYear parse(int year, InputStream json) {
        YearFile file = read(json);
        if (file.year() != null && file.year() != year) {
            throw unreadable("it is of " + file.year() + ", not of " + year);
        }
        return checked(year, file);
    }

    private static YearFile read(InputStream json) {
        try {
            YearFile file = READER.readValue(json);
            if (file == null) {
                throw unreadable("it is empty");
            }
            return file;
        } catch (UnrecognizedPropertyException e) {
            throw unreadable("'" + e.getPropertyName() + "' is no part of it");
        } catch (JacksonException e) {
            boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
            throw unreadable(twice ? e.getOriginalMessage() : "it is not in the shape of a calendar year" + line(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    }

    private static CalendarYear checked(int number, YearFile file) {
        CalendarYear year =
                new CalendarYear(number, address(file.paper()), dates(file.holidays()), dates(file.workdays()));
        if (file.noticeDate() != null) {
            date(file.noticeDate());
        }
        if (file.workingDays() != null) {
            checkSum(year, file.workingDays());
        }
        return year;
    }

    private static void checkSum(CalendarYear year, long expected) {
        long counted = WorkingCalendar.of(List.of(year)).workingDaysIn(year.year());
        if (counted != expected) {
            throw new CalendarRefusal(
                    "The calendar of %d has %d working days, not the %d it says."
                            .formatted(year.year(), counted, expected),
                    "%d年日历共有%d个工作日，与所列%d个不符。".formatted(year.year(), counted, expected));
        }
    }

    private static URI address(String paper) {
        try {
            return paper == null ? null : URI.create(paper);
        } catch (IllegalArgumentException e) {
            return null; // which CalendarYear refuses in its own words
        }
    }

    private static SortedMap<LocalDate, String> dates(Map<String, String> days) {
        if (days == null) {
            return null;
        }
        SortedMap<LocalDate, String> dates = new TreeMap<>();
        days.forEach((day, name) -> dates.put(date(day), name));
        return dates;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw unreadable("'" + text + "' is no date such as 2026-05-01");
        }
    }

    private static CalendarRefusal unreadable(String why) {
        return new CalendarRefusal(
                "The calendar year cannot be read: %s.".formatted(why), "无法读取该年日历：%s。".formatted(why));
    }

    /** The file as it is written, before it is known to be right. */
    private record YearFile(
            @JsonProperty("year") Integer year,
            @JsonProperty("paper") String paper,
            @JsonProperty("noticeDate") String noticeDate,
            @JsonProperty("workingDays") Long workingDays,
            @JsonProperty("holidays") Map<String, String> holidays,
            @JsonProperty("workdays") Map<String, String> workdays) {}
}
