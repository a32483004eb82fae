package com.lancore.pathways.conduct;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.engine.Verdict;
import com.lancore.pathways.requirement.Decisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What a change of the protocol needs, and whether it is settled: until then it may pause enrolment. */
@Component
class Changes {

    private static final String PAUSES = "enrolmentPaused";
    private static final String RE_CONSENT = "reConsent";

    private final ConductRules rules;
    private final Reports reports;
    private final Trail trail;
    private final Deadlines deadlines;

    Changes(ConductRules rules, Reports reports, Trail trail, @Lazy Deadlines deadlines) {
        this.rules = rules;
        this.reports = reports;
        this.trail = trail;
        this.deadlines = deadlines;
    }

    /** Asks the table, writes what it says to the trail, and tells the model. */
    void decide(DelegateExecution change) {
        List<Decisions.Row> rows = rules.neededBy(reports.followedBy(change, Conduct.MATERIAL_CHANGE));
        String action = List.of("ACT_FIRST", "RE_REVIEW").stream()
                .filter(wanted -> any(rows, "action", wanted))
                .findFirst()
                .orElse("LEGAL_CHECK");
        String reConsent = any(rows, RE_CONSENT, "YES") ? "YES" : "NO";
        List<Act.Line> lines = new ArrayList<>(List.of(
                Reports.follows(change),
                Act.Line.fact("changeAction", action),
                Act.Line.fact(RE_CONSENT, reConsent),
                Act.Line.fact(PAUSES, any(rows, "pausesEnrolment", "YES") ? "YES" : "NO")));
        rows.forEach(row -> lines.add(Act.Line.of(
                TrailEntry.Kind.WARNING,
                row.reasonCode(),
                row.text("action"),
                row.sentence().en() + " (" + row.text("basis") + ", " + row.text("confidence") + ")")));
        trail.append(machine(change, ProtocolChange.DECIDED), lines);
        Verdict.write(change, "changeAction", action);
        Verdict.write(change, RE_CONSENT, reConsent);
    }

    /** The study has ended: there is nothing left that could be changed. */
    void close(DelegateExecution change) {
        deadlines.cancel(change.getProcessInstanceId(), ConductClock.CHANGE_FILING.name(), "the study has ended");
        trail.append(machine(change, ProtocolChange.CLOSED), Act.Line.fact("changeClosed", "the study has ended"));
    }

    /** The changes that pause enrolment now, with the facts of each. */
    static List<FactRecord> pausing(Facts changes) {
        Map<String, List<FactRecord>> byInstance =
                changes.all().stream().collect(Collectors.groupingBy(FactRecord::processInstanceId));
        return changes.of(ProtocolChange.DECIDED).stream()
                .filter(decided -> decided.is(PAUSES, "YES"))
                .filter(decided -> !isSettled(decided, byInstance.get(decided.processInstanceId())))
                .toList();
    }

    private static boolean isSettled(FactRecord decided, List<FactRecord> own) {
        boolean filed = has(own, ProtocolChange.FILE_CHANGE);
        boolean consented = decided.is(RE_CONSENT, "NO") || has(own, ProtocolChange.RENEW_CONSENT);
        return (filed && consented)
                || has(own, ProtocolChange.NOTIFY_OF_MINOR_CHANGE)
                || has(own, ProtocolChange.CLOSED)
                || own.stream()
                        .anyMatch(r ->
                                r.is("changeAcademicOutcome", "REJECTED") || r.is("changeEthicsOutcome", "REJECTED"));
    }

    private static boolean has(List<FactRecord> records, String node) {
        return records.stream().anyMatch(r -> r.node().equals(node));
    }

    private static boolean any(List<Decisions.Row> rows, String output, String wanted) {
        return rows.stream().anyMatch(row -> wanted.equals(row.text(output)));
    }

    private static Act machine(DelegateExecution change, String node) {
        return new Act(
                change.getProcessBusinessKey(), Act.MACHINE, ProtocolChange.KEY, change.getProcessInstanceId(), node);
    }
}
