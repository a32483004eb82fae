package com.lancore.pathways.notification;

import org.springframework.stereotype.Component;

/** How many mails wait to be sent. */
@Component
public class MailBacklog {

    private final MailRegister register;

    MailBacklog(MailRegister register) {
        this.register = register;
    }

    public long count() {
        return register.backlog().mails();
    }
}
