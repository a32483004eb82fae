package com.lancore.pathways.speed;

import com.lancore.pathways.support.Trips;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * A stock Camunda 7.24 as it comes, with history full and the same models, used as its REST API with HTTP Basic uses it:
 * the password, the groups and the tenants of the person are asked at each call. No permissions are checked.
 *
 * <p>Internal: the configuration of a plain engine has no public class.
 */
final class BareEngine implements AutoCloseable {

    private static final String PERSON = "somebody";

    private final ProcessEngine engine;

    private BareEngine(ProcessEngine engine) {
        this.engine = engine;
    }

    static BareEngine on(DataSource database) {
        StandaloneProcessEngineConfiguration stock = new StandaloneProcessEngineConfiguration();
        stock.setProcessEngineName("bare");
        stock.setDataSource(database);
        stock.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        stock.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        stock.setJobExecutorActivate(false);
        // as the starter sets it: the other default asks the database for blocks of numbers
        stock.setIdGenerator(new StrongUuidGenerator());
        stock.setEnforceHistoryTimeToLive(false);
        stock.setBeans(StandIns.beans());
        BareEngine bare = new BareEngine(stock.buildProcessEngine());
        bare.deploy();
        return bare;
    }

    private void deploy() {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        List.of("iit", "iit-conduct").forEach(model -> deployment.addClasspathResource("bpmn/" + model + ".bpmn"));
        deployment.deploy();
        User person = engine.getIdentityService().newUser(PERSON);
        person.setPassword(PERSON);
        engine.getIdentityService().saveUser(person);
    }

    Trips.Count start(String process, String businessKey, Map<String, Object> variables) {
        return request(() -> engine.getRuntimeService()
                .startProcessInstanceById(
                        engine.getRepositoryService()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(process)
                                .withoutTenantId()
                                .latestVersion()
                                .singleResult()
                                .getId(),
                        businessKey,
                        variables));
    }

    Trips.Count complete(String businessKey, String task, Map<String, Object> variables) {
        String id = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(task)
                .singleResult()
                .getId();
        return request(() -> engine.getTaskService().complete(id, variables));
    }

    /** The nodes that all processes of a business key went through, in alphabetical order. */
    static List<String> way(ProcessEngine engine, String businessKey) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list()
                .stream()
                .flatMap(instance -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .stream())
                .map(node -> node.getActivityId() + (node.getEndTime() == null ? " waits" : ""))
                .sorted()
                .toList();
    }

    List<String> way(String businessKey) {
        return way(engine, businessKey);
    }

    /** How many jobs an engine has made so far: timers and what is to be done at once, whatever became of them. */
    static int jobs(ProcessEngine engine) {
        return (int) engine.getHistoryService()
                .createHistoricJobLogQuery()
                .creationLog()
                .count();
    }

    int jobs() {
        return jobs(engine);
    }

    private Trips.Count request(Runnable work) {
        IdentityService identity = engine.getIdentityService();
        Trips.begin();
        try {
            if (!identity.checkPassword(PERSON, PERSON)) {
                throw new IllegalStateException("Nobody may do this");
            }
            identity.setAuthentication(
                    PERSON,
                    identity.createGroupQuery().groupMember(PERSON).list().stream()
                            .map(Group::getId)
                            .toList(),
                    identity.createTenantQuery().userMember(PERSON).includingGroupsOfUser(true).list().stream()
                            .map(Tenant::getId)
                            .toList());
            work.run();
        } finally {
            identity.clearAuthentication();
        }
        return Trips.end();
    }

    @Override
    public void close() {
        engine.close();
    }
}
