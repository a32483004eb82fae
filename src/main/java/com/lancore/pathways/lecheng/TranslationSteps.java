package com.lancore.pathways.lecheng;

import static com.lancore.pathways.requirement.Field.amount;
import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.currency;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.AssetFields;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.ProjectFields;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps of Track B: a completed technology, its price filed and published before anything is charged. */
@Component
class TranslationSteps implements StepCatalogue {

    private final TranslationRules rules;

    TranslationSteps(TranslationRules rules) {
        this.rules = rules;
    }

    private static List<Field> described() {
        return List.of(
                text("assetName", "技术名称").confidential(),
                text("lechengInstitution", "乐城医疗机构").confidential(),
                AssetFields.completedDomesticIit(),
                AssetFields.intendedOutcome(),
                text("filingNumber", "备案编号").optional());
    }

    @Override
    public List<Step> steps() {
        return List.of(
                Step.of(Translation.KEY, Step.START)
                        .by(Role.PROJECT_MANAGER)
                        .takes(ProjectFields.identity())
                        .takes(described()),
                Step.of(Translation.KEY, Translation.RESOLVE_ELIGIBILITY)
                        .by(Role.PROJECT_MANAGER)
                        .takes(ProjectFields.resolution("translationDecision", described()))
                        .requires(
                                DocumentAsk.onlyIf(DocumentKind.LEGAL_OPINION, "translationDecision", "PROCEED"),
                                rules.notBlocked())
                        .recalls(Recall.findings(s -> rules.report(s.facts(), s.today()))),
                Step.of(Translation.KEY, Translation.SUBMIT)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(date("translationSubmittedDate", "转化应用申请日期"))
                        .asks(DocumentKind.CLINICAL_USE_PLAN)
                        .requires(rules.opinion("translationSubmittedDate"))
                        .plausible(
                                DateRules.notInFuture("translationSubmittedDate"),
                                rules.eligibleOn("translationSubmittedDate"))
                        .recalls(
                                Recall.facts("assetName", "lechengInstitution", "filingNumber"),
                                // a supplement was asked for, and it is submitted again
                                Recall.latest(
                                        Translation.RECORD_DECISION,
                                        "translationOutcome",
                                        "translationDecisionDate",
                                        "reason"))
                        .then(rules.recordUnsettled("translationSubmittedDate")),
                Step.of(Translation.KEY, Translation.RECORD_DECISION)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                choice("translationOutcome", "转化应用决定", "APPROVED", "SUPPLEMENT", "REFUSED"),
                                date("translationDecisionDate", "决定日期"),
                                note("reason", "理由").optional())
                        .plausible(
                                DateRules.notInFuture("translationDecisionDate"),
                                DateRules.notBefore(
                                        "translationDecisionDate",
                                        s -> s.facts().date("translationSubmittedDate"),
                                        Sentence.of("the application", "申请日期")))
                        .recalls(Recall.facts("assetName", "lechengInstitution", "translationSubmittedDate")),
                Step.of(Translation.KEY, Translation.FILE_PRICE)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                date("priceFilingDate", "价格备案日期"),
                                amount("priceAmount", "备案价格"),
                                currency("priceCurrency", "币种"))
                        .requires(rules.opinion("priceFilingDate"))
                        .plausible(DateRules.notInFuture("priceFilingDate"), rules.eligibleOn("priceFilingDate"))
                        .recalls(Recall.facts("assetName", "lechengInstitution", "translationDecisionDate"))
                        .then(rules.recordUnsettled("priceFilingDate")),
                Step.of(Translation.KEY, Translation.RECORD_PUBLICATION)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(date("pricePublishedDate", "价格公示日期"), amount("publishedPriceAmount", "公示价格"))
                        .plausible(
                                DateRules.notInFuture("pricePublishedDate"),
                                DateRules.notBefore(
                                        "pricePublishedDate",
                                        s -> s.facts().date("priceFilingDate"),
                                        Sentence.of("the price filing", "价格备案日期")))
                        .recalls(Recall.facts("lechengInstitution", "priceFilingDate", "priceAmount", "priceCurrency")),
                Step.of(Translation.KEY, Translation.CONFIRM_FIRST_CHARGE)
                        .by(Role.PROJECT_MANAGER)
                        .takes(
                                amount("chargeAmount", "收费金额"),
                                currency("chargeCurrency", "币种"),
                                date("chargeDate", "收费日期"))
                        .requires(rules.withinPublishedPrice(), rules.opinion("chargeDate"))
                        .plausible(
                                DateRules.notInFuture("chargeDate"),
                                rules.eligibleOn("chargeDate"),
                                DateRules.notBefore(
                                        "chargeDate",
                                        s -> s.facts().date("pricePublishedDate"),
                                        Sentence.of("the publication of the price", "价格公示日期")))
                        .recalls(Recall.facts(
                                "lechengInstitution", "pricePublishedDate", "publishedPriceAmount", "priceCurrency"))
                        .then(rules.recordUnsettled("chargeDate")));
    }
}
