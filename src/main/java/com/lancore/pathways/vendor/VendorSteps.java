package com.lancore.pathways.vendor;

import static com.lancore.pathways.requirement.Field.amount;
import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.currency;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.FourEyes;
import com.lancore.pathways.requirement.ProjectFields;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The steps of a vendor's qualification, in the order of the story: quality assurance audits, a director who did not
 * audit approves.
 */
@Component
class VendorSteps implements StepCatalogue {

    private static final String[] OUTCOMES = {"PASS", "FINDINGS", "FAIL"};

    @Override
    public List<Step> steps() {
        return Stream.of(selection(), audit(), approval(), approved())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Step> selection() {
        return List.of(
                Step.of(Vendor.KEY, Step.START)
                        .by(Role.PROJECT_MANAGER)
                        .takes(ProjectFields.identity())
                        .takes(
                                choice(
                                        "vendorService",
                                        "服务类型",
                                        "CRO",
                                        "CDMO",
                                        "LABORATORY",
                                        "LOGISTICS",
                                        "DATA_MANAGEMENT",
                                        "OTHER"),
                                note("vendorNeed", "需求说明")),
                Step.of(Vendor.KEY, Vendor.SHORTLIST)
                        .by(Role.PROJECT_MANAGER)
                        .takes(
                                note("vendorShortlist", "供应商短名单"),
                                text("vendorName", "拟评估供应商"),
                                note("shortlistReason", "选择理由"))
                        .recalls(Recall.facts("vendorService", "vendorNeed")),
                Step.of(Vendor.KEY, Vendor.SCREEN_CONFLICTS)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                choice("conflictOutcome", "利益冲突筛查结论", "NONE", "MANAGED", "CONFLICT", "UNKNOWN"),
                                note("conflictNote", "利益冲突说明").onlyIf("conflictOutcome", "MANAGED", "CONFLICT"))
                        .requires(VendorRules.conflictsKnown())
                        .recalls(Recall.facts("vendorName")));
    }

    private static List<Step> audit() {
        return List.of(
                Step.of(Vendor.KEY, Vendor.AUDIT)
                        .by(Role.QUALITY_ASSURANCE)
                        .takes(
                                date("auditDate", "审计日期"),
                                choice("capabilityOutcome", "能力审计结论", OUTCOMES),
                                choice("dataIntegrityOutcome", "数据可靠性审计结论", OUTCOMES),
                                note("auditFindings", "审计发现").optional())
                        .asks(DocumentKind.AUDIT_REPORT)
                        .requires(VendorRules.findingsDescribed())
                        .plausible(DateRules.notInFuture("auditDate"))
                        .recalls(Recall.facts("vendorName")),
                Step.of(Vendor.KEY, Vendor.PLAN_CAPA)
                        .by(Role.PROJECT_MANAGER)
                        .takes(note("capaPlan", "整改计划"), date("capaDueDate", "整改完成期限"))
                        .plausible(DateRules.notBefore(
                                "capaDueDate", s -> s.facts().date("auditDate"), Sentence.of("the audit", "审计日期")))
                        .recalls(Recall.facts("vendorName", "auditFindings")),
                Step.of(Vendor.KEY, Vendor.VERIFY_CAPA)
                        .by(Role.QUALITY_ASSURANCE)
                        .takes(
                                choice("capaOutcome", "整改核实结论", "CLOSED", "OPEN"),
                                date("capaVerifiedDate", "整改核实日期"),
                                note("capaNote", "核实说明").onlyIf("capaOutcome", "OPEN"))
                        .requires(DocumentAsk.onlyIf(DocumentKind.EVIDENCE, "capaOutcome", "CLOSED")
                                .since(s -> s.facts()
                                        .latest(Vendor.PLAN_CAPA)
                                        .map(plan -> plan.number())
                                        .orElse(0L)))
                        .plausible(DateRules.notInFuture("capaVerifiedDate"))
                        .recalls(Recall.facts("vendorName", "auditFindings", "capaPlan", "capaDueDate")));
    }

    private static List<Step> approval() {
        return List.of(Step.of(Vendor.KEY, Vendor.APPROVE)
                .by(Role.DIRECTOR)
                .takes(
                        choice("vendorDecision", "供应商审批结论", "APPROVED", "AUDIT_AGAIN", "REJECTED"),
                        date("vendorValidUntil", "批准有效期止").onlyIf("vendorDecision", "APPROVED"),
                        note("reason", "理由").onlyIf("vendorDecision", "AUDIT_AGAIN", "REJECTED"))
                .requires(
                        FourEyes.notWho(Vendor.SCREEN_CONFLICTS, Vendor.AUDIT, Vendor.VERIFY_CAPA),
                        VendorRules.findingsClosed(),
                        VendorRules.endsLater())
                .recalls(Recall.facts("vendorName", "auditFindings")));
    }

    private static List<Step> approved() {
        return List.of(
                Step.of(Vendor.KEY, Vendor.MANAGE)
                        .by(Role.PROJECT_MANAGER)
                        .takes(
                                choice("vendorAction", "事项", "CHANGE_ORDER", "END"),
                                text("changeOrderNumber", "变更单编号").onlyIf("vendorAction", "CHANGE_ORDER"),
                                note("changeOrderDescription", "变更内容").onlyIf("vendorAction", "CHANGE_ORDER"),
                                choice("budgetImpact", "预算影响", "INCREASE", "DECREASE", "NONE")
                                        .onlyIf("vendorAction", "CHANGE_ORDER"),
                                amount("budgetChangeAmount", "预算变动金额").onlyIf("budgetImpact", "INCREASE", "DECREASE"),
                                currency("budgetChangeCurrency", "预算变动币种")
                                        .onlyIf("budgetImpact", "INCREASE", "DECREASE"),
                                choice("timeImpact", "工期影响", "LATER", "EARLIER", "NONE")
                                        .onlyIf("vendorAction", "CHANGE_ORDER"),
                                Field.whole("timeChangeWorkingDays", "工期变动（工作日）")
                                        .onlyIf("timeImpact", "LATER", "EARLIER"),
                                note("reason", "理由").onlyIf("vendorAction", "END"))
                        .recalls(Recall.facts("vendorName", "vendorValidUntil")),
                Step.of(Vendor.KEY, Vendor.APPROVE_CHANGE_ORDER)
                        .by(Role.DIRECTOR)
                        .takes(
                                choice("changeOrderDecision", "变更单审批结论", "APPROVED", "RETURN"),
                                note("reason", "理由").onlyIf("changeOrderDecision", "RETURN"))
                        .requires(FourEyes.notWho(Vendor.MANAGE))
                        .recalls(Recall.facts(
                                "vendorName",
                                "changeOrderNumber",
                                "changeOrderDescription",
                                "budgetImpact",
                                "budgetChangeAmount",
                                "budgetChangeCurrency",
                                "timeImpact",
                                "timeChangeWorkingDays")),
                Step.of(Vendor.KEY, Vendor.PREPARE_REQUALIFICATION)
                        .by(Role.QUALITY_ASSURANCE)
                        .takes(note("requalificationPlan", "再评估安排"))
                        .recalls(Recall.facts("vendorName", "vendorValidUntil")));
    }
}
