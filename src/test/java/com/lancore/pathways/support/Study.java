package com.lancore.pathways.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.requirement.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;

/** One project in a test, as its people work on it. */
public final class Study {

    private final House house;
    private final String code;
    private final Map<String, Object> startValues = UsualAnswers.start();

    Study(House house, String code) {
        this.house = house;
        this.code = code;
    }

    /** A row of the register as the API tells it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DeadlineSeen(
            String id,
            String kind,
            LocalDate countedFrom,
            int workingDays,
            LocalDate dueOn,
            String dueAt,
            String status,
            boolean provisional,
            Integer missingYear,
            boolean lateDecember,
            LocalDate metOn,
            boolean recordedLate,
            int workingDaysLeft,
            String warning,
            String closingReason) {}

    /** An entry of the trail as the API tells it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(
            long number,
            String person,
            String kind,
            String processKey,
            String node,
            long act,
            String name,
            String oldValue,
            String newValue,
            String note,
            String rules) {}

    /** A timer that waits: on which node of a model, until when. */
    public record Timer(String node, Instant due, String job) {}

    /** Everything that a refused call must leave as it was. */
    public record State(
            Map<String, String> tasks,
            List<Entry> trail,
            Map<String, Object> variables,
            List<DeadlineSeen> deadlines,
            List<Timer> timers,
            String documents) {}

    /** The same study, seen from elsewhere: another node. */
    public Study at(House other) {
        return new Study(other, code);
    }

    public String code() {
        return code;
    }

    /** What happens to it outside its tasks. */
    public Outside outside() {
        return new Outside(house, this);
    }

    // ---- the start

    /** Another value at the start; null leaves it out. */
    public Study with(String name, Object value) {
        if (value == null) {
            startValues.remove(name);
        } else {
            startValues.put(name, value);
        }
        return this;
    }

    public Study start() {
        tryStart("pm").is(200);
        return this;
    }

    public Answer tryStart(String person) {
        return house.person(person).post("/engine-rest/process-definition/key/iit/start", variables(startValues()));
    }

    public Map<String, Object> startValues() {
        Map<String, Object> values = new LinkedHashMap<>(startValues);
        values.putIfAbsent("projectCode", code);
        return values;
    }

    // ---- tasks

    /** The keys of all open tasks of the project, in alphabetical order. */
    public List<String> open() {
        return tasks().map(t -> t.get("taskDefinitionKey").asText()).sorted().toList();
    }

    /** The id of the open task of this key. */
    public String task(String key) {
        return json(key).get("id").asText();
    }

    /** The open task of this key as the engine's REST API tells it. */
    public JsonNode json(String key) {
        return tasks().filter(t -> t.get("taskDefinitionKey").asText().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " has no open task " + key + " but " + open()));
    }

    private java.util.stream.Stream<JsonNode> tasks() {
        return house.person("pm")
                .get("/engine-rest/task?processInstanceBusinessKey=" + code)
                .is(200)
                .rows();
    }

    /** Somebody completes a task with exactly these values: name, value, name, value … */
    public Answer complete(String person, String task, Object... values) {
        return house.person(person)
                .post("/engine-rest/task/" + task(task) + "/complete", variables(UsualAnswers.map(values)));
    }

    /**
     * The person of its role brings the usual documents and completes a task with the usual values, some of them
     * replaced; a value of null is left out.
     */
    public Study done(String task, Object... replaced) {
        String person = personFor(task);
        usual(task).documents().forEach(kind -> upload(person, kind));
        Map<String, Object> values = new LinkedHashMap<>(usual(task).values());
        values.putAll(UsualAnswers.map(replaced));
        values.values().removeIf(java.util.Objects::isNull);
        house.person(person)
                .post("/engine-rest/task/" + task(task) + "/complete", variables(values))
                .is(204);
        return this;
    }

    /** The name of the person whose role a task asks for. */
    public String personFor(String task) {
        String definition = json(task).get("processDefinitionId").asText();
        Step step = house.step(definition.substring(0, definition.indexOf(':')), task);
        return house.personFor(step);
    }

    /** Goes the straight way until this task is open, completing only what comes before it. */
    public Study to(String task) {
        for (String step : UsualAnswers.STRAIGHT_WAY.subList(0, UsualAnswers.STRAIGHT_WAY.indexOf(task))) {
            if (open().contains(task)) {
                return this;
            }
            if (open().contains(step)) {
                done(step);
            }
        }
        assertThat(open()).as(code).contains(task);
        return this;
    }

    public Study finalise(String protocolVersion, String consentVersion) {
        return done("finalizeProtocol", "protocolVersion", protocolVersion, "consentVersion", consentVersion);
    }

    public Study academicLetter(String outcome, String date, String protocolVersion) {
        return done(
                "recordAcademicReview",
                "academicOutcome",
                outcome,
                "academicLetterDate",
                date,
                "academicProtocolVersion",
                protocolVersion,
                "academicReason",
                outcome.equals("APPROVED") ? null : "as the letter says");
    }

    public Study ethicsLetter(String outcome, String date, String protocolVersion, String consentVersion) {
        return done(
                "recordEthicsReview",
                "ethicsOutcome",
                outcome,
                "ethicsLetterDate",
                date,
                "ethicsProtocolVersion",
                protocolVersion,
                "ethicsConsentVersion",
                consentVersion,
                "ethicsReason",
                outcome.equals("APPROVED") ? null : "as the letter says");
    }

    /** Both committees approve the first versions by letters of these dates: the filing is due. */
    public Study letters(String academicDate, String ethicsDate) {
        return letters(academicDate, ethicsDate, "V1");
    }

    /** Both committees approve, and the ethics letter names this version of the protocol. */
    public Study letters(String academicDate, String ethicsDate, String versionOfEthics) {
        return to("recordAcademicReview")
                .academicLetter("APPROVED", academicDate, "V1")
                .ethicsLetter("APPROVED", ethicsDate, versionOfEthics, "C1");
    }

    /** Confirms import compliance for a span of dates, each step by its own person. */
    public Study confirmImport(LocalDate validFrom, LocalDate validTo) {
        return done("assessImportRoute")
                .done("collectImportEvidence")
                .done("confirmImportCompliance", "importValidFrom", validFrom, "importValidTo", validTo);
    }

    /** The cooperation with a foreign party is approved. */
    public Study clearHgr() {
        return done("assessHgrRoute").done("submitHgrApplication").done("recordHgrDecision");
    }

    private UsualAnswers usual(String task) {
        return UsualAnswers.to(task, house.clock().today());
    }

    // ---- documents

    public Answer tryUpload(String person, String kind, byte[] content) {
        return house.person(person)
                .upload("/api/projects/" + code + "/documents", Map.of("kind", kind), kind + " 文件.pdf", content);
    }

    public Study upload(String person, String... kinds) {
        for (String kind : kinds) {
            tryUpload(person, kind, pdf(kind)).is(201);
        }
        return this;
    }

    /** A small file that has the signature of a PDF. */
    public static byte[] pdf(String about) {
        return ("%PDF-1.4\n% " + about + "\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    // ---- what is known

    public List<Entry> trail() {
        return read("/audit", Entry.class);
    }

    public List<Entry> trail(String kind) {
        return trail().stream().filter(e -> e.kind().equals(kind)).toList();
    }

    /** The newest value of a fact, or null where none was recorded. */
    public String fact(String name) {
        return trail("FACT").stream()
                .filter(e -> e.name().equals(name))
                .reduce((older, newer) -> newer)
                .map(Entry::newValue)
                .orElse(null);
    }

    /** The names of the facts that a step recorded last. */
    public List<String> deadlineMoves() {
        return trail("DEADLINE").stream().map(Entry::newValue).toList();
    }

    /** The rows of the register, running ones first. */
    public List<DeadlineSeen> deadlines() {
        return read("/deadlines", DeadlineSeen.class);
    }

    /** The one row that runs, or the newest of those that have ended. */
    public DeadlineSeen deadline() {
        assertThat(deadlines()).as(code).isNotEmpty();
        return deadlines().get(0);
    }

    /** The row of a kind that runs, or the newest of those that have ended. */
    public DeadlineSeen deadline(String kind) {
        return deadlines().stream()
                .filter(d -> d.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " has no deadline " + kind));
    }

    /** What stands in the way, as {@code step REQUIREMENT}. */
    public List<String> blockers() {
        return house.person("pm")
                .get("/api/projects/" + code + "/blockers")
                .is(200)
                .rows()
                .map(b -> b.get("step").asText() + " " + b.get("requirement").asText())
                .toList();
    }

    /** The process variables of all the project's instances, running and ended, by instance and name. */
    public Map<String, Object> variables() {
        Map<String, Object> all = new TreeMap<>();
        for (String instance : instances()) {
            for (HistoricVariableInstance v : house.engine()
                    .getHistoryService()
                    .createHistoricVariableInstanceQuery()
                    .processInstanceId(instance)
                    .list()) {
                all.put(instance + " " + v.getName(), String.valueOf(v.getValue()));
            }
        }
        return all;
    }

    /** The ids of the project's process instances of one process, running and ended. */
    public List<String> instances(String process) {
        return house
                .engine()
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(code)
                .processDefinitionKey(process)
                .list()
                .stream()
                .map(i -> i.getId())
                .toList();
    }

    /** The keys of the processes that still run for the project, in alphabetical order. */
    public List<String> running() {
        return house
                .engine()
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(code)
                .unfinished()
                .list()
                .stream()
                .map(i -> i.getProcessDefinitionKey())
                .sorted()
                .toList();
    }

    /** The id of the study's own process instance. */
    public String instance() {
        assertThat(instances("iit")).as(code).hasSize(1);
        return instances("iit").get(0);
    }

    private List<String> instances() {
        return house
                .engine()
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(code)
                .list()
                .stream()
                .map(i -> i.getId())
                .toList();
    }

    private <T> List<T> read(String what, Class<T> type) {
        String body =
                house.person("pm").get("/api/projects/" + code + what).is(200).text();
        try {
            return Answer.JSON.readValue(body, Answer.JSON.getTypeFactory().constructCollectionType(List.class, type));
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    // ---- timers

    /** The timers that wait, the earliest first. */
    public List<Timer> timers() {
        ManagementService management = house.engine().getManagementService();
        return instances().stream()
                .flatMap(id -> management.createJobQuery().processInstanceId(id).timers().list().stream())
                .map(job -> timer(management, job))
                .sorted(Comparator.comparing(Timer::due))
                .toList();
    }

    /** When the timer of a node is due; empty where none waits. */
    public Optional<Instant> timer(String node) {
        return timers().stream()
                .filter(t -> t.node().equals(node))
                .map(Timer::due)
                .findFirst();
    }

    private static Timer timer(ManagementService management, Job job) {
        String node = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        return new Timer(node, job.getDuedate().toInstant(), job.getId());
    }

    /** Fires the timers that are due by the clock, and those that become due by it; answers their nodes in order. */
    public List<String> fireDueTimers() {
        List<String> fired = new ArrayList<>();
        Journal.during(Journal.Entry.fired(code, fired), () -> {
            fireInto(fired);
            return null;
        });
        return fired;
    }

    /** The clock shows this, and what is due by then has fired. */
    public void climbTo(String at) {
        house.clock().set(at);
        fireDueTimers();
    }

    private void fireInto(List<String> fired) {
        for (Optional<Timer> due = nextDue(); due.isPresent(); due = nextDue()) {
            house.engine().getManagementService().executeJob(due.get().job());
            fired.add(due.get().node());
            assertThat(fired).as("timers of " + code).hasSizeLessThan(100);
        }
    }

    private Optional<Timer> nextDue() {
        return timers().stream()
                .filter(t -> !t.due().isAfter(house.clock().instant()))
                .findFirst();
    }

    // ---- refusals

    public State state() {
        return new State(
                tasks().collect(Collectors.toMap(
                        t -> t.get("id").asText(),
                        t -> t.get("taskDefinitionKey").asText() + " of "
                                + t.get("assignee").asText(),
                        (a, b) -> a,
                        TreeMap::new)),
                trail().stream().filter(e -> !e.kind().equals("REFUSAL")).toList(),
                variables(),
                deadlines(),
                timers(),
                house.person("pm").get("/api/projects/" + code + "/documents").text());
    }

    /**
     * Somebody tries to complete a task and is told a plain sentence: everything stays as it was, and the refusal stands
     * in the trail.
     */
    public Answer refuses(int status, String person, String task, Object... values) {
        int before = trail("REFUSAL").size();
        Answer answer = leavesAsItWas(() -> complete(person, task, values)).is(status);
        List<Entry> refusals = trail("REFUSAL");
        assertThat(refusals).as("refusals in the trail of " + code).hasSize(before + 1);
        Entry last = refusals.get(before);
        assertThat(last.person()).isEqualTo(person);
        assertThat(last.node()).isEqualTo(task);
        assertThat(last.name()).isEqualTo(Integer.toString(status));
        assertThat(answer.sentence()).startsWith(last.note());
        return answer;
    }

    /** A call that is refused with a plain sentence and changes nothing of the project. */
    public Answer leavesAsItWas(java.util.function.Supplier<Answer> call) {
        State before = state();
        Answer answer = call.get().isPlainRefusal();
        assertThat(state()).as("what " + answer + " left").isEqualTo(before);
        return answer;
    }

    /** Values as the engine's REST API takes them. */
    public static Map<String, Object> variables(Map<String, Object> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Map<String, Object> typed = new LinkedHashMap<>();
            typed.put("value", value);
            variables.put(name, typed);
        });
        return Map.of("variables", variables);
    }

    @Override
    public String toString() {
        return code;
    }
}
