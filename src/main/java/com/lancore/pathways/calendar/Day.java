package com.lancore.pathways.calendar;

import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One day, what it is and why.
 *
 * @param date the day, in Shanghai
 * @param kind what it is
 * @param name the name the notice gives the day ("Labour Day make-up"); empty for ordinary days
 * @param paper the address of the notice that decides the day; null where none does, in a year without its notice
 */
public record Day(LocalDate date, DayKind kind, String name, URI paper) {

    public Day {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** Whether a period of working days counts this day. */
    public boolean counts() {
        return kind.counts();
    }
}
