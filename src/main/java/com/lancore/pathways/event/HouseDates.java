package com.lancore.pathways.event;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Moves the house's own dates by the working days of a hold. Statutory clocks do not stop for it and are left alone. */
@Component
class HouseDates {

    private final TaskService tasks;
    private final DeadlineRegister register;
    private final WorkingCalendar calendar;
    private final Clock clock;

    HouseDates(@Lazy TaskService tasks, DeadlineRegister register, WorkingCalendar calendar, Clock clock) {
        this.tasks = tasks;
        this.register = register;
        this.calendar = calendar;
        this.clock = clock;
    }

    void shift(String projectCode, Instant heldAt) {
        LocalDate heldOn = Shanghai.dateOf(heldAt);
        LocalDate today = Shanghai.today(clock);
        Set<Instant> statutory =
                register.ofProject(projectCode).stream().map(Deadline::dueAt).collect(Collectors.toSet());
        for (Task task :
                tasks.createTaskQuery().processInstanceBusinessKey(projectCode).list()) {
            if (task.getDueDate() != null
                    && !statutory.contains(task.getDueDate().toInstant())) {
                // a step that opened during the hold had all its days left then
                LocalDate openedOn = Shanghai.dateOf(task.getCreateTime().toInstant());
                int left = calendar.workingDaysLeft(
                        openedOn.isAfter(heldOn) ? openedOn : heldOn,
                        Shanghai.dateOf(task.getDueDate().toInstant()));
                LocalDate due = calendar.due(today, Math.max(1, left)).due();
                tasks.setDueDate(task.getId(), Date.from(Shanghai.lastSecondOf(due)));
            }
        }
    }
}
