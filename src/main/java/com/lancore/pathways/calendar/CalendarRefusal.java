package com.lancore.pathways.calendar;

/**
 * What the calendar cannot count or cannot take in, said in one plain sentence, in English and in Chinese. The message
 * is both, in this order, ready to be shown to the person who asked.
 */
public final class CalendarRefusal extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String english;
    private final String chinese;

    CalendarRefusal(String english, String chinese) {
        super(english + " " + chinese);
        this.english = english;
        this.chinese = chinese;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }
}
