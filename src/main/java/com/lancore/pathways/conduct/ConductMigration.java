package com.lancore.pathways.conduct;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.engine.Deployer;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.event.ProjectEvents;
import com.lancore.pathways.iit.Iit;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings studies that began before their model knew a conduct to the model that does, and begins the conduct of those
 * that have their filing number already. Looks for them at every start; what is done is not found again.
 */
@Component
@Order(Deployer.ORDER + 1)
public class ConductMigration implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ConductMigration.class);

    /** The step that the older models lack. */
    private static final String BEGINS_CONDUCT = "startConduct";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Projects projects;
    private final Trail trail;
    private final ConductLife life;
    private final People people;
    private final TransactionTemplate transactions;

    ConductMigration(
            RepositoryService repository,
            RuntimeService runtime,
            Projects projects,
            Trail trail,
            ConductLife life,
            People people,
            TransactionTemplate transactions) {
        this.repository = repository;
        this.runtime = runtime;
        this.projects = projects;
        this.trail = trail;
        this.life = life;
        this.people = people;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        people.asMachine(() -> {
            migrateStudies();
            beginConducts();
            return null;
        });
    }

    private void migrateStudies() {
        List<ProcessDefinition> versions = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(Iit.KEY)
                .orderByProcessDefinitionVersion()
                .desc()
                .list();
        versions.stream()
                .skip(1)
                .filter(version ->
                        repository.getBpmnModelInstance(version.getId()).getModelElementById(BEGINS_CONDUCT) == null)
                .forEach(version -> migrate(version, versions.get(0)));
    }

    /** Study by study, so that one that cannot be brought over does not hold the others. */
    private void migrate(ProcessDefinition from, ProcessDefinition to) {
        List<ProcessInstance> studies = runtime.createProcessInstanceQuery()
                .processDefinitionId(from.getId())
                .list();
        if (studies.isEmpty()) {
            return;
        }
        MigrationPlan plan = runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .build();
        for (ProcessInstance study : studies) {
            try {
                runtime.newMigration(plan).processInstanceIds(study.getId()).execute();
                LOG.info("Study {} follows its model's version {} now", study.getBusinessKey(), to.getVersion());
            } catch (RuntimeException e) {
                LOG.error("Study {} stays with its older model: bring it over by hand", study.getBusinessKey(), e);
            }
        }
    }

    private void beginConducts() {
        projects.all().stream()
                .map(Project::code)
                .filter(this::lacksConduct)
                .forEach(code -> transactions.executeWithoutResult(running -> life.begin(code)));
    }

    private boolean lacksConduct(String code) {
        return projects.pathway(code, Iit.KEY).isPresent()
                && projects.pathway(code, Conduct.KEY).isEmpty()
                && goesOn(code);
    }

    /** It has its number, and was not withdrawn: it waits for its first patient, or had one before there was a conduct. */
    private boolean goesOn(String code) {
        Facts study = trail.facts(code, Iit.KEY);
        return study.text("filingNumber").isPresent()
                && trail.facts(code, ProjectEvents.SCOPE)
                        .of(ProjectEvents.WITHDRAWN)
                        .isEmpty();
    }
}
