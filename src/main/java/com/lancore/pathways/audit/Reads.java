package com.lancore.pathways.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who took evidence out of the house. It stands beside the trail: reading a project does not change it. */
@Repository
public class Reads {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Reads(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was taken. */
    public enum What {
        DOSSIER,
        DOCUMENT
    }

    /**
     * One of them.
     *
     * @param subject the id of the document; of a dossier the process that it was asked of, or null for the whole project
     * @param entries how many the trail had
     * @param head the hash of the last of them
     */
    public record Read(Instant at, String person, What what, String subject, long entries, String head) {}

    /** Notes it before the first byte leaves; what cannot be noted is not given out. */
    public void note(String projectCode, String person, What what, String subject) {
        jdbc.update(
                """
                insert into evidence_read (project_code, person, read_at, what, subject, entries, head)
                select code, ?, ?, ?, ?, entries, head from project where code = ?""",
                person,
                clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
                what.name(),
                subject,
                projectCode);
    }

    /** Those of a project, the newest first. */
    public List<Read> of(String projectCode) {
        return jdbc.query(
                "select * from evidence_read where project_code = ? order by id desc",
                (row, n) -> new Read(
                        row.getObject("read_at", OffsetDateTime.class).toInstant(),
                        row.getString("person"),
                        What.valueOf(row.getString("what")),
                        row.getString("subject"),
                        row.getLong("entries"),
                        row.getString("head")),
                projectCode);
    }
}
