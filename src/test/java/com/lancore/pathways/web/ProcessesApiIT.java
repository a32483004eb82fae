package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The names of processes and steps, for pages in either language. */
@PathwaysTest
class ProcessesApiIT {

    @Autowired
    private House house;

    @Test
    void everyProcessAndEveryStep_hasAnEnglishAndAChineseName() {
        List<JsonNode> processes = processesOf("pm").toList();

        assertThat(processes).extracting(p -> p.path("key").asText()).contains("iit", "lechengSpecialImport");
        processes.stream().flatMap(p -> Stream.concat(Stream.of(p), steps(p))).forEach(named -> {
            assertThat(named.path("name").asText()).as(named.toString()).doesNotContainPattern("\\p{IsHan}");
            assertThat(named.path("nameZh").asText()).as(named.toString()).containsPattern("\\p{IsHan}");
        });
    }

    @Test
    void aStepOfTwoProcesses_isNamedInEach() {
        assertThat(nameZh("iit", "approveEligibilityException")).isEqualTo("审核准入例外");
        assertThat(nameZh("lechengSpecialImport", "approveEligibilityException"))
                .isEqualTo("审核资格例外");
    }

    @Test
    void aClientReadsNoProcess_andWhoeverIsNotLoggedInNothing() {
        assertThat(processesOf("client")).isEmpty();
        house.nobody().get("/api/processes").is(401);
    }

    private Stream<JsonNode> processesOf(String person) {
        return house.person(person).get("/api/processes").is(200).rows();
    }

    private String nameZh(String process, String step) {
        return processesOf("pm")
                .filter(p -> p.path("key").asText().equals(process))
                .flatMap(ProcessesApiIT::steps)
                .filter(s -> s.path("key").asText().equals(step))
                .findFirst()
                .orElseThrow()
                .path("nameZh")
                .asText();
    }

    private static Stream<JsonNode> steps(JsonNode process) {
        return Stream.iterate(0, i -> i + 1).limit(process.path("steps").size()).map(process.path("steps")::get);
    }
}
