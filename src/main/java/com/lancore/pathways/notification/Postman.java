package com.lancore.pathways.notification;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends one mail, or drops it where a person would not expect it any more. It runs as a job of its own and touches
 * nothing of the project, so that whatever the mail server does, only this mail waits.
 */
@Component
class Postman {

    private final MailRegister register;
    private final MailServer server;
    private final Templates templates;
    private final Recipients recipients;
    private final Projects projects;
    private final DeadlineRegister deadlines;
    private final MailSettings settings;
    private final Clock clock;

    Postman(
            MailRegister register,
            MailServer server,
            Templates templates,
            Recipients recipients,
            Projects projects,
            DeadlineRegister deadlines,
            MailSettings settings,
            Clock clock) {
        this.register = register;
        this.server = server;
        this.templates = templates;
        this.recipients = recipients;
        this.projects = projects;
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Sends a mail that is not sent yet.
     *
     * @return false where it was dropped
     * @throws NotSent where the mail server did not take it
     */
    boolean deliver(String mailId) {
        Mail mail = register.find(mailId).orElseThrow();
        if (mail.isDone()) {
            return mail.sentAt() != null;
        }
        Optional<String> pointless = pointless(mail);
        if (pointless.isPresent()) {
            register.dropped(mail, pointless.get());
            return false;
        }
        // an address that was corrected after a failed attempt is the one to use
        String address = recipients.find(mail.person()).orElseThrow().address();
        server.send(mail, address, message(mail, address));
        register.sent(mail, address);
        return true;
    }

    private Optional<String> pointless(Mail mail) {
        if (!server.isOn()) {
            return Optional.of("mail is switched off");
        }
        Optional<Recipient> to = recipients.find(mail.person());
        if (to.isEmpty()) {
            return Optional.of(mail.person() + " is no staff any more, or has no address");
        }
        return mail.subject().isDeadline() ? pointless(mail, to.get()) : tooLate(mail);
    }

    private Optional<String> pointless(Mail mail, Recipient to) {
        Project project = projects.find(mail.subject().projectCode()).orElseThrow();
        Deadline now = deadlines.find(mail.subject().deadlineId()).orElseThrow();
        if (!to.maySee(project)) {
            return Optional.of(mail.person() + " does not work for this client any more");
        }
        if (now.status() != mail.subject().status()) {
            return Optional.of("the deadline is " + now.status());
        }
        if (!now.dueOn().equals(mail.subject().dueOn())) {
            return Optional.of("the deadline has moved to " + now.dueOn());
        }
        if (now.pausedOn() != null) {
            return Optional.of("the clock stands still since " + now.pausedOn());
        }
        return register.isOvertaken(mail) ? Optional.of("a later notice tells the same") : Optional.empty();
    }

    /** The next digest says what is still true. */
    private Optional<String> tooLate(Mail mail) {
        return Shanghai.dateOf(mail.createdAt()).equals(Shanghai.today(clock))
                ? Optional.empty()
                : Optional.of("its day is over");
    }

    private MimeMessage message(Mail mail, String address) {
        Templates.Text text = templates.write(mail);
        try {
            MimeMessage message = server.newMessage();
            MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.sender());
            helper.setTo(address);
            helper.setSubject(text.subject());
            helper.setText(text.body());
            helper.setSentDate(Date.from(clock.instant()));
            message.setHeader("Message-ID", mail.messageId());
            // no holiday reply comes back, and no mail program answers by itself
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException e) {
            throw new NotSent(mail.person(), "it cannot be written", e);
        }
    }
}
