package com.lancore.pathways.notification;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and titles as a mail says them. */
final class Words {

    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）", Locale.CHINA);

    private Words() {}

    static String en(LocalDate date) {
        return EN.format(date);
    }

    static String zh(LocalDate date) {
        return ZH.format(date);
    }

    /** On one line and without control characters: a title must not write a header, or a line of its own. */
    static String oneLine(String text) {
        return text == null ? null : text.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
    }
}
