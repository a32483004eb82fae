package com.lancore.pathways.engagement;

import static com.lancore.pathways.requirement.Field.amount;
import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.currency;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.iit.StartFields;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.FourEyes;
import com.lancore.pathways.requirement.ProjectFields;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import com.lancore.pathways.triage.TriageInputs;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The steps of an engagement, in the order of the story. */
@Component
class EngagementSteps implements StepCatalogue {

    /** What makes the project; an opening does not ask for it again. */
    private static final Set<String> IDENTITY = Set.of("projectCode", "title", "clientCode");

    private final PathwayChoice choice;
    private final ComplianceScreen screen;
    private final RiskClass risk;
    private final EngagementRules rules;
    private final EngagementRecalls recalls;
    private final ObjectProvider<StepCatalogue> catalogues;

    EngagementSteps(
            PathwayChoice choice,
            ComplianceScreen screen,
            RiskClass risk,
            EngagementRules rules,
            EngagementRecalls recalls,
            ObjectProvider<StepCatalogue> catalogues) {
        this.choice = choice;
        this.screen = screen;
        this.risk = risk;
        this.rules = rules;
        this.recalls = recalls;
        this.catalogues = catalogues;
    }

    @Override
    public List<Step> steps() {
        return Stream.of(triage(), compliance(), partners(), openings(), governance())
                .flatMap(List::stream)
                .toList();
    }

    private List<Step> triage() {
        return List.of(
                Step.of(Engagement.KEY, Step.START)
                        .by(Role.PROJECT_MANAGER)
                        .takes(ProjectFields.identity())
                        .takes(TriageInputs.fields()),
                Step.of(Engagement.KEY, Engagement.CONFIRM_PATHWAY)
                        .by(Role.PROJECT_MANAGER)
                        .takes(
                                choice("pathwayDecision", "处理方式", "CONFIRM", "TRIAGE_AGAIN")
                                        .optional(),
                                text(Engagement.PATHWAYS, "路径").optional())
                        .takes(TriageInputs.fields().stream()
                                .map(f -> f.optional()
                                        .onlyIf("pathwayDecision", "TRIAGE_AGAIN")
                                        .prefilled())
                                .toList())
                        .requires(choice::against)
                        .recalls(recalls.triage()),
                Step.of(Engagement.KEY, Engagement.APPROVE_OVERRIDE)
                        .by(Role.DIRECTOR)
                        .takes(choice("overrideDecision", "例外审批结论", "APPROVED", "RETURN"), note("reason", "理由"))
                        .requires(FourEyes.notWho(Engagement.CONFIRM_PATHWAY), choice::againstOverride)
                        .recalls(Recall.facts(Engagement.PATHWAYS), recalls.triage()));
    }

    private List<Step> compliance() {
        Set<String> triaged = TriageInputs.fields().stream().map(Field::name).collect(Collectors.toSet());
        return List.of(
                Step.of(Engagement.KEY, Engagement.EXECUTE_NDA)
                        .by(Role.PROJECT_MANAGER)
                        .takes(date("ndaDate", "保密协议签署日期"))
                        .asks(DocumentKind.NDA)
                        .plausible(DateRules.notInFuture("ndaDate")),
                Step.of(Engagement.KEY, Engagement.REVIEW_SCREEN)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                choice("screenOutcome", "筛查结论", "PROCEED", "STOP", "SCREEN_AGAIN"),
                                note("reason", "理由").optional())
                        .takes(Stream.concat(
                                        StartFields.described().stream().filter(f -> !triaged.contains(f.name())),
                                        duties())
                                .map(f -> f.optional()
                                        .onlyIf("screenOutcome", "SCREEN_AGAIN")
                                        .prefilled())
                                .toList())
                        .requires(screen::against)
                        .recalls(Recall.facts(Engagement.PATHWAYS))
                        .recalls(recalls.screen()),
                Step.of(Engagement.KEY, Engagement.CONFIRM_RISK_CLASS)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(RiskClass.factors())
                        .takes(
                                choice(RiskClass.FIELD, "风险等级", RiskClass.PROHIBITED, RiskClass.HIGH, "MEDIUM", "LOW")
                                        .optional(),
                                note("reason", "理由").optional())
                        .requires(DocumentAsk.onlyWhen(DocumentKind.EXPERT_OPINION, risk::isHigh), risk.override())
                        .recalls(recalls.riskClass()));
    }

    /** What is asked about human genetic resources, payments and vendors. */
    private static Stream<Field> duties() {
        return Stream.of(
                        yesNoUnknown("hgrInvolved", "是否涉及人类遗传资源"),
                        yesNoUnknown("materialExported", "材料是否出境"),
                        amount("outwardPaymentUsdAmount", "最大单笔对外付款（美元）"),
                        yesNoUnknown("vendorsPlanned", "是否使用供应商"))
                .map(Field::confidential);
    }

    private List<Step> partners() {
        return List.of(
                Step.of(Engagement.KEY, Engagement.ALIGN_PARTNERS)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(
                                text("institutionName", "临床研究机构")
                                        .optional()
                                        .prefilled()
                                        .confidential(),
                                text("piName", "项目负责人").optional().prefilled().confidential(),
                                text("lechengInstitution", "乐城医疗机构")
                                        .optional()
                                        .prefilled()
                                        .confidential(),
                                yesNoUnknown("fitIndication", "适应症是否匹配").optional(),
                                yesNoUnknown("fitSpecialty", "专科是否匹配").optional(),
                                yesNoUnknown("fitVolume", "病例量是否足够").optional(),
                                yesNoUnknown("fitRecord", "是否有相关经验").optional(),
                                note("vendors", "供应商").optional().confidential(),
                                note("fitNote", "匹配说明").optional().confidential())
                        .requires(
                                rules.partnersNamed(), rules.institutionOnRegister(), EngagementRules.unfitHasReason())
                        .recalls(Recall.facts(Engagement.PATHWAYS, "indication", "settledRiskClass")),
                Step.of(Engagement.KEY, Engagement.APPROVE_PACKAGE)
                        .by(Role.DIRECTOR)
                        .takes(
                                date("packageApprovedDate", "执行方案批准日期"),
                                note("milestones", "里程碑及计划日期").confidential(),
                                amount(Engagement.BUDGET, "预算金额").confidential(),
                                currency("budgetCurrency", "预算币种"),
                                note("responsibilities", "职责分工").confidential(),
                                note("patientCostDrivers", "每例患者成本因素")
                                        .optional()
                                        .confidential(),
                                note("pricingPrinciples", "定价原则").optional().confidential())
                        .requires(FourEyes.notWho(
                                Engagement.ALIGN_PARTNERS,
                                Engagement.CONFIRM_RISK_CLASS,
                                Engagement.REVIEW_SCREEN,
                                Engagement.CONFIRM_PATHWAY))
                        .recalls(Recall.facts(EngagementRecalls.settled().toArray(String[]::new)))
                        .plausible(
                                DateRules.notInFuture("packageApprovedDate"),
                                EngagementRules.datedLines("milestones")));
    }

    private List<Step> openings() {
        return Arrays.stream(Opening.values())
                .map(opening -> Step.of(Engagement.KEY, opening.step())
                        .by(Role.PROJECT_MANAGER)
                        .takes(opening == Opening.VENDORS ? vendors() : startOf(opening.process()))
                        .requires(rules.canBeOpened(opening))
                        .then((s, act) -> rules.open(opening, s)))
                .toList();
    }

    /** Which vendor is looked for; there may be one start for each. */
    private static List<Field> vendors() {
        return List.of(
                choice("vendorService", "服务类型", "CRO", "CDMO", "LABORATORY", "LOGISTICS", "DATA_MANAGEMENT", "OTHER"),
                note("vendorNeed", "需求说明"));
    }

    /** What the start of a pathway takes, as its own room says, filled with what is known. */
    private List<Field> startOf(String process) {
        return catalogues.stream()
                .filter(c -> c != this)
                .flatMap(c -> c.steps().stream())
                .filter(step -> step.process().equals(process) && step.key().equals(Step.START))
                .flatMap(step -> step.fields().stream())
                .filter(f -> !IDENTITY.contains(f.name()))
                .map(Field::prefilled)
                .toList();
    }

    private List<Step> governance() {
        return List.of(
                Step.of(Engagement.KEY, Engagement.REVIEW_GOVERNANCE)
                        .by(Role.PROJECT_MANAGER)
                        .takes(
                                amount(Engagement.SPENT, "累计支出金额"),
                                note("note", "说明"),
                                note("milestonesReached", "已达成的里程碑").optional(),
                                note("changeOrders", "变更单").optional(),
                                note("evidenceOutputs", "证据产出").optional(),
                                yesNoUnknown("dataExportCompliant", "数据出境是否合规").optional())
                        .requires(EngagementRules.reachedOnes())
                        .recalls(
                                Recall.facts(Engagement.BUDGET, "budgetCurrency", Engagement.SPENT, "changeOrders"),
                                recalls.milestones()),
                Step.of(Engagement.KEY, Engagement.DECIDE_ON_DRIFT)
                        .by(Role.DIRECTOR)
                        .takes(
                                choice("driftDecision", "偏离处理", "CONTINUE", "REVISE_BUDGET"),
                                amount(Engagement.BUDGET, "预算金额").onlyIf("driftDecision", "REVISE_BUDGET"),
                                note("reason", "理由"))
                        .requires(FourEyes.notWho(Engagement.REVIEW_GOVERNANCE))
                        .recalls(
                                recalls.drift(),
                                Recall.facts(Engagement.BUDGET, "budgetCurrency", Engagement.SPENT, "note")));
    }
}
