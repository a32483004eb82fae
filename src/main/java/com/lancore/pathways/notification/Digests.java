package com.lancore.pathways.notification;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.notification.Outbox.Letter;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** On the morning of a working day, to each person what of theirs is overdue or due soon; nothing where nothing is. */
@Component
class Digests {

    private final MailServer server;
    private final Recipients recipients;
    private final Agenda agenda;
    private final Outbox outbox;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Digests(
            MailServer server,
            Recipients recipients,
            Agenda agenda,
            Outbox outbox,
            WorkingCalendar calendar,
            Clock clock) {
        this.server = server;
        this.recipients = recipients;
        this.agenda = agenda;
        this.outbox = outbox;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** However often it is called, a person gets one a day. */
    void write() {
        LocalDate today = Shanghai.today(clock);
        if (!server.isOn() || !calendar.isWorkingDay(today)) {
            return;
        }
        Agenda.Day day = agenda.of(today);
        for (Recipient to : recipients.all()) {
            Agenda.Mine mine = day.of(to);
            if (!mine.isEmpty()) {
                outbox.put(new Letter(Mail.Subject.DAY, "digest", "digest " + today, mine.parameters()), to);
            }
        }
    }
}
