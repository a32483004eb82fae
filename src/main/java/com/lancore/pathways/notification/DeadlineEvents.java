package com.lancore.pathways.notification;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRule;
import com.lancore.pathways.deadline.DeadlineRules;
import com.lancore.pathways.deadline.Ladder;
import com.lancore.pathways.project.Confidentiality;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import org.springframework.stereotype.Component;

/**
 * A row of the register as an event of a calendar: all day on its legal date, which is Shanghai's in whatever zone it is
 * read. A calendar lives in phones and with third parties: it says neither the title nor a reason that somebody wrote.
 */
@Component
class DeadlineEvents {

    /** Never changed: by the UID a calendar knows the event again. */
    private static final String DOMAIN = "@deadlines.pathways.lancore.com";

    private static final String STOPPED = "STOPPED";

    private final DeadlineRules rules;
    private final Ladder ladder;
    private final Confidentiality confidentiality;
    private final Templates templates;
    private final FeedSettings settings;

    DeadlineEvents(
            DeadlineRules rules,
            Ladder ladder,
            Confidentiality confidentiality,
            Templates templates,
            FeedSettings settings) {
        this.rules = rules;
        this.ladder = ladder;
        this.confidentiality = confidentiality;
        this.templates = templates;
        this.settings = settings;
    }

    /**
     * The event.
     *
     * @param roles of who reads it: the alarms are the reminders of these, and only staff can follow the link
     */
    VEvent of(Deadline d, Set<Role> roles) {
        Templates.Text text = text(d, roles);
        VEvent event = new VEvent(false);
        event.add(new Uid(d.id() + DOMAIN));
        event.add(new Sequence(d.version()));
        event.add(new DtStamp(d.changedAt()));
        event.add(new LastModified(d.changedAt()));
        event.add(new DtStart<>(d.dueOn()));
        event.add(status(d));
        // a deadline takes nobody's day
        event.add(ImmutableTransp.TRANSPARENT);
        event.add(new Summary(text.subject()));
        event.add(new Description(text.body()));
        if (isCertain(d) && !roles.contains(Role.CLIENT)) {
            ladder.mornings(d, roles).forEach(at -> event.add(alarm(at, text.subject())));
        }
        return event;
    }

    private static Status status(Deadline d) {
        if (d.status() == Deadline.Status.CANCELLED) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        return d.status().isRunning() && (d.provisional() || isStopped(d))
                ? ImmutableStatus.VEVENT_TENTATIVE
                : ImmutableStatus.VEVENT_CONFIRMED;
    }

    private static boolean isStopped(Deadline d) {
        return d.status().isRunning() && d.pausedOn() != null;
    }

    /** Nobody is woken for what is done, or for a clock that stands. */
    private static boolean isCertain(Deadline d) {
        return d.status().isRunning() && !isStopped(d);
    }

    private static VAlarm alarm(Instant at, String what) {
        VAlarm alarm = new VAlarm(at);
        alarm.add(ImmutableAction.DISPLAY);
        alarm.add(new Description(what));
        return alarm;
    }

    /** In both languages: the calendar of a client or of a colleague may be read by others than who set it up. */
    private Templates.Text text(Deadline d, Set<Role> roles) {
        String template = confidentiality.isInPlace(d.projectCode()) ? "event" : "event-bare";
        Map<String, Object> said = said(d, roles);
        Templates.Text en = templates.write(template, said, Language.EN);
        Templates.Text zh = templates.write(template, said, Language.ZH);
        return new Templates.Text(en.subject() + " · " + zh.subject(), en.body() + "\n\n" + zh.body());
    }

    private Map<String, Object> said(Deadline d, Set<Role> roles) {
        DeadlineRule rule = rules.inForce(d.kind(), d.countedFrom());
        Map<String, Object> said = new HashMap<>();
        said.put("projectCode", d.projectCode());
        said.put("kind", d.kind());
        said.put("state", isStopped(d) ? STOPPED : d.status().name());
        said.put("running", d.status().isRunning());
        said.put("ruleEn", rule.sentence().en());
        said.put("ruleZh", rule.sentence().zh());
        said.put("dueOnEn", Words.en(d.dueOn()));
        said.put("dueOnZh", Words.zh(d.dueOn()));
        said.put("countedFromEn", Words.en(d.countedFrom()));
        said.put("countedFromZh", Words.zh(d.countedFrom()));
        said.put("countedFromWhat", rule.countedFrom());
        said.put("workingDays", d.workingDays());
        said.put("months", d.months());
        said.put("basis", d.basis());
        said.put("confidence", d.confidence());
        said.put("provisional", d.provisional());
        said.put("missingYear", d.missingYear());
        said.put("lateDecember", d.lateDecember());
        said.put("recordedLate", d.recordedLate());
        if (d.metOn() != null) {
            said.put("metOnEn", Words.en(d.metOn()));
            said.put("metOnZh", Words.zh(d.metOn()));
        }
        if (d.pausedOn() != null) {
            said.put("pausedOnEn", Words.en(d.pausedOn()));
            said.put("pausedOnZh", Words.zh(d.pausedOn()));
        }
        if (roles.stream().anyMatch(Role::isStaff)) {
            said.put("link", settings.project(d.projectCode()));
        }
        return said;
    }
}
