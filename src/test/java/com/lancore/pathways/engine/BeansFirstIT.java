package com.lancore.pathways.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.deadline.DeadlineWatch;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.StepCatalogue;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;

/** What the models name is ours, whatever the variables of a process are called. */
@PathwaysTest
class BeansFirstIT {

    @Autowired
    private House house;

    @Autowired
    private List<StepCatalogue> catalogues;

    @Autowired
    private ApplicationContext beans;

    @Test
    void variablesThatAreNamedAsOurClocksAndDelegates_doNotStandInForThem() {
        house.clock().set("2026-09-28T10:00");
        Study study = house.study().start().to("recordAcademicReview");
        for (String name : List.of("deadlines", "ladder", "remindOfFiling", "startFilingClock")) {
            house.engine().getRuntimeService().setVariable(study.instance(), name, "somebody's");
        }
        study.academicLetter("APPROVED", "2026-09-24", "V1").ethicsLetter("APPROVED", "2026-09-28", "V1", "C1");
        assertThat(study.deadlineMoves()).containsExactly("OPEN 2026-10-10");

        house.clock().set("2026-10-10T09:00");
        study.fireDueTimers();

        assertThat(house.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(DeadlineWatch.KEY)
                        .processInstanceBusinessKey(study.code())
                        .count())
                .isOne();
    }

    @Test
    void noAnswerThatAModelAsksFor_isNamedAsABean_forTheModelWouldGetTheBean() throws IOException {
        String expressions = expressions();
        assertThat(expressions).contains("${deadlines.dueAt(");

        assertThat(catalogues.stream()
                        .flatMap(room -> room.steps().stream())
                        .flatMap(step -> step.fields().stream())
                        .map(Field::name)
                        .filter(beans::containsBean)
                        .filter(name -> Pattern.compile("\\b" + name + "\\b")
                                .matcher(expressions)
                                .find()))
                .isEmpty();
    }

    /** All expressions of all models. */
    private String expressions() throws IOException {
        List<String> found = new ArrayList<>();
        for (Resource model : beans.getResources("classpath*:bpmn/*.bpmn")) {
            Pattern.compile("[$#]\\{[^}]*}")
                    .matcher(model.getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .map(MatchResult::group)
                    .forEach(found::add);
        }
        return String.join("\n", found);
    }
}
