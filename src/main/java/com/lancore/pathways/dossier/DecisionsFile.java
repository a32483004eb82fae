package com.lancore.pathways.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.audit.TrailEntry.Kind;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.document.StoredDocument;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.RuleBook;
import com.lancore.pathways.requirement.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was decided and found, act by act, in words: by whom, on which documents, by which rule. */
@Component
class DecisionsFile {

    private static final Set<Kind> KINDS = EnumSet.of(Kind.FACT, Kind.ROUND, Kind.WARNING, Kind.BREACH);

    private final Wording wording;
    private final RuleBook rules;
    private final StepNames names;

    DecisionsFile(Wording wording, RuleBook rules, StepNames names) {
        this.wording = wording;
        this.rules = rules;
        this.names = names;
    }

    /**
     * One completed task, event or machine step.
     *
     * @param act the number of its first entry in the trail
     * @param judgedBy the version of the rules, as the trail has it
     */
    public record ActView(
            long act,
            Instant recordedAt,
            String person,
            String process,
            String processInstanceId,
            String step,
            Sentence stepName,
            String judgedBy,
            List<LineView> recorded,
            List<DocumentRef> reliedOn) {}

    /**
     * One line of it; of a correction with its own person and time.
     *
     * @param basis where a rule says so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineView(
            long entry,
            Kind kind,
            String name,
            Sentence nameInWords,
            String value,
            Sentence valueInWords,
            String oldValue,
            String correctedBy,
            Instant correctedAt,
            String note,
            Basis basis) {}

    /** A document that it relied on. */
    public record DocumentRef(String kind, int version, String path, String sha256) {}

    List<ActView> of(State state) {
        Map<String, StoredDocument> documents =
                state.documents().stream().collect(Collectors.toMap(StoredDocument::id, Function.identity()));
        Map<Long, List<TrailEntry>> acts = new LinkedHashMap<>();
        state.told().stream().filter(e -> KINDS.contains(e.kind())).forEach(e -> acts.computeIfAbsent(
                        e.act(), act -> new ArrayList<>())
                .add(e));
        return acts.values().stream().map(act -> view(act, documents)).toList();
    }

    private ActView view(List<TrailEntry> act, Map<String, StoredDocument> documents) {
        TrailEntry first = act.get(0);
        return new ActView(
                first.act(),
                first.recordedAt(),
                first.person(),
                first.processKey(),
                first.processInstanceId(),
                first.node(),
                names.of(first.processKey(), first.node()),
                first.rules(),
                act.stream()
                        .filter(e -> States.reliedOn(e) == null)
                        .map(e -> line(e, first))
                        .toList(),
                act.stream()
                        .map(States::reliedOn)
                        .filter(Objects::nonNull)
                        .map(documents::get)
                        .filter(Objects::nonNull)
                        .map(d -> new DocumentRef(d.kind().name(), d.version(), FileNames.of(d), d.sha256()))
                        .toList());
    }

    private LineView line(TrailEntry e, TrailEntry first) {
        boolean corrects = !e.node().equals(first.node());
        return new LineView(
                e.number(),
                e.kind(),
                e.name(),
                wording.name(String.valueOf(e.processKey()), e.name()),
                e.newValue(),
                e.newValue() == null ? null : wording.value(e.name(), e.newValue()),
                e.oldValue(),
                corrects ? e.person() : null,
                corrects ? e.recordedAt() : null,
                e.note(),
                basis(e));
    }

    /** The row of a table that was in force on the day, where the entry carries the code of one. */
    private Basis basis(TrailEntry e) {
        LocalDate day = Shanghai.dateOf(e.recordedAt());
        return rules.all().stream()
                .filter(r -> r.reasonCode() != null
                        && r.reasonCode().equals(e.name())
                        && !day.isBefore(r.validFrom())
                        && !day.isAfter(r.validTo()))
                .map(RuleBook.Rule::basis)
                .findFirst()
                .orElse(null);
    }
}
