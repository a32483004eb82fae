package com.lancore.pathways.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Sha256;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies what has ended from the engine's history into our own table, which is never cleaned up, and only then gives the
 * history a time at which it may go.
 */
@Component
public class Archive {

    /** The node that stands on the trail. */
    private static final String NODE = "archiveCourses";

    private static final int AT_ONCE = 200;

    private final History history;
    private final JdbcTemplate jdbc;
    private final Trail trail;
    private final ObjectMapper json;
    private final Clock clock;
    private final Period kept;
    private final TransactionTemplate each;

    Archive(
            History history,
            JdbcTemplate jdbc,
            Trail trail,
            ObjectMapper json,
            Clock clock,
            @Value("${pathways.history.kept}") Period kept,
            PlatformTransactionManager transactions) {
        this.history = history;
        this.jdbc = jdbc;
        this.trail = trail;
        this.json = json;
        this.clock = clock;
        this.kept = kept;
        this.each = new TransactionTemplate(transactions);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * What is kept of a process.
     *
     * @param content JSON, see {@link Course}
     * @param sha256 of the content in UTF-8, in lower-case hex, as it stands on the trail
     */
    public record Kept(String processInstanceId, String process, Instant endedAt, String sha256, String content) {}

    /** Archives all that has ended, each process in a transaction of its own; what was interrupted goes on the next time. */
    public void run() {
        for (List<String> ended = history.ended(AT_ONCE); !ended.isEmpty(); ended = history.ended(AT_ONCE)) {
            ended.forEach(id -> each.executeWithoutResult(running -> keep(id)));
        }
        List<String> archived = history.keptForNoTime();
        if (!archived.isEmpty()) {
            history.removeFrom(
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                            .plus(kept)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC),
                    archived);
        }
    }

    /** What is archived of a project, by the time of the end. */
    public List<Kept> of(String projectCode) {
        return jdbc.query(
                "select process_instance_id, process_key, ended_at, sha256, content from archived_course"
                        + " where project_code = ? order by ended_at, process_instance_id",
                (row, number) -> new Kept(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4),
                        new String(row.getBytes(5), StandardCharsets.UTF_8)),
                projectCode);
    }

    private void keep(String processInstanceId) {
        Course course = history.course(processInstanceId);
        trail.lock(course.projectCode());
        if (isKept(processInstanceId)) {
            return;
        }
        byte[] content = written(course);
        String sha256 = Sha256.of(content);
        jdbc.update(
                "insert into archived_course"
                        + " (process_instance_id, project_code, process_key, ended_at, archived_at, sha256, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                course.instance(),
                course.projectCode(),
                course.process(),
                course.endedAt().atOffset(ZoneOffset.UTC),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
                sha256,
                content);
        trail.append(
                new Act(course.projectCode(), Act.MACHINE, course.process(), course.instance(), NODE),
                Act.Line.of(TrailEntry.Kind.ARCHIVED, course.process(), sha256, null));
    }

    /** By another run at the same time: that of a night which was broken off, and that of the next. */
    private boolean isKept(String processInstanceId) {
        Long rows = jdbc.queryForObject(
                "select count(*) from archived_course where process_instance_id = ?", Long.class, processInstanceId);
        return rows != null && rows > 0;
    }

    private byte[] written(Course course) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(course);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A course is texts and times", e);
        }
    }
}
