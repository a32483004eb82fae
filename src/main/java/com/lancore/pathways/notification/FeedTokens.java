package com.lancore.pathways.notification;

import com.lancore.pathways.audit.Sha256;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret addresses of the calendar feeds, one a person: whoever has it reads what the person may read. It is 256
 * random bits, shown once, known here by its SHA-256 only. A wrong one is not slowed: there is nothing to guess, and who
 * guesses is nobody whom one could slow without slowing others.
 */
@Repository
public class FeedTokens {

    private static final int BYTES = 32;

    private final JdbcTemplate jdbc;
    private final People people;
    private final FeedSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FeedTokens(JdbcTemplate jdbc, People people, FeedSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /** A new address; it is told now and never again. */
    public record Issued(String address, Instant since) {}

    /**
     * Whether there is an address.
     *
     * @param since when it was made, or null where there is none
     * @param lastReadAt when a calendar last read it, or null where none has yet
     */
    public record State(boolean on, Instant since, Instant lastReadAt) {}

    /** Makes an address for the person who asks; the one before it is revoked. */
    @Transactional
    public Issued issue() {
        String me = people.current();
        // read before the older one is revoked: of two that are asked for at the same moment one collides, and the
        // other is not left beside it
        Integer last = jdbc.queryForObject(
                "select coalesce(max(number), 0) from feed_token where person = ?", Integer.class, me);
        revoke(me);
        String token = newToken();
        Instant now = now();
        jdbc.update(
                "insert into feed_token (person, number, token_hash, created_at) values (?, ?, ?, ?)",
                me,
                last + 1,
                hash(token),
                utc(now));
        return new Issued(settings.address(token), now);
    }

    private String newToken() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Of the person who asks. */
    public State mine() {
        return jdbc
                .query(
                        "select * from feed_token where person = ? and revoked_at is null",
                        (row, n) -> new State(true, instant(row, "created_at"), instant(row, "last_read_at")),
                        people.current())
                .stream()
                .findFirst()
                .orElse(new State(false, null, null));
    }

    /** From now on nobody reads by the address of the person who asks; does nothing where there is none. */
    public void revoke() {
        revoke(people.current());
    }

    private void revoke(String person) {
        jdbc.update("update feed_token set revoked_at = ? where person = ? and revoked_at is null", utc(now()), person);
    }

    /**
     * Whose feed is read by a token.
     *
     * @return the person, who may be gone: such a person knows no project, so that what is read is empty, and empties
     *     the calendar that reads it. The token ends with that, so that a namesake does not inherit its readers.
     * @throws Refusal 404 where there is no token or none that holds; which of these is not told
     */
    @Transactional
    public String reader(String token) {
        String hash = hash(token == null ? "" : token);
        String person = jdbc
                .queryForList(
                        "select person from feed_token where token_hash = ? and revoked_at is null", String.class, hash)
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "There is no calendar at this address: it is not complete, or it was revoked or"
                                + " replaced by a newer one; log in to make a new one.",
                        "该地址没有日历：地址不完整，或已被撤销、更换；请登录后重新获取。"));
        jdbc.update("update feed_token set last_read_at = ? where token_hash = ?", utc(now()), hash);
        if (!people.isThere(person)) {
            revoke(person);
        }
        return person;
    }

    private static String hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
