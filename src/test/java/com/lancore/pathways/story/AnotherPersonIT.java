package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Somebody prepared a study and tries to record for a committee on it, by every way that gives a person a task or a
 * group. The same human with two accounts is two persons to the machine; that an administrator made or moved them stands
 * in the operation log.
 */
@PathwaysTest
class AnotherPersonIT {

    private static final Map<String, Object> APPROVAL = Map.of(
            "ethicsOutcome", "APPROVED",
            "ethicsLetterDate", "2026-09-28",
            "ethicsProtocolVersion", "V1",
            "ethicsConsentVersion", "C1");

    private static final String PREPARED = "You prepared what is decided here; another person must do it.";

    @Autowired
    private House house;

    private Study study;
    private String name;
    private Person preparer;

    @BeforeEach
    void aStudyAtItsEthicsReview_whoseProtocolAMemberOfTheCommitteeFinalised() {
        house.clock().set("2026-09-28T10:00");
        name = "preparer-" + UUID.randomUUID();
        preparer = house.newPerson(name, List.of("clinicalOperations"), List.of());
        study = house.study().start().to("finalizeProtocol");
        study.upload("clinical", "PROTOCOL", "INFORMED_CONSENT", "RISK_PLAN");
        complete(preparer, "finalizeProtocol", Map.of("protocolVersion", "V1", "consentVersion", "C1"))
                .is(204);
        join("ethicsCommittee");
        join("academicCommittee");
    }

    @Test
    void recordsNeitherOpinion_claimedOrNot() {
        study.upload("academic", "ACADEMIC_OPINION");
        refused("recordAcademicReview", academic());
        claim("recordAcademicReview");
        refused("recordAcademicReview", academic());

        house.engine().getTaskService().setAssignee(study.task("recordAcademicReview"), null);
        atTheEthicsReview();
        refused("recordEthicsReview", APPROVAL);
        claim("recordEthicsReview");
        refused("recordEthicsReview", APPROVAL);
    }

    @Test
    void byHavingItGivenByTheProjectManager_orClaimedByAnother() {
        atTheEthicsReview();
        house.person("pm")
                .post(task("recordEthicsReview") + "/assignee", Map.of("userId", name))
                .is(204);
        refused("recordEthicsReview", APPROVAL);

        house.person("pm")
                .post(task("recordEthicsReview") + "/assignee", Map.of("userId", "ethics"))
                .is(204);
        refused("recordEthicsReview", APPROVAL);
    }

    @Test
    void byDelegation_whichIsClosed() {
        atTheEthicsReview();
        for (Person person : List.of(preparer, house.person("pm"), house.person("ethics"), house.person("admin"))) {
            study.leavesAsItWas(() -> person.post(task("recordEthicsReview") + "/delegate", Map.of("userId", name)))
                    .is(403)
                    .says("This way is closed");
            study.leavesAsItWas(() -> person.post(task("recordEthicsReview") + "/resolve", Study.variables(APPROVAL)))
                    .is(403)
                    .says("This way is closed");
        }
    }

    @Test
    void byHavingLeftTheGroupThatPrepared() {
        atTheEthicsReview();
        identity().deleteMembership(name, "clinicalOperations");
        refused("recordEthicsReview", APPROVAL);
    }

    @Test
    void inALaterRound_whoseProtocolSomebodyElseFinalised() {
        study.academicLetter("REVISE", "2026-09-28", "V1").finalise("V2", "C2");
        study.upload("academic", "ACADEMIC_OPINION");
        refused("recordAcademicReview", academic());
    }

    @Test
    void byReportingThatTheHospitalSigned_asADirector() {
        Study imported = house.study().with("productImported", "YES").start().to("finalizeProtocol");
        study = imported;
        study.upload("clinical", "PROTOCOL", "INFORMED_CONSENT", "RISK_PLAN");
        complete(preparer, "finalizeProtocol", Map.of("protocolVersion", "V1", "consentVersion", "C1"))
                .is(204);
        atTheEthicsReview();
        join("director");

        study.leavesAsItWas(() -> study.outside()
                        .report(preparer, "ethicsSignedWithoutImport", Outside.signedWithoutImport("V1")))
                .is(422)
                .says(PREPARED);
        study.outside().reported("director", "ethicsSignedWithoutImport", Outside.signedWithoutImport("V1"));
    }

    @Test
    void byRenewingTheApproval() {
        atTheEthicsReview();
        study.ethicsLetter("APPROVED", "2026-09-28", "V1", "C1").upload("ethics", "ETHICS_OPINION");

        study.leavesAsItWas(() -> preparer.post(
                        "/api/projects/" + study.code() + "/events",
                        Map.of(
                                "event", "ethicsRenewed",
                                "ethicsLetterDate", "2026-09-28",
                                "ethicsValidUntil", "2027-09-28")))
                .is(422)
                .says(PREPARED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ethicsCommittee", "director", "projectManager"})
    void anAdministratorWhoJoinsAGroupCompletesNothing(String group) {
        Person administrator = house.newPerson("admin-" + UUID.randomUUID(), List.of("camunda-admin"), List.of());
        atTheEthicsReview();
        administrator
                .send(
                        "PUT",
                        "/engine-rest/group/" + group + "/members/" + administrator,
                        "application/json",
                        java.net.http.HttpRequest.BodyPublishers.noBody())
                .is(204);

        study.leavesAsItWas(() -> complete(administrator, "recordEthicsReview", APPROVAL))
                .is(403)
                .says("Administrators look after users and groups; they complete nothing");
        administrator
                .post(task("recordEthicsReview") + "/assignee", Map.of("userId", administrator.toString()))
                .is(204);
        study.leavesAsItWas(() -> complete(administrator, "recordEthicsReview", APPROVAL))
                .is(403)
                .says("Administrators look after users and groups; they complete nothing");
        assertThat(changesOfPeople(administrator.toString()))
                .as("who was put into which group, by whom")
                .contains("Create Group membership groupId " + group)
                .contains("Create Group membership userId " + administrator);
    }

    @Test
    void whatAnAdministratorDoesWithPeople_standsInTheOperationLog_forDirectors_andNobodyChangesIt() {
        String admin = "admin-" + UUID.randomUUID();
        Person administrator = house.newPerson(admin, List.of("camunda-admin"), List.of());
        String second = "second-" + UUID.randomUUID();
        administrator
                .post(
                        "/engine-rest/user/create",
                        Map.of(
                                "profile", Map.of("id", second, "firstName", "Qqq", "lastName", "Zzz"),
                                "credentials", Map.of("password", "Str-0ng-enough-2026")))
                .is(204);
        administrator.put("/engine-rest/group/director/members/" + second, "").is(204);
        administrator.put("/engine-rest/tenant/demo/user-members/" + second, "").is(204);
        administrator
                .put(
                        "/engine-rest/user/" + second + "/credentials",
                        Map.of("password", "Str-0ng-enough-2027", "authenticatedUserPassword", House.NEW_PASSWORD))
                .is(204);
        administrator.delete("/engine-rest/tenant/demo/user-members/" + second).is(204);
        administrator.delete("/engine-rest/group/director/members/" + second).is(204);
        administrator.delete("/engine-rest/user/" + second).is(204);

        assertThat(changesOfPeople(admin))
                .containsSubsequence(
                        "Create User userId " + second,
                        "Create Group membership groupId director",
                        "Create TenantMembership tenantId demo",
                        "Update User userId " + second,
                        "Delete TenantMembership tenantId demo",
                        "Delete Group membership groupId director",
                        "Delete User userId " + second);
        for (String person : List.of("pm", "regulatory", "ops", "ethics")) {
            house.person(person)
                    .get("/engine-rest/history/user-operation?userId=" + admin)
                    .isPlainRefusal()
                    .is(403);
        }
    }

    /** As a director reads them, oldest first. */
    private List<String> changesOfPeople(String by) {
        List<String> changes = new ArrayList<>();
        house.person("director")
                .get("/engine-rest/history/user-operation?sortBy=timestamp&sortOrder=asc&userId=" + by)
                .is(200)
                .rows()
                .forEach(e -> changes.add(e.get("operationType").asText() + " "
                        + e.get("entityType").asText() + " " + e.get("property").asText() + " "
                        + e.get("newValue").asText()));
        return changes;
    }

    private void atTheEthicsReview() {
        study.upload("ethics", "ETHICS_OPINION").academicLetter("APPROVED", "2026-09-28", "V1");
        study.upload("ethics", "ETHICS_OPINION");
    }

    private static Map<String, Object> academic() {
        return Map.of(
                "academicOutcome", "APPROVED",
                "academicLetterDate", "2026-09-28",
                "academicProtocolVersion", "V1");
    }

    private void refused(String task, Map<String, Object> values) {
        study.leavesAsItWas(() -> complete(preparer, task, values)).is(422).says(PREPARED, "须由他人办理");
        study.leavesAsItWas(() -> preparer.post(task(task) + "/submit-form", Study.variables(values)))
                .is(422)
                .says(PREPARED);
    }

    private void claim(String task) {
        preparer.post(task(task) + "/claim", Map.of("userId", name)).is(204);
    }

    private Answer complete(Person person, String task, Map<String, Object> values) {
        return person.post(task(task) + "/complete", Study.variables(values));
    }

    private String task(String key) {
        return "/engine-rest/task/" + study.task(key);
    }

    private void join(String group) {
        identity().createMembership(name, group);
    }

    private IdentityService identity() {
        return house.engine().getIdentityService();
    }
}
