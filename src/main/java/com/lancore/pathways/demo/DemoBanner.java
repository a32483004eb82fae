package com.lancore.pathways.demo;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to go and who to be, once everything is there. */
@Component
@Profile("demo")
class DemoBanner {

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web)) {
            return;
        }
        String address = "http://localhost:" + web.getWebServer().getPort();
        // to the console and not to the log: it is for the person who started it
        System.out.printf("""

                  Lancore Pathways is ready (profile demo, this machine only)

                    Tasklist   %1$s/camunda/app/tasklist/
                    Cockpit    %1$s/camunda/app/cockpit/    as ops
                    API        %1$s/api/projects

                    People, each with the password demo:
                      pm (project manager)  regulatory  clinical  quality
                      academic  ethics  ops (operations)  director  client  admin

                """, address);
    }
}
