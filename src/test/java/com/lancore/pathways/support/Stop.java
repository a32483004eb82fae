package com.lancore.pathways.support;

import java.util.regex.Pattern;

/**
 * A place at which a node stands still, by the statement that it sends to its database.
 *
 * @param statement found in the statement with its values, as a regular expression
 */
public record Stop(When when, String statement) {

    /** Before or after the statement, or before or after the commit of the transaction that it belongs to. */
    public enum When {
        BEFORE,
        AFTER,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    public static Stop before(String statement) {
        return new Stop(When.BEFORE, statement);
    }

    public static Stop after(String statement) {
        return new Stop(When.AFTER, statement);
    }

    public static Stop beforeCommitOf(String statement) {
        return new Stop(When.BEFORE_COMMIT, statement);
    }

    public static Stop afterCommitOf(String statement) {
        return new Stop(When.AFTER_COMMIT, statement);
    }

    boolean isIn(String sent) {
        return Pattern.compile(statement, Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
                .matcher(sent)
                .find();
    }

    String written() {
        return when + "\n" + statement;
    }

    static Stop read(String written) {
        int end = written.indexOf('\n');
        return new Stop(When.valueOf(written.substring(0, end)), written.substring(end + 1));
    }
}
