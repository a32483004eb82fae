package com.lancore.pathways.upgrade;

import com.lancore.pathways.support.House;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;

/** Brings a project to its end after its story: mails go out, it is withdrawn, and what is owed then is done. */
final class Ending {

    private final House house;

    Ending(House house) {
        this.house = house;
    }

    void bring(String code) {
        runJobs(code);
        if (house.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(code)
                        .count()
                == 0) {
            return;
        }
        house.person("director")
                .post(
                        "/api/projects/" + code + "/events",
                        Map.of("event", "projectWithdrawn", "reason", "the sponsor stops"));
        runJobs(code);
    }

    /** Mails that wait: without a mail server they are dropped, with a note. */
    private void runJobs(String code) {
        ManagementService management = house.engine().getManagementService();
        house.engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(code)
                .processDefinitionKey("sendNotice")
                .list()
                .forEach(notice -> management
                        .createJobQuery()
                        .processInstanceId(notice.getId())
                        .list()
                        .forEach(job -> management.executeJob(job.getId())));
    }
}
