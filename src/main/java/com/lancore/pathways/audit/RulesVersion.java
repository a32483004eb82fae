package com.lancore.pathways.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * By which rules this application judges: its release, and the first twelve digits of a SHA-256 over all its decision
 * tables, since two builds of one release may have other rows.
 */
@Component
class RulesVersion {

    private static final String TABLES = "classpath*:/bpmn/decisions/*.dmn";
    private static final int DIGITS = 12;

    private final String text;

    @Autowired
    RulesVersion(ObjectProvider<BuildProperties> build) throws IOException {
        this(
                Optional.ofNullable(build.getIfAvailable())
                        .map(BuildProperties::getVersion)
                        .orElse("unbuilt"),
                new PathMatchingResourcePatternResolver().getResources(TABLES));
    }

    RulesVersion(String release, Resource... tables) throws IOException {
        text = "pathways " + release + ", tables " + digest(tables).substring(0, DIGITS);
    }

    private static String digest(Resource... tables) throws IOException {
        Sha256 sum = new Sha256();
        for (Resource table : Stream.of(tables)
                .sorted(Comparator.comparing(Resource::getFilename))
                .toList()) {
            sum.add((table.getFilename() + "\n").getBytes(StandardCharsets.UTF_8));
            sum.add(table.getContentAsByteArray());
        }
        return sum.hex();
    }

    /** As it stands on the trail. */
    @Override
    public String toString() {
        return text;
    }
}
