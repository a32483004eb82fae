package com.lancore.pathways.engine;

import com.lancore.pathways.start.StartUpStep;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys models, decisions and forms as one deployment, only when one of them changed, under names that are the same
 * wherever the application runs from. The built-in deployment names resources by their path on the machine, so that a
 * jar, an IDE and a test would each make new versions.
 */
@Component
@Order(Deployer.ORDER)
public class Deployer implements StartUpStep {

    public static final int ORDER = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);

    private final RepositoryService repository;

    public Deployer(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void run() throws IOException {
        Map<String, Resource> resources = new TreeMap<>();
        collect(resources, "bpmn", "bpmn");
        collect(resources, "bpmn", "dmn");
        collect(resources, "forms", "form");
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name("Lancore Pathways")
                .source("application")
                // all or nothing: a changed form alone makes new versions of all, so that running instances keep theirs
                .enableDuplicateFiltering(false);
        for (var resource : resources.entrySet()) {
            try (InputStream in = resource.getValue().getInputStream()) {
                deployment.addInputStream(resource.getKey(), in);
            }
        }
        LOG.info(
                "Models, decisions and forms are deployed: {} resources, deployment {}",
                resources.size(),
                deployment.deploy().getId());
    }

    private static void collect(Map<String, Resource> into, String folder, String ending) throws IOException {
        for (Resource found :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/**/*." + ending)) {
            String url = found.getURL().toString();
            into.put(url.substring(url.lastIndexOf("/" + folder + "/") + 1), found);
        }
    }
}
