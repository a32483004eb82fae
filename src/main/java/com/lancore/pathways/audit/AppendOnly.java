package com.lancore.pathways.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import org.h2.api.Trigger;

/** H2's form of the trigger that PostgreSQL writes in SQL: what is evidence is added to and never changed or removed. */
public final class AppendOnly implements Trigger {

    private String table;

    @Override
    public void init(Connection c, String schema, String name, String tableName, boolean before, int type) {
        table = tableName;
    }

    @Override
    public void fire(Connection c, Object[] before, Object[] after) throws SQLException {
        throw new SQLIntegrityConstraintViolationException(
                "What is in " + table + " is evidence: it is added to and never changed or removed");
    }
}
