package com.lancore.pathways.audit;

import com.lancore.pathways.audit.Chain.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the trails stood at the end of each day. Without anchors the end of a trail could be cut off together with the
 * project's count of it; with them only what was written since the last one could.
 */
@Repository
public class Anchors {

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Anchors(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One day's anchor.
     *
     * @param previous the digest of the anchor before it
     * @param digest SHA-256 over number, instant, previous and the heads of the projects whose trail had grown
     */
    public record Anchor(long number, Instant madeAt, String previous, String digest) {}

    /** The head of a project at an anchor. */
    record Head(long anchor, String projectCode, long entries, String head) {}

    /** Anchors every trail that has grown since the last anchor; a day on which none has needs none. */
    @Transactional
    public Optional<Anchor> drop() {
        Optional<Anchor> last = newest();
        long number = last.map(Anchor::number).orElse(0L) + 1;
        List<Head> grown = jdbc.query("""
                select ? as anchor, p.code as project_code, p.entries, p.head from project p
                where p.entries > coalesce(
                  (select max(h.entries) from trail_anchor_head h where h.project_code = p.code), 0)
                order by p.code""", Anchors::head, number);
        if (grown.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String previous = last.map(Anchor::digest).orElse(Chain.BEGINNING);
        Anchor anchor = new Anchor(number, now, previous, digest(number, now, previous, grown));
        jdbc.update(
                "insert into trail_anchor (number, made_at, previous, digest) values (?, ?, ?, ?)",
                number,
                now.atOffset(ZoneOffset.UTC),
                previous,
                anchor.digest());
        jdbc.batchUpdate(
                "insert into trail_anchor_head (anchor, project_code, entries, head) values (?, ?, ?, ?)",
                grown.stream()
                        .map(h -> new Object[] {number, h.projectCode(), h.entries(), h.head()})
                        .toList());
        LOG.info("Anchor {} over {} trails: {}", number, grown.size(), anchor.digest());
        return Optional.of(anchor);
    }

    public Optional<Anchor> newest() {
        return jdbc
                .query("select * from trail_anchor order by number desc fetch first 1 rows only", Anchors::anchor)
                .stream()
                .findFirst();
    }

    /** Where the trail of a project stood at the anchors that it is in, oldest first. */
    public List<TrailFile.Anchored> of(String projectCode) {
        return jdbc.query(
                """
                select a.number, a.made_at, a.digest, h.entries, h.head from trail_anchor_head h
                join trail_anchor a on a.number = h.anchor where h.project_code = ? order by a.number""",
                (row, n) -> new TrailFile.Anchored(
                        row.getLong("number"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getString("digest"),
                        row.getLong("entries"),
                        row.getString("head")),
                projectCode);
    }

    List<Anchor> all() {
        return jdbc.query("select * from trail_anchor order by number", Anchors::anchor);
    }

    /** Of one anchor, by project code. */
    List<Head> heads(long anchor) {
        return jdbc.query(
                "select * from trail_anchor_head where anchor = ? order by project_code", Anchors::head, anchor);
    }

    /** The digest that an anchor has over its heads, by project code as Java compares: databases sort each by a locale of theirs. */
    static String digest(long number, Instant madeAt, String previous, List<Head> heads) {
        Digest digest = new Digest()
                .add(Long.toString(number))
                .add(Long.toString(madeAt.toEpochMilli()))
                .add(previous);
        heads.stream().sorted(Comparator.comparing(Head::projectCode)).forEach(h -> digest.add(h.projectCode())
                .add(Long.toString(h.entries()))
                .add(h.head()));
        return digest.hex();
    }

    private static Anchor anchor(ResultSet row, int number) throws SQLException {
        return new Anchor(
                row.getLong("number"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("previous"),
                row.getString("digest"));
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getLong("anchor"), row.getString("project_code"), row.getLong("entries"), row.getString("head"));
    }
}
