package com.lancore.pathways.engagement;

/** Text that a form shows from a process variable, which holds 4,000 characters; all of it is on the trail. */
final class Shown {

    private static final int LONGEST = 3900;

    private Shown() {}

    static String within(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.lastIndexOf('\n', LONGEST)) + "\n- …";
    }
}
