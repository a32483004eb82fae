package com.lancore.pathways.deadline;

import com.lancore.pathways.deadline.Deadline.Status;
import com.lancore.pathways.deadline.Deadlines.Stop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows. Every change of one goes through {@link Deadlines}, which also writes the trail. */
@Repository
public class DeadlineRegister {

    /** Running ones first, the most urgent on top; then the newest. */
    private static final String ORDER =
            " order by case when status in ('OPEN', 'BREACHED') then 0 else 1 end, case when status in ('OPEN',"
                    + " 'BREACHED') then due_on end, opened_at desc";

    private final JdbcTemplate jdbc;

    public DeadlineRegister(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Deadline d) {
        jdbc.update(
                """
                insert into deadline (id, project_code, process_key, process_instance_id, kind, basis, confidence,
                  rule_valid_from, counted_from, working_days, months, due_on, provisional, missing_year, late_december,
                  remind_at, status, met_on, recorded_late, warning, closing_reason, opened_at, closed_at, paused_on, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                d.id(),
                d.projectCode(),
                d.processKey(),
                d.processInstanceId(),
                d.kind(),
                d.basis(),
                d.confidence(),
                d.ruleValidFrom(),
                d.countedFrom(),
                d.workingDays(),
                d.months(),
                d.dueOn(),
                d.provisional(),
                d.missingYear(),
                d.lateDecember(),
                utc(d.remindAt()),
                d.status().name(),
                d.metOn(),
                d.recordedLate(),
                d.warning(),
                d.closingReason(),
                utc(d.openedAt()),
                utc(d.closedAt()),
                d.pausedOn(),
                utc(d.changedAt()));
    }

    /**
     * Writes what may change of a row: its count and its state.
     *
     * @param at when it changed
     */
    void update(Deadline d, Instant at) {
        jdbc.update(
                """
                update deadline set counted_from = ?, working_days = ?, months = ?, rule_valid_from = ?, basis = ?, confidence = ?,
                  due_on = ?, provisional = ?, missing_year = ?, late_december = ?, remind_at = ?, status = ?,
                  met_on = ?, recorded_late = ?, warning = ?, closing_reason = ?, closed_at = ?, paused_on = ?,
                  changed_at = ?, version = version + 1
                where id = ?""",
                d.countedFrom(),
                d.workingDays(),
                d.months(),
                d.ruleValidFrom(),
                d.basis(),
                d.confidence(),
                d.dueOn(),
                d.provisional(),
                d.missingYear(),
                d.lateDecember(),
                utc(d.remindAt()),
                d.status().name(),
                d.metOn(),
                d.recordedLate(),
                d.warning(),
                d.closingReason(),
                utc(d.closedAt()),
                d.pausedOn(),
                utc(at),
                d.id());
    }

    public Optional<Deadline> find(String id) {
        return jdbc.query("select * from deadline where id = ?", DeadlineRegister::row, id).stream()
                .findFirst();
    }

    /** The newest row of a kind of a process instance, whatever its state. */
    public Optional<Deadline> newest(String processInstanceId, String kind) {
        return jdbc
                .query(
                        "select * from deadline where process_instance_id = ? and kind = ? order by opened_at desc",
                        DeadlineRegister::row,
                        processInstanceId,
                        kind)
                .stream()
                .findFirst();
    }

    /** The row of a kind of a process instance that is OPEN or BREACHED. */
    public Optional<Deadline> running(String processInstanceId, String kind) {
        return newest(processInstanceId, kind).filter(d -> d.status().isRunning());
    }

    public List<Deadline> ofProject(String projectCode) {
        return jdbc.query("select * from deadline where project_code = ?" + ORDER, DeadlineRegister::row, projectCode);
    }

    /** The rows that are OPEN or BREACHED, of all projects, the most urgent first. */
    public List<Deadline> running() {
        return jdbc.query("select * from deadline where status in ('OPEN', 'BREACHED')" + ORDER, DeadlineRegister::row);
    }

    /** The same of several projects. */
    public List<Deadline> running(Collection<String> projectCodes) {
        return jdbc.query(
                "select deadline.* from unnest(cast(? as varchar array)) as wanted (code)"
                        + " join deadline on deadline.project_code = wanted.code"
                        + " where status in ('OPEN', 'BREACHED')" + ORDER,
                DeadlineRegister::row,
                (Object) projectCodes.toArray(String[]::new));
    }

    /** The rows of all projects that are running, or were closed after this instant. */
    public List<Deadline> closedSince(Instant oldest) {
        return jdbc.query(
                "select * from deadline where closed_at is null or closed_at > ?" + ORDER,
                DeadlineRegister::row,
                oldest.atOffset(ZoneOffset.UTC));
    }

    /** All rows, or those of one state. */
    public List<Deadline> all(Status status) {
        return status == null
                ? jdbc.query("select * from deadline" + ORDER, DeadlineRegister::row)
                : jdbc.query("select * from deadline where status = ?" + ORDER, DeadlineRegister::row, status.name());
    }

    /** The times in which the clock of a row stood still, in their order. */
    List<Stop> stops(String id) {
        return jdbc.query(
                "select * from deadline_stop where deadline_id = ? order by number",
                (row, n) -> new Stop(
                        row.getObject("stopped_on", LocalDate.class), row.getObject("resumed_on", LocalDate.class)),
                id);
    }

    void stopped(String id, LocalDate on) {
        insertStop(id, stops(id).size() + 1, new Stop(on, null));
    }

    void resumed(String id, LocalDate on) {
        jdbc.update("update deadline_stop set resumed_on = ? where deadline_id = ? and resumed_on is null", on, id);
    }

    void replaceStops(String id, List<Stop> stops) {
        jdbc.update("delete from deadline_stop where deadline_id = ?", id);
        for (int i = 0; i < stops.size(); i++) {
            insertStop(id, i + 1, stops.get(i));
        }
    }

    private void insertStop(String id, int number, Stop stop) {
        jdbc.update(
                "insert into deadline_stop (deadline_id, number, stopped_on, resumed_on) values (?, ?, ?, ?)",
                id,
                number,
                stop.from(),
                stop.to());
    }

    /** The codes of the projects that have a row which is OPEN or BREACHED. */
    List<String> projectsWithRunningRows() {
        return jdbc.queryForList(
                "select distinct project_code from deadline where status in ('OPEN', 'BREACHED')", String.class);
    }

    /** How many running rows count into a year whose notice is missing. */
    int countProvisional() {
        Integer count = jdbc.queryForObject(
                "select count(*) from deadline where status in ('OPEN', 'BREACHED') and provisional", Integer.class);
        return count == null ? 0 : count;
    }

    private static Deadline row(ResultSet row, int number) throws SQLException {
        return new Deadline(
                row.getString("id"),
                row.getString("project_code"),
                row.getString("process_key"),
                row.getString("process_instance_id"),
                row.getString("kind"),
                row.getString("basis"),
                row.getString("confidence"),
                row.getObject("rule_valid_from", LocalDate.class),
                row.getObject("counted_from", LocalDate.class),
                row.getInt("working_days"),
                row.getObject("months", Integer.class),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("provisional"),
                row.getObject("missing_year", Integer.class),
                row.getBoolean("late_december"),
                instant(row, "remind_at"),
                Status.valueOf(row.getString("status")),
                row.getObject("met_on", LocalDate.class),
                row.getBoolean("recorded_late"),
                row.getString("warning"),
                row.getString("closing_reason"),
                instant(row, "opened_at"),
                instant(row, "closed_at"),
                row.getObject("paused_on", LocalDate.class),
                row.getInt("version"),
                instant(row, "changed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
