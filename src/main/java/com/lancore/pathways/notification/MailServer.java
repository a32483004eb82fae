package com.lancore.pathways.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The mail server, if there is one. A job that sends holds a thread of the job executor and a connection to the
 * database, which the timers of the deadlines need too: so few mails are sent at the same time, and a server that does
 * not answer is left alone for a while, after which one mail tries it first.
 */
@Component
class MailServer {

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private static final int LINES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Shorter than the first interval between two attempts of a job. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private final JavaMailSenderImpl sender;
    private final MailSettings settings;
    private final Clock clock;
    private final Semaphore lines = new Semaphore(LINES, true);
    /** When it last did not answer; null since it last did. */
    private final AtomicReference<Instant> failedAt = new AtomicReference<>();

    MailServer(JavaMailSenderImpl sender, MailSettings settings, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayOnce() {
        if (isOn()) {
            LOG.info("Mail goes out by {} from {}", name(), settings.sender());
        } else {
            LOG.info(
                    "Mail is off, PATHWAYS_MAIL_HOST is not set: reminders stand on the trail and nobody is written to");
        }
    }

    /** Off where no host is set. */
    boolean isOn() {
        return sender.getHost() != null && !sender.getHost().isBlank();
    }

    /** Whether the last attempts found that it does not answer. */
    boolean isAway() {
        return failedAt.get() != null;
    }

    String name() {
        return sender.getHost() + (sender.getPort() > 0 ? ":" + sender.getPort() : "");
    }

    MimeMessage newMessage() {
        return sender.createMimeMessage();
    }

    /**
     * Hands a mail to the server and waits until it took it.
     *
     * @throws NotSent where it did not, or may not have
     */
    void send(Mail mail, String address, MimeMessage message) {
        if (!isOurTurn()) {
            throw new NotSent(mail.person(), "the mail server " + name() + " did not answer a moment ago", null);
        }
        if (!hasFreeLine()) {
            throw new NotSent(mail.person(), "the mail server " + name() + " is still busy with other mails", null);
        }
        try {
            sender.send(message);
            failedAt.set(null);
        } catch (MailException e) {
            List<Throwable> causes = causes(e);
            boolean refused = hasOne(causes, SendFailedException.class) && !hasOne(causes, IOException.class);
            failedAt.set(refused ? null : clock.instant());
            throw new NotSent(mail.person(), "the mail server " + name() + reason(causes, address), e);
        } finally {
            lines.release();
        }
    }

    /** While it is left alone nobody's, after that one mail's first. */
    private boolean isOurTurn() {
        Instant failed = failedAt.get();
        if (failed == null) {
            return true;
        }
        Instant now = clock.instant();
        boolean leftAlone = !now.isBefore(failed) && now.isBefore(failed.plus(LEFT_ALONE));
        return !leftAlone && failedAt.compareAndSet(failed, now);
    }

    private boolean hasFreeLine() {
        try {
            return lines.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String reason(List<Throwable> causes, String address) {
        if (hasOne(causes, MailAuthenticationException.class) || hasOne(causes, AuthenticationFailedException.class)) {
            return " does not accept our user name and password";
        }
        if (hasOne(causes, SocketTimeoutException.class)) {
            return " took too long to answer";
        }
        if (hasOne(causes, IOException.class)) {
            return " does not answer, or broke the connection off";
        }
        return hasOne(causes, SendFailedException.class)
                ? " does not accept the address " + address
                : " did not take it";
    }

    private static boolean hasOne(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    /** Spring keeps some causes in a list of its own, Jakarta Mail in chains of its own. */
    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> all = new ArrayList<>();
        collect(thrown, all);
        return all;
    }

    private static void collect(Throwable thrown, List<Throwable> into) {
        if (thrown == null || into.contains(thrown)) {
            return;
        }
        into.add(thrown);
        collect(thrown.getCause(), into);
        if (thrown instanceof MessagingException mail) {
            collect(mail.getNextException(), into);
        }
        if (thrown instanceof MailSendException failed) {
            for (Exception one : failed.getMessageExceptions()) {
                collect(one, into);
            }
        }
    }
}
