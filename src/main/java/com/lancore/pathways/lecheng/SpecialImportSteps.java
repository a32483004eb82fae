package com.lancore.pathways.lecheng;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.whole;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.event.ReportEvent;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.AssetFields;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DecidedDocuments;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.FourEyes;
import com.lancore.pathways.requirement.Known;
import com.lancore.pathways.requirement.ProjectFields;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import com.lancore.pathways.requirement.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The steps of special import, in the order of the story. */
@Component
class SpecialImportSteps implements StepCatalogue {

    private static final Set<DocumentKind> PRE_REVIEW = EnumSet.of(
            DocumentKind.COVER_LETTER,
            DocumentKind.OVERSEAS_APPROVAL,
            DocumentKind.MAKER_QUALIFICATION,
            DocumentKind.ETHICS_OPINION,
            DocumentKind.SUPPLY_AGREEMENT,
            DocumentKind.CLINICAL_USE_PLAN,
            DocumentKind.EXPERT_OPINION,
            DocumentKind.INSTITUTION_COMMITMENT);

    private static final Recall PRODUCT = Recall.facts("assetName", "indication", "lechengInstitution");
    private static final Recall PRE_REVIEWED =
            Recall.latest(Lecheng.RECORD_PRE_REVIEW, "preReviewOutcome", "preReviewDate", "reason");

    private static final Set<String> STATUS_CHANGES = Set.of(
            Lecheng.OVERSEAS_APPROVAL_WITHDRAWN,
            Lecheng.NMPA_REGISTRATION_GRANTED,
            Lecheng.INSTITUTION_LICENCE_SUSPENDED);

    private final SpecialImportRules rules;
    private final AccessGate gate;
    private final Decisions decisions;
    private final InstitutionHint hint;

    SpecialImportSteps(SpecialImportRules rules, AccessGate gate, Decisions decisions, InstitutionHint hint) {
        this.rules = rules;
        this.gate = gate;
        this.decisions = decisions;
        this.hint = hint;
    }

    @Override
    public List<Step> steps() {
        return Stream.of(
                        eligibility(),
                        alignment(),
                        preReview(),
                        Arrays.stream(StatutoryStep.values())
                                .flatMap(step -> statutory(step).stream())
                                .toList(),
                        inMidCourse())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Field> described() {
        return Stream.concat(
                        Stream.of(
                                text("assetName", "产品名称").confidential(),
                                AssetFields.productType(),
                                AssetFields.indication()),
                        AssetFields.approvalAndNeed().stream())
                .toList();
    }

    private List<Step> eligibility() {
        return List.of(
                Step.of(Lecheng.KEY, Step.START)
                        .by(Role.PROJECT_MANAGER)
                        .takes(ProjectFields.identity())
                        .takes(described()),
                Step.of(Lecheng.KEY, Lecheng.RESOLVE_ELIGIBILITY)
                        .by(Role.PROJECT_MANAGER)
                        .takes(ProjectFields.resolution("eligibilityDecision", described()))
                        .requires(
                                DocumentAsk.onlyIf(DocumentKind.LEGAL_OPINION, "eligibilityDecision", "PROCEED"),
                                rules.notIneligible())
                        .recalls(Recall.findings(rules::eligibility)),
                Step.of(Lecheng.KEY, Lecheng.APPROVE_ELIGIBILITY_EXCEPTION)
                        .by(Role.DIRECTOR)
                        .takes(choice("exceptionDecision", "例外审批结论", "APPROVED", "RETURN"), note("reason", "理由"))
                        .requires(FourEyes.notWho(Lecheng.RESOLVE_ELIGIBILITY), rules.notIneligible())
                        .recalls(
                                Recall.findings(rules::eligibility),
                                Recall.latest(Lecheng.RESOLVE_ELIGIBILITY, "legalOpinionReference", "reason")));
    }

    private List<Step> alignment() {
        return List.of(
                Step.of(Lecheng.KEY, Lecheng.ALIGN_INSTITUTION)
                        .by(Role.PROJECT_MANAGER)
                        .takes(
                                text("lechengInstitution", "乐城医疗机构").confidential(),
                                date(Lecheng.LICENCE_VALID_TO, "机构许可有效期止"),
                                choice("institutionQualified", "机构是否已具备资质", "YES", "NO"),
                                yesNoUnknown("rwdPlanned", "是否计划真实世界数据研究").optional(),
                                date("plannedUseDate", "计划使用日期").optional())
                        .requires(rules.institutionOnRegister(), rules.licenceCoversUse())
                        .shows("indication")
                        .recalls(Recall.facts("assetName", "indication"), hint),
                Step.of(Lecheng.KEY, Lecheng.EXECUTE_SUPPLY_AGREEMENT)
                        .by(Role.PROJECT_MANAGER)
                        .takes(date("agreementDate", "供应协议签署日期"))
                        .asks(DocumentKind.SUPPLY_AGREEMENT)
                        .plausible(DateRules.notInFuture("agreementDate"))
                        .recalls(PRODUCT));
    }

    private List<Step> preReview() {
        Requirement documents = new DecidedDocuments(
                decisions,
                "lechengDocuments",
                s -> Collections.singletonMap(
                        "productType", s.facts().text("productType").orElse(null)),
                PRE_REVIEW);
        return List.of(
                Step.of(Lecheng.KEY, Lecheng.PREPARE_PRE_REVIEW)
                        .by(Role.REGULATORY_AFFAIRS)
                        .requires(documents, gate.stillEligible())
                        .recalls(PRODUCT, Recall.facts(Lecheng.LICENCE_VALID_TO), PRE_REVIEWED),
                Step.of(Lecheng.KEY, Lecheng.RECORD_PRE_REVIEW)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                choice("preReviewOutcome", "预审结论", "ACCEPTED", "SUPPLEMENT", "DECLINED"),
                                date("preReviewDate", "预审日期"),
                                note("reason", "理由").optional())
                        .plausible(DateRules.notInFuture("preReviewDate"))
                        .recalls(PRODUCT, PRE_REVIEWED),
                Step.of(Lecheng.KEY, Lecheng.DECIDE_AFTER_DECLINE)
                        .by(Role.PROJECT_MANAGER)
                        .takes(choice("declineDecision", "后续处理", "REVISE", "WITHDRAW"), note("reason", "理由"))
                        .recalls(PRODUCT, PRE_REVIEWED));
    }

    private List<Step> statutory(StatutoryStep step) {
        String submitted = step.field("SubmittedDate");
        String accepted = step.field("AcceptedDate");
        String decided = step.field("DecisionDate");
        Step submit = Step.of(Lecheng.KEY, step.submit())
                .by(Role.REGULATORY_AFFAIRS)
                .takes(date(submitted, step.zh() + "申请提交日期"), date(accepted, step.zh() + "申请受理日期"))
                .requires(gate.stillEligible())
                .plausible(
                        DateRules.notInFuture(submitted),
                        DateRules.notInFuture(accepted),
                        DateRules.inOrder(submitted, accepted))
                // a supplement was asked for, and it is submitted again
                .recalls(PRODUCT, Recall.latest(step.recordStep(), step.field("Outcome"), decided, "reason"));
        Step record = Step.of(Lecheng.KEY, step.recordStep())
                .by(Role.REGULATORY_AFFAIRS)
                .takes(
                        choice(step.field("Outcome"), step.zh() + "决定", "APPROVED", "SUPPLEMENT", "REFUSED"),
                        date(decided, step.zh() + "决定日期"),
                        note("reason", "理由").optional())
                .plausible(DateRules.notInFuture(decided), rules.notBeforeAcceptance(step))
                .recalls(PRODUCT, Recall.latest(step.submit(), submitted, accepted));
        if (step == StatutoryStep.IMPORT_APPLICATION) {
            record.takes(whole("approvedQuantity", "批准数量").optional())
                    .requires(DocumentAsk.onlyIf(DocumentKind.IMPORT_APPROVAL, "importApplicationOutcome", "APPROVED"));
        }
        Step chase = Step.of(Lecheng.KEY, step.chase())
                .by(Role.REGULATORY_AFFAIRS)
                .takes(note("authorityChaseNote", "催办说明").optional())
                .recalls(
                        Recall.latest(step.submit(), submitted, accepted),
                        Recall.latest(step.chase(), "authorityChaseNote"));
        return List.of(submit, record, chase);
    }

    private static List<Step> inMidCourse() {
        return List.of(
                Step.of(Lecheng.KEY, Lecheng.DECIDE_AFTER_REFUSAL)
                        .by(Role.PROJECT_MANAGER)
                        .takes(choice("refusalDecision", "后续处理", "RESUBMIT", "WITHDRAW"), note("reason", "理由"))
                        .recalls(PRODUCT, SpecialImportSteps::refused),
                Step.of(Lecheng.KEY, Lecheng.FILE_TAKE_OUT)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                date("takeOutFilingDate", "带离备案日期").optional(),
                                text("takeOutFilingReference", "带离备案编号").optional())
                        .plausible(DateRules.notInFuture("takeOutFilingDate"))
                        .recalls(PRODUCT, SpecialImportSteps::takeOuts),
                Step.of(Lecheng.KEY, Lecheng.ASSESS_STATUS_CHANGE)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(note("statusAssessment", "影响评估").optional())
                        .recalls(PRODUCT, SpecialImportSteps::changed));
    }

    /** What an authority refused last, when and why. */
    private static List<Known> refused(Situation s, Wording words) {
        return Arrays.stream(StatutoryStep.values())
                .flatMap(step -> s
                        .facts()
                        .latest(step.recordStep())
                        .filter(decision -> decision.is(step.field("Outcome"), "REFUSED"))
                        .map(decision -> Map.entry(step, decision))
                        .stream())
                .max(Comparator.comparingLong(refusal -> refusal.getValue().number()))
                .map(refusal -> Recall.ofAct(
                                facts -> Optional.of(refusal.getValue()),
                                refusal.getKey().field("Outcome"),
                                refusal.getKey().field("DecisionDate"),
                                "reason")
                        .known(s, words))
                .orElse(List.of());
    }

    /** The take-outs that were requested, the newest first: which task is for which nobody but the person can say. */
    private static List<Known> takeOuts(Situation s, Wording words) {
        List<FactRecord> requested = new ArrayList<>(s.facts().of(Lecheng.TAKE_OUT_REQUESTED));
        Collections.reverse(requested);
        return requested.stream()
                .map(request -> Known.of(
                        Sentence.of("Take-out requested", "申请带离"),
                        Sentence.of(
                                request.text("shipmentCode").orElse("") + ", "
                                        + dosageForm(request, words).en() + ", "
                                        + request.text("takeOutWeeks").orElse("") + " weeks",
                                request.text("shipmentCode").orElse("") + "，"
                                        + dosageForm(request, words).zh() + "，"
                                        + request.text("takeOutWeeks").orElse("") + "周")))
                .toList();
    }

    private static Sentence dosageForm(FactRecord request, Wording words) {
        return words.value("dosageForm", request.text("dosageForm").orElse(""));
    }

    /** What changed the status last, as it was reported. */
    private static List<Known> changed(Situation s, Wording words) {
        return s.facts().all().stream()
                .filter(act -> STATUS_CHANGES.contains(act.node()))
                .reduce((earlier, later) -> later)
                .map(event -> Stream.concat(
                                Stream.of(words.known(ReportEvent.KEY, "event", event.node())),
                                Recall.ofAct(facts -> Optional.of(event), "date", "scope").known(s, words).stream())
                        .toList())
                .orElse(List.of());
    }
}
