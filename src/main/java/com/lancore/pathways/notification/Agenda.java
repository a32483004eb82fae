package com.lancore.pathways.notification;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.deadline.DeadlineRule;
import com.lancore.pathways.deadline.DeadlineRules;
import com.lancore.pathways.deadline.PublishedCalendar;
import com.lancore.pathways.project.Confidentiality;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * What is overdue, or due within the next working days: the deadlines of the register, for the groups that the table
 * tells of them, and the open tasks, for their group or for whoever has claimed them.
 */
@Component
class Agenda {

    private final DeadlineRegister register;
    private final DeadlineRules rules;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskNames names;
    private final Projects projects;
    private final Confidentiality confidentiality;
    private final PublishedCalendar calendar;
    private final MailSettings settings;

    Agenda(
            DeadlineRegister register,
            DeadlineRules rules,
            TaskService tasks,
            RuntimeService runtime,
            TaskNames names,
            Projects projects,
            Confidentiality confidentiality,
            PublishedCalendar calendar,
            MailSettings settings) {
        this.register = register;
        this.rules = rules;
        this.tasks = tasks;
        this.runtime = runtime;
        this.names = names;
        this.projects = projects;
        this.confidentiality = confidentiality;
        this.calendar = calendar;
        this.settings = settings;
    }

    /** The agenda of everybody on a day in Shanghai. */
    Day of(LocalDate today) {
        LocalDate until =
                calendar.now().due(today, settings.digestWorkingDays()).due();
        Map<String, Project> known = projects.all().stream().collect(Collectors.toMap(Project::code, p -> p));
        List<Due> due = register.running().stream()
                .filter(d -> d.pausedOn() == null && !d.dueOn().isAfter(until))
                .map(d -> new Due(d, rules.inForce(d.kind(), d.countedFrom())))
                .toList();
        return new Day(today, until, known, due);
    }

    private record Due(Deadline deadline, DeadlineRule rule) {

        boolean concerns(Recipient person) {
            return person.isInOneOf(rule.audience().all());
        }
    }

    /** What one person is told. */
    record Mine(Map<String, Object> parameters, int lines) {

        boolean isEmpty() {
            return lines == 0;
        }
    }

    /** Everybody's day, asked person by person. */
    final class Day {

        private final LocalDate today;
        private final LocalDate until;
        private final Map<String, Project> known;
        private final List<Due> due;
        private final Map<String, Boolean> open = new HashMap<>();
        private final Map<String, String> codes = new HashMap<>();

        private Day(LocalDate today, LocalDate until, Map<String, Project> known, List<Due> due) {
            this.today = today;
            this.until = until;
            this.known = known;
            this.due = due;
        }

        Mine of(Recipient to) {
            List<Map<String, Object>> deadlines = due.stream()
                    .filter(d -> to.maySee(known.get(d.deadline().projectCode())))
                    .filter(d -> d.concerns(to))
                    .map(this::line)
                    .toList();
            List<Map<String, Object>> todo = Stream.concat(
                            dueTasks().taskAssignee(to.person()).list().stream(),
                            dueTasks().taskCandidateGroupIn(groups(to)).list().stream())
                    .filter(task -> to.maySee(task.getTenantId()))
                    .sorted(Comparator.comparing(Task::getDueDate))
                    .map(this::line)
                    .toList();
            Map<String, Object> said = new HashMap<>();
            said.put("todayEn", Words.en(today));
            said.put("todayZh", Words.zh(today));
            said.put("untilEn", Words.en(until));
            said.put("untilZh", Words.zh(until));
            said.put("overdue", count(deadlines, true) + count(todo, true));
            said.put("soon", count(deadlines, false) + count(todo, false));
            said.put("deadlines", deadlines);
            said.put("tasks", todo);
            said.put("link", settings.tasklist());
            return new Mine(said, deadlines.size() + todo.size());
        }

        private TaskQuery dueTasks() {
            return tasks.createTaskQuery()
                    .dueBefore(Date.from(Shanghai.endOf(until)))
                    .active();
        }

        private Map<String, Object> line(Due due) {
            Map<String, Object> line =
                    line(due.deadline().projectCode(), due.deadline().dueOn());
            if (isOpen(due.deadline().projectCode())) {
                line.put("nameEn", due.rule().sentence().en());
                line.put("nameZh", due.rule().sentence().zh());
            }
            return line;
        }

        private Map<String, Object> line(Task task) {
            String code = codes.computeIfAbsent(task.getProcessInstanceId(), Agenda.this::projectOf);
            Map<String, Object> line =
                    line(code, Shanghai.dateOf(task.getDueDate().toInstant()));
            if (isOpen(code)) {
                line.put("nameEn", Words.oneLine(task.getName()));
                line.put("nameZh", names.zh(task));
                line.put("link", settings.task(task.getId()));
            }
            return line;
        }

        /** Before the NDA a line is the code and the date. */
        private Map<String, Object> line(String projectCode, LocalDate dueOn) {
            Map<String, Object> line = new HashMap<>();
            line.put("projectCode", projectCode);
            if (isOpen(projectCode)) {
                line.put("title", Words.oneLine(known.get(projectCode).title()));
            }
            line.put("dueOnEn", Words.en(dueOn));
            line.put("dueOnZh", Words.zh(dueOn));
            line.put("workingDaysLeft", calendar.now().workingDaysLeft(today, dueOn));
            line.put("overdue", dueOn.isBefore(today));
            return line;
        }

        private boolean isOpen(String projectCode) {
            return open.computeIfAbsent(projectCode, confidentiality::isInPlace);
        }

        private static List<String> groups(Recipient to) {
            return to.roles().stream().map(Role::group).toList();
        }

        private static long count(List<Map<String, Object>> lines, boolean overdue) {
            return lines.stream()
                    .filter(line -> line.get("overdue").equals(overdue))
                    .count();
        }
    }

    private String projectOf(String processInstanceId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(processInstanceId)
                .singleResult()
                .getBusinessKey();
    }
}
