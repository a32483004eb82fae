package com.lancore.pathways.engagement;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.engine.PathwayStart;
import com.lancore.pathways.engine.ProcessKeys;
import com.lancore.pathways.event.OpenProjects;
import com.lancore.pathways.lecheng.InstitutionOnRegister;
import com.lancore.pathways.lecheng.Institutions;
import com.lancore.pathways.planning.DatedLines;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What must hold before the partners, the package and the openings of an engagement, and what an opening causes. */
@Component
class EngagementRules {

    private static final Basis PARTNERS =
            new Basis("House rule: no package is approved before its partners are known", Confidence.POLICY);
    private static final Basis BASELINE =
            new Basis("House rule: a package has its milestones with planned dates", Confidence.POLICY);
    private static final Basis OPENING =
            new Basis("House rule: the chosen pathways are opened under one project code", Confidence.POLICY);

    private final Institutions institutions;
    private final PathwayStart starts;
    private final Projects projects;
    private final OpenProjects openProjects;

    EngagementRules(Institutions institutions, PathwayStart starts, Projects projects, OpenProjects openProjects) {
        this.institutions = institutions;
        this.starts = starts;
        this.projects = projects;
        this.openProjects = openProjects;
    }

    /** A hospital with its PI, or an institution in Lecheng; for vendors alone, the vendors. */
    Requirement partnersNamed() {
        return s -> {
            boolean hospital = s.answers().text("institutionName").isPresent()
                    && s.answers().text("piName").isPresent();
            boolean named = hospital
                    || s.answers().text("lechengInstitution").isPresent()
                    || (isWithoutPatients(s) && s.answers().text("vendors").isPresent());
            return named || !s.isTaken()
                    ? List.of()
                    : List.of(Finding.of(
                            "PARTNERS_MISSING",
                            PARTNERS,
                            Role.CLINICAL_OPERATIONS,
                            "Name the hospital and its principal investigator, or the institution in Lecheng; where nobody is treated, the vendors.",
                            "请填写临床研究机构及其项目负责人，或乐城医疗机构；不涉及患者的，请填写供应商。"));
        };
    }

    private static boolean isWithoutPatients(Situation s) {
        return Stream.of(Opening.IIT, Opening.SPECIAL_IMPORT, Opening.TRANSLATION, Opening.RWD)
                .noneMatch(o -> o.isAskedFor(PathwayChoice.chosen(s.facts())));
    }

    Requirement institutionOnRegister() {
        return new InstitutionOnRegister(institutions, PARTNERS);
    }

    /** A partner that does not fit is taken with its reason only. */
    static Requirement unfitHasReason() {
        return s -> Stream.of("fitIndication", "fitSpecialty", "fitVolume", "fitRecord")
                                .anyMatch(fit -> s.answers().is(fit, "NO"))
                        && s.answers().text("fitNote").isEmpty()
                ? List.of(Finding.of(
                        "FIT_NEEDS_NOTE",
                        PARTNERS,
                        Role.CLINICAL_OPERATIONS,
                        "A partner does not fit: say in the note why it is chosen all the same.",
                        "合作方存在不匹配之处：请在说明中写明仍选择的理由。"))
                : List.of();
    }

    /** Each line is a milestone with its date. */
    static Requirement datedLines(String field) {
        return s -> s.answers()
                .text(field)
                .filter(text -> DatedLines.read(text).isEmpty())
                .map(text -> List.of(Finding.of(
                        "NO_MILESTONE",
                        BASELINE,
                        s.step().role(),
                        "Name at least one milestone with its planned date.",
                        "请至少填写一个里程碑及其计划日期。")))
                .orElse(List.of());
    }

    /** A milestone is reached on a day that has come, and is one of the package. */
    static Requirement reachedOnes() {
        return s -> s.answers().text("milestonesReached").map(DatedLines::read).stream()
                .flatMap(reached -> reached.entrySet().stream())
                .flatMap(line -> {
                    Optional<String> approved = s.facts().text("milestones");
                    boolean known = approved.map(DatedLines::read)
                            .filter(m -> m.containsKey(line.getKey()))
                            .isPresent();
                    return known && !line.getValue().isAfter(s.today())
                            ? Stream.empty()
                            : Stream.of(Finding.of(
                                    "NO_SUCH_MILESTONE",
                                    BASELINE,
                                    Role.PROJECT_MANAGER,
                                    "“" + line.getKey() + "” on " + line.getValue()
                                            + ": only a milestone of the package is reached, on a day that has come.",
                                    "“" + line.getKey() + "”（" + line.getValue() + "）：只能登记执行方案中的里程碑，且日期不得晚于今天。"));
                })
                .toList();
    }

    /** A pathway that people cannot start is not opened. */
    Requirement canBeOpened(Opening opening) {
        return s -> starts.isThere(opening.process())
                ? List.of()
                : List.of(Finding.of(
                        "PATHWAY_NOT_AVAILABLE",
                        OPENING,
                        Role.OPERATIONS,
                        "The process " + opening.process() + " is not installed here.",
                        "此系统未安装流程" + opening.process() + "。"));
    }

    /** Starts the pathway in the name of who opens it; one that runs already, started by hand, is left alone. */
    void open(Opening opening, Situation s) {
        boolean there = projects.pathway(s.projectCode(), opening.process()).isPresent()
                || openProjects.pathways(s.projectCode()).stream()
                        .anyMatch(
                                p -> ProcessKeys.of(p.getProcessDefinitionId()).equals(opening.process()));
        if (!there) {
            starts.start(opening.process(), s.projectCode(), s.answers().values());
        }
    }
}
