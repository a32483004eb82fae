package com.lancore.pathways.segmented;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.number;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.ProjectFields;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps of segmented production. */
@Component
class SegmentedSteps implements StepCatalogue {

    private final SegmentedRules rules;

    SegmentedSteps(SegmentedRules rules) {
        this.rules = rules;
    }

    /** The conditions of the pilot; of several contract manufacturers or sites the one with the least is asked for. */
    private static List<Field> described() {
        return List.of(
                text("assetName", "产品名称").confidential(),
                date(Segmented.APPLICATION_DATE, "试点申请日期"),
                choice(
                        "productClass",
                        "产品类别",
                        "INNOVATIVE",
                        "URGENTLY_NEEDED",
                        "NMPA_NAMED",
                        "CELL_OR_GENE",
                        "OTHER",
                        "UNKNOWN"),
                yesNoUnknown("barredProduct", "是否属于不得委托生产的品种"),
                choice("productOrigin", "研发来源", "OWN_DEVELOPMENT", "LICENSED_IN", "CO_DEVELOPED", "UNKNOWN"),
                yesNoUnknown("holderCapable", "持有人是否具备相应能力"),
                yesNoUnknown("pilotRegion", "是否位于试点地区"),
                yesNoUnknown("unifiedQualitySystem", "是否执行统一质量管理体系"),
                number("leastCommercialYears", "最短商业化生产年限").optional(),
                number("clinicalSupplyYears", "临床用药生产年限").optional(),
                number(Segmented.LEAST_POSTED_PEOPLE, "单一场地最少派驻人数").optional(),
                yesNoUnknown("differentProvinces", "是否位于不同省份"),
                yesNoUnknown("jointPlanAgreed", "是否已商定联合监管方案").optional().onlyIf("differentProvinces", "YES"),
                yesNoUnknown("segmentAbroad", "是否有境外生产环节"),
                yesNoUnknown("foreignParticipationAgreed", "境外申请人或持有人参与是否已商定")
                        .optional()
                        .onlyIf("segmentAbroad", "YES"),
                date(Segmented.INSPECTION_PLANNED_DATE, "计划年度检查日期").optional());
    }

    @Override
    public List<Step> steps() {
        return List.of(start(), resolve(), review(), jointPlan(), postings(), inspection(), corrections(), after());
    }

    private static Step start() {
        return Step.of(Segmented.KEY, Step.START)
                .by(Role.PROJECT_MANAGER)
                .takes(ProjectFields.identity())
                .takes(described())
                .plausible(DateRules.notInFuture(Segmented.APPLICATION_DATE));
    }

    private Step resolve() {
        return Step.of(Segmented.KEY, Segmented.RESOLVE_ELIGIBILITY)
                .by(Role.PROJECT_MANAGER)
                .takes(ProjectFields.resolution("segmentedDecision", described()))
                .requires(
                        DocumentAsk.onlyIf(DocumentKind.LEGAL_OPINION, "segmentedDecision", "PROCEED"),
                        rules.notBlocked())
                .plausible(DateRules.notInFuture(Segmented.APPLICATION_DATE))
                .recalls(rules.findings());
    }

    private Step review() {
        return Step.of(Segmented.KEY, Segmented.REVIEW_UNDER_ORDER_828)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(
                        choice("order828Outcome", "828号令研判结论", "PERMITTED", "NOT_PERMITTED", "NOT_SETTLED"),
                        text("legalOpinionReference", "法律意见书编号"),
                        note("reason", "理由"))
                .asks(DocumentKind.LEGAL_OPINION)
                .recalls(Recall.facts("assetName", Segmented.APPLICATION_DATE), rules.findings());
    }

    private static Step jointPlan() {
        return Step.of(Segmented.KEY, Segmented.RECORD_JOINT_PLAN)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(date("jointPlanDate", "联合监管方案日期"))
                .asks(DocumentKind.EVIDENCE)
                .plausible(DateRules.notInFuture("jointPlanDate"))
                .recalls(Recall.facts("assetName", "differentProvinces", "jointPlanAgreed"));
    }

    private Step postings() {
        return Step.of(Segmented.KEY, Segmented.CONFIRM_SITE_POSTINGS)
                .by(Role.QUALITY_ASSURANCE)
                .takes(
                        note("sitePostings", "各场地派驻人员"),
                        number(Segmented.LEAST_POSTED_PEOPLE, "单一场地最少派驻人数"),
                        date("postingDate", "派驻日期"))
                .requires(newer(DocumentKind.EVIDENCE, Segmented.RECORD_JOINT_PLAN))
                .plausible(DateRules.notInFuture("postingDate"), rules.enoughPeopleOn("postingDate"))
                .recalls(Recall.facts("assetName", Segmented.LEAST_POSTED_PEOPLE));
    }

    private Step inspection() {
        return Step.of(Segmented.KEY, Segmented.RECORD_YEARLY_INSPECTION)
                .by(Role.QUALITY_ASSURANCE)
                .takes(
                        date(Segmented.INSPECTION_DATE, "检查日期"),
                        choice("inspectionOutcome", "检查结论", "PASSED", "FINDINGS"),
                        number(Segmented.LEAST_POSTED_PEOPLE, "单一场地最少派驻人数"),
                        date(Segmented.NEXT_INSPECTION_DATE, "下次检查日期"))
                .plausible(
                        DateRules.notInFuture(Segmented.INSPECTION_DATE),
                        DateRules.inOrder(Segmented.INSPECTION_DATE, Segmented.NEXT_INSPECTION_DATE),
                        rules.nextWithinAYear(),
                        rules.passedWithEnoughPeople())
                .recalls(
                        Recall.facts("assetName", Segmented.INSPECTION_PLANNED_DATE, "sitePostings"),
                        Recall.latest(
                                Segmented.RECORD_YEARLY_INSPECTION,
                                Segmented.INSPECTION_DATE,
                                "inspectionOutcome",
                                Segmented.NEXT_INSPECTION_DATE));
    }

    private static Step corrections() {
        return Step.of(Segmented.KEY, Segmented.CORRECT_INSPECTION_FINDINGS)
                .by(Role.QUALITY_ASSURANCE)
                .takes(note("correctiveActions", "整改措施"), date("correctedDate", "整改完成日期"))
                .requires(newer(DocumentKind.EVIDENCE, Segmented.RECORD_YEARLY_INSPECTION))
                .plausible(DateRules.notInFuture("correctedDate"))
                .recalls(Recall.latest(
                        Segmented.RECORD_YEARLY_INSPECTION,
                        Segmented.INSPECTION_DATE,
                        "inspectionOutcome",
                        Segmented.LEAST_POSTED_PEOPLE));
    }

    private static Step after() {
        return Step.of(Segmented.KEY, Segmented.DECIDE_AFTER_PILOT)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(
                        choice("afterPilotDecision", "试点结束后安排", "CONTINUE_UNDER_ORDER_828", "STOP"),
                        text("legalOpinionReference", "法律意见书编号"),
                        note("reason", "理由"))
                .requires(newer(DocumentKind.LEGAL_OPINION, Segmented.RESOLVE_ELIGIBILITY))
                .recalls(Recall.facts("assetName", Segmented.APPLICATION_DATE, Segmented.NEXT_INSPECTION_DATE));
    }

    /** What served an earlier step is no evidence of this one. */
    private static DocumentAsk newer(DocumentKind kind, String step) {
        return DocumentAsk.always(kind)
                .since(s -> s.facts().latest(step).map(FactRecord::number).orElse(0L));
    }
}
