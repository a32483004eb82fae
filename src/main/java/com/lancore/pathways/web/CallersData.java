package com.lancore.pathways.web;

import java.sql.SQLException;

/**
 * Whether the database refused what a caller sent, as no text of any person has it: a NUL in a text, a number beyond its
 * column. SQL calls all of it data exceptions, class 22.
 */
final class CallersData {

    private static final String DATA_EXCEPTION = "22";

    private CallersData() {}

    static boolean isBehind(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(DATA_EXCEPTION)) {
                return true;
            }
        }
        return false;
    }
}
