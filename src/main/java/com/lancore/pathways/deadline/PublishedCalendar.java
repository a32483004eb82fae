package com.lancore.pathways.deadline;

import com.lancore.pathways.calendar.CalendarYear;
import com.lancore.pathways.calendar.WorkingCalendar;
import java.net.URI;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calendar that everything is counted by: the years published so far, each as its newest revision says. A year that
 * is published while the application runs holds from then on, on every node.
 */
@Repository
public class PublishedCalendar {

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile Held held;

    public PublishedCalendar(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Held(int revision, WorkingCalendar calendar) {}

    /**
     * A year as it was published.
     *
     * @param recountedAt when every open deadline had been counted by it, or null while that is not finished
     */
    public record Revision(
            int number, CalendarYear year, String publishedBy, Instant publishedAt, Instant recountedAt) {}

    /**
     * The calendar as it stands now. It is read again only when a year was published since, here or on another node.
     *
     * @throws com.lancore.pathways.calendar.CalendarRefusal where no year is loaded
     */
    public WorkingCalendar now() {
        int newest = newestRevision();
        Held known = held;
        if (known == null || known.revision() != newest) {
            known = new Held(
                    newest,
                    WorkingCalendar.of(current().stream().map(Revision::year).toList()));
            held = known;
        }
        return known.calendar();
    }

    /** The published years, oldest first, each as its newest revision. */
    public List<Revision> current() {
        return jdbc.query(
                "select * from calendar_revision where revision in (select max(revision) from calendar_revision group by"
                        + " calendar_year) order by calendar_year",
                (row, n) -> new Revision(
                        row.getInt("revision"),
                        year(row.getInt("revision"), row.getInt("calendar_year"), row.getString("notice")),
                        row.getString("published_by"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("recounted_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)));
    }

    /**
     * Keeps a year, or a correction of one.
     *
     * @return false where the same is published already
     * @throws org.springframework.dao.DuplicateKeyException where another year is published at the same moment
     */
    @Transactional
    public boolean publish(CalendarYear year, String person) {
        boolean known = current().stream().anyMatch(r -> r.year().equals(year));
        if (known) {
            return false;
        }
        int revision = newestRevision() + 1;
        jdbc.update(
                "insert into calendar_revision (revision, calendar_year, notice, published_by, published_at) values (?, ?,"
                        + " ?, ?, ?)",
                revision,
                year.year(),
                year.paper().toString(),
                person,
                now(clock));
        days(revision, year.holidays(), false);
        days(revision, year.workdays(), true);
        return true;
    }

    /** Who had published last at an instant; empty before the first publication. */
    Optional<String> publisherAt(Instant instant) {
        return jdbc
                .queryForList(
                        "select published_by from calendar_revision where published_at <= ? order by revision desc",
                        String.class,
                        instant.atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst();
    }

    /** Whether open deadlines may still stand as an older calendar counted them. */
    boolean isRecountPending() {
        return !Boolean.FALSE.equals(jdbc.queryForObject(
                "select count(*) > 0 from calendar_revision where recounted_at is null", Boolean.class));
    }

    /** The number of the newest publication; 0 before the first. */
    int newestRevision() {
        Integer newest = jdbc.queryForObject("select max(revision) from calendar_revision", Integer.class);
        return newest == null ? 0 : newest;
    }

    /** Every open deadline has been counted by this publication and those before it. */
    void recounted(int revision) {
        jdbc.update(
                "update calendar_revision set recounted_at = ? where revision <= ? and recounted_at is null",
                now(clock),
                revision);
    }

    private void days(int revision, SortedMap<LocalDate, String> days, boolean work) {
        jdbc.batchUpdate(
                "insert into calendar_day (revision, day_on, works, name) values (?, ?, ?, ?)",
                days.entrySet().stream()
                        .map(day -> new Object[] {revision, Date.valueOf(day.getKey()), work, day.getValue()})
                        .toList());
    }

    private CalendarYear year(int revision, int year, String notice) {
        SortedMap<LocalDate, String> holidays = new TreeMap<>();
        SortedMap<LocalDate, String> workdays = new TreeMap<>();
        jdbc.query(
                "select * from calendar_day where revision = ?",
                row -> {
                    (row.getBoolean("works") ? workdays : holidays)
                            .put(row.getObject("day_on", LocalDate.class), row.getString("name"));
                },
                revision);
        return new CalendarYear(year, URI.create(notice), holidays, workdays);
    }

    private static OffsetDateTime now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
