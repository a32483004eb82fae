package com.lancore.pathways.requirement;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.StoredDocument;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a project stands when a step is taken or looked at: facts, documents, today in Shanghai, and, when somebody
 * is taking the step, who and with which answers. Facts and documents are read once.
 */
public final class Situation {

    private final Function<String, Facts> readFacts;
    private final Function<String, List<StoredDocument>> readDocuments;
    private final String projectCode;
    private final String processInstanceId;
    private final Step step;
    private final LocalDate today;
    private final String person;
    private final Answers answers;
    private final boolean excused;
    private final Map<Class<?>, Object> lookedUp;
    private final Map<String, Facts> factsOf = new HashMap<>();
    private List<StoredDocument> documents;
    private Facts ownFacts;

    Situation(
            Function<String, Facts> readFacts,
            Function<String, List<StoredDocument>> readDocuments,
            String projectCode,
            String processInstanceId,
            Step step,
            LocalDate today,
            String person,
            Answers answers,
            boolean excused,
            Map<Class<?>, Object> lookedUp) {
        this.readFacts = readFacts;
        this.readDocuments = readDocuments;
        this.projectCode = projectCode;
        this.processInstanceId = processInstanceId;
        this.step = step;
        this.today = today;
        this.person = person;
        this.answers = answers;
        this.excused = excused;
        this.lookedUp = lookedUp;
    }

    public String projectCode() {
        return projectCode;
    }

    public String processInstanceId() {
        return processInstanceId;
    }

    public Step step() {
        return step;
    }

    /** Today in Shanghai. */
    public LocalDate today() {
        return today;
    }

    /** Who takes the step, or null when it is only looked at. */
    public String person() {
        return person;
    }

    /** False when somebody only asks what stands in the way. */
    public boolean isTaken() {
        return person != null;
    }

    /** Whether an event reports what was done outside although a rule of the house held it: recorded as a breach. */
    public boolean isExcused() {
        return excused;
    }

    public Answers answers() {
        return answers;
    }

    /** The facts of the step's own process, of this very instance of it. */
    public Facts facts() {
        if (ownFacts == null) {
            ownFacts = facts(step.process()).ofInstance(processInstanceId);
        }
        return ownFacts;
    }

    /** The facts of another process of the project. */
    public Facts facts(String process) {
        return factsOf.computeIfAbsent(process, readFacts);
    }

    /** The newest document of a kind that was given to this process, not older than an entry of the trail. */
    public Optional<StoredDocument> document(DocumentKind kind, long sinceEntry) {
        if (documents == null) {
            documents = readDocuments.apply(processInstanceId);
        }
        return documents.stream()
                .filter(d -> d.kind() == kind && d.entry() >= sinceEntry)
                .max(java.util.Comparator.comparingInt(StoredDocument::version));
    }

    /**
     * Something that is no fact of the project, such as a register: looked up once for all steps, of all projects, that
     * are looked at together.
     */
    public <T> T once(Class<T> what, Supplier<T> lookUp) {
        return what.cast(lookedUp.computeIfAbsent(what, any -> lookUp.get()));
    }

    /** A typed value, or where nothing was typed the fact that is known already. */
    public Optional<String> answerOrFact(String name) {
        return answers.text(name).or(() -> facts().text(name));
    }
}
