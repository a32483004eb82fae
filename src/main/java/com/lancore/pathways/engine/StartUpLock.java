package com.lancore.pathways.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.event.EventListener;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Nodes may start at the same moment, also on an empty database: the engine's tables, models, calendar, groups and people
 * are made by one after the other, and the second finds them there. The lock is that of a row, held by a connection of
 * its own from before the engine looks at its schema until the node is ready; a node that is killed lets go of it.
 */
@Component
@DependsOnDatabaseInitialization
class StartUpLock extends AbstractProcessEnginePlugin implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(StartUpLock.class);

    /**
     * How often it is asked for, each time as long as the database lets a transaction wait for a row: a quarter of an
     * hour by ten seconds. A start that has something to count anew may take long; one that hangs is not waited for
     * forever.
     */
    private static final int PATIENCE = 90;

    private final DataSource database;
    private final SQLExceptionTranslator errors;
    private Connection held;

    StartUpLock(DataSource database, SQLExceptionTranslator errors) {
        this.database = database;
        this.errors = errors;
    }

    @Override
    public synchronized void preInit(ProcessEngineConfigurationImpl engine) {
        try {
            held = database.getConnection();
            held.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("The lock of the start needs a connection", e);
        }
        waitForIt();
    }

    private void waitForIt() {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(held, true));
        jdbc.setExceptionTranslator(errors);
        for (int asked = 1; !isMine(jdbc); asked++) {
            if (asked == PATIENCE) {
                throw new IllegalStateException(
                        "Another node has been starting for too long, it holds the row of the table start_up:"
                                + " see docs/runbook/nodes.md");
            }
            LOG.info("Another node is starting; this one goes on after it");
        }
    }

    /** Whether the row could be locked before the database's lock timeout. */
    private boolean isMine(JdbcTemplate jdbc) {
        try {
            jdbc.queryForObject("select id from start_up for update", Integer.class);
            return true;
        } catch (PessimisticLockingFailureException e) {
            rollback();
            return false;
        }
    }

    private void rollback() {
        try {
            held.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("The lock of the start lost its connection", e);
        }
    }

    /** The job executor begins with this event, too: no job runs before its node is seeded. */
    @EventListener(ApplicationReadyEvent.class)
    @Override
    public synchronized void destroy() {
        if (held == null) {
            return;
        }
        try (Connection mine = held) {
            held = null;
            mine.rollback();
        } catch (SQLException e) {
            LOG.warn("The lock of the start went with its connection", e);
        }
    }
}
