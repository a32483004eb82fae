package com.lancore.pathways.notification;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What of the mail operations should know. Never DOWN: a mail server that is away delays mails, and takes no pathway
 * down.
 */
@Component
class MailHealthIndicator implements HealthIndicator {

    private final MailServer server;
    private final MailRegister register;

    MailHealthIndicator(MailServer server, MailRegister register) {
        this.server = server;
        this.register = register;
    }

    @Override
    public Health health() {
        MailRegister.Backlog backlog = register.backlog();
        Health.Builder health = Health.up()
                .withDetail("mail", server.isOn() ? (server.isAway() ? "AWAY" : "ON") : "OFF")
                .withDetail("waiting", backlog.mails());
        if (backlog.oldest() != null) {
            health.withDetail("waitingSince", backlog.oldest());
        }
        return health.build();
    }
}
