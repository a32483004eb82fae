package com.lancore.pathways.event;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.CountedDates;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.deadline.ProjectDates;
import com.lancore.pathways.deadline.PublishedCalendar;
import com.lancore.pathways.deadline.TaskDueDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The house's own dates of a project: counted from the day a step opens, moved by the working days of each hold.
 * Statutory clocks do not stop for a hold and are left alone.
 */
@Component
class HouseDates implements CountedDates {

    private final TaskService tasks;
    private final ProjectDates dates;
    private final TaskDueDates dueDates;
    private final Deadlines deadlines;
    private final PublishedCalendar calendar;
    private final Trail trail;

    HouseDates(
            @Lazy TaskService tasks,
            @Lazy ProjectDates dates,
            @Lazy TaskDueDates dueDates,
            @Lazy Deadlines deadlines,
            PublishedCalendar calendar,
            Trail trail) {
        this.tasks = tasks;
        this.dates = dates;
        this.dueDates = dueDates;
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.trail = trail;
    }

    private record Hold(Instant from, Instant to) {}

    @Override
    public void recount(Collection<String> projectCodes) {
        Map<String, Map<String, Facts>> facts = trail.facts(Set.copyOf(projectCodes));
        dates.openTasks(projectCodes)
                .forEach((code, tasks) -> recount(
                        tasks,
                        holds(facts.getOrDefault(code, Map.of()).getOrDefault(ProjectEvents.SCOPE, Facts.NONE))));
    }

    private void recount(List<Task> open, List<Hold> holds) {
        for (Task task : open) {
            if (dueDates.isHouseTarget(task)) {
                Date due =
                        Date.from(Shanghai.lastSecondOf(due(task.getCreateTime().toInstant(), holds)));
                if (task.getDueDate() == null
                        || due.getTime() != task.getDueDate().getTime()) {
                    tasks.setDueDate(task.getId(), due);
                }
            }
        }
    }

    private LocalDate due(Instant opened, List<Hold> holds) {
        LocalDate openedOn = Shanghai.dateOf(opened);
        LocalDate due = deadlines.houseDueOn(openedOn);
        for (Hold hold : holds) {
            if (hold.to().isAfter(opened)) {
                LocalDate heldOn = Shanghai.dateOf(hold.from());
                // a step that opened during the hold had all its days left then
                int left = calendar.now().workingDaysLeft(openedOn.isAfter(heldOn) ? openedOn : heldOn, due);
                due = calendar.now()
                        .due(Shanghai.dateOf(hold.to()), Math.max(1, left))
                        .due();
            }
        }
        return due;
    }

    /** The holds that are over, in their order. */
    private static List<Hold> holds(Facts project) {
        List<FactRecord> held = project.of(ProjectEvents.HELD);
        List<FactRecord> resumed = project.of(ProjectEvents.RESUMED);
        return java.util.stream.IntStream.range(0, resumed.size())
                .mapToObj(i -> new Hold(held.get(i).at(), resumed.get(i).at()))
                .toList();
    }
}
