package com.lancore.pathways.iit;

import static com.lancore.pathways.requirement.Field.amount;
import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.currency;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.importing.CustomsRegime;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.FourEyes;
import com.lancore.pathways.requirement.ProjectFields;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The steps of an IIT: who takes each, what it takes, what it asks for and requires, in the order of the story. */
@Component
class IitSteps implements StepCatalogue {

    private static final String[] OUTCOMES = {"APPROVED", "CONDITIONAL", "REVISE", "REJECTED"};
    private static final String[] WITH_REASON = {"CONDITIONAL", "REVISE", "REJECTED"};

    private static final String[] VERSIONS = {"protocolVersion", "consentVersion"};

    private static final Recall ACADEMIC_LETTER = Recall.latestInRound(
            Iit.RECORD_ACADEMIC_REVIEW, "academicOutcome", "academicLetterDate", "academicProtocolVersion");
    private static final Recall ETHICS_LETTER = Recall.latestInRound(
            Iit.RECORD_ETHICS_REVIEW, "ethicsOutcome", "ethicsLetterDate", "ethicsProtocolVersion");
    private static final Recall FILED = Recall.facts("filingDate", "filingNumber");

    private final IitRules rules;
    private final FilingMaterials materials;
    private final Rounds rounds;
    private final EthicsRenewal renewal;
    private final CustomsRegime regime;
    private final List<FirstPatientHold> others;

    IitSteps(
            IitRules rules,
            FilingMaterials materials,
            Rounds rounds,
            EthicsRenewal renewal,
            CustomsRegime regime,
            List<FirstPatientHold> others) {
        this.rules = rules;
        this.materials = materials;
        this.rounds = rounds;
        this.renewal = renewal;
        this.regime = regime;
        this.others = others;
    }

    @Override
    public List<Step> steps() {
        return Stream.of(
                        start(),
                        eligibility(),
                        preparation(),
                        reviews(),
                        afterReviews(),
                        filing(),
                        firstPatient(),
                        exceptional())
                .flatMap(List::stream)
                .toList();
    }

    private List<Step> start() {
        return List.of(Step.of(Iit.KEY, Step.START)
                .by(Role.PROJECT_MANAGER)
                .takes(ProjectFields.identity())
                .takes(StartFields.described()));
    }

    private List<Step> eligibility() {
        return List.of(
                Step.of(Iit.KEY, Iit.RESOLVE_ELIGIBILITY)
                        .by(Role.PROJECT_MANAGER)
                        .takes(ProjectFields.resolution("eligibilityDecision", StartFields.described()))
                        .requires(
                                DocumentAsk.onlyIf(DocumentKind.LEGAL_OPINION, "eligibilityDecision", "PROCEED"),
                                rules.noBlockedRule(),
                                IitRules.somethingCorrected())
                        .recalls(Recall.findings(rules::eligibility)),
                Step.of(Iit.KEY, Iit.APPROVE_ELIGIBILITY_EXCEPTION)
                        .by(Role.DIRECTOR)
                        .takes(choice("exceptionDecision", "例外审批结论", "APPROVED", "RETURN"), note("reason", "理由"))
                        .requires(FourEyes.notWho(Iit.RESOLVE_ELIGIBILITY), rules.noBlockedRule())
                        .recalls(
                                Recall.findings(rules::eligibility),
                                Recall.latest(Iit.RESOLVE_ELIGIBILITY, "legalOpinionReference", "reason")));
    }

    private List<Step> preparation() {
        return List.of(
                Step.of(Iit.KEY, Iit.PREPARE_NON_CLINICAL_PACKAGE)
                        .by(Role.REGULATORY_AFFAIRS)
                        .asks(DocumentKind.NON_CLINICAL_REPORT)
                        .recalls(Recall.facts("assetName", "technologyCategory", "institutionName")),
                Step.of(Iit.KEY, Iit.EXECUTE_SPONSOR_AGREEMENT)
                        .by(Role.PROJECT_MANAGER)
                        .takes(date("agreementDate", "协议签署日期"))
                        .asks(DocumentKind.SPONSOR_AGREEMENT)
                        .plausible(DateRules.notInFuture("agreementDate"))
                        .recalls(Recall.facts("sponsorName", "sponsorKind", "institutionName")),
                Step.of(Iit.KEY, Iit.FINALIZE_PROTOCOL)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(text("protocolVersion", "研究方案版本"), text("consentVersion", "知情同意书版本"))
                        .requires(
                                ofTheRoundThatBegins(DocumentKind.PROTOCOL),
                                ofTheRoundThatBegins(DocumentKind.INFORMED_CONSENT),
                                ofTheRoundThatBegins(DocumentKind.RISK_PLAN))
                        .recalls(
                                Recall.facts("institutionName"),
                                Recall.latest(Iit.FINALIZE_PROTOCOL, VERSIONS),
                                Recall.latest(Iit.RECORD_ACADEMIC_REVIEW, "academicOutcome", "academicReason"),
                                Recall.latest(Iit.RECORD_ETHICS_REVIEW, "ethicsOutcome", "ethicsReason"))
                        .then(rounds::afterFinalising));
    }

    private Requirement ofTheRoundThatBegins(DocumentKind kind) {
        return DocumentAsk.always(kind).since(rounds::since);
    }

    private List<Step> reviews() {
        return List.of(
                Step.of(Iit.KEY, Iit.RECORD_ACADEMIC_REVIEW)
                        .by(Role.ACADEMIC_COMMITTEE)
                        .takes(
                                choice("academicOutcome", "学术审查结论", OUTCOMES),
                                date("academicLetterDate", "学术审查意见日期"),
                                text("academicProtocolVersion", "学术审查意见所载研究方案版本"),
                                text("academicConsentVersion", "学术审查意见所载知情同意书版本")
                                        .optional(),
                                note("academicReason", "学术审查意见说明").onlyIf("academicOutcome", WITH_REASON))
                        .requires(
                                DocumentAsk.always(DocumentKind.ACADEMIC_OPINION)
                                        .ofThisRound(),
                                rules.sponsorAgreement(),
                                Iit.preparedByOthers())
                        .plausible(
                                DateRules.notInFuture("academicLetterDate"),
                                IitRules.notAfterFiling("academicLetterDate"))
                        .recalls(
                                Recall.facts("institutionName", "sponsorName"),
                                Recall.latestInRound(Iit.FINALIZE_PROTOCOL, VERSIONS),
                                // a letter with conditions, before the final one
                                Recall.latestInRound(
                                        Iit.RECORD_ACADEMIC_REVIEW,
                                        "academicOutcome",
                                        "academicLetterDate",
                                        "academicReason"))
                        .then(rounds::afterAcademicLetter),
                Step.of(Iit.KEY, Iit.RECORD_ETHICS_REVIEW)
                        .by(Role.ETHICS_COMMITTEE)
                        .takes(
                                choice("ethicsOutcome", "伦理审查结论", OUTCOMES),
                                date("ethicsLetterDate", "伦理审查意见日期"),
                                text("ethicsProtocolVersion", "伦理审查意见所载研究方案版本"),
                                text("ethicsConsentVersion", "伦理审查意见所载知情同意书版本"),
                                date("ethicsValidUntil", "伦理批件有效期止").optional(),
                                note("ethicsReason", "伦理审查意见说明").onlyIf("ethicsOutcome", WITH_REASON))
                        .requires(
                                DocumentAsk.always(DocumentKind.ETHICS_OPINION).ofThisRound(),
                                rules.sponsorAgreement(),
                                rules.academicApproves(),
                                Iit.preparedByOthers())
                        .holds(IitRules.importBeforeEthics())
                        .plausible(
                                DateRules.notInFuture("ethicsLetterDate"),
                                DateRules.inOrder("ethicsLetterDate", "ethicsValidUntil"),
                                IitRules.notAfterFiling("ethicsLetterDate"))
                        .recalls(
                                Recall.facts("institutionName"),
                                Recall.latestInRound(Iit.FINALIZE_PROTOCOL, VERSIONS),
                                ACADEMIC_LETTER,
                                Recall.latestInRound(
                                        Iit.RECORD_ETHICS_REVIEW, "ethicsOutcome", "ethicsLetterDate", "ethicsReason"),
                                ImportOfStudy.known())
                        .then(renewal::afterLetter));
    }

    private List<Step> afterReviews() {
        return List.of(
                Step.of(Iit.KEY, Iit.DECIDE_AFTER_REJECTION)
                        .by(Role.PROJECT_MANAGER)
                        .takes(choice("rejectionDecision", "后续处理", "NEW_ROUND", "WITHDRAW"), note("reason", "理由"))
                        .recalls(
                                ACADEMIC_LETTER,
                                Recall.latestInRound(Iit.RECORD_ACADEMIC_REVIEW, "academicReason"),
                                ETHICS_LETTER,
                                Recall.latestInRound(Iit.RECORD_ETHICS_REVIEW, "ethicsReason")),
                Step.of(Iit.KEY, Iit.RESOLVE_LETTER_MISMATCH)
                        .by(Role.PROJECT_MANAGER)
                        .takes(
                                choice(
                                        "mismatchDecision",
                                        "处理方式",
                                        "CORRECT_TRANSCRIPTION",
                                        "AWAIT_CORRECTED_LETTER",
                                        "RE_REVIEW"),
                                choice("mismatchLetter", "相关意见", "ACADEMIC", "ETHICS")
                                        .onlyIf("mismatchDecision", "CORRECT_TRANSCRIPTION", "AWAIT_CORRECTED_LETTER"),
                                note("reason", "理由"))
                        .requires(rules.letterIsThere())
                        .recalls(
                                Recall.latestInRound(Iit.FINALIZE_PROTOCOL, VERSIONS),
                                ACADEMIC_LETTER,
                                Recall.latestInRound(Iit.RECORD_ACADEMIC_REVIEW, "academicConsentVersion"),
                                ETHICS_LETTER,
                                Recall.latestInRound(Iit.RECORD_ETHICS_REVIEW, "ethicsConsentVersion")),
                Step.of(Iit.KEY, Iit.RESOLVE_TRANSITION)
                        .by(Role.PROJECT_MANAGER)
                        .takes(
                                choice("transitionDecision", "处理方式", "FILE", "RE_REVIEW", "WITHDRAW"),
                                text("legalOpinionReference", "法律意见书编号").onlyIf("transitionDecision", "FILE"),
                                note("reason", "理由").optional())
                        .requires(DocumentAsk.onlyIf(DocumentKind.LEGAL_OPINION, "transitionDecision", "FILE"))
                        .recalls(ACADEMIC_LETTER, ETHICS_LETTER));
    }

    private List<Step> filing() {
        return List.of(
                Step.of(Iit.KEY, Iit.ASSEMBLE_FILING)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(note("filingExceptionReason", "例外理由").optional())
                        .requires(rules.opinionsApprove(), materials)
                        .recalls(
                                Recall.facts("institutionName", "leadInstitution"),
                                ACADEMIC_LETTER,
                                ETHICS_LETTER,
                                IitRules.ethicsValidity(),
                                ImportOfStudy.known(),
                                Recall.facts("foreignParty")),
                Step.of(Iit.KEY, Iit.FILE_WITH_NHC)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                date("filingDate", "备案提交日期"),
                                note("filingExceptionReason", "例外理由").optional())
                        .asks(DocumentKind.FILING_RECEIPT)
                        .requires(rules.opinionsApprove(), materials, IitRules.ethicsValidOn("filingDate"))
                        .plausible(DateRules.notInFuture("filingDate"), rules.filedAfterLetters())
                        .recalls(
                                Recall.facts("institutionName", "leadInstitution"),
                                ACADEMIC_LETTER,
                                ETHICS_LETTER,
                                IitRules.ethicsValidity(),
                                Recall.latestInRound(Iit.ASSEMBLE_FILING, "filingExceptionReason")),
                Step.of(Iit.KEY, Iit.EXPLAIN_LATE_FILING)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(note("lateFilingReason", "逾期备案原因"))
                        .recalls(ACADEMIC_LETTER, ETHICS_LETTER, Recall.facts("filingDate")),
                Step.of(Iit.KEY, Iit.RECORD_FILING_NUMBER)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(text("filingNumber", "备案编号"))
                        .recalls(Recall.facts("institutionName", "leadInstitution", "filingDate")));
    }

    private List<Step> firstPatient() {
        return List.of(
                Step.of(Iit.KEY, Iit.PLAN_FIRST_PATIENT)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(
                                date("firstPatientPlannedDate", "首例受试者计划入组日期"),
                                amount("patientChargeAmount", "受试者收费金额"),
                                amount("budgetPerPatientAmount", "每例受试者预算"),
                                currency("budgetPerPatientCurrency", "预算币种"))
                        .plausible(IitRules.noCharge())
                        .recalls(Recall.facts("institutionName", "piName", "protocolVersion")),
                Step.of(Iit.KEY, Iit.CONFIRM_FIRST_PATIENT)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(
                                date("firstPatientDate", "首例受试者入组日期"),
                                yesNoUnknown("foreignParty", "是否有外方参与")
                                        .optional()
                                        .prefilled(),
                                text("hgrReference", "人类遗传资源批准文号").optional(),
                                text("siteName", "入组机构").optional())
                        .requires(IitRules.siteCleared())
                        .holds(
                                IitRules.importBeforeFirstPatient(),
                                rules.hgrCleared(),
                                IitRules.ethicsValidOn("firstPatientDate"),
                                IitRules.ethicsNotWithdrawn(),
                                materials.filedWithout(),
                                regime.unchanged())
                        .holds(others.toArray(Requirement[]::new))
                        .plausible(DateRules.notInFuture("firstPatientDate"))
                        .recalls(
                                Recall.facts("filingNumber", "filingDate", "firstPatientPlannedDate"),
                                Recall.latestInRound(
                                        Iit.RECORD_ETHICS_REVIEW, "ethicsLetterDate", "ethicsProtocolVersion"),
                                IitRules.ethicsValidity(),
                                ImportOfStudy.known(),
                                Recall.facts("foreignParty", "multiCentre"),
                                Recall.latest(IitRules.SITE_CLEARED, "siteName", "siteFilingNumber")),
                Step.of(Iit.KEY, Iit.ACKNOWLEDGE_FIRST_PATIENT_BREACH)
                        .by(Role.DIRECTOR)
                        .takes(note("acknowledgementNote", "确认说明").optional())
                        .recalls(Recall.facts("firstPatientDate", "filingDate", "filingNumber")));
    }

    private List<Step> exceptional() {
        return List.of(
                Step.of(Iit.KEY, Iit.RECORD_WITHDRAWAL_NOTICE)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                date("withdrawalNoticeDate", "通知国家卫生健康委日期").optional(),
                                text("withdrawalNoticeReference", "通知文号").optional())
                        .plausible(DateRules.notInFuture("withdrawalNoticeDate"))
                        .recalls(FILED),
                Step.of(Iit.KEY, Iit.RESUBMIT_FILING)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(date("resubmissionDate", "重新提交日期").optional())
                        .plausible(
                                DateRules.notInFuture("resubmissionDate"),
                                DateRules.notBefore(
                                        "resubmissionDate",
                                        s -> s.facts().date("returnedDate"),
                                        Sentence.of("the return", "退回日期")))
                        .recalls(Recall.facts("filingDate"), Recall.latest("filingReturned", "returnedDate", "reason")),
                Step.of(Iit.KEY, Iit.NOTIFY_NHC_OF_WITHDRAWAL)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(date("nhcNoticeDate", "通知国家卫生健康委日期").optional())
                        .plausible(DateRules.notInFuture("nhcNoticeDate"))
                        .recalls(FILED, Recall.told(Sentence.of("Approval withdrawn on", "伦理批件撤回日期"), s -> s.facts()
                                .latest(IitRules.ETHICS_WITHDRAWN)
                                .flatMap(r -> r.text("date"))
                                .map(date -> Sentence.of(date, date)))),
                Step.of(EthicsRenewal.KEY, EthicsRenewal.REQUEST)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(date("renewalRequestedDate", "申请续批日期").optional())
                        .plausible(DateRules.notInFuture("renewalRequestedDate"))
                        .recalls(
                                Recall.factsOf(Iit.KEY, "institutionName", "ethicsLetterDate"),
                                IitRules.ethicsValidity()));
    }
}
