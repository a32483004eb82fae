package com.lancore.pathways.conduct;

import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.whole;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.iit.Iit;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps of the conduct of a study, from its filing number to its archive. */
@Component
class ConductSteps implements StepCatalogue {

    @Override
    public List<Step> steps() {
        return List.of(
                continuingReview(),
                reportInterval(),
                periodicReport(),
                withdrawnApproval(),
                withdrawalNotice(),
                followUp(),
                archive());
    }

    private static Step continuingReview() {
        return Step.of(Conduct.KEY, Conduct.RECORD_CONTINUING_REVIEW)
                .by(Role.ETHICS_COMMITTEE)
                .takes(date("continuingReviewDate", "跟踪审查日期"))
                .requires(Iit.preparedByOthers(), newer(DocumentKind.ETHICS_OPINION, Conduct.RECORD_CONTINUING_REVIEW))
                .plausible(
                        DateRules.notInFuture("continuingReviewDate"),
                        ConductRules.notBeforeFiling("continuingReviewDate"));
    }

    private static Step reportInterval() {
        return Step.of(Conduct.KEY, Conduct.SET_PERIODIC_REPORT_INTERVAL)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(whole("periodicReportMonths", "定期报告间隔（月）"), text("periodicReportSource", "间隔出处"))
                .plausible(NumberRules.atMost("periodicReportMonths", NumberRules.MONTHS));
    }

    private static Step periodicReport() {
        return Step.of(Conduct.KEY, Conduct.SUBMIT_PERIODIC_REPORT)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(date("periodicReportDate", "定期报告日期"))
                .requires(newer(DocumentKind.EVIDENCE, Conduct.SUBMIT_PERIODIC_REPORT))
                .plausible(
                        DateRules.notInFuture("periodicReportDate"),
                        ConductRules.notBeforeFirstPatient("periodicReportDate"));
    }

    private static Step withdrawnApproval() {
        return Step.of(Conduct.KEY, Iit.NOTIFY_NHC_OF_WITHDRAWAL)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(date("nhcNoticeDate", "通知国家卫生健康委日期").optional())
                .plausible(DateRules.notInFuture("nhcNoticeDate"));
    }

    private static Step withdrawalNotice() {
        return Step.of(Conduct.KEY, Iit.RECORD_WITHDRAWAL_NOTICE)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(
                        date("withdrawalNoticeDate", "通知国家卫生健康委日期").optional(),
                        text("withdrawalNoticeReference", "通知文号").optional())
                .plausible(DateRules.notInFuture("withdrawalNoticeDate"));
    }

    private static Step followUp() {
        return Step.of(Conduct.KEY, Conduct.FOLLOW_UP_SUBJECTS)
                .by(Role.CLINICAL_OPERATIONS)
                .takes(date("followUpDate", "随访完成日期"), note("followUpSummary", "随访情况"))
                .plausible(DateRules.notInFuture("followUpDate"), notBeforeTheEnd("followUpDate"));
    }

    private static Step archive() {
        return Step.of(Conduct.KEY, Conduct.ARCHIVE_STUDY)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(
                        date("archivedDate", "归档日期"),
                        text("archivePlace", "归档地点"),
                        yesNoUnknown("offspringAffected", "是否影响子代"))
                .requires(
                        // a study of before has no process for its human genetic resources that would ask for it
                        DocumentAsk.onlyWhen(DocumentKind.HGR_JOINT_REPORT, EndRules::owesJointReport),
                        EndRules.offspringKnown())
                .holds(EndRules.safetyEventsClosed())
                .plausible(DateRules.notInFuture("archivedDate"), notBeforeTheEnd("archivedDate"));
    }

    private static Requirement notBeforeTheEnd(String field) {
        return DateRules.notBefore(
                field, s -> ConductRules.endedOn(s.facts(Conduct.KEY)), Sentence.of("the end of the study", "研究结束日期"));
    }

    /** A paper of its own each time: what the step relied on before proves nothing again. */
    private static DocumentAsk newer(DocumentKind kind, String step) {
        return DocumentAsk.always(kind)
                .since(s -> s.facts().latest(step).map(r -> r.number()).orElse(0L));
    }
}
