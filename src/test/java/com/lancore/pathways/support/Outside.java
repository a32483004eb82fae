package com.lancore.pathways.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happens to a study outside its tasks: what people report of it, and have corrected. */
public final class Outside {

    private final House house;
    private final Study study;

    Outside(House house, Study study) {
        this.house = house;
        this.study = study;
    }

    /** Something that stands in the way, as the API tells it. */
    public record Blocker(
            String step,
            String requirement,
            String basis,
            String confidence,
            String missing,
            String who,
            Instant since) {}

    // ---- reports

    /** What a director tells of a hospital that signed on 2026-09-28, before import was confirmed: name, value … */
    public static Object[] signedWithoutImport(String protocolVersion) {
        return new Object[] {
            "ethicsLetterDate",
            "2026-09-28",
            "ethicsProtocolVersion",
            protocolVersion,
            "ethicsConsentVersion",
            "C1",
            "reason",
            "the hospital signed before the customs did"
        };
    }

    /** Somebody reports an event over the API: name, value, name, value … */
    public Answer report(String person, String event, Object... values) {
        return report(house.person(person), event, values);
    }

    public Answer report(Person person, String event, Object... values) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", event);
        body.putAll(UsualAnswers.map(values));
        return person.post("/api/projects/" + study.code() + "/events", body);
    }

    /** It is reported, and taken. */
    public Outside reported(String person, String event, Object... values) {
        report(person, event, values).is(202);
        return this;
    }

    /** Somebody starts the process, as Tasklist does. */
    public Answer start(String person, String event, Object... values) {
        return startBy("start", person, event, values);
    }

    /** Somebody sends the start form, as Tasklist does. */
    public Answer submitForm(String person, String event, Object... values) {
        return startBy("submit-form", person, event, values);
    }

    private Answer startBy(String way, String person, String event, Object... values) {
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("projectCode", study.code());
        sent.put("event", event);
        sent.putAll(UsualAnswers.map(values));
        return house.person(person)
                .post("/engine-rest/process-definition/key/reportEvent/" + way, Study.variables(sent));
    }

    /**
     * Somebody reports an event and is told a plain sentence: everything stays as it was, and the refusal stands in the
     * trail.
     */
    public Answer refuses(int status, String person, String event, Object... values) {
        int before = study.trail("REFUSAL").size();
        Answer answer = study.leavesAsItWas(() -> report(person, event, values)).is(status);
        List<Study.Entry> refusals = study.trail("REFUSAL");
        assertThat(refusals).as("refusals in the trail of " + study).hasSize(before + 1);
        assertThat(refusals.get(before).person()).isEqualTo(person);
        assertThat(refusals.get(before).name()).isEqualTo(Integer.toString(status));
        assertThat(answer.sentence()).startsWith(refusals.get(before).note());
        return answer;
    }

    // ---- corrections

    /** Evidence is brought, and the correction asked for. */
    public Outside asksToCorrect(String person, String fact, Object value) {
        study.upload(person, "EVIDENCE");
        return reported(person, "factCorrected", "fact", fact, "newValue", value, "reason", "mistyped");
    }

    public Outside approved() {
        study.done("approveCorrection", "correctionDecision", "APPROVED", "reason", "seen on the letter");
        return this;
    }

    public Outside rejected() {
        study.done("approveCorrection", "correctionDecision", "REJECTED", "reason", "not on the letter");
        return this;
    }

    /** Asked for by who recorded it, approved by the director. */
    public Outside corrected(String person, String fact, Object value) {
        return asksToCorrect(person, fact, value).approved();
    }

    // ---- blockers

    public List<Blocker> blockers() {
        return house.person("pm")
                .get("/api/projects/" + study.code() + "/blockers")
                .is(200)
                .rows()
                .map(Outside::blocker)
                .toList();
    }

    /** What stands in the way of one step. */
    public List<Blocker> blockers(String step) {
        return blockers().stream().filter(b -> b.step().equals(step)).toList();
    }

    public Blocker blocker(String step, String requirement) {
        return blockers(step).stream()
                .filter(b -> b.requirement().equals(requirement))
                .findFirst()
                .orElseThrow(() -> new AssertionError(study + ": " + blockers()));
    }

    private static Blocker blocker(JsonNode b) {
        return new Blocker(
                b.get("step").asText(),
                b.get("requirement").asText(),
                b.get("basis").asText(),
                b.get("confidence").asText(),
                b.get("missing").asText(),
                b.get("who").asText(),
                Instant.parse(b.get("since").asText()));
    }

    // ---- what the engine keeps

    /** The due date of the open task of this key. */
    public Instant due(String task) {
        return Instant.parse(study.json(task).get("due").asText().replaceFirst("\\+0000$", "Z"));
    }

    /** How often a step was taken, so that it stands on the trail. */
    public long taken(String step) {
        return study.trail("FACT").stream()
                .filter(e -> e.node().equals(step))
                .map(Study.Entry::act)
                .distinct()
                .count();
    }

    /** The names of the notices of the watch of a deadline, oldest first. */
    public List<String> notices() {
        return study.trail("NOTICE").stream()
                .filter(e -> e.node().equals("deadlineWatch"))
                .map(Study.Entry::newValue)
                .toList();
    }
}
