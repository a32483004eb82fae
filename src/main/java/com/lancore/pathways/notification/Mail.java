package com.lancore.pathways.notification;

import com.lancore.pathways.deadline.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A row of the table {@code mail}: one mail to one person.
 *
 * @param messageId the same however often it is sent
 * @param about nobody is told the same twice: unique for a person
 * @param parameters what the template says, as JSON keeps it
 * @param sentAt when the mail server took it, or null
 * @param droppedAt when it was found not worth sending any more, or null
 */
record Mail(
        String id,
        String messageId,
        Subject subject,
        String person,
        String address,
        Language language,
        String template,
        String about,
        Map<String, Object> parameters,
        Instant createdAt,
        Instant sentAt,
        Instant droppedAt) {

    /**
     * What it tells of: a deadline as it stood, or the day.
     *
     * @param projectCode null for a digest, like all the others
     */
    record Subject(String projectCode, String deadlineId, LocalDate dueOn, Deadline.Status status) {

        static final Subject DAY = new Subject(null, null, null, null);

        static Subject of(Deadline d) {
            return new Subject(d.projectCode(), d.id(), d.dueOn(), d.status());
        }

        boolean isDeadline() {
            return deadlineId != null;
        }
    }

    boolean isDone() {
        return sentAt != null || droppedAt != null;
    }
}
