package com.lancore.pathways.notification;

import com.lancore.pathways.deadline.Notice;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Takes mails in, in the transaction of what they tell: a row, and one instance of the process {@code sendNotice} that
 * will send it. Nothing is sent here.
 */
@Component
class Outbox {

    static final String MAIL_ID = "mailId";

    private final MailRegister register;
    private final MailSettings settings;
    private final RuntimeService runtime;
    private final Clock clock;

    Outbox(MailRegister register, MailSettings settings, RuntimeService runtime, Clock clock) {
        this.register = register;
        this.settings = settings;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** What is to be said, to whomever. */
    record Letter(Mail.Subject subject, String template, String about, Map<String, Object> parameters) {}

    /** Does nothing where the person was told the same already. */
    void put(Letter letter, Recipient to) {
        if (register.isTold(to.person(), letter.about())) {
            return;
        }
        String id = UUID.randomUUID().toString();
        register.insert(new Mail(
                id,
                "<" + id + "@" + settings.domain() + ">",
                letter.subject(),
                to.person(),
                to.address(),
                to.language(),
                letter.template(),
                letter.about(),
                letter.parameters(),
                clock.instant(),
                null,
                null));
        carry(id, letter, to);
    }

    /** What Cockpit shows of it: to whom and what for, and nothing that the mail says. */
    private void carry(String id, Letter letter, Recipient to) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(MAIL_ID, id);
        variables.put("person", to.person());
        variables.put("template", letter.template());
        if (letter.subject().projectCode() != null) {
            variables.put("projectCode", letter.subject().projectCode());
        }
        runtime.startProcessInstanceByKey(Notice.CARRIER, letter.subject().projectCode(), variables);
    }
}
