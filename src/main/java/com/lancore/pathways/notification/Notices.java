package com.lancore.pathways.notification;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRule;
import com.lancore.pathways.deadline.DeadlineRules;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.deadline.Notice;
import com.lancore.pathways.notification.Outbox.Letter;
import com.lancore.pathways.project.Confidentiality;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes a mail for each notice to each person of its groups who may see the project. Of one deadline and due date a
 * person gets one mail a day: the breach and its first chase, which come at the same moment, are one.
 */
@Component
class Notices {

    private final MailServer server;
    private final Recipients recipients;
    private final Outbox outbox;
    private final Projects projects;
    private final Confidentiality confidentiality;
    private final Deadlines deadlines;
    private final DeadlineRules rules;
    private final TaskService tasks;
    private final MailSettings settings;
    private final Clock clock;

    Notices(
            MailServer server,
            Recipients recipients,
            Outbox outbox,
            Projects projects,
            Confidentiality confidentiality,
            Deadlines deadlines,
            DeadlineRules rules,
            TaskService tasks,
            MailSettings settings,
            Clock clock) {
        this.server = server;
        this.recipients = recipients;
        this.outbox = outbox;
        this.projects = projects;
        this.confidentiality = confidentiality;
        this.deadlines = deadlines;
        this.rules = rules;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void onNotice(Notice notice) {
        if (!server.isOn()) {
            return;
        }
        Project project = projects.find(notice.deadline().projectCode()).orElseThrow();
        Letter letter = letter(notice, project);
        recipients.all().stream()
                .filter(to -> to.isInOneOf(notice.to()) && to.maySee(project))
                .forEach(to -> outbox.put(letter, to));
    }

    private Letter letter(Notice notice, Project project) {
        Deadline d = notice.deadline();
        String about = d.id() + " " + d.dueOn() + " " + Shanghai.today(clock);
        return confidentiality.isInPlace(project.code())
                ? new Letter(Mail.Subject.of(d), "notice", about, everything(notice, project))
                : new Letter(
                        Mail.Subject.of(d),
                        "bare",
                        about,
                        Map.of("projectCode", project.code(), "link", settings.tasklist()));
    }

    private Map<String, Object> everything(Notice notice, Project project) {
        Deadline d = notice.deadline();
        DeadlineRule rule = rules.inForce(d.kind(), d.countedFrom());
        Map<String, Object> said = new HashMap<>();
        said.put("projectCode", project.code());
        said.put("title", Words.oneLine(project.title()));
        said.put("what", notice.what());
        said.put("dueEn", rule.sentence().en());
        said.put("dueZh", rule.sentence().zh());
        said.put("dueOn", d.dueOn().toString());
        said.put("dueOnEn", Words.en(d.dueOn()));
        said.put("dueOnZh", Words.zh(d.dueOn()));
        said.put("workingDaysLeft", deadlines.workingDaysLeft(d));
        said.put("countedFromEn", Words.en(d.countedFrom()));
        said.put("countedFromZh", Words.zh(d.countedFrom()));
        said.put("countedFromWhat", rule.countedFrom());
        said.put("basis", d.basis());
        said.put("confidence", d.confidence());
        said.put("provisional", d.provisional());
        said.put("missingYear", d.missingYear());
        said.put("link", link(d));
        return said;
    }

    /** The task that meets the deadline; where none is open, the list of tasks. */
    private String link(Deadline d) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceId(d.processInstanceId())
                .dueDate(Date.from(d.dueAt()))
                .listPage(0, 1);
        return open.isEmpty() ? settings.tasklist() : settings.task(open.get(0).getId());
    }
}
