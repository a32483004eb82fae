package com.lancore.pathways.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Legal dates are dates in Shanghai, whatever zone the server or the person is in: at 2026-05-12T17:00Z it is already
 * 13 May there. Everything that turns an instant into a legal date, or back, comes through here.
 */
public final class Shanghai {

    /** The zone in which every legal date of this application is read. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private Shanghai() {}

    /** Today's date in Shanghai; the clock's own zone plays no part. */
    public static LocalDate today(Clock clock) {
        return dateOf(clock.instant());
    }

    /** The date it is in Shanghai at that instant. */
    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The first instant of the day, 00:00 in Shanghai. */
    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /**
     * The instant at which the day is over, 24:00 in Shanghai: an exclusive end, the same instant as the start of the
     * next day. A period that ends on the day runs until then (Civil Code Art. 203).
     */
    public static Instant endOf(LocalDate date) {
        return startOf(date.plusDays(1));
    }

    /** 23:59:59 in Shanghai: the end of the day as an inclusive instant, for showing and for due dates of tasks. */
    public static Instant lastSecondOf(LocalDate date) {
        return at(date, LAST_SECOND);
    }

    /** The instant at which clocks in Shanghai show this time on this day. */
    public static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(ZONE).toInstant();
    }
}
