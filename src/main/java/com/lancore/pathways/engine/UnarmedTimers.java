package com.lancore.pathways.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Takes away the timers of a sub-process that are dated {@link #NEVER}, in the transaction that made them. BPMN has no
 * boundary timer that is armed only if; a filing without a statutory clock goes through the same steps and must not
 * show a timer that means nothing.
 *
 * <p>Internal: {@code ExecutionEntity.getJobs}, because a query does not see jobs that are not flushed yet.
 */
public final class UnarmedTimers implements ExecutionListener {

    /** The date of a timer that is not to be armed. */
    public static final Date NEVER = Date.from(Instant.parse("9999-01-01T00:00:00Z"));

    @Override
    public void notify(DelegateExecution execution) {
        for (JobEntity job : new ArrayList<>(((ExecutionEntity) execution).getJobs())) {
            if (job.getDuedate() != null && job.getDuedate().getTime() == NEVER.getTime()) {
                job.delete();
            }
        }
    }
}
