package com.lancore.pathways.notification;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A mail server of this machine, and what arrived there. */
final class Inbox {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    void open() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    void close() {
        server.stop();
    }

    List<MimeMessage> all() {
        return List.of(server.getReceivedMessages());
    }

    /** All but the digests, which everybody gets. */
    List<MimeMessage> received() {
        return all().stream().filter(m -> !isDigest(m)).toList();
    }

    List<MimeMessage> digests() {
        return all().stream().filter(Inbox::isDigest).toList();
    }

    void forget() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isDigest(MimeMessage mail) {
        try {
            return mail.getSubject().startsWith("Your day");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The name before the sign of the address. */
    static String recipient(MimeMessage mail) {
        try {
            String address = mail.getAllRecipients()[0].toString();
            return address.substring(0, address.indexOf('@'));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String text(MimeMessage mail) {
        try {
            return ((String) mail.getContent()).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
