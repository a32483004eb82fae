package com.lancore.pathways.importing;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.FourEyes;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps of import compliance. */
@Component
class ImportSteps implements StepCatalogue {

    private static final Recall ROUTE = Recall.latest(ImportCompliance.ASSESS_ROUTE, "importRoute", "importRegimeDate");
    private static final Recall WITHDRAWN = Recall.latest(ImportCompliance.WITHDRAWN, "withdrawnReason");

    @Override
    public List<Step> steps() {
        return List.of(assessRoute(), collectEvidence(), confirm());
    }

    private static Step assessRoute() {
        return Step.of(ImportCompliance.KEY, ImportCompliance.ASSESS_ROUTE)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(
                        choice(
                                "importRoute",
                                "进口途径",
                                "FREE_TRADE_ZONE",
                                "HOSPITAL_SPECIFIC",
                                "SPECIAL_ARTICLES",
                                "OTHER",
                                "NOT_IMPORTED"),
                        date("importRegimeDate", "计划进口日期").optional(),
                        note("reason", "理由").onlyIf("importRoute", "NOT_IMPORTED"))
                .requires(
                        s -> s.isTaken()
                                        && !s.answers().is("importRoute", "NOT_IMPORTED")
                                        && s.answers().date("importRegimeDate").isEmpty()
                                ? List.of(com.lancore.pathways.requirement.Finding.of(
                                        "REGIME_DATE_MISSING",
                                        com.lancore.pathways.requirement.Basis.EVIDENCE,
                                        Role.REGULATORY_AFFAIRS,
                                        "Import regime date is missing: the planned day of import selects the customs regime.",
                                        "请填写计划进口日期：该日期决定适用的海关规定。"))
                                : List.of(),
                        DocumentAsk.onlyIf(DocumentKind.IMPORT_EVIDENCE, "importRoute", "NOT_IMPORTED"))
                .recalls(ROUTE, Recall.latest(ImportCompliance.CONFIRM, "importDecision", "reason"), WITHDRAWN);
    }

    private static Step collectEvidence() {
        return Step.of(ImportCompliance.KEY, ImportCompliance.COLLECT_EVIDENCE)
                .by(Role.QUALITY_ASSURANCE)
                .asks(DocumentKind.IMPORT_EVIDENCE)
                .recalls(ROUTE, Recall.latest(ImportCompliance.CONFIRM, "importDecision", "reason"), WITHDRAWN);
    }

    private static Step confirm() {
        return Step.of(ImportCompliance.KEY, ImportCompliance.CONFIRM)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(
                        choice("importDecision", "进口合规结论", "CONFIRMED", "MORE_EVIDENCE", "REFUSED"),
                        text("importReference", "进口合规文号").onlyIf("importDecision", "CONFIRMED"),
                        date("importValidFrom", "有效期起").onlyIf("importDecision", "CONFIRMED"),
                        date("importValidTo", "有效期止").onlyIf("importDecision", "CONFIRMED"),
                        note("reason", "理由").optional())
                .requires(FourEyes.notWhoEver(ImportCompliance.KEY, ImportCompliance.COLLECT_EVIDENCE))
                .plausible(DateRules.inOrder("importValidFrom", "importValidTo"))
                .recalls(ROUTE, WITHDRAWN);
    }
}
