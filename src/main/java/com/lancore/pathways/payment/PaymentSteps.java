package com.lancore.pathways.payment;

import static com.lancore.pathways.requirement.Field.amount;
import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.currency;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.FourEyes;
import com.lancore.pathways.requirement.ProjectFields;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps of an outward payment: planned, filed with the tax authority where that comes first, released by another. */
@Component
class PaymentSteps implements StepCatalogue {

    private static final String[] SHOWN = {
        "payeeName", "paymentContract", "paymentPurpose", "paymentAmount", "paymentCurrency", "usdEquivalentAmount"
    };

    private final PaymentRules rules;

    PaymentSteps(PaymentRules rules) {
        this.rules = rules;
    }

    @Override
    public List<Step> steps() {
        return List.of(start(), plan(), file(), advice(), release());
    }

    private static Step start() {
        return Step.of(Payment.KEY, Step.START).by(Role.PROJECT_MANAGER).takes(ProjectFields.identity());
    }

    private Step plan() {
        return Step.of(Payment.KEY, Payment.PLAN)
                .by(Role.PROJECT_MANAGER, Role.REGULATORY_AFFAIRS)
                .takes(
                        text("payeeName", "境外收款方").prefilled(),
                        text("paymentContract", "合同编号").prefilled(),
                        choice("paymentPurpose", "付款性质", "SERVICES", "ROYALTIES", "OTHER", "GOODS", "UNKNOWN")
                                .prefilled(),
                        amount("paymentAmount", "付款金额").prefilled(),
                        currency("paymentCurrency", "付款币种").prefilled(),
                        amount("usdEquivalentAmount", "折合美元金额").optional().prefilled(),
                        date("usdRateDate", "汇率日期").optional().prefilled(),
                        yesNoUnknown("largerPaymentFollows", "同一合同是否另有超限付款").prefilled(),
                        yesNoUnknown("chargedToSubjects", "款项是否来自受试者").prefilled())
                .requires(rules.nothingFromSubjects(), PaymentRules.inUsd(), rules.settled())
                .plausible(DateRules.notInFuture("usdRateDate"));
    }

    private Step file() {
        return Step.of(Payment.KEY, Payment.FILE)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(date("taxFilingDate", "税务备案日期"), text("taxFilingReference", "税务备案编号"))
                .asks(DocumentKind.TAX_FILING)
                .plausible(DateRules.notInFuture("taxFilingDate"))
                .recalls(Recall.facts(SHOWN), rules::said);
    }

    private Step advice() {
        return Step.of(Payment.KEY, Payment.CONFIRM_ADVICE)
                .by(Role.PROJECT_MANAGER)
                .takes(text("taxAdviserName", "税务顾问"), note("taxAdvice", "税务意见"))
                .recalls(Recall.facts(SHOWN), rules::said);
    }

    private Step release() {
        return Step.of(Payment.KEY, Payment.RELEASE)
                .by(Role.DIRECTOR)
                .takes(
                        choice("releaseDecision", "付款放行结论", "RELEASED", "RETURN"),
                        date("paymentDate", "付款日期").onlyIf("releaseDecision", "RELEASED"),
                        note("reason", "理由").onlyIf("releaseDecision", "RETURN"))
                .requires(FourEyes.notWho(Payment.PLAN), rules.filedFirst(), rules.adviceTaken())
                .plausible(DateRules.notBefore("paymentDate", rules::filedOn, Sentence.of("the tax filing", "税务备案日期")))
                .recalls(Recall.facts(SHOWN), rules::said);
    }
}
