package com.lancore.pathways.web;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.upgrade.UpgradeReport;
import com.lancore.pathways.upgrade.UpgradeReport.OfProcess;
import com.lancore.pathways.upgrade.Upgrades;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Running processes and the newest version of their models: for operations and the director. */
@RestController
@RequestMapping("/api/upgrades")
class UpgradesApi {

    private static final Set<Role> WHO = Set.of(Role.OPERATIONS, Role.DIRECTOR);

    private final Upgrades upgrades;
    private final VisibleProjects visible;
    private final People people;

    UpgradesApi(Upgrades upgrades, VisibleProjects visible, People people) {
        this.upgrades = upgrades;
        this.visible = visible;
        this.people = people;
    }

    /**
     * How many go over, how many stay, and which.
     *
     * @param staying how many stay; of projects that the caller may not know they are counted and not listed
     */
    record Answer(boolean dryRun, int going, int staying, List<OfProcess> processes) {}

    /** The plan and what it would do; nothing is written. */
    @GetMapping
    Answer tryOut() {
        people.inOneOf(WHO);
        return answer(true, upgrades.tryOut());
    }

    /** Takes them over. */
    @PostMapping
    Answer run() {
        return answer(false, upgrades.run(people.inOneOf(WHO)));
    }

    private Answer answer(boolean dryRun, UpgradeReport report) {
        Set<String> known = visible.all().stream().map(Project::code).collect(Collectors.toSet());
        return new Answer(
                dryRun,
                report.going(),
                report.staying(),
                report.processes().stream().map(p -> known(p, known)).toList());
    }

    private static OfProcess known(OfProcess process, Set<String> codes) {
        return new OfProcess(
                process.process(),
                process.newestVersion(),
                process.instances(),
                process.going(),
                process.staying().stream()
                        .filter(s -> s.projectCode() == null || codes.contains(s.projectCode()))
                        .toList());
    }
}
