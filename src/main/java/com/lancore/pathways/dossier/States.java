package com.lancore.pathways.dossier;

import com.lancore.pathways.audit.Anchors;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.audit.TrailEntry.Kind;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.Reckoning;
import com.lancore.pathways.deadline.Reckonings;
import com.lancore.pathways.document.Documents;
import com.lancore.pathways.document.StoredDocument;
import com.lancore.pathways.planning.OpenSteps;
import com.lancore.pathways.planning.Planning;
import com.lancore.pathways.planning.Timeline;
import com.lancore.pathways.planning.Timeline.OpenStep;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.refusal.Refusal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a project as it stands at one moment. What depends on a day is told as on the day of the trail's last entry. */
@Component
class States {

    /** How an act names a document that it relied on, which may have been given to another process. */
    private static final String RELIED_ON = "document.";

    private static final Comparator<Reckoning> AS_STARTED = Comparator.comparing(
            Reckoning::row,
            Comparator.comparing(Deadline::openedAt)
                    .thenComparing(Deadline::kind)
                    .thenComparing(Deadline::id));

    private static final Comparator<OpenStep> BY_NAME = Comparator.comparing(OpenStep::process)
            .thenComparing(OpenStep::step)
            .thenComparing(OpenStep::since);

    private final Trail trail;
    private final Anchors anchors;
    private final Documents documents;
    private final Reckonings reckonings;
    private final Planning planning;
    private final OpenSteps open;
    private final TransactionTemplate snapshot;

    States(
            Trail trail,
            Anchors anchors,
            Documents documents,
            Reckonings reckonings,
            Planning planning,
            OpenSteps open,
            PlatformTransactionManager transactions) {
        this.trail = trail;
        this.anchors = anchors;
        this.documents = documents;
        this.reckonings = reckonings;
        this.planning = planning;
        this.open = open;
        this.snapshot = new TransactionTemplate(transactions);
        // what is recorded meanwhile is none of this reading
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /**
     * The state of a project, or of what one of its processes did.
     *
     * @param process a key or an instance, or null
     * @throws Refusal 404 where the project has no such process, 409 where it has recorded nothing
     */
    State of(Project project, String process) {
        return snapshot.execute(running -> read(project, process));
    }

    private State read(Project project, String process) {
        List<TrailEntry> entries = trail.of(project.code());
        if (entries.isEmpty()) {
            throw Refusal.conflict(
                    "Project " + project.code() + " has recorded nothing yet.", "项目" + project.code() + "尚无任何记录。");
        }
        LocalDate day = Shanghai.dateOf(entries.get(entries.size() - 1).recordedAt());
        Set<String> instances = process == null ? Set.of() : instances(entries, process, project.code());
        Set<String> keys = entries.stream()
                .filter(e -> instances.contains(String.valueOf(e.processInstanceId())))
                .map(TrailEntry::processKey)
                .collect(Collectors.toCollection(TreeSet::new));
        List<OpenStep> steps = open.of(project.code());
        Timeline timeline = planning.timeline(project.code(), steps, day);
        return new State(
                project,
                process,
                instances,
                entries,
                anchors.of(project.code()),
                documents(project.code(), entries, instances),
                reckonings.of(project.code(), day).stream()
                        .filter(r ->
                                process == null || instances.contains(r.row().processInstanceId()))
                        .sorted(AS_STARTED)
                        .toList(),
                process == null ? timeline : timeline.of(keys),
                steps.stream()
                        .filter(s -> process == null || keys.contains(s.process()))
                        .sorted(BY_NAME)
                        .toList());
    }

    private static Set<String> instances(List<TrailEntry> entries, String process, String code) {
        Set<String> instances = entries.stream()
                .filter(e -> process.equals(e.processKey()) || process.equals(e.processInstanceId()))
                .map(TrailEntry::processInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (instances.isEmpty()) {
            throw Refusal.notFound(
                    "Project " + code + " has no process " + process + ".", "项目" + code + "没有流程" + process + "。");
        }
        return instances;
    }

    /** Of a process those that were given to it, and those that its records relied on. */
    private List<StoredDocument> documents(String code, List<TrailEntry> entries, Set<String> instances) {
        Set<String> wanted = new TreeSet<>();
        instances.forEach(instance -> documents.of(instance).forEach(d -> wanted.add(d.id())));
        entries.stream()
                .filter(e -> instances.contains(String.valueOf(e.processInstanceId())))
                .map(States::reliedOn)
                .filter(Objects::nonNull)
                .forEach(wanted::add);
        return documents.ofProject(code).stream()
                .filter(d -> instances.isEmpty() || wanted.contains(d.id()))
                .sorted(Comparator.comparing(StoredDocument::entry))
                .toList();
    }

    /** The id of the document that an entry names, or null where it names none. */
    static String reliedOn(TrailEntry e) {
        return e.kind() == Kind.FACT && e.name().startsWith(RELIED_ON)
                ? e.newValue().split(" ", 2)[0]
                : null;
    }
}
