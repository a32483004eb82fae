package com.lancore.pathways.hgr;

import static com.lancore.pathways.requirement.Field.amount;
import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.FourEyes;
import com.lancore.pathways.requirement.Known;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import com.lancore.pathways.requirement.Wording;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The steps of the clearance of human genetic resources, in the order of the story. */
@Component
class HgrSteps implements StepCatalogue {

    private final HgrRules rules;
    private final HgrRoutes routes;

    HgrSteps(HgrRules rules, HgrRoutes routes) {
        this.rules = rules;
        this.routes = routes;
    }

    @Override
    public List<Step> steps() {
        return Stream.of(assessment(), application(), reports())
                .flatMap(List::stream)
                .toList();
    }

    /** What the tables ask for, a line each, once somebody has assessed it. */
    private List<Known> asked(Situation s, Wording words) {
        return s.facts().latest(Hgr.ASSESS_ROUTE).isEmpty()
                ? List.of()
                : routes.of(s.facts(), s.today()).rows().stream()
                        .map(row -> new Known(
                                Sentence.of("The law asks for " + row.text("route"), "法规要求：" + row.text("route")),
                                row.sentence(),
                                row.basis()))
                        .toList();
    }

    private List<Step> assessment() {
        return List.of(
                Step.of(Hgr.KEY, Hgr.ASSESS_ROUTE)
                        .by(Role.REGULATORY_AFFAIRS)
                        .recalls(this::asked)
                        .takes(
                                yesNoUnknown("hgrMaterial", "是否使用人类遗传资源材料").prefilled(),
                                yesNoUnknown("genomicData", "是否涉及人类遗传资源信息").prefilled(),
                                yesNoUnknown("dataAnonymised", "数据是否声称已匿名化").prefilled(),
                                yesNoUnknown("partyEstablishedAbroad", "合作方是否在境外设立")
                                        .prefilled(),
                                amount("foreignInterestPercent", "外方持股比例（%）")
                                        .optional()
                                        .prefilled(),
                                yesNoUnknown("decisiveInfluence", "外方是否有决定性影响").prefilled(),
                                yesNoUnknown("foreignPartyHandles", "外方是否自行采集、保藏或出境")
                                        .prefilled(),
                                yesNoUnknown("specialPopulation", "是否涉及重要遗传家系或特定地区")
                                        .prefilled(),
                                text("participantsBySite", "各机构受试者人数")
                                        .optional()
                                        .prefilled(),
                                yesNoUnknown("biobanking", "是否为未来研究保藏样本").prefilled(),
                                yesNoUnknown("materialExported", "材料是否出境").prefilled(),
                                yesNoUnknown("informationShared", "信息是否向外方提供或开放")
                                        .onlyIf("genomicData", "YES", "UNKNOWN")
                                        .prefilled(),
                                yesNoUnknown("sharingCovered", "提供信息是否已在批准和合同中约定")
                                        .onlyIf("informationShared", "YES", "UNKNOWN")
                                        .prefilled(),
                                text("sequencedBySite", "各机构测序人数")
                                        .optional()
                                        .onlyIf("informationShared", "YES", "UNKNOWN")
                                        .prefilled())
                        .requires(rules.ownershipShown())
                        .plausible(
                                HgrRules.percent(),
                                HgrRules.bySite("participantsBySite"),
                                HgrRules.bySite("sequencedBySite")),
                Step.of(Hgr.KEY, Hgr.ASSESS_ANONYMISATION)
                        .by(Role.QUALITY_ASSURANCE)
                        .recalls(Recall.latest(Hgr.ASSESS_ROUTE, "genomicData", "dataAnonymised"))
                        .takes(yesNoUnknown("genomicData", "匿名化后是否仍含人类遗传资源信息"), note("anonymisationMethod", "匿名化方法"))
                        .requires(FourEyes.notWho(Hgr.ASSESS_ROUTE)));
    }

    private List<Step> application() {
        return List.of(
                Step.of(Hgr.KEY, Hgr.SUBMIT)
                        .by(Role.REGULATORY_AFFAIRS)
                        .recalls(this::asked)
                        .takes(date("hgrSubmittedDate", "人类遗传资源申请提交日期"), date("hgrAcceptedDate", "人类遗传资源申请受理日期"))
                        .asks(DocumentKind.HGR_APPLICATION)
                        .plausible(
                                DateRules.notInFuture("hgrSubmittedDate"),
                                DateRules.notInFuture("hgrAcceptedDate"),
                                DateRules.inOrder("hgrSubmittedDate", "hgrAcceptedDate")),
                Step.of(Hgr.KEY, Hgr.RECORD_DECISION)
                        .by(Role.REGULATORY_AFFAIRS)
                        .recalls(this::asked, Recall.latest(Hgr.SUBMIT, "hgrSubmittedDate", "hgrAcceptedDate"))
                        .takes(
                                choice("hgrOutcome", "人类遗传资源审批决定", "APPROVED", "SUPPLEMENT", "REFUSED"),
                                date("hgrDecisionDate", "人类遗传资源决定日期"),
                                text("hgrReference", "人类遗传资源批准文号").onlyIf("hgrOutcome", "APPROVED"),
                                date("hgrValidTo", "批准期限止").onlyIf("hgrOutcome", "APPROVED"),
                                text("exportCertificateNumber", "出口、出境证明编号")
                                        .optional()
                                        .onlyIf("hgrOutcome", "APPROVED"),
                                note("reason", "理由").optional())
                        .requires(
                                DocumentAsk.onlyIf(DocumentKind.HGR_APPROVAL, "hgrOutcome", "APPROVED"),
                                rules.exportCertificate())
                        .plausible(
                                DateRules.notInFuture("hgrDecisionDate"),
                                DateRules.notBefore(
                                        "hgrDecisionDate",
                                        s -> s.facts().latest(Hgr.SUBMIT).flatMap(r -> r.date("hgrAcceptedDate")),
                                        Sentence.of("the acceptance", "受理日期")),
                                DateRules.inOrder("hgrDecisionDate", "hgrValidTo")),
                Step.of(Hgr.KEY, Hgr.CHASE)
                        .by(Role.REGULATORY_AFFAIRS)
                        .recalls(
                                Recall.latest(Hgr.SUBMIT, "hgrSubmittedDate", "hgrAcceptedDate"),
                                Recall.latest(Hgr.CHASE, "authorityChaseNote"))
                        .takes(note("authorityChaseNote", "催办说明").optional()),
                Step.of(Hgr.KEY, Hgr.DECIDE_AFTER_REFUSAL)
                        .by(Role.PROJECT_MANAGER)
                        .recalls(Recall.latest(Hgr.RECORD_DECISION, "hgrOutcome", "hgrDecisionDate", "reason"))
                        .takes(
                                choice("hgrRefusalDecision", "后续处理", "APPLY_AGAIN", "ASSESS_ANEW"),
                                note("reason", "理由")));
    }

    private List<Step> reports() {
        return List.of(
                Step.of(Hgr.KEY, Hgr.REPORT_INFORMATION)
                        .by(Role.REGULATORY_AFFAIRS)
                        .recalls(this::asked)
                        .takes(
                                date("informationReportDate", "信息事先报告日期"),
                                text("informationBackupReference", "信息备份回执编号"),
                                text("securityReviewReference", "安全审查文号").optional())
                        .asks(DocumentKind.HGR_INFORMATION_REPORT)
                        .requires(rules.securityReview())
                        .plausible(DateRules.notInFuture("informationReportDate")),
                Step.of(Hgr.KEY, Hgr.SUBMIT_JOINT_REPORT)
                        .by(Role.REGULATORY_AFFAIRS)
                        .recalls(Recall.facts("hgrReference", "cooperationEndedOn"))
                        .takes(date("hgrJointReportDate", "合作双方共同报告日期"))
                        .asks(DocumentKind.HGR_JOINT_REPORT)
                        .plausible(
                                DateRules.notInFuture("hgrJointReportDate"),
                                DateRules.notBefore(
                                        "hgrJointReportDate",
                                        s -> s.facts().date("cooperationEndedOn"),
                                        Sentence.of("the end of the cooperation", "合作结束日期"))));
    }
}
