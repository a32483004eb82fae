package com.lancore.pathways.upgrade;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Study;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;

/** Brings a project to its end after its story: it is withdrawn, what is owed then is done, and the mails go out. */
final class Ending {

    private static final int ROUNDS = 5;

    private final House house;

    Ending(House house) {
        this.house = house;
    }

    void bring(String code) {
        if (isOver(code)) {
            return;
        }
        Study study = house.study(code);
        // before the filing the project manager says so, afterwards the director may, too
        List.of("pm", "director").forEach(person -> withdraw(person, code));
        for (int round = 0; round < ROUNDS && !isOver(code); round++) {
            study.open().forEach(task -> owed(study, task));
            sendMails(code);
        }
    }

    private boolean isOver(String code) {
        return house.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(code)
                        .count()
                == 0;
    }

    private void withdraw(String person, String code) {
        house.person(person)
                .post(
                        "/api/projects/" + code + "/events",
                        Map.of("event", "projectWithdrawn", "reason", "the sponsor stops"));
    }

    /** What a withdrawal leaves to be done; anything else should have ended with it. */
    private void owed(Study study, String task) {
        LocalDate today = house.clock().today();
        switch (task) {
            case "recordWithdrawalNotice", "submitHgrJointReport" -> study.done(task);
            case "acknowledgeBreach" -> study.done(task, "acknowledgementNote", "seen");
            case "notifyNhcOfWithdrawal" -> study.done(task, "nhcNoticeDate", today);
            case "approveCorrection" ->
                study.done(task, "correctionDecision", "REJECTED", "reason", "not on the letter");
            case "archiveStudy" ->
                study.done(task, "archivedDate", today, "archivePlace", "Building 3", "offspringAffected", "NO");
            default -> {
                // stays open, and with it a process, which fails the test
            }
        }
    }

    /** Without a mail server a mail is kept back, and its process ends. */
    private void sendMails(String code) {
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
