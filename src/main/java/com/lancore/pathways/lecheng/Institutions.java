package com.lancore.pathways.lecheng;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The register of licensed institutions of the zone. */
@Repository
public class Institutions {

    /** Stands between departments in their column. */
    public static final String SEPARATOR = ";";

    /** What the column of the departments takes. */
    public static final int LONGEST = 4000;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Institutions(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Institution> all() {
        return jdbc.query("select * from institution order by name", Institutions::institution);
    }

    /** The register as it stands at a moment. */
    record Register(List<Institution> entries) {

        Optional<Institution> find(String name) {
            return entries.stream().filter(i -> i.name().equals(name)).findFirst();
        }
    }

    Register register() {
        return new Register(all());
    }

    public Optional<Institution> find(String name) {
        return jdbc.query("select * from institution where name = ?", Institutions::institution, name).stream()
                .findFirst();
    }

    /** Enters an institution, or what is new of one. */
    @Transactional
    public void save(Institution institution, String person) {
        Object[] values = {
            institution.licence(),
            institution.validTo(),
            String.join(SEPARATOR, institution.departments()),
            person,
            clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
            institution.name()
        };
        int updated = jdbc.update("""
                update institution set licence = ?, valid_to = ?, departments = ?, updated_by = ?, updated_at = ?
                where name = ?""", values);
        if (updated == 0) {
            jdbc.update("""
                    insert into institution (licence, valid_to, departments, updated_by, updated_at, name)
                    values (?, ?, ?, ?, ?, ?)""", values);
        }
    }

    private static Institution institution(ResultSet row, int number) throws SQLException {
        return new Institution(
                row.getString("name"),
                row.getString("licence"),
                row.getObject("valid_to", LocalDate.class),
                Arrays.stream(row.getString("departments").split(SEPARATOR))
                        .map(String::strip)
                        .filter(d -> !d.isEmpty())
                        .toList());
    }
}
