package com.lancore.pathways.notification;

import com.lancore.pathways.engine.Verdict;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does in the processes that write to people. */
@Configuration
@EnableConfigurationProperties({MailSettings.class, FeedSettings.class})
class NotificationDelegates {

    @Bean
    JavaDelegate sendMail(Postman postman) {
        return execution -> {
            boolean sent = postman.deliver((String) execution.getVariable(Outbox.MAIL_ID));
            Verdict.write(execution, "mailSent", sent);
        };
    }

    @Bean
    JavaDelegate writeDigests(Digests digests) {
        return execution -> digests.write();
    }
}
