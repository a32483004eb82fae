package com.lancore.pathways.conduct;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.iit.Iit;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** In which state of a study something can have happened, and what the tables D10 and D11 make of it. */
@Component
class ConductRules {

    private static final Basis PATIENTS = new Basis("House rule: a study has patients or has none", Confidence.POLICY);

    private final Decisions decisions;

    ConductRules(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What follows from a safety event (D11): REPORT, SUSPEND or TERMINATE. */
    Decisions.Row followsFrom(String safetyEventKind, LocalDate on) {
        return decisions.evaluate("safetyEvent", Map.of("safetyEventKind", safetyEventKind), on).stream()
                .findFirst()
                .orElseThrow();
    }

    /** The rows that say what a change needs (D10), by the rules in force on the day it was reported. */
    List<Decisions.Row> neededBy(FactRecord change) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("changeKind", change.text("changeKind").orElse(null));
        inputs.put("affectsSubjectsRights", change.text("affectsSubjectsRights").orElse(null));
        return decisions.evaluate("protocolChange", inputs, Shanghai.dateOf(change.at()));
    }

    boolean ends(Situation s) {
        return isRunning(s.facts(Conduct.KEY))
                && s.answers()
                        .text("safetyEventKind")
                        .filter(kind ->
                                followsFrom(kind, s.today()).text("action").equals("TERMINATE"))
                        .isPresent();
    }

    static boolean isRunning(Facts conduct) {
        return conduct.of(Conduct.STUDY_COMPLETED).isEmpty()
                && conduct.of(ConductStatus.TERMINATE).isEmpty();
    }

    static Requirement running() {
        return state(
                s -> isRunning(s.facts(Conduct.KEY)),
                "The study has ended: nothing changes its conduct any more.",
                "研究已结束，不再变更其实施状态。");
    }

    /** Only what the NHC suspended is resumed by it. */
    static Requirement suspendedByNhcToResume() {
        return state(
                s -> !s.answers().is("order", "RESUME")
                        || ConductStatus.of(s.facts(Conduct.KEY)).isSuspendedBy(ConductStatus.BY_NHC),
                "The NHC has not suspended this study: there is nothing to resume by its order.",
                "国家卫生健康委未暂停该研究，无可恢复。");
    }

    /** Before a first patient a study ends only as one without patients; with patients it never does. */
    static Requirement patientsAsKnown() {
        return s -> {
            boolean patients = s.facts(Iit.KEY).text("firstPatientDate").isPresent();
            boolean without = s.answers().is("endedWithoutPatients", "YES");
            if (patients != without) {
                return List.of();
            }
            return List.of(
                    patients
                            ? Finding.of(
                                    "PATIENTS_ENROLLED",
                                    PATIENTS,
                                    Role.CLINICAL_OPERATIONS,
                                    "A first patient is recorded: the study cannot have ended without patients.",
                                    "已登记首例受试者：研究不可能以“无受试者”结束。")
                            : Finding.of(
                                    "NO_PATIENT_YET",
                                    PATIENTS,
                                    Role.CLINICAL_OPERATIONS,
                                    "No first patient is recorded: the study can end only as one without patients (endedWithoutPatients YES).",
                                    "尚未登记首例受试者：只能以“无受试者”结束（endedWithoutPatients填YES）。"));
        };
    }

    static Requirement notBeforeFiling(String date) {
        return DateRules.notBefore(date, s -> s.facts(Iit.KEY).date("filingDate"), Sentence.of("the filing", "备案日期"));
    }

    static Requirement notBeforeFirstPatient(String date) {
        return DateRules.notBefore(
                date, s -> s.facts(Iit.KEY).date("firstPatientDate"), Sentence.of("the first patient", "首例受试者入组日期"));
    }

    /** The day on which the study ended, completed or terminated; empty while it runs. */
    static Optional<LocalDate> endedOn(Facts conduct) {
        return conduct.latest(Conduct.STUDY_COMPLETED)
                .flatMap(r -> r.date("date"))
                .or(() -> conduct.latest(ConductStatus.TERMINATE).flatMap(r -> r.date("terminationDate")));
    }

    private static Requirement state(Predicate<Situation> holds, String en, String zh) {
        return s -> holds.test(s)
                ? List.of()
                : List.of(Finding.of(Finding.NOT_IN_THIS_STATE, Basis.PLAUSIBILITY, Role.REGULATORY_AFFAIRS, en, zh));
    }
}
