package com.lancore.pathways.upgrade;

import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.refusal.Sentence;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The way from an older version of a model to the newest: each element to that of the same id, and the renamed ones to
 * what stands in their place. Dates of timers go along as they are.
 */
@Component
class UpgradePlans {

    static final Sentence UNFORESEEN =
            Sentence.of("Something went wrong that nobody foresaw; the log has the cause.", "发生未预见的错误，原因见日志。");

    private static final Logger LOG = LoggerFactory.getLogger(UpgradePlans.class);

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final RenamedElements renamed;

    UpgradePlans(RepositoryService repository, RuntimeService runtime, RenamedElements renamed) {
        this.repository = repository;
        this.runtime = runtime;
        this.renamed = renamed;
    }

    /**
     * The plan between two versions.
     *
     * @throws Refusal 422 where a row of the renamed elements joins two that cannot stand for each other
     */
    MigrationPlan plan(ProcessDefinition older, ProcessDefinition newest) {
        MigrationPlanBuilder plan =
                runtime.createMigrationPlan(older.getId(), newest.getId()).mapEqualActivities();
        BpmnModelInstance before = repository.getBpmnModelInstance(older.getId());
        BpmnModelInstance now = repository.getBpmnModelInstance(newest.getId());
        renamed.of(newest.getKey()).stream()
                .filter(r -> before.getModelElementById(r.before()) != null)
                .filter(r -> now.getModelElementById(r.before()) == null)
                .filter(r -> now.getModelElementById(r.now()) != null)
                .forEach(r -> plan.mapActivities(r.before(), r.now()));
        try {
            return plan.build();
        } catch (MigrationPlanValidationException e) {
            LOG.error("No plan from {} to {}", older.getId(), newest.getId(), e);
            String rows = e.getValidationReport().getInstructionReports().stream()
                    .map(r -> r.getMigrationInstruction().getSourceActivityId())
                    .collect(Collectors.joining(", "));
            throw Refusal.rule(
                    "No plan leads from version " + older.getVersion() + " to the newest: see the rows of " + rows
                            + " in bpmn/renamed.csv.",
                    "版本" + older.getVersion() + "无法升级到最新版本：请检查bpmn/renamed.csv中的" + rows + "。");
        }
    }

    /** Whether an element of the newest model was in the older one, by this id or by the one before. */
    boolean isKnown(ProcessDefinition older, String element) {
        BpmnModelInstance before = repository.getBpmnModelInstance(older.getId());
        return before.getModelElementById(element) != null
                || renamed.of(older.getKey()).stream()
                        .filter(r -> r.now().equals(element))
                        .anyMatch(r -> before.getModelElementById(r.before()) != null);
    }

    /** Why an instance has to stay. */
    Sentence why(MigratingProcessInstanceValidationException e) {
        LOG.warn("Stays on its version: {}", e.getMessage());
        MigratingProcessInstanceValidationReport report = e.getValidationReport();
        String places = Stream.concat(
                        report.getActivityInstanceReports().stream().map(r -> r.getSourceScopeId()),
                        report.getTransitionInstanceReports().stream().map(r -> r.getSourceScopeId()))
                .distinct()
                .collect(Collectors.joining(", "));
        return places.isEmpty()
                ? UNFORESEEN
                : Sentence.of(
                        "It stands at " + places + ", for which the newest model has no place.",
                        "该流程停在" + places + "，最新模型中没有对应的位置。");
    }
}
