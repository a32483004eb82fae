package com.lancore.pathways.engine;

import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;

/**
 * The tenant of every process instance: the client of its project, as kept with the project code; at the first start
 * the client that the starter names and works for.
 *
 * <p>Internal: Camunda offers the tenant of an instance only through this interface.
 */
final class ClientOfProject implements TenantIdProvider {

    private final Projects projects;
    private final People people;

    ClientOfProject(Projects projects, People people) {
        this.projects = projects;
        this.people = people;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        Object code = context.getVariables().get("projectCode");
        Optional<Project> known = code == null ? Optional.empty() : projects.find(code.toString());
        Object named = context.getVariables().get("clientCode");
        String client = named == null || named.toString().isBlank() ? null : named.toString();
        if (known.isPresent()) {
            return known.get().clientCode();
        }
        List<String> clients = people.clients();
        if (client != null && clients != null && !clients.contains(client)) {
            throw Refusal.rule("You do not work for the client " + client + ".", "您不负责客户" + client + "。");
        }
        return client;
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return null;
    }
}
