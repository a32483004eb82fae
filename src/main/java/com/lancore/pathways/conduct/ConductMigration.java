package com.lancore.pathways.conduct;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.engine.Deployer;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.event.ProjectEvents;
import com.lancore.pathways.iit.Iit;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.start.StartUpStep;
import com.lancore.pathways.upgrade.Upgrades;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings studies that began before their model knew a conduct to the model that does, and begins the conduct of those
 * that have their filing number already. Looks for them at every start; what is done is not found again.
 */
@Component
@Order(Deployer.ORDER + 1)
public class ConductMigration implements StartUpStep {

    /** The step that the older models lack. */
    private static final String BEGINS_CONDUCT = "startConduct";

    private final RepositoryService repository;
    private final Upgrades upgrades;
    private final Projects projects;
    private final Trail trail;
    private final ConductLife life;
    private final People people;
    private final TransactionTemplate transactions;

    ConductMigration(
            RepositoryService repository,
            Upgrades upgrades,
            Projects projects,
            Trail trail,
            ConductLife life,
            People people,
            TransactionTemplate transactions) {
        this.repository = repository;
        this.upgrades = upgrades;
        this.projects = projects;
        this.trail = trail;
        this.life = life;
        this.people = people;
        this.transactions = transactions;
    }

    @Override
    public void run() {
        people.asMachine(() -> {
            migrateStudies();
            beginConducts();
            return null;
        });
    }

    private void migrateStudies() {
        upgrades.run(
                version -> version.getKey().equals(Iit.KEY)
                        && repository.getBpmnModelInstance(version.getId()).getModelElementById(BEGINS_CONDUCT) == null,
                Act.MACHINE);
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
