package com.lancore.pathways.iit;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.event.EventCatalogue;
import com.lancore.pathways.event.ReportedEvent;
import com.lancore.pathways.importing.ImportCompliance;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Step;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What happens outside the tasks of an IIT, before and at its filing. */
@Component
class IitEvents implements EventCatalogue {

    /** Void opinions interrupt the reviews and the filing. */
    private static final String OPINION_VOIDED = "opinionVoided";

    /** A withdrawn approval suspends the conduct of a study that has its filing number. */
    private static final String WITHDRAWN_IN_CONDUCT = "ethicsWithdrawnInConduct";

    private final IitRules rules;
    private final EventRules state;
    private final SignedWithoutImport signedWithoutImport;
    private final EthicsRenewal renewal;

    IitEvents(IitRules rules, EventRules state, SignedWithoutImport signedWithoutImport, EthicsRenewal renewal) {
        this.rules = rules;
        this.state = state;
        this.signedWithoutImport = signedWithoutImport;
        this.renewal = renewal;
    }

    @Override
    public List<ReportedEvent> events() {
        return List.of(
                importComplianceWithdrawn(),
                ethicsSignedWithoutImport(),
                filingReturned(),
                opinionVoided(),
                ethicsWithdrawn(),
                ethicsRenewed(),
                siteCleared());
    }

    private static ReportedEvent importComplianceWithdrawn() {
        return ReportedEvent.told(Step.of(ImportCompliance.KEY, ImportCompliance.WITHDRAWN)
                .by(Role.REGULATORY_AFFAIRS, Role.QUALITY_ASSURANCE)
                .takes(note("withdrawnReason", "撤销原因")));
    }

    private ReportedEvent ethicsSignedWithoutImport() {
        return ReportedEvent.recorded(Step.of(Iit.KEY, "ethicsSignedWithoutImport")
                .by(Role.DIRECTOR)
                .takes(
                        date("ethicsLetterDate", "伦理审查意见日期"),
                        text("ethicsProtocolVersion", "伦理审查意见所载研究方案版本"),
                        text("ethicsConsentVersion", "伦理审查意见所载知情同意书版本"),
                        note("reason", "理由"))
                .requires(
                        DocumentAsk.always(DocumentKind.ETHICS_OPINION).ofThisRound(),
                        state.importNotConfirmed(),
                        DateRules.notInFuture("ethicsLetterDate"))
                .then(signedWithoutImport::complete));
    }

    private ReportedEvent filingReturned() {
        return ReportedEvent.told(Step.of(Iit.KEY, "filingReturned")
                .by(Role.REGULATORY_AFFAIRS)
                .takes(date("returnedDate", "退回日期"), note("reason", "理由"))
                .requires(
                        state.filed(),
                        state.notNumbered(),
                        state.notReturnedYet(),
                        DateRules.notInFuture("returnedDate"),
                        DateRules.notBefore(
                                "returnedDate", s -> s.facts().date("filingDate"), Sentence.of("the filing", "备案日期"))));
    }

    private ReportedEvent opinionVoided() {
        return ReportedEvent.told(Step.of(Iit.KEY, OPINION_VOIDED)
                .by(Role.ACADEMIC_COMMITTEE, Role.ETHICS_COMMITTEE)
                .bySituation(IitEvents::committee)
                .takes(choice("opinion", "意见", "ACADEMIC", "ETHICS"), note("reason", "理由"))
                .requires(
                        state.notFiled(),
                        state.opinionOnRecord(),
                        DocumentAsk.always(DocumentKind.EVIDENCE).since(rules::sinceOpinion)));
    }

    private static Set<Role> committee(Situation s) {
        return Set.of(s.answers().is("opinion", "ACADEMIC") ? Role.ACADEMIC_COMMITTEE : Role.ETHICS_COMMITTEE);
    }

    private ReportedEvent ethicsWithdrawn() {
        return ReportedEvent.told(
                Step.of(Iit.KEY, IitRules.ETHICS_WITHDRAWN)
                        .by(Role.ETHICS_COMMITTEE)
                        .takes(date("date", "日期"))
                        .asks(DocumentKind.ETHICS_OPINION)
                        .requires(
                                state.ethicsOnRecord(),
                                state.notWithdrawnYet(),
                                DateRules.notInFuture("date"),
                                DateRules.notBefore(
                                        "date",
                                        s -> rules.opinions(s).ethics().map(Letter::date),
                                        Sentence.of("the ethics letter", "伦理审查意见日期")))
                        .then(renewal::afterWithdrawal),
                IitEvents::toWhomAWithdrawalMatters);
    }

    /** Before the filing it voids the opinion; from the filing number on it concerns the conduct, which may outlive us. */
    private static String toWhomAWithdrawalMatters(Situation s) {
        if (s.facts().text("filingNumber").isPresent()) {
            return WITHDRAWN_IN_CONDUCT;
        }
        return isFiled(s) ? IitRules.ETHICS_WITHDRAWN : OPINION_VOIDED;
    }

    private ReportedEvent ethicsRenewed() {
        return ReportedEvent.recorded(Step.of(Iit.KEY, EthicsRenewal.RENEWED)
                .by(Role.ETHICS_COMMITTEE)
                .takes(date("ethicsLetterDate", "伦理审查意见日期"), date("ethicsValidUntil", "伦理批件有效期止"))
                .asks(DocumentKind.ETHICS_OPINION)
                .requires(
                        Iit.preparedByOthers(),
                        state.ethicsOnRecord(),
                        DateRules.notInFuture("ethicsLetterDate"),
                        DateRules.inOrder("ethicsLetterDate", "ethicsValidUntil"))
                .then(renewal::afterLetter));
    }

    /** Another site of a multi-centre study may enrol: the lead institution's letters and filing are not its own. */
    private ReportedEvent siteCleared() {
        return ReportedEvent.recorded(Step.of(Iit.KEY, IitRules.SITE_CLEARED)
                .by(Role.CLINICAL_OPERATIONS)
                .takes(
                        text("siteName", "入组机构"),
                        date("siteEthicsLetterDate", "该机构伦理审查意见日期"),
                        text("siteFilingNumber", "该机构备案信息编号"))
                .asks(DocumentKind.ETHICS_OPINION)
                .requires(state.multiCentre(), DateRules.notInFuture("siteEthicsLetterDate")));
    }

    private static boolean isFiled(Situation s) {
        return s.facts().text("filingDate").isPresent();
    }
}
