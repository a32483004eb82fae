package com.lancore.pathways.requirement;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.refusal.Sentence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step that a person takes: a user task, the start of a process, an event that is reported. It says who may take it,
 * which values it takes, which documents it asks for and what it requires.
 */
public final class Step {

    /** The key of the step that starts a process. */
    public static final String START = "start";

    /** What every task carries for its list; sent back they are dropped. */
    private static final Set<String> SHOWN = Set.of("projectCode", "title");

    private final String process;
    private final String key;
    private final Set<Role> roles = new LinkedHashSet<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<Requirement> holds = new ArrayList<>();
    private final List<Requirement> plausible = new ArrayList<>();
    private final List<Recall> recalls = new ArrayList<>();
    private Function<Situation, Set<Role>> rolesBySituation = situation -> Set.of();
    private boolean silent;
    private final Set<String> shown = new LinkedHashSet<>(SHOWN);
    private Effect effect = Effect.NONE;

    private Step(String process, String key) {
        this.process = process;
        this.key = key;
    }

    public static Step of(String process, String key) {
        return new Step(process, key);
    }

    public Step by(Role... who) {
        roles.addAll(List.of(who));
        return this;
    }

    public Step takes(Field... taken) {
        for (Field f : taken) {
            fields.put(f.name(), f);
        }
        return this;
    }

    public Step takes(Collection<Field> taken) {
        return takes(taken.toArray(Field[]::new));
    }

    public Step asks(DocumentKind... kinds) {
        return requires(Stream.of(kinds).map(DocumentAsk::always).toArray(Requirement[]::new));
    }

    public Step requires(Requirement... required) {
        requirements.addAll(List.of(required));
        return this;
    }

    /** Required too, and known long before the step opens: shown among the blockers from the start. */
    public Step holds(Requirement... required) {
        holds.addAll(List.of(required));
        return requires(required);
    }

    /** Required too, and about the typed values alone: what a correction of them must obey as well. */
    public Step plausible(Requirement... required) {
        plausible.addAll(List.of(required));
        return requires(required);
    }

    /** Who may take it depends on what is answered, or on where the project stands; none named means all of {@link #by}. */
    public Step bySituation(Function<Situation, Set<Role>> who) {
        rolesBySituation = who;
        return this;
    }

    /** Records nothing itself: the step that it leads to does. */
    public Step silent() {
        silent = true;
        return this;
    }

    /** Names that the step's form only shows: sent back they are dropped, not refused. */
    public Step shows(String... names) {
        shown.addAll(List.of(names));
        return this;
    }

    /** What happened before that the person needs in front of them, in the order in which it is read. */
    public Step recalls(Recall... before) {
        recalls.addAll(List.of(before));
        return this;
    }

    public Step then(Effect caused) {
        effect = caused;
        return this;
    }

    public String process() {
        return process;
    }

    public String key() {
        return key;
    }

    public Set<Role> roles() {
        return roles;
    }

    /** Who may take it in this situation. */
    public Set<Role> roles(Situation s) {
        Set<Role> narrowed = rolesBySituation.apply(s);
        return narrowed.isEmpty() ? roles : narrowed;
    }

    public boolean isSilent() {
        return silent;
    }

    /** Who is told to clear what is missing here. */
    public Role role() {
        return roles.iterator().next();
    }

    public Collection<Field> fields() {
        return fields.values();
    }

    public Field field(String name) {
        return fields.get(name);
    }

    /** The documents that it asks for in this situation, there or not. */
    public List<AskedDocument> asked(Situation s) {
        return requirements.stream().flatMap(r -> r.asked(s).stream()).toList();
    }

    /** Every kind of document that it may ask for. */
    public Set<DocumentKind> kinds() {
        return requirements.stream().flatMap(r -> r.kinds().stream()).collect(Collectors.toSet());
    }

    public Effect effect() {
        return effect;
    }

    public Set<String> shown() {
        return shown;
    }

    /** What happened before, in words; each line once. */
    public List<Known> known(Situation s, Wording words) {
        return recalls.stream()
                .flatMap(r -> r.known(s, words).stream())
                .distinct()
                .toList();
    }

    /** What stands in the way. */
    public List<Finding> findings(Situation s) {
        return requirements.stream().flatMap(r -> r.findings(s).stream()).toList();
    }

    /** What already stands in its way before it opens. */
    public List<Finding> foreseen(Situation s) {
        return holds.stream().flatMap(r -> r.findings(s).stream()).toList();
    }

    /** What speaks against the typed values by themselves. */
    public List<Finding> implausible(Situation s) {
        return plausible.stream().flatMap(r -> r.findings(s).stream()).toList();
    }

    /**
     * Reads what was sent: only names that the step takes, each in its kind, all that is required there.
     *
     * @throws Refusal 422 with a sentence that names what is unknown, wrong or missing
     */
    public Answers read(Map<String, ?> sent) {
        refuseUnknownNames(sent);
        Map<String, String> read = new LinkedHashMap<>();
        for (Field field : fields.values()) {
            String value = field.read(sent.get(field.name()));
            if (value != null) {
                read.put(field.name(), value);
            }
        }
        Answers all = new Answers(read);
        read.keySet().removeIf(name -> !fields.get(name).isAskedFor(all));
        Answers answers = new Answers(read);
        List<Field> missing = fields.values().stream()
                .filter(f -> f.isRequired(answers) && answers.text(f.name()).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.rule(missing(missing));
        }
        return answers;
    }

    private void refuseUnknownNames(Map<String, ?> sent) {
        List<String> unknown = sent.keySet().stream()
                .filter(n -> !fields.containsKey(n) && !shown.contains(n))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.rule(
                    "This step does not know " + String.join(", ", unknown) + ".",
                    "本步骤不接受：" + String.join("、", unknown) + "。");
        }
    }

    private static Sentence missing(List<Field> fields) {
        return Sentence.of(
                fields.stream().map(Field::label).collect(Collectors.joining(", "))
                        + (fields.size() == 1 ? " is missing." : " are missing."),
                "请填写：" + fields.stream().map(Field::zh).collect(Collectors.joining("、")) + "。");
    }
}
