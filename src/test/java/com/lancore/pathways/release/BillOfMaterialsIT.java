package com.lancore.pathways.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the build puts into the jar about the jar. */
class BillOfMaterialsIT {

    @Test
    void theBillOfMaterialsNamesEachLibrary_withItsVersionAndHash() throws IOException {
        try (InputStream in = resource("/META-INF/sbom/application.cdx.json")) {
            JsonNode bill = new ObjectMapper().readTree(in);

            assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
            assertThat(bill.get("components").findValuesAsText("name"))
                    .contains("camunda-engine", "tika-core", "h2", "bucket4j_jdk17-core")
                    .doesNotContain("greenmail-junit5", "playwright");
            assertThat(bill.get("components"))
                    .allSatisfy(c -> assertThat(c.path("version").asText()).isNotEmpty());
        }
    }

    @Test
    void theLicencesOfAllThatIsDeliveredAreNamed() throws IOException {
        try (InputStream in = resource("/META-INF/THIRD-PARTY.txt")) {
            String licences = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(licences).contains("(Apache-2.0) Apache Tika core", "org.camunda.bpm:camunda-engine:");
            assertThat(licences.lines().filter(l -> l.contains(" - ") && l.contains(":")))
                    .hasSizeGreaterThan(100)
                    .allMatch(l -> l.strip().startsWith("("));
            assertThat(licences).doesNotContain("Unknown license");
        }
    }

    private static InputStream resource(String name) {
        InputStream in = BillOfMaterialsIT.class.getResourceAsStream(name);
        assertThat(in).as(name).isNotNull();
        return in;
    }
}
