package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.importing.ImportCompliance;
import com.lancore.pathways.importing.ImportStatus;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Recall;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The import of a study's product: a process of its own, opened, woken and ended by the study. */
@Component
class ImportOfStudy {

    private final RuntimeService runtime;
    private final Projects projects;
    private final Trail trail;
    private final Clock clock;

    ImportOfStudy(@Lazy RuntimeService runtime, Projects projects, Trail trail, Clock clock) {
        this.runtime = runtime;
        this.projects = projects;
        this.trail = trail;
        this.clock = clock;
    }

    /** Opens import compliance when the product is imported or may be; wakes it when it turns out to be. */
    void openIfItApplies(DelegateExecution study) {
        openIfItApplies(study.getProcessBusinessKey());
    }

    void openIfItApplies(String code) {
        if (!applies(code)) {
            return;
        }
        if (projects.pathway(code, ImportCompliance.KEY).isEmpty()) {
            runtime.startProcessInstanceByKey(
                    ImportCompliance.KEY,
                    code,
                    Map.of(
                            "projectCode",
                            code,
                            "title",
                            projects.find(code).orElseThrow().title()));
        } else if (status(code) == ImportStatus.NOT_APPLICABLE
                && trail.facts(code, Iit.KEY).is("productImported", "YES")) {
            trail.append(
                    new Act(
                            code,
                            Act.MACHINE,
                            ImportCompliance.KEY,
                            projects.pathway(code, ImportCompliance.KEY).orElseThrow(),
                            ImportCompliance.BECAME_IMPORTED),
                    Act.Line.fact("productImported", "YES"));
            tell(code, ImportCompliance.BECAME_IMPORTED);
        }
    }

    ImportStatus status(DelegateExecution study) {
        return status(study.getProcessBusinessKey());
    }

    private ImportStatus status(String code) {
        return ImportStatus.of(applies(code), trail.facts(code, ImportCompliance.KEY), Shanghai.today(clock))
                .status();
    }

    /** Where the import stands today, and how long the confirmation holds. */
    static Recall known() {
        return Recall.told(Sentence.of("Import compliance", "进口合规"), s -> {
            ImportStatus.State state = ImportStatus.of(
                    !s.facts(Iit.KEY).is("productImported", "NO"), s.facts(ImportCompliance.KEY), s.today());
            String span = state.validFrom() == null ? "" : ", " + state.validFrom() + " – " + state.validTo();
            Sentence words = state.status().words();
            return Optional.of(Sentence.of(words.en() + span, words.zh() + span.replace(", ", "，")));
        });
    }

    /** The pathway is closed: with it ends what runs beside it. */
    void end(DelegateExecution study) {
        tell(study.getProcessBusinessKey(), ImportCompliance.PROJECT_ENDED);
    }

    /** The start-up is over; what else runs beside it goes on. */
    void endAfterStartUp(DelegateExecution study) {
        projects.pathway(study.getProcessBusinessKey(), ImportCompliance.KEY)
                .ifPresent(instance -> runtime.createMessageCorrelation(ImportCompliance.PROJECT_ENDED)
                        .processInstanceId(instance)
                        .correlateAll());
    }

    private boolean applies(String code) {
        return !trail.facts(code, Iit.KEY).is("productImported", "NO");
    }

    private void tell(String code, String message) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(code)
                .correlateAll();
    }
}
