package com.lancore.pathways.support;

import com.lancore.pathways.audit.AppendOnly;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database refuses to change: who owns the database can, and a test that plays the owner does it here. */
public final class Evidence {

    private static final List<String> TABLES = List.of(
            "trail_entry",
            "trail_anchor",
            "trail_anchor_head",
            "document",
            "document_binding",
            "archived_course",
            "evidence_read");

    private Evidence() {}

    /** From now on evidence can be changed. */
    public static void unprotected(JdbcTemplate jdbc) {
        for (String table : TABLES) {
            if (Database.isPostgres()) {
                jdbc.execute("alter table " + table + " disable trigger " + table + "_append_only");
                jdbc.execute("grant update, delete, truncate on " + table + " to current_user");
            } else {
                jdbc.execute("drop trigger if exists " + table + "_append_only");
            }
        }
    }

    /** As it was, as far as the triggers go. */
    public static void protectedAgain(JdbcTemplate jdbc) {
        TABLES.forEach(table -> jdbc.execute(
                Database.isPostgres()
                        ? "alter table " + table + " enable trigger " + table + "_append_only"
                        : "create trigger " + table + "_append_only before update, delete on " + table
                                + " for each row call \"" + AppendOnly.class.getName() + "\""));
    }
}
