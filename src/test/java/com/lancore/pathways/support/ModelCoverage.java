package com.lancore.pathways.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;

/** How much of a model the stories of this run went through, by the engine's history. */
public final class ModelCoverage {

    private ModelCoverage() {}

    public static void isAtLeast(double wanted, House house, String process) {
        ProcessDefinition definition = house.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        Collection<FlowNode> nodes = house.engine()
                .getRepositoryService()
                .getBpmnModelInstance(definition.getId())
                .getModelElementsByType(FlowNode.class);
        Set<String> all = nodes.stream()
                .filter(n -> !isLink(n))
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missed = new TreeSet<>(all);
        missed.removeAll(house
                .engine()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(definition.getId())
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet()));
        double covered = (all.size() - missed.size()) / (double) all.size();
        System.out.printf(
                "COVERAGE %s: %.1f %% of %d flow nodes, missing %s%n", process, 100 * covered, all.size(), missed);
        assertThat(covered).as(process + " misses " + missed).isGreaterThanOrEqualTo(wanted);
    }

    /** A link is a line cut in two: the engine joins it again and takes no step there. */
    private static boolean isLink(FlowNode node) {
        return !node.getChildElementsByType(LinkEventDefinition.class).isEmpty();
    }
}
