package com.lancore.pathways.notification;

import com.lancore.pathways.calendar.DayKind;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.PublishedCalendar;
import com.lancore.pathways.notification.Outbox.Letter;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** On the morning of a working day, to each person what of theirs is overdue or due soon; nothing where nothing is. */
@Component
class Digests {

    private final MailServer server;
    private final Recipients recipients;
    private final Agenda agenda;
    private final Outbox outbox;
    private final PublishedCalendar calendar;
    private final Clock clock;

    Digests(
            MailServer server,
            Recipients recipients,
            Agenda agenda,
            Outbox outbox,
            PublishedCalendar calendar,
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
        if (!server.isOn() || !isWorked(today)) {
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

    /** Of a year without its notice nobody knows which weekends are worked: people are left in peace at all of them. */
    private boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        return calendar.now().isWorkingDay(day) && !(weekend && calendar.now().kindOf(day) == DayKind.UNPUBLISHED);
    }
}
