package com.lancore.pathways.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.deadline.PublishedCalendar;
import com.lancore.pathways.document.Documents;
import com.lancore.pathways.engine.HouseClock;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The stories that the demo's projects tell, on whatever day it is started: an ordinary one, in the October holiday, on
 * a make-up Sunday, and in a year whose notice is not loaded.
 */
@PathwaysTest
@Tag("postgres-too")
class DemoIT {

    private static final String ORDINARY = "2026-09-16T09:30";
    private static final String IN_THE_HOLIDAY = "2026-10-04T21:00";
    private static final String MAKE_UP_SUNDAY = "2026-09-20T08:00";
    private static final String NOT_PUBLISHED = "2027-01-12T10:00";

    private static final AtomicInteger PROJECTS = new AtomicInteger();

    @Autowired
    private House house;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Documents documents;

    @Autowired
    private Projects projects;

    @Autowired
    private PublishedCalendar calendar;

    @Autowired
    private HouseClock clock;

    @Autowired
    private DemoStudies studies;

    @Autowired
    private DemoImports imports;

    @Autowired
    private DemoEngagements engagements;

    /** In the holiday today itself is none of the two days that are gone, nor of those that are left. */
    @ParameterizedTest
    @CsvSource({ORDINARY + ", 3", IN_THE_HOLIDAY + ", 4", MAKE_UP_SUNDAY + ", 3"})
    void onTime_twoWorkingDaysOfTheFilingAreGone(String now, int left) {
        String code = told(now, studies::onTime);

        JsonNode filing = deadline(code, "NHC_FILING");
        assertThat(filing.get("status").asText()).isEqualTo("OPEN");
        assertThat(filing.get("workingDaysLeft").asInt()).isEqualTo(left);
        assertThat(open(code)).contains("fileWithNhc");
    }

    @ParameterizedTest
    @ValueSource(strings = {ORDINARY, IN_THE_HOLIDAY, MAKE_UP_SUNDAY, NOT_PUBLISHED})
    void heldAtImport_ethicsCannotBeSigned(String now) {
        String code = told(now, studies::heldAtImport);

        assertThat(open(code)).contains("recordEthicsReview", "collectImportEvidence");
        assertThat(blockers(code, "recordEthicsReview")).contains("IMPORT_NOT_CONFIRMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {ORDINARY, IN_THE_HOLIDAY, MAKE_UP_SUNDAY, NOT_PUBLISHED})
    void breached_theFilingWasMissed(String now) {
        String code = told(now, studies::breached);

        assertThat(deadline(code, "NHC_FILING").get("status").asText()).isEqualTo("BREACHED");
    }

    @ParameterizedTest
    @CsvSource({ORDINARY + ", 2", IN_THE_HOLIDAY + ", 3", MAKE_UP_SUNDAY + ", 2"})
    void waitingForTheAuthority_whichHasHadThreeWorkingDays(String now, int left) {
        String code = told(now, imports::waitingForTheAuthority);

        JsonNode decision = deadline(code, "URGENCY_DECISION");
        assertThat(decision.get("status").asText()).isEqualTo("OPEN");
        assertThat(decision.get("workingDaysLeft").asInt()).isEqualTo(left);
        assertThat(open(code)).containsExactly("recordUrgency");
    }

    @ParameterizedTest
    @ValueSource(strings = {ORDINARY, IN_THE_HOLIDAY, MAKE_UP_SUNDAY, NOT_PUBLISHED})
    void inBond_theReleaseWaitsForTheInsurance(String now) {
        String code = told(now, imports::shipmentInBond);

        assertThat(open(code)).containsExactly("releaseForUse");
        assertThat(blockers(code, "releaseForUse")).containsExactly("INSURANCE_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {ORDINARY, IN_THE_HOLIDAY, MAKE_UP_SUNDAY, NOT_PUBLISHED})
    void engaged_theProjectManagerHasTheNdaToExecute(String now) {
        String code = told(now, engagements::waitingForTheNda);

        assertThat(house.person("pm")
                        .get("/engine-rest/task?candidateGroup=projectManager&processInstanceBusinessKey=" + code)
                        .is(200)
                        .rows()
                        .map(task -> task.get("taskDefinitionKey").asText()))
                .containsExactly("executeNda");
    }

    private String told(String now, Consumer<DemoProject> story) {
        house.clock().set(now);
        String code = "STORY-" + PROJECTS.incrementAndGet();
        new DemoProjects(engine, documents, projects, calendar, clock, studies, imports, engagements).tell(code, story);
        fireWhatIsDue(code);
        return code;
    }

    /** As the job executor would, once the story has been told. */
    private void fireWhatIsDue(String code) {
        Set<String> instances =
                engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(code).list().stream()
                        .map(ProcessInstance::getId)
                        .collect(toSet());
        engine.getManagementService().createJobQuery().timers().executable().orderByJobDuedate().desc().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .findFirst()
                .ifPresent(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private JsonNode deadline(String code, String kind) {
        return house.person("pm")
                .get("/api/projects/" + code + "/deadlines")
                .is(200)
                .rows()
                .filter(d -> d.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " has no clock " + kind));
    }

    private List<String> blockers(String code, String step) {
        return house.person("pm")
                .get("/api/projects/" + code + "/blockers")
                .is(200)
                .rows()
                .filter(b -> b.get("step").asText().equals(step))
                .map(b -> b.get("requirement").asText())
                .toList();
    }

    private List<String> open(String code) {
        return house.person("pm")
                .get("/engine-rest/task?processInstanceBusinessKey=" + code)
                .is(200)
                .rows()
                .map(t -> t.get("taskDefinitionKey").asText())
                .toList();
    }
}
