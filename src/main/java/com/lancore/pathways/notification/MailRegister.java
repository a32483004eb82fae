package com.lancore.pathways.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.deadline.Deadline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code mail}. */
@Repository
class MailRegister {

    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    MailRegister(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What waits to be sent. */
    record Backlog(long mails, Instant oldest) {}

    boolean isTold(String person, String about) {
        Long rows = jdbc.queryForObject(
                "select count(*) from mail where person = ? and about = ?", Long.class, person, about);
        return rows != null && rows > 0;
    }

    void insert(Mail mail) {
        jdbc.update(
                """
                insert into mail (id, message_id, project_code, deadline_id, due_on, deadline_status, person, address,
                  language, template, about, parameters, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                mail.id(),
                mail.messageId(),
                mail.subject().projectCode(),
                mail.subject().deadlineId(),
                mail.subject().dueOn(),
                mail.subject().status() == null ? null : mail.subject().status().name(),
                mail.person(),
                mail.address(),
                mail.language().name(),
                mail.template(),
                mail.about(),
                written(mail.parameters()),
                utc(mail.createdAt()));
    }

    Optional<Mail> find(String id) {
        return jdbc.query("select * from mail where id = ?", this::row, id).stream()
                .findFirst();
    }

    /** Whether a later mail tells the same person of the same deadline. */
    boolean isOvertaken(Mail mail) {
        Long later = jdbc.queryForObject(
                "select count(*) from mail where person = ? and deadline_id = ? and created_at > ?",
                Long.class,
                mail.person(),
                mail.subject().deadlineId(),
                utc(mail.createdAt()));
        return later != null && later > 0;
    }

    void sent(Mail mail, String address) {
        jdbc.update("update mail set sent_at = ?, address = ? where id = ?", utc(clock.instant()), address, mail.id());
    }

    void dropped(Mail mail, String why) {
        jdbc.update(
                "update mail set dropped_at = ?, dropped_because = ? where id = ?",
                utc(clock.instant()),
                why,
                mail.id());
    }

    Backlog backlog() {
        return jdbc.queryForObject(
                "select count(*) as mails, min(created_at) as oldest from mail where sent_at is null and dropped_at is"
                        + " null",
                (row, number) -> new Backlog(row.getLong("mails"), instant(row, "oldest")));
    }

    private Mail row(ResultSet row, int number) throws SQLException {
        String status = row.getString("deadline_status");
        return new Mail(
                row.getString("id"),
                row.getString("message_id"),
                new Mail.Subject(
                        row.getString("project_code"),
                        row.getString("deadline_id"),
                        row.getObject("due_on", LocalDate.class),
                        status == null ? null : Deadline.Status.valueOf(status)),
                row.getString("person"),
                row.getString("address"),
                Language.valueOf(row.getString("language")),
                row.getString("template"),
                row.getString("about"),
                read(row.getString("parameters")),
                instant(row, "created_at"),
                instant(row, "sent_at"),
                instant(row, "dropped_at"));
    }

    private String written(Map<String, Object> parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> read(String parameters) {
        try {
            return json.readValue(parameters, PARAMETERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
