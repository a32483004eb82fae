package com.lancore.pathways.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Links the entries that were there before entries were linked; in Java, since a hash is the same in every database. */
@Component
class V10__ChainOfTheTrail extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table trail_entry add column rules varchar(255)");
            statement.execute("alter table trail_entry add column previous char(64)");
            statement.execute("alter table trail_entry add column hash char(64)");
            statement.execute(
                    "alter table project add column head char(64) default '" + Chain.BEGINNING + "' not null");
        }
        link(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table trail_entry alter column previous set not null");
            statement.execute("alter table trail_entry alter column hash set not null");
        }
    }

    private static void link(Connection connection) throws SQLException {
        try (Statement read = connection.createStatement();
                ResultSet rows = read.executeQuery("select * from trail_entry order by project_code, number");
                PreparedStatement entry = connection.prepareStatement(
                        "update trail_entry set previous = ?, hash = ? where project_code = ? and number = ?");
                PreparedStatement project = connection.prepareStatement("update project set head = ? where code = ?")) {
            String code = null;
            String head = Chain.BEGINNING;
            while (rows.next()) {
                TrailEntry next = TrailRows.entry(rows, 0);
                if (!next.projectCode().equals(code)) {
                    code = next.projectCode();
                    head = Chain.BEGINNING;
                }
                TrailEntry linked = Chain.linked(next, head);
                head = linked.hash();
                entry.setString(1, linked.previous());
                entry.setString(2, head);
                entry.setString(3, code);
                entry.setLong(4, linked.number());
                entry.executeUpdate();
                project.setString(1, head);
                project.setString(2, code);
                project.executeUpdate();
            }
        }
    }
}
