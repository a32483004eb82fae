package com.lancore.pathways.conduct;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.iit.Iit;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.FourEyes;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The steps of one change of a filed protocol. */
@Component
class ChangeSteps implements StepCatalogue {

    private static final String[] OUTCOMES = {"APPROVED", "CONDITIONAL", "REVISE", "REJECTED"};
    private static final String[] WITH_REASON = {"CONDITIONAL", "REVISE", "REJECTED"};

    private final Reports reports;
    private final ConductRules rules;

    ChangeSteps(Reports reports, ConductRules rules) {
        this.reports = reports;
        this.rules = rules;
    }

    @Override
    public List<Step> steps() {
        return Stream.of(path(), reviews(), filing())
                .flatMap(List::stream)
                .map(step -> step.recalls(change(), needed()))
                .toList();
    }

    private Recall change() {
        return reports.reported(Conduct.MATERIAL_CHANGE, "changeKind", "affectsSubjectsRights", "changeDescription");
    }

    /** What the table says of the change, by the rules of the day it was reported. */
    private Recall needed() {
        return Recall.told(
                Sentence.of("What it needs", "所需程序"),
                s -> Optional.of(Sentence.joined(
                        rules.neededBy(reports.followedBy(s.projectCode(), s.facts(), Conduct.MATERIAL_CHANGE)).stream()
                                .map(Decisions.Row::sentence)
                                .toList())));
    }

    private List<Step> path() {
        return List.of(
                Step.of(ProtocolChange.KEY, ProtocolChange.TAKE_URGENT_ACTION)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(date("urgentActionDate", "紧急处置日期"), note("urgentAction", "紧急处置说明"))
                        .plausible(DateRules.notInFuture("urgentActionDate")),
                Step.of(ProtocolChange.KEY, ProtocolChange.REPORT_URGENT_ACTION)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(date("urgentReportDate", "紧急处置报告日期"))
                        .asks(DocumentKind.EVIDENCE)
                        .plausible(
                                DateRules.notInFuture("urgentReportDate"),
                                DateRules.notBefore(
                                        "urgentReportDate",
                                        s -> s.facts().date("urgentActionDate"),
                                        Sentence.of("the action", "处置日期"))),
                Step.of(ProtocolChange.KEY, ProtocolChange.CHECK_CHANGE_PATH)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                choice("changePath", "变更办理方式", "RE_REVIEW", "RECORD_ONLY"),
                                text("legalOpinionReference", "法律意见书编号"))
                        .asks(DocumentKind.LEGAL_OPINION),
                Step.of(ProtocolChange.KEY, ProtocolChange.NOTIFY_OF_MINOR_CHANGE)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(date("minorChangeNoticeDate", "告知日期"))
                        .plausible(DateRules.notInFuture("minorChangeNoticeDate")));
    }

    private static List<Step> reviews() {
        return List.of(
                Step.of(ProtocolChange.KEY, ProtocolChange.FINALIZE_CHANGE)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(text("changeProtocolVersion", "变更后研究方案版本"), text("changeConsentVersion", "变更后知情同意书版本"))
                        .requires(
                                DocumentAsk.always(DocumentKind.PROTOCOL).since(ChangeSteps::lastLetter),
                                DocumentAsk.always(DocumentKind.INFORMED_CONSENT)
                                        .since(ChangeSteps::lastLetter)),
                letter(ProtocolChange.RECORD_ACADEMIC_REVIEW, Role.ACADEMIC_COMMITTEE, "changeAcademic", "学术审查")
                        .requires(DocumentAsk.always(DocumentKind.ACADEMIC_OPINION)
                                .since(s -> sinceFinalised(s, ProtocolChange.RECORD_ACADEMIC_REVIEW))),
                letter(ProtocolChange.RECORD_ETHICS_REVIEW, Role.ETHICS_COMMITTEE, "changeEthics", "伦理审查")
                        .requires(DocumentAsk.always(DocumentKind.ETHICS_OPINION)
                                .since(s -> sinceFinalised(s, ProtocolChange.RECORD_ETHICS_REVIEW))));
    }

    private static Step letter(String key, Role committee, String prefix, String zh) {
        return Step.of(ProtocolChange.KEY, key)
                .by(committee)
                .takes(
                        choice(prefix + "Outcome", zh + "结论", OUTCOMES),
                        date(prefix + "LetterDate", zh + "意见日期"),
                        text(prefix + "ProtocolVersion", zh + "意见所载研究方案版本"),
                        note(prefix + "Reason", zh + "意见说明").onlyIf(prefix + "Outcome", WITH_REASON))
                .requires(
                        Iit.preparedByOthers(),
                        FourEyes.notWhoEver(ProtocolChange.KEY, ProtocolChange.FINALIZE_CHANGE),
                        namesFinalised(prefix))
                .plausible(
                        DateRules.notInFuture(prefix + "LetterDate"),
                        ConductRules.notBeforeFiling(prefix + "LetterDate"));
    }

    /** An approval of another version than the one that was finalised starts no clock: the record is put right first. */
    private static Requirement namesFinalised(String prefix) {
        return s -> s.answers().is(prefix + "Outcome", "APPROVED")
                        && !s.answers()
                                .text(prefix + "ProtocolVersion")
                                .equals(s.facts().text("changeProtocolVersion"))
                ? List.of(Finding.of(
                        "LETTER_NAMES_ANOTHER_VERSION",
                        Basis.ORDER_818,
                        s.step().role(),
                        "The letter approves another version than the finalised "
                                + s.facts().text("changeProtocolVersion").orElse("?")
                                + ": await a corrected letter, or record REVISE and finalise that version.",
                        "审查意见所载版本与定稿版本（"
                                + s.facts().text("changeProtocolVersion").orElse("?")
                                + "）不一致：请等待更正的意见，或登记为REVISE并重新定稿。"))
                : List.of();
    }

    private static List<Step> filing() {
        return List.of(
                Step.of(ProtocolChange.KEY, ProtocolChange.FILE_CHANGE)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(date("changeFilingDate", "变更备案日期"))
                        .recalls(Recall.facts(
                                "changeProtocolVersion", "changeAcademicLetterDate", "changeEthicsLetterDate"))
                        .asks(DocumentKind.EVIDENCE, DocumentKind.FILING_RECEIPT)
                        .plausible(
                                DateRules.notInFuture("changeFilingDate"),
                                DateRules.notBefore(
                                        "changeFilingDate",
                                        s -> laterLetter(s.facts()),
                                        Sentence.of("the later letter", "较晚的审查意见日期"))),
                Step.of(ProtocolChange.KEY, ProtocolChange.EXPLAIN_LATE_CHANGE_FILING)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(note("lateChangeFilingReason", "逾期变更备案原因")),
                Step.of(ProtocolChange.KEY, ProtocolChange.RENEW_CONSENT)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(date("consentRenewedDate", "重新知情同意日期"))
                        .asks(DocumentKind.INFORMED_CONSENT)
                        .plausible(DateRules.notInFuture("consentRenewedDate")));
    }

    private static Optional<LocalDate> laterLetter(Facts change) {
        return Stream.of("changeAcademicLetterDate", "changeEthicsLetterDate")
                .flatMap(name -> change.date(name).stream())
                .max(LocalDate::compareTo);
    }

    /** What a committee sent back is finalised with new papers. */
    private static long lastLetter(Situation s) {
        return Math.max(
                number(s, ProtocolChange.RECORD_ACADEMIC_REVIEW), number(s, ProtocolChange.RECORD_ETHICS_REVIEW));
    }

    /** A letter is younger than the version it judges, and than the letter it takes the place of. */
    private static long sinceFinalised(Situation s, String letter) {
        return Math.max(number(s, ProtocolChange.FINALIZE_CHANGE), number(s, letter));
    }

    private static long number(Situation s, String node) {
        return s.facts().latest(node).map(FactRecord::number).orElse(0L);
    }
}
