package com.lancore.pathways.engine;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.project.Confidentiality;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.Situations;
import com.lancore.pathways.requirement.Steps;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts our rights, our guard, our listeners and our clients into the engine before it starts. */
@Component
public class EngineConfiguration extends AbstractProcessEnginePlugin {

    private final Steps steps;
    private final Situations situations;
    private final People people;
    private final Projects projects;
    private final Trail trail;
    private final TransactionTemplate transactions;
    private final Attempts attempts;
    private final FinerRights finer;
    private final Confidentiality confidentiality;
    private final ApplicationContext beans;

    public EngineConfiguration(
            Steps steps,
            Situations situations,
            People people,
            Projects projects,
            Trail trail,
            TransactionTemplate transactions,
            Attempts attempts,
            FinerRights finer,
            Confidentiality confidentiality,
            ApplicationContext beans) {
        this.steps = steps;
        this.situations = situations;
        this.people = people;
        this.projects = projects;
        this.trail = trail;
        this.transactions = transactions;
        this.attempts = attempts;
        this.finer = finer;
        this.confidentiality = confidentiality;
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new TaskRights());
        engine.setHistoryRemovalTimeProvider(new KeptUntilArchived());
        engine.setCustomSessionFactories(KnownAnswers.sessions());
        engine.setHistoryEventProducer(new EngineHistory.Events());
        engine.setEnableDefaultDbHistoryEventHandler(false);
        engine.getCustomHistoryEventHandlers().add(new EngineHistory.Rows());
        engine.setExpressionManager(BeansFirst.of(beans));
        engine.setTenantIdProvider(new ClientOfProject(projects, people));
        engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(
                List.of(new CommandGuard(steps, people, projects, attempts, finer, trail, this::recordRefusal))));
        ParseListener listener = new ParseListener(
                new ProcessStarted(steps, situations, people, projects, trail, confidentiality),
                new TaskCreated(steps),
                new TaskCompleted(steps, situations, people, trail));
        if (engine.getCustomPreBPMNParseListeners() == null) {
            engine.setCustomPreBPMNParseListeners(new ArrayList<>());
        }
        engine.getCustomPreBPMNParseListeners().add(listener);
    }

    /** After the refused command is rolled back: what was tried stays on the trail of its project. */
    private void recordRefusal(CommandGuard.Attempt tried, Refusal refusal) {
        if (tried.projectCode() == null) {
            return;
        }
        transactions.executeWithoutResult(tx -> trail.append(
                new Act(
                        tried.projectCode(),
                        tried.person() == null ? Act.MACHINE : tried.person(),
                        tried.processKey(),
                        tried.processInstanceId(),
                        tried.node()),
                Act.Line.of(
                        TrailEntry.Kind.REFUSAL,
                        Integer.toString(refusal.status()),
                        null,
                        refusal.sentence().en())));
    }
}
