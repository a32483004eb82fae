package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.lecheng.SpecialImport;
import com.lancore.pathways.support.CountedRequests;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.Trips;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The portfolio as the API tells it. In a database of its own, in which projects can be counted. */
@PathwaysTest
@Import(CountedRequests.class)
@Tag("own-database")
@Tag("postgres-too")
class ProjectsApiIT {

    @Autowired
    private House house;

    @Autowired
    private CountedRequests requests;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-09-28T10:00");
    }

    @Test
    void aProjectAtAGlance() {
        Study study = filing();
        JsonNode project = glance(study);

        assertThat(project.get("title").asText()).isNotBlank();
        assertThat(project.get("clientCode").isNull()).isTrue();
        assertThat(project.get("pathways").toString()).isEqualTo("[\"iit\"]");
        assertThat(project.get("phase").asText()).isEqualTo("assembleFiling,planFirstPatient");
        assertThat(project.at("/openSteps/0/name").asText()).isEqualTo("Assemble the filing");
        assertThat(project.at("/openSteps/0/nameZh").asText()).containsPattern("\\p{IsHan}");
        assertThat(project.at("/nextDeadline/dueOn").asText()).isEqualTo("2026-10-10");
        assertThat(project.at("/nextDeadline/workingDaysLeft").asInt()).isEqualTo(5);
        assertThat(project.get("blockers").asInt())
                .isEqualTo(study.blockers().size())
                .isPositive();
        assertThat(project.get("overdueTasks").asInt()).isZero();
        assertThat(project.get("heldSince").isNull()).isTrue();
    }

    @Test
    void tasksPastTheirDay_areOverdue() {
        Study study = filing();

        house.clock().set("2026-10-11T00:00");
        assertThat(glance(study).get("overdueTasks").asInt()).isEqualTo(1);
        assertThat(glance(study).at("/nextDeadline/workingDaysLeft").asInt()).isEqualTo(-1);
    }

    @Test
    void oneThatIsHeld_andOneThatHasEnded_saySo() {
        Study held = house.study().start();
        held.outside().reported("pm", "projectHeld", "reason", "funding");
        Study ended = house.study().start();
        ended.outside().reported("pm", "projectWithdrawn", "reason", "funding");

        assertThat(glance(held).get("heldSince").asText()).startsWith("2026-09-28");
        assertThat(glance(ended).get("phase").asText()).isEqualTo("ENDED");
        assertThat(glance(ended).get("openSteps")).isEmpty();
    }

    @Test
    void oneProjectByItself_isToldAsInTheList() {
        Study study = filing();

        assertThat(house.person("pm")
                        .get("/api/projects/" + study.code())
                        .is(200)
                        .json())
                .isEqualTo(glance(study));
    }

    @Test
    void theListTakesAsManyQueriesForTwoHundredProjectsAsForTen() {
        fillUpTo(10);
        int ofTen = statementsOfTheList();
        fillUpTo(200);

        assertThat(list()).hasSize(200);
        assertThat(statementsOfTheList()).isEqualTo(ofTen).isLessThan(40);
    }

    /** Most are at their start; of the first ten, and of each forty, one has a clock and one asks a register. */
    private void fillUpTo(int projects) {
        for (int n = list().size(); n < projects; n++) {
            switch (n % 40) {
                case 8 -> filing();
                case 9 -> SpecialImport.of(house).start().to("preparePreReview");
                default -> house.study().start();
            }
        }
    }

    /** What the database is asked during one call, once everything that is kept in memory is there. */
    private int statementsOfTheList() {
        list();
        Trips.Count count = requests.of("/api/projects", this::list);
        return count.selects() + count.writes();
    }

    private JsonNode list() {
        return house.person("pm").get("/api/projects").is(200).json();
    }

    private JsonNode glance(Study study) {
        return house.person("pm")
                .get("/api/projects")
                .is(200)
                .rows()
                .filter(p -> p.get("code").asText().equals(study.code()))
                .findFirst()
                .orElseThrow();
    }

    private Study filing() {
        return house.study().start().letters("2026-09-24", "2026-09-28");
    }
}
