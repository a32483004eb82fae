package com.lancore.pathways.notification;

/**
 * A mail was not taken. The job is tried again; after the last time its message is the incident that operations read,
 * so it says in one sentence what is the matter and where it is told what to do.
 */
final class NotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String RUNBOOK = "docs/runbook/mail.md";

    NotSent(String person, String why, Throwable cause) {
        super("The mail to " + person + " was not sent: " + why + ". See " + RUNBOOK + ".", cause);
    }
}
