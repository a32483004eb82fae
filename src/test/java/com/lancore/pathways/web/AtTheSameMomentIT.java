package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several people at one thing, or one of them too late: it happens once, and the others are told so below 500. */
@PathwaysTest
@Tag("postgres-too")
class AtTheSameMomentIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-09-28T10:00");
    }

    @Test
    void oneStudyStartedBySix_isStartedOnce() {
        Study study = house.study();

        List<Answer> answers = house.atOnce(6, () -> study.tryStart("pm"));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
        answers.stream().filter(a -> a.status() == 409).forEach(Answer::isPlainRefusal);
        assertThat(study.instances("iit")).hasSize(1);
        assertThat(study.open()).containsExactly("prepareNonClinicalPackage");
        assertThat(study.trail("FACT").stream().filter(e -> e.name().equals("title")))
                .hasSize(1);
    }

    @Test
    void oneTaskCompletedBySix_isCompletedOnce() {
        Study study = house.study().start().to("prepareNonClinicalPackage");
        study.upload("regulatory", "NON_CLINICAL_REPORT");
        String task = study.task("prepareNonClinicalPackage");

        List<Answer> answers = house.atOnce(
                6, () -> house.person("regulatory").post("/engine-rest/task/" + task + "/complete", Map.of()));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(204).isSubsetOf(204, 409, 404);
        answers.stream().filter(a -> a.status() != 204).forEach(Answer::isPlainRefusal);
        assertThat(study.open()).containsExactly("finalizeProtocol");
        assertThat(study.trail("FACT").stream().filter(e -> e.node().equals("prepareNonClinicalPackage")))
                .hasSize(1);
    }

    @Test
    void twoTasksOfOneStudy_areBothCompleted_orOneIsToldToTryAgain() {
        Study study = house.study().with("sponsorKind", "CHINESE_LEGAL_PERSON").start();
        study.done("prepareNonClinicalPackage");
        study.upload("clinical", "PROTOCOL", "INFORMED_CONSENT", "RISK_PLAN").upload("pm", "SPONSOR_AGREEMENT");
        String protocol = study.task("finalizeProtocol");
        String agreement = study.task("executeSponsorAgreement");
        String today = house.clock().today().toString();

        AtomicInteger turn = new AtomicInteger();
        List<Answer> answers = house.atOnce(
                2,
                () -> turn.getAndIncrement() == 0
                        ? house.person("clinical")
                                .post(
                                        "/engine-rest/task/" + protocol + "/complete",
                                        Study.variables(Map.of("protocolVersion", "V1", "consentVersion", "C1")))
                        : house.person("pm")
                                .post(
                                        "/engine-rest/task/" + agreement + "/complete",
                                        Study.variables(Map.of("agreementDate", today))));

        assertThat(answers).extracting(Answer::status).contains(204).isSubsetOf(204, 409);
        for (String task : List.of("finalizeProtocol", "executeSponsorAgreement")) {
            if (study.open().contains(task)) {
                study.done(task);
            }
        }
        assertThat(study.open()).containsExactly("planFirstPatient", "recordAcademicReview");
    }

    @Test
    void aTaskCompletedASecondTime_isNotFound() {
        Study study = house.study().start();
        String task = study.task("prepareNonClinicalPackage");
        study.done("prepareNonClinicalPackage");

        study.leavesAsItWas(() -> house.person("regulatory").post("/engine-rest/task/" + task + "/complete", Map.of()))
                .is(404)
                .says("This task is not open any more");
    }

    @Test
    void claimedBySomebodyElse_isAConflict() {
        Study study = house.study().start();
        String task = study.task("prepareNonClinicalPackage");
        house.person("pm")
                .post("/engine-rest/task/" + task + "/assignee", Map.of("userId", "clinical"))
                .is(204);

        study.leavesAsItWas(() -> house.person("regulatory")
                        .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "regulatory")))
                .is(409);
    }
}
