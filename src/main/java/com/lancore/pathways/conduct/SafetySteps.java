package com.lancore.pathways.conduct;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.whole;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.iit.Iit;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The steps that follow a safety event. */
@Component
class SafetySteps implements StepCatalogue {

    private final Reports reports;

    SafetySteps(Reports reports) {
        this.reports = reports;
    }

    @Override
    public List<Step> steps() {
        return all().map(step -> step.recalls(
                        reports.reported(Conduct.SAFETY_EVENT, "safetyEventKind", "knownDate", "safetyDescription")))
                .toList();
    }

    private Stream<Step> all() {
        return Stream.of(
                Step.of(SafetyReport.KEY, SafetyReport.TREAT_SUBJECTS)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(note("measuresTaken", "已采取的措施"), date("sponsorToldDate", "告知发起机构日期"))
                        .plausible(DateRules.notInFuture("sponsorToldDate"), notBeforeKnown("sponsorToldDate")),
                days(SafetyReport.SET_REPORT_DAYS, "safetyReport", "严重事件报告"),
                Step.of(SafetyReport.KEY, SafetyReport.REPORT_EVENT)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(date("safetyReportDate", "向国家卫生健康委报告日期"))
                        .asks(DocumentKind.EVIDENCE)
                        .plausible(DateRules.notInFuture("safetyReportDate"), notBeforeKnown("safetyReportDate")),
                assessment(),
                days(SafetyReport.SET_ASSESSMENT_DAYS, "assessmentReport", "评估结果报告"),
                Step.of(SafetyReport.KEY, SafetyReport.REPORT_ASSESSMENT)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(date("assessmentReportDate", "评估结果报告日期"))
                        .requires(DocumentAsk.always(DocumentKind.EVIDENCE).since(SafetySteps::lastAssessment))
                        .plausible(
                                DateRules.notInFuture("assessmentReportDate"),
                                DateRules.notBefore(
                                        "assessmentReportDate",
                                        s -> s.facts().date("assessmentDate"),
                                        Sentence.of("the assessment", "评估日期"))));
    }

    /** Nobody could confirm the number: whoever read it in the text enters it for this case, and says where. */
    private static Step days(String key, String prefix, String zh) {
        return Step.of(SafetyReport.KEY, key)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(whole(prefix + "WorkingDays", zh + "期限（工作日）"), text(prefix + "Source", zh + "期限出处"))
                .plausible(NumberRules.atMost(prefix + "WorkingDays", NumberRules.WORKING_DAYS));
    }

    private Step assessment() {
        return Step.of(SafetyReport.KEY, SafetyReport.ASSESS_EVENT)
                .by(Role.ETHICS_COMMITTEE)
                .takes(
                        date("assessmentDate", "伦理评估日期"),
                        choice("assessmentOutcome", "伦理评估结论", "CONTINUE", "SUSPEND", "TERMINATE"),
                        note("assessmentReason", "伦理评估说明").onlyIf("assessmentOutcome", "SUSPEND", "TERMINATE"))
                .requires(
                        Iit.preparedByOthers(),
                        DocumentAsk.always(DocumentKind.ETHICS_OPINION).since(SafetySteps::lastAssessment),
                        stillToSuspend())
                .plausible(DateRules.notInFuture("assessmentDate"), notBeforeKnown("assessmentDate"));
    }

    /** A study that has ended is not suspended any more. */
    private static Requirement stillToSuspend() {
        return s -> s.answers().is("assessmentOutcome", "SUSPEND") && !ConductRules.isRunning(s.facts(Conduct.KEY))
                ? List.of(Finding.of(
                        "STUDY_HAS_ENDED",
                        Basis.PLAUSIBILITY,
                        Role.ETHICS_COMMITTEE,
                        "The study has ended: the event is assessed as CONTINUE or TERMINATE, there is nothing to suspend.",
                        "研究已结束：评估结论应为CONTINUE或TERMINATE，无可暂停。"))
                : List.of();
    }

    private Requirement notBeforeKnown(String field) {
        return DateRules.notBefore(field, this::knownOn, Sentence.of("the day the event became known", "获知日期"));
    }

    private Optional<LocalDate> knownOn(Situation s) {
        return reports.followedBy(s.projectCode(), s.facts(), Conduct.SAFETY_EVENT)
                .date("knownDate");
    }

    private static long lastAssessment(Situation s) {
        return s.facts()
                .latest(SafetyReport.ASSESS_EVENT)
                .map(FactRecord::number)
                .orElse(0L);
    }
}
