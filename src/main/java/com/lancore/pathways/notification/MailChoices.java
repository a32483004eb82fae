package com.lancore.pathways.notification;

import com.lancore.pathways.engine.People;
import com.lancore.pathways.refusal.Refusal;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** What a person chooses of their own mails: the language, so far. */
@Component
public class MailChoices {

    private final Recipients recipients;
    private final MailServer server;
    private final IdentityService identity;
    private final People people;

    MailChoices(Recipients recipients, MailServer server, IdentityService identity, People people) {
        this.recipients = recipients;
        this.server = server;
        this.identity = identity;
        this.people = people;
    }

    /**
     * How somebody is written.
     *
     * @param on false where the application has no mail server
     */
    public record Choice(String address, Language language, boolean on) {}

    /**
     * How the person who asks is written.
     *
     * @throws Refusal 403 for whoever is never written: clients, administrators, people without an address
     */
    public Choice mine() {
        Recipient me = recipients
                .find(people.current())
                .orElseThrow(() -> Refusal.forbidden(
                        "Mails go to staff with a mail address only; an administrator can enter yours.",
                        "邮件仅发送给已登记邮箱的工作人员；可请管理员登记您的邮箱。"));
        return new Choice(me.address(), me.language(), server.isOn());
    }

    /**
     * From the next mail on.
     *
     * @throws Refusal 422 where there is no such language, 403 as {@link #mine}
     */
    public Choice choose(String language) {
        mine();
        Language chosen = Language.of(language)
                .orElseThrow(() -> Refusal.rule("The language is EN, ZH or BOTH.", "语言须为EN、ZH或BOTH。"));
        String me = people.current();
        people.asMachine(() -> {
            identity.setUserInfo(me, Recipients.LANGUAGE, chosen.name());
            return null;
        });
        return mine();
    }
}
