package com.lancore.pathways.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What we ask in another way than the engine answers what the engine's own statements do. */
@PathwaysTest
@Tag("own-database")
class EngineStatementsIT {

    @Autowired
    private House house;

    private Study study;
    private Study atTheEthicsCommittee;
    private Map<String, String> ours;

    @BeforeEach
    void tasksOfSeveralGroupsAndClients() {
        ours = sessions().getStatementMappings();
        study = house.study().start();
        house.study().with("clientCode", "demo").start().to("recordAcademicReview");
        house.person("regulatory")
                .post(
                        "/engine-rest/task/" + study.task("prepareNonClinicalPackage") + "/claim",
                        Map.of("userId", "regulatory"))
                .is(204);
        atTheEthicsCommittee = house.study().start().to("recordEthicsReview");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm", "regulatory", "clinical", "academic", "ethics", "director", "ops", "client", "admin"})
    void everyQueryFindsTheSameTasks(String person) {
        for (UnaryOperator<TaskQuery> query : queries(person)) {
            assertThat(found(person, query)).isEqualTo(byTheEngine(() -> found(person, query)));
        }
    }

    @Test
    void whoIsRefusedATaskDoesNotFindIt() {
        String task = atTheEthicsCommittee.task("recordEthicsReview");
        Authorization refused =
                house.engine().getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
        refused.setUserId("ethics");
        refused.setResource(Resources.TASK);
        refused.setResourceId(task);
        refused.removePermission(Permissions.READ);
        house.engine().getAuthorizationService().saveAuthorization(refused);
        try {
            List<String> seen = found("ethics", query -> query.orderByTaskId().asc());

            assertThat(seen)
                    .doesNotContain(task)
                    .isEqualTo(byTheEngine(
                            () -> found("ethics", query -> query.orderByTaskId().asc())));
        } finally {
            house.engine().getAuthorizationService().deleteAuthorization(refused.getId());
        }
    }

    private List<UnaryOperator<TaskQuery>> queries(String person) {
        List<String> groups = groups(person);
        return List.of(
                query -> query,
                query -> query.taskCandidateGroupIn(groups),
                query -> query.taskCandidateGroupIn(groups).includeAssignedTasks(),
                query -> query.taskCandidateUser(person),
                query -> query.taskCandidateGroupLike("%a%").includeAssignedTasks(),
                query -> query.withCandidateGroups(),
                query -> query.withoutCandidateGroups(),
                query -> query.withCandidateUsers(),
                query -> query.taskInvolvedUser(person),
                query -> query.taskAssignee(person),
                query -> query.processInstanceBusinessKey(study.code()),
                query -> query.processDefinitionKey("iit").tenantIdIn("demo"),
                query -> query.processVariableValueEquals("projectCode", study.code()),
                query -> query.or()
                        .taskCandidateGroupIn(groups)
                        .taskInvolvedUser(person)
                        .processInstanceBusinessKey(study.code())
                        .endOr());
    }

    /** The ids in their order, with how many there are. */
    private List<String> found(String person, UnaryOperator<TaskQuery> query) {
        IdentityService identity = house.engine().getIdentityService();
        identity.setAuthentication(person, groups(person), clients(person));
        try {
            TaskQuery asked = query.apply(house.engine().getTaskService().createTaskQuery());
            List<String> ids = asked.orderByDueDate().asc().orderByTaskId().asc().list().stream()
                    .map(Task::getId)
                    .toList();
            assertThat(asked.count()).isEqualTo(ids.size());
            return ids;
        } finally {
            identity.clearAuthentication();
        }
    }

    private List<String> groups(String person) {
        return house.engine().getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> clients(String person) {
        return house.engine().getIdentityService().createTenantQuery().userMember(person).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    private <T> T byTheEngine(Supplier<T> work) {
        Map<String, String> its = new HashMap<>(ours);
        List.of("selectTaskByQueryCriteria", "selectTaskCountByQueryCriteria").forEach(its::remove);
        assertThat(its).hasSizeLessThan(ours.size());
        sessions().setStatementMappings(its);
        try {
            return work.get();
        } finally {
            sessions().setStatementMappings(ours);
        }
    }

    private DbSqlSessionFactory sessions() {
        return ((ProcessEngineConfigurationImpl) house.engine().getProcessEngineConfiguration())
                .getDbSqlSessionFactory();
    }
}
