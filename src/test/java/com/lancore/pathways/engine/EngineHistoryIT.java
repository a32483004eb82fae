package com.lancore.pathways.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.assertj.core.data.Offset;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the history tells of a task, although the engine no longer reads back when it began. */
@PathwaysTest
class EngineHistoryIT {

    private static final String TASK = "prepareNonClinicalPackage";

    @Autowired
    private House house;

    @Test
    void aTask_andTheActivityThatWaitedForIt_beganWhenItWasMade_andTookAsLongAsItWasOpen() {
        house.clock().set("2026-09-28T10:00");
        Study study = house.study().start();
        house.clock().set("2026-09-29T11:30");
        study.done(TASK);

        HistoryService history = house.engine().getHistoryService();
        HistoricTaskInstance task = history.createHistoricTaskInstanceQuery()
                .processInstanceId(study.instance())
                .taskDefinitionKey(TASK)
                .singleResult();
        HistoricActivityInstance activity = history.createHistoricActivityInstanceQuery()
                .processInstanceId(study.instance())
                .activityId(TASK)
                .singleResult();

        Date begun = Date.from(Shanghai.at(LocalDate.of(2026, 9, 28), LocalTime.of(10, 0)));
        Duration open = Duration.ofHours(25).plusMinutes(30);
        assertThat(task.getStartTime()).isCloseTo(begun, 60_000L).isEqualTo(activity.getStartTime());
        assertThat(task.getDurationInMillis())
                .isEqualTo(task.getEndTime().getTime() - task.getStartTime().getTime())
                .isCloseTo(open.toMillis(), Offset.offset(60_000L));
        assertThat(activity.getDurationInMillis())
                .isEqualTo(activity.getEndTime().getTime()
                        - activity.getStartTime().getTime());
        assertThat(activity.getTaskId()).isEqualTo(task.getId());
        assertThat(task.getProcessDefinitionKey()).isEqualTo("iit");
    }
}
