package com.lancore.pathways.audit;

import com.lancore.pathways.audit.TrailEntry.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Entries as rows of the table, and back. */
final class TrailRows {

    static final String INSERT = """
            insert into trail_entry (project_code, number, recorded_at, person, kind, process_key,
              process_instance_id, node, act, name, old_value, new_value, note, rules, previous, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private TrailRows() {}

    /** The values of {@link #INSERT}. */
    static Object[] values(TrailEntry e) {
        return new Object[] {
            e.projectCode(),
            e.number(),
            e.recordedAt().atOffset(ZoneOffset.UTC),
            e.person(),
            e.kind().name(),
            e.processKey(),
            e.processInstanceId(),
            e.node(),
            e.act(),
            e.name(),
            e.oldValue(),
            e.newValue(),
            e.note(),
            e.rules(),
            e.previous(),
            e.hash()
        };
    }

    static TrailEntry entry(ResultSet row, int number) throws SQLException {
        return new TrailEntry(
                row.getString("project_code"),
                row.getLong("number"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("person"),
                Kind.valueOf(row.getString("kind")),
                row.getString("process_key"),
                row.getString("process_instance_id"),
                row.getString("node"),
                row.getLong("act"),
                row.getString("name"),
                row.getString("old_value"),
                row.getString("new_value"),
                row.getString("note"),
                row.getString("rules"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
