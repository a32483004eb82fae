package com.lancore.pathways.event;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All events by their names, and the start of {@code reportEvent}, which takes what any of them takes. */
@Component
public class Events implements StepCatalogue {

    private final Map<String, ReportedEvent> events = new LinkedHashMap<>();

    private final Corrections corrections;

    Events(List<EventCatalogue> catalogues, Corrections corrections) {
        this.corrections = corrections;
        catalogues.stream()
                .flatMap(c -> c.events().stream())
                .forEach(e -> events.put(e.step().key(), e));
    }

    /**
     * The event of a name.
     *
     * @throws Refusal 422 where there is none
     */
    public ReportedEvent named(String name) {
        ReportedEvent event = events.get(name);
        if (event == null) {
            throw Refusal.rule("“" + name + "” is no event that can be reported.", "“" + name + "”不是可以报告的事件。");
        }
        return event;
    }

    @Override
    public List<Step> steps() {
        return Stream.concat(
                        Stream.of(start(), ReportEvent.approval(corrections)),
                        events.values().stream().map(ReportedEvent::step))
                .toList();
    }

    private Step start() {
        Map<String, Field> fields = new LinkedHashMap<>();
        events.values().stream()
                .flatMap(e -> e.step().fields().stream())
                .forEach(f -> fields.putIfAbsent(f.name(), f.always().optional()));
        return Step.of(ReportEvent.KEY, Step.START)
                .by(Arrays.stream(Role.values()).filter(Role::isStaff).toArray(Role[]::new))
                .takes(
                        Field.projectCode(),
                        Field.choice("event", "事件", events.keySet().toArray(String[]::new)))
                .takes(fields.values())
                .silent();
    }
}
