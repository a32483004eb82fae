package com.lancore.pathways.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What mails say and where they lead; the server itself is {@code spring.mail}.
 *
 * @param from the sender
 * @param language for whoever has not chosen one
 * @param baseUrl where people open the application, without a slash at its end
 * @param digestWorkingDays what is due within so many working days after today stands in the digest
 */
@ConfigurationProperties("pathways.mail")
record MailSettings(String from, Language language, String baseUrl, int digestWorkingDays) {

    MailSettings {
        baseUrl = baseUrl.replaceAll("/+$", "");
    }

    InternetAddress sender() {
        try {
            return new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalStateException("PATHWAYS_MAIL_FROM is no mail address: " + from, e);
        }
    }

    /** The right-hand side of every Message-ID. */
    String domain() {
        String address = sender().getAddress();
        return address.substring(address.indexOf('@') + 1);
    }

    String tasklist() {
        return baseUrl + "/camunda/app/tasklist/";
    }

    String task(String taskId) {
        return baseUrl + "/camunda/app/tasklist/default/#/?task=" + taskId;
    }
}
