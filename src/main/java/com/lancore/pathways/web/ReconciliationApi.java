package com.lancore.pathways.web;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.operations.Reconciliation;
import com.lancore.pathways.project.Project;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether register, timers and tasks agree with the calculator: for operations, of the projects it may see. */
@RestController
@RequestMapping("/api/reconciliation")
class ReconciliationApi {

    private final Reconciliation reconciliation;
    private final VisibleProjects visible;
    private final People people;

    ReconciliationApi(Reconciliation reconciliation, VisibleProjects visible, People people) {
        this.visible = visible;
        this.reconciliation = reconciliation;
        this.people = people;
    }

    /** What the last run found; it runs each night. */
    @GetMapping
    Reconciliation.Result last() {
        people.inOneOf(Set.of(Role.OPERATIONS));
        return known(reconciliation.last());
    }

    /** Compares now. */
    @PostMapping
    Reconciliation.Result run() {
        people.inOneOf(Set.of(Role.OPERATIONS));
        return known(reconciliation.run());
    }

    private Reconciliation.Result known(Reconciliation.Result result) {
        Set<String> codes = visible.all().stream().map(Project::code).collect(Collectors.toSet());
        return new Reconciliation.Result(
                result.ranAt(),
                result.differences().stream()
                        .filter(d -> codes.contains(d.projectCode()))
                        .toList());
    }
}
