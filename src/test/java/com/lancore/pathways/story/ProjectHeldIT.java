package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A project that is held: the house's dates move, the statutory ones do not. */
@PathwaysTest
class ProjectHeldIT {

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void aStudyThatIsToBeFiled() {
        house.clock().set("2026-09-28T10:00");
        study = house.study().start().letters("2026-09-24", "2026-09-28");
    }

    @Test
    void andResumed_theHousesDatesMove_theStatutoryOnesDoNot() {
        Instant planned = study.outside().due("planFirstPatient");
        assertThat(study.outside().due("assembleFiling")).isEqualTo(Instant.parse("2026-10-10T15:59:59Z"));
        assertThat(planned).isEqualTo(Instant.parse("2026-10-16T15:59:59Z"));
        study.outside().reported("pm", "projectHeld", "reason", "the sponsor asks for it");
        // three working days: 29 and 30 September, 8 October
        house.clock().set("2026-10-08T10:00");

        study.outside().reported("pm", "projectResumed", "reason", "the sponsor goes on");

        assertThat(study.outside().due("planFirstPatient")).isEqualTo(Instant.parse("2026-10-21T15:59:59Z"));
        assertThat(study.outside().due("assembleFiling")).isEqualTo(Instant.parse("2026-10-10T15:59:59Z"));
        assertThat(study.deadline().dueOn()).isEqualTo("2026-10-10");
        assertThat(study.timer("filingOverdue")).contains(Instant.parse("2026-10-10T16:00:00Z"));
    }

    @Test
    void aStepThatOpenedDuringTheHold_movesByTheRestOfIt() {
        study.outside().reported("pm", "projectHeld", "reason", "the sponsor asks for it");
        house.clock().set("2026-10-08T10:00");
        study.done("assembleFiling").done("fileWithNhc");
        Instant opened = study.outside().due("recordFilingNumber");
        assertThat(opened).isEqualTo(Instant.parse("2026-10-21T15:59:59Z"));
        house.clock().set("2026-10-10T10:00");

        study.outside().reported("pm", "projectResumed", "reason", "the sponsor goes on");

        // two working days of the hold were left: 9 and 10 October
        assertThat(study.outside().due("recordFilingNumber")).isEqualTo(Instant.parse("2026-10-23T15:59:59Z"));
    }

    @Test
    void doesNotStopTheStatutoryClock() {
        study.outside().reported("pm", "projectHeld", "reason", "the sponsor asks for it");
        house.clock().set("2026-10-11T00:00");

        study.fireDueTimers();

        assertThat(study.deadline().status()).isEqualTo("BREACHED");
    }

    @Test
    void twice_orResumedWithoutAHold_isRefused() {
        study.outside().refuses(409, "pm", "projectResumed", "reason", "x").says("not on hold");
        study.outside().reported("pm", "projectHeld", "reason", "x");
        study.outside().refuses(409, "pm", "projectHeld", "reason", "x").says("on hold already");
        study.outside().reported("pm", "projectResumed", "reason", "x");
        study.outside().refuses(409, "pm", "projectResumed", "reason", "x").says("not on hold");
        study.outside().reported("pm", "projectHeld", "reason", "again");
    }
}
