package com.lancore.pathways.engine;

import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The tenant of every process instance: the client of its project, as kept with the project code; at the first start
 * the client that the starter names and works for.
 *
 * <p>Internal: Camunda offers the tenant of an instance only through this interface.
 */
final class ClientOfProject implements TenantIdProvider {

    private final Projects projects;
    private final ObjectProvider<IdentityService> identity;

    ClientOfProject(Projects projects, ObjectProvider<IdentityService> identity) {
        this.projects = projects;
        this.identity = identity;
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
        Authentication person = identity.getObject().getCurrentAuthentication();
        if (client != null && person != null && !person.getTenantIds().contains(client)) {
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
