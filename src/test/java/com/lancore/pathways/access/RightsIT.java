package com.lancore.pathways.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees a task and who works on it. */
@PathwaysTest
@Tag("postgres-too")
class RightsIT {

    private static final String TASK = "prepareNonClinicalPackage";

    @Autowired
    private House house;

    private Study study;
    private String task;

    @BeforeEach
    void aStudyAtItsFirstTask() {
        study = house.study().start();
        task = study.task(TASK);
    }

    @Nested
    class TheCandidateGroup {

        @Test
        void listsItsTasks_claims_givesBack_andCompletes() {
            assertThat(listedBy("regulatory")).containsExactly(TASK);
            claim("regulatory", "regulatory").is(204);
            assertThat(assignee()).isEqualTo("regulatory");
            unclaim("regulatory").is(204);
            assertThat(assignee()).isEqualTo("null");

            claim("regulatory", "regulatory").is(204);
            study.done(TASK);

            assertThat(study.open()).containsExactly("finalizeProtocol");
        }

        @Test
        void completesWithoutClaiming() {
            study.done(TASK);

            assertThat(study.open()).containsExactly("finalizeProtocol");
        }

        @Test
        void seesItsFormAndWhatStandsInTheWay() {
            house.person("regulatory")
                    .get("/engine-rest/task/" + task + "/form-variables")
                    .is(200);
            house.person("regulatory")
                    .get("/engine-rest/task/" + task + "/deployed-form")
                    .is(200);
            Answer told = house.person("regulatory").get("/api/tasks/" + task).is(200);
            assertThat(told.json().get("projectCode").asText()).isEqualTo(study.code());
            assertThat(told.json().get("documents").findValuesAsText("kind")).containsExactly("NON_CLINICAL_REPORT");
        }

        @Test
        void claimsForItselfOnly() {
            study.leavesAsItWas(() -> claim("regulatory", "clinical")).is(403);
        }

        @Test
        void doesNotGiveATaskToSomebodyElse() {
            claim("regulatory", "regulatory").is(204);

            study.leavesAsItWas(() -> assign("regulatory", "clinical")).is(403);
        }

        @Test
        void takesRightsAsTheyAreNow_notAsTheyWereAtTheLogin() {
            Person moved = house.newPerson("moved-on", List.of("regulatoryAffairs"), List.of());
            moved.get("/engine-rest/task/" + task).is(200);

            house.engine().getIdentityService().deleteMembership("moved-on", "regulatoryAffairs");

            assertThat(moved.post("/engine-rest/task/" + task + "/complete", Map.of())
                            .isPlainRefusal()
                            .status())
                    .isIn(403, 404);
        }
    }

    @Nested
    class ARevokedRight {

        @Test
        void holdsAgainstWhatTheGroupMay_untilItIsTakenBack() {
            AuthorizationService authorizations = house.engine().getAuthorizationService();
            Authorization revoked = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
            revoked.setUserId("regulatory");
            revoked.setResource(Resources.TASK);
            revoked.setResourceId(task);
            revoked.removePermission(Permissions.READ);
            revoked.removePermission(Permissions.TASK_WORK);
            authorizations.saveAuthorization(revoked);
            try {
                assertThat(listedBy("regulatory")).isEmpty();
                study.leavesAsItWas(() -> claim("regulatory", "regulatory")).is(403);
                study.leavesAsItWas(() ->
                                house.person("regulatory").post("/engine-rest/task/" + task + "/complete", Map.of()))
                        .is(403);
            } finally {
                authorizations.deleteAuthorization(revoked.getId());
            }

            study.done(TASK);
        }

        @Test
        void ofWhatAGroupIsGranted_standsBesideIt_alsoAfterTheNextStart(@Autowired Rights rights) {
            AuthorizationService authorizations = house.engine().getAuthorizationService();
            Authorization revoked = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
            revoked.setGroupId("qualityAssurance");
            revoked.setResource(Resources.APPLICATION);
            revoked.setResourceId("tasklist");
            revoked.removePermission(Permissions.ACCESS);
            authorizations.saveAuthorization(revoked);
            try {
                rights.run();

                assertThat(authorizations
                                .createAuthorizationQuery()
                                .groupIdIn("qualityAssurance")
                                .resourceType(Resources.APPLICATION)
                                .list())
                        .extracting(Authorization::getAuthorizationType)
                        .containsExactlyInAnyOrder(Authorization.AUTH_TYPE_GRANT, Authorization.AUTH_TYPE_REVOKE);
            } finally {
                authorizations.deleteAuthorization(revoked.getId());
            }
        }

        @Test
        void ofAnAdministratorsHand_thatTookARightAway_isGivenBackAtTheNextStart(@Autowired Rights rights) {
            AuthorizationService authorizations = house.engine().getAuthorizationService();
            Authorization granted = authorizations
                    .createAuthorizationQuery()
                    .groupIdIn("qualityAssurance")
                    .resourceType(Resources.APPLICATION)
                    .singleResult();
            authorizations.deleteAuthorization(granted.getId());

            rights.run();

            assertThat(authorizations
                            .createAuthorizationQuery()
                            .groupIdIn("qualityAssurance")
                            .resourceType(Resources.APPLICATION)
                            .singleResult()
                            .isPermissionGranted(Permissions.ACCESS))
                    .isTrue();
        }
    }

    @Nested
    class SomebodyOfAnotherGroup {

        @ParameterizedTest
        @ValueSource(strings = {"clinical", "quality", "academic", "ethics"})
        void doesNotSeeTheTask_norClaimOrCompleteIt(String person) {
            assertThat(listedBy(person)).isEmpty();
            Study.State before = study.state();

            for (Answer answer : List.of(
                    house.person(person).get("/engine-rest/task/" + task),
                    claim(person, person),
                    assign(person, person),
                    unclaim(person),
                    house.person(person).post("/engine-rest/task/" + task + "/complete", Map.of()))) {
                assertThat(answer.isPlainRefusal().status())
                        .as(answer.toString())
                        .isIn(403, 404);
            }

            assertThat(study.state()).isEqualTo(before);
        }
    }

    @Nested
    class TheProjectManager {

        @Test
        void listsEveryTask_butNeitherClaimsNorCompletesThoseOfOthers() {
            assertThat(listedBy("pm")).containsExactly(TASK);
            study.leavesAsItWas(() -> claim("pm", "pm")).is(403);
            study.leavesAsItWas(() -> house.person("pm").post("/engine-rest/task/" + task + "/complete", Map.of()))
                    .is(403);
        }

        @Test
        void givesATaskToSomebody_alsoOneThatIsClaimed() {
            claim("regulatory", "regulatory").is(204);

            assign("pm", "clinical").is(204);

            assertThat(assignee()).isEqualTo("clinical");
        }

        @Test
        void whoGivesATaskToThemselves_stillDoesNotCompleteIt() {
            assign("pm", "pm").is(204);
            study.upload("pm", "NON_CLINICAL_REPORT");

            study.refuses(403, "pm", TASK).says("This step belongs to regulatory affairs", "注册事务");
        }
    }

    @Nested
    class AFormerAssignee {

        @Test
        void losesTheRightsThatTheAssignmentGave() {
            assign("pm", "clinical").is(204);
            assertThat(listedBy("clinical")).containsExactly(TASK);

            assign("pm", "regulatory").is(204);

            assertThat(listedBy("clinical")).isEmpty();
            assertThat(unclaim("clinical").isPlainRefusal().status()).isIn(403, 404);
            assertThat(house.person("clinical")
                            .get("/engine-rest/task/" + task)
                            .isPlainRefusal()
                            .status())
                    .isIn(403, 404);
            assertThat(assignee()).isEqualTo("regulatory");
        }

        @Test
        void whoGaveTheTaskBack_mayClaimItAgain_likeEverybodyOfTheGroup() {
            claim("regulatory", "regulatory").is(204);
            unclaim("regulatory").is(204);
            Person colleague = house.newPerson("regulatory-2", List.of("regulatoryAffairs"), List.of());

            colleague
                    .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "regulatory-2"))
                    .is(204);
            assertThat(assignee()).isEqualTo("regulatory-2");
        }

        @Test
        void ofAnotherGroup_doesNotCompleteWhatTheAssignmentShowed() {
            assign("pm", "clinical").is(204);
            study.upload("clinical", "NON_CLINICAL_REPORT");

            study.refuses(403, "clinical", TASK).says("This step belongs to regulatory affairs");
        }
    }

    @Nested
    class WhoOversees {

        @ParameterizedTest
        @ValueSource(strings = {"ops", "director", "admin"})
        void listsTheTasksOfOthers(String person) {
            assertThat(listedBy(person)).containsExactly(TASK);
        }

        @Test
        void operationsSuspendsAndActivatesAnInstance_inWhichNothingIsCompletedMeanwhile() {
            suspend(true).is(204);
            study.upload("regulatory", "NON_CLINICAL_REPORT");
            study.refuses(409, "regulatory", TASK).says("Operations has suspended this process");

            suspend(false).is(204);
            study.done(TASK);
        }

        @ParameterizedTest
        @ValueSource(strings = {"pm", "director", "regulatory"})
        void nobodyElseSuspends(String person) {
            study.leavesAsItWas(() -> house.person(person)
                            .put(
                                    "/engine-rest/process-instance/" + study.instance() + "/suspended",
                                    Map.of("suspended", true)))
                    .is(403);
        }

        @Test
        void operationsRetriesAJob_andMovesNone() {
            house.clock().set("2026-09-28T10:00");
            Study filing = house.study().start().letters("2026-09-24", "2026-09-28");
            String job = filing.timers().get(0).job();

            house.person("ops")
                    .put("/engine-rest/job/" + job + "/retries", Map.of("retries", 3))
                    .is(204);
            filing.leavesAsItWas(() -> house.person("ops")
                            .put(
                                    "/engine-rest/job/" + job + "/duedate",
                                    Map.of("duedate", "2027-01-01T00:00:00.000+0000")))
                    .is(403);
            filing.leavesAsItWas(() -> house.person("ops")
                            .put("/engine-rest/job/" + job + "/suspended", Map.of("suspended", true)))
                    .is(403);
        }

        private Answer suspend(boolean suspended) {
            return house.person("ops")
                    .put(
                            "/engine-rest/process-instance/" + study.instance() + "/suspended",
                            Map.of("suspended", suspended));
        }
    }

    @Nested
    class WhatStaffStart {

        @ParameterizedTest(name = "{0} starts {1}: {2}")
        @CsvSource({
            "pm, iit reportEvent",
            "regulatory, reportEvent",
            "clinical, reportEvent",
            "quality, reportEvent",
            "academic, reportEvent",
            "ethics, reportEvent",
            "ops, reportEvent",
            "director, reportEvent"
        })
        void isWhatTasklistOffersThem(String person, String offered) {
            List<String> startable = house.person(person)
                    .get("/engine-rest/process-definition?startableInTasklist=true&startablePermissionCheck=true"
                            + "&latestVersion=true")
                    .is(200)
                    .rows()
                    .map(d -> d.get("key").asText())
                    .toList();

            assertThat(startable)
                    .contains(offered.split(" "))
                    .doesNotContain("importCompliance", "deadlineWatch", "ethicsRenewal");
            if (!person.equals("pm")) {
                assertThat(startable).containsExactly("reportEvent");
            }
        }
    }

    private List<String> listedBy(String person) {
        return house.person(person)
                .get("/engine-rest/task?processInstanceBusinessKey=" + study.code())
                .is(200)
                .rows()
                .map(t -> t.get("taskDefinitionKey").asText())
                .toList();
    }

    private String assignee() {
        return study.json(TASK).get("assignee").asText();
    }

    private Answer claim(String person, String forWhom) {
        return house.person(person).post("/engine-rest/task/" + task + "/claim", Map.of("userId", forWhom));
    }

    private Answer unclaim(String person) {
        return house.person(person).post("/engine-rest/task/" + task + "/unclaim", "");
    }

    private Answer assign(String person, String toWhom) {
        return house.person(person).post("/engine-rest/task/" + task + "/assignee", Map.of("userId", toWhom));
    }
}
