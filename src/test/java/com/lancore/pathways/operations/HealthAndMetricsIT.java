package com.lancore.pathways.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What operations watches beside Cockpit. */
@PathwaysTest
@Tag("postgres-too")
class HealthAndMetricsIT {

    @Autowired
    private House house;

    @Test
    void untilSeptember_theCalendarIsWell_fromOctoberOnTheNextYearIsMissed() {
        house.clock().set("2026-09-30T23:59");
        assertThat(component("calendar").get("status").asText()).isEqualTo("UP");
        assertThat(component("calendar").get("details").get("daysLeft").asInt()).isEqualTo(93);

        house.clock().set("2026-10-01T00:00");

        JsonNode calendar = component("calendar");
        assertThat(calendar.get("status").asText()).isEqualTo("ATTENTION");
        assertThat(calendar.get("details").get("missingYear").asInt()).isEqualTo(2027);
        assertThat(calendar.get("details").get("look").asText()).contains("notice of 2027", "docs/runbook/calendar.md");
    }

    @Test
    void whatOnlyNeedsALook_isAnsweredWith200_andTakesNoNodeOutOfService() {
        house.clock().set("2026-11-22T10:00");

        assertThat(house.person("ops")
                        .get("/actuator/health")
                        .is(200)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ATTENTION");
        house.nobody().get("/actuator/health/readiness").is(200);
        assertThat(house.nobody().get("/actuator/health/readiness").text()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm", "ethics"})
    void whoDoesNotWatchTheHouse_isToldTheStatusAlone(String person) {
        JsonNode health = house.person(person).get("/actuator/health").is(200).json();

        assertThat(health.has("status")).isTrue();
        assertThat(health.has("components")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/prometheus"})
    void clientsAreToldNothing_andNobodyElseWithoutALogin(String path) {
        house.person("client").get(path).isPlainRefusal().is(403);
        house.nobody().get(path).is(401);
    }

    @Test
    void aFilingClockIsCountedByItsKind_openThenOverdue() {
        house.clock().set("2026-09-28T10:00");
        double open = metric("pathways_deadlines_open", "NHC_FILING");
        double overdue = metric("pathways_deadlines_overdue", "NHC_FILING");

        Study study = house.study().start().letters("2026-09-24", "2026-09-28");
        house.clock().set("2026-09-28T10:01");
        assertThat(metric("pathways_deadlines_open", "NHC_FILING")).isEqualTo(open + 1);

        house.clock().set("2026-10-11T00:00");
        study.fireDueTimers();

        assertThat(metric("pathways_deadlines_open", "NHC_FILING")).isEqualTo(open);
        assertThat(metric("pathways_deadlines_overdue", "NHC_FILING")).isEqualTo(overdue + 1);
    }

    @Test
    void everythingThatAnAlertAsksFor_isScraped() {
        String scraped = house.person("ops").get("/actuator/prometheus").is(200).text();

        assertThat(scraped)
                .contains(
                        "pathways_deadlines_open{",
                        "pathways_deadlines_overdue{",
                        "pathways_deadlines_provisional{",
                        "pathways_deadlines_late{",
                        "pathways_jobs_waiting ",
                        "pathways_jobs_late ",
                        "pathways_jobs_failed ",
                        "pathways_jobs_incidents ",
                        "pathways_mail_backlog ",
                        "pathways_calendar_days_left ",
                        "pathways_reconciliation_differences ");
    }

    @Test
    void aJobThatFailedForGood_needsALook() {
        house.clock().set("2026-09-01T10:00");
        ManagementService management = house.engine().getManagementService();
        String job = management
                .createJobQuery()
                .processDefinitionKey("nightlyReconciliation")
                .timers()
                .singleResult()
                .getId();
        management.setJobRetries(job, 0);
        try {
            JsonNode jobs = component("jobs");
            assertThat(jobs.get("status").asText()).isEqualTo("ATTENTION");
            assertThat(jobs.get("details").get("failed").asInt()).isPositive();
            assertThat(jobs.get("details").get("look").asText()).contains("docs/runbook/jobs.md");
        } finally {
            management.setJobRetries(job, 3);
        }
    }

    @Test
    void eachRunbookPageThatIsNamed_isThere() {
        assertThat(List.of("calendar", "reconciliation", "jobs", "mail", "deadlines", "upgrades"))
                .allSatisfy(page -> assertThat(java.nio.file.Path.of("docs/runbook/" + page + ".md"))
                        .exists());
    }

    private JsonNode component(String name) {
        return house.person("ops")
                .get("/actuator/health")
                .is(200)
                .json()
                .get("components")
                .get(name);
    }

    private double metric(String name, String kind) {
        String scraped = house.person("ops").get("/actuator/prometheus").is(200).text();
        Matcher value = Pattern.compile(name + "\\{[^}]*kind=\"" + kind + "\"[^}]*} ([0-9.E]+)")
                .matcher(scraped);
        assertThat(value.find()).as(name + " of " + kind + " in\n" + scraped).isTrue();
        return Double.parseDouble(value.group(1));
    }
}
