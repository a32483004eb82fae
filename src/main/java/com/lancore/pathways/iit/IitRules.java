package com.lancore.pathways.iit;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.deadline.DeadlineRules;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.hgr.Hgr;
import com.lancore.pathways.hgr.HgrGate;
import com.lancore.pathways.iit.Opinions.Next;
import com.lancore.pathways.importing.ImportGate;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.EligibilityReport;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What must hold before the steps of an IIT. */
@Component
class IitRules {

    private static final Basis VALIDITY =
            new Basis("Order 818: review and filing on a valid ethics approval", Confidence.SEED);
    private static final Basis NO_CHARGE =
            new Basis("Order 818: nothing related to the research is charged to subjects", Confidence.LAW);

    private static final HgrGate HGR_GATE =
            new HgrGate(s -> s.answers().date("firstPatientDate").orElse(null));
    private static final Basis WITHDRAWN =
            new Basis("Order 818: research goes on only with a valid ethics approval", Confidence.LAW);
    private static final Basis SITES = new Basis(
            "Order 818: the lead institution files for all; each site enrols on its own ethics opinion",
            Confidence.SEED);

    static final String ETHICS_WITHDRAWN = "ethicsWithdrawn";
    static final String SITE_CLEARED = "siteCleared";

    private final Eligibility eligibility;
    private final DeadlineRules rules;
    private final ForeignParty foreignParty;

    IitRules(Eligibility eligibility, DeadlineRules rules, ForeignParty foreignParty) {
        this.eligibility = eligibility;
        this.rules = rules;
        this.foreignParty = foreignParty;
    }

    /** The opinions of the current round, and what they ask for. */
    Opinions opinions(Situation s) {
        return Opinions.in(s.facts(Iit.KEY), this::clockInForce);
    }

    boolean clockInForce(LocalDate countedFrom) {
        return rules.find(Iit.NHC_FILING, countedFrom).isPresent();
    }

    /** What stands against the study today. */
    EligibilityReport eligibility(Situation s) {
        return eligibility.report(s.facts(), s.today());
    }

    /** Until when the ethics approval holds, renewals counted. */
    static Recall ethicsValidity() {
        return Recall.told(
                Sentence.of("Ethics approval valid until", "伦理批件有效期至"),
                s -> ethicsValidUntil(s.facts(Iit.KEY)).map(until -> Sentence.of(until.toString(), until.toString())));
    }

    /** No exception, and no legal opinion, goes past a rule of law. */
    Requirement noBlockedRule() {
        return s -> s.isTaken()
                        && !s.answers().is("eligibilityDecision", "PROCEED")
                        && !s.answers().is("exceptionDecision", "APPROVED")
                ? List.of()
                : eligibility(s).blocked(Role.PROJECT_MANAGER);
    }

    /** The sponsor's agreement is signed before anything goes to a committee, unless the hospital is the sponsor. */
    Requirement sponsorAgreement() {
        return s -> s.facts().is("sponsorKind", "HOSPITAL")
                        || s.facts().text("agreementDate").isPresent()
                ? List.of()
                : List.of(Finding.of(
                        "SPONSOR_AGREEMENT_MISSING",
                        Basis.ORDER_818,
                        Role.PROJECT_MANAGER,
                        "The agreement of sponsor and institution is not signed: complete the task Execute sponsor agreement first.",
                        "发起机构与临床研究机构尚未签署协议：请先完成“签署发起机构协议”任务。"));
    }

    /** An ethics letter is recorded after the academic one approves. */
    Requirement academicApproves() {
        return s -> opinions(s).academic().filter(Letter::approves).isPresent()
                ? List.of()
                : List.of(Finding.of(
                        "ACADEMIC_NOT_APPROVED",
                        Basis.ORDER_818,
                        Role.ACADEMIC_COMMITTEE,
                        "The academic review of this round is not approved yet.",
                        "本轮学术审查尚未通过。"));
    }

    /** Import compliance before an approving ethics letter; a letter that does not approve can always be recorded. */
    static Requirement importBeforeEthics() {
        return new ImportGate(
                IitRules::mayBeImported,
                s -> s.answers().is("ethicsOutcome", "APPROVED", "CONDITIONAL"),
                s -> s.answers().date("ethicsLetterDate").orElse(null));
    }

    static boolean mayBeImported(Situation s) {
        return !s.facts(Iit.KEY).is("productImported", "NO");
    }

    /** Both opinions approve the same protocol, or the transition was decided: otherwise there is nothing to file. */
    Requirement opinionsApprove() {
        return s -> Set.of(Next.FILE, Next.TRANSITION).contains(opinions(s).next())
                ? List.of()
                : List.of(Finding.of(
                        "OPINIONS_DO_NOT_APPROVE",
                        Basis.ORDER_818,
                        Role.PROJECT_MANAGER,
                        "The two opinions do not approve the same protocol version: there is nothing to file.",
                        "两份审查意见未批准同一版研究方案，不能备案。"));
    }

    /** The date of the filing lies on or after both letters. */
    Requirement filedAfterLetters() {
        return s -> s.answers()
                .date("filingDate")
                .filter(date -> opinions(s).academic().isPresent()
                        && opinions(s).ethics().isPresent())
                .filter(date -> date.isBefore(opinions(s).laterDate()))
                .map(date -> List.of(Finding.of(
                        "FILED_BEFORE_LETTERS",
                        Basis.PLAUSIBILITY,
                        Role.REGULATORY_AFFAIRS,
                        "Filing date " + date + " lies before the later letter of "
                                + opinions(s).laterDate() + ".",
                        "备案日期" + date + "早于较晚的审查意见日期（" + opinions(s).laterDate() + "）。")))
                .orElse(List.of());
    }

    /** The ethics approval holds on the day of what is done. */
    static Requirement ethicsValidOn(String dateField) {
        return s -> {
            LocalDate on = s.answers().date(dateField).orElse(s.today());
            return ethicsValidUntil(s.facts(Iit.KEY))
                    .filter(on::isAfter)
                    .map(until -> List.of(Finding.of(
                            "ETHICS_APPROVAL_EXPIRED",
                            VALIDITY,
                            Role.ETHICS_COMMITTEE,
                            "The ethics approval was valid until " + until + ", not on " + on
                                    + ": report the event ethicsRenewed once it is renewed.",
                            "伦理批件有效期至" + until + "，" + on + "已失效：续批后请报告“伦理续批”事件（ethicsRenewed）。")))
                    .orElse(List.of());
        };
    }

    /** The last day of the ethics approval of this round, renewals included; empty where the letter has none. */
    static Optional<LocalDate> ethicsValidUntil(Facts facts) {
        Optional<FactRecord> letter =
                facts.latestInRound(Iit.RECORD_ETHICS_REVIEW).filter(r -> r.is("ethicsOutcome", "APPROVED"));
        return letter.flatMap(l -> facts.latestInRound(EthicsRenewal.RENEWED)
                .filter(r -> r.number() > l.number())
                .or(() -> letter)
                .flatMap(r -> r.date("ethicsValidUntil")));
    }

    /** Nothing related to the research is charged to a subject. */
    static Requirement noCharge() {
        return s -> s.answers()
                .text("patientChargeAmount")
                .filter(amount -> new BigDecimal(amount).signum() > 0)
                .map(amount -> List.of(Finding.of(
                        "PATIENT_CHARGED",
                        NO_CHARGE,
                        Role.CLINICAL_OPERATIONS,
                        "A subject of an IIT is charged nothing: the patient charge amount must be 0, not " + amount
                                + ".",
                        "不得向受试者收取与研究有关的费用：受试者收费金额应为0，而非" + amount + "。")))
                .orElse(List.of());
    }

    /** Import compliance on the day of the first patient, and now. */
    static Requirement importBeforeFirstPatient() {
        return new ImportGate(IitRules::mayBeImported, s -> true, s -> s.answers()
                .date("firstPatientDate")
                .orElse(null));
    }

    /** With a foreign party no patient before the approval of the cooperation; unknown must be answered first. */
    Requirement hgrCleared() {
        return s -> {
            String known = s.facts(Iit.KEY).text("foreignParty").orElse("UNKNOWN");
            String answered = s.answers().text("foreignParty").orElse(known);
            if (!known.equals("UNKNOWN") && !answered.equals(known)) {
                return List.of(hgr(
                        "FOREIGN_PARTY_IS_KNOWN",
                        "Foreign party is recorded as " + known
                                + "; have it corrected (factCorrected) where it is wrong.",
                        "外方参与情况已登记为" + known + "；如有误请报告更正（factCorrected）。"));
            }
            if (answered.equals("UNKNOWN")) {
                return List.of(hgr(
                        "FOREIGN_PARTY_UNKNOWN",
                        "Whether a foreign party takes part is unknown: answer YES or NO before the first patient.",
                        "尚不清楚是否有外方参与：首例受试者入组前须明确为YES或NO。"));
            }
            if (answered.equals("NO") && !foreignParty.isSponsor(s.facts(Iit.KEY), s.today())) {
                return notFoundForeign(s);
            }
            // a project from before hgrCompliance has no process that clears it: the proof is given here
            return s.facts(Hgr.KEY).all().isEmpty() ? hgrProof(s) : HGR_GATE.findings(s);
        };
    }

    /** What the assessment found by who controls the other party is not answered away. */
    private static List<Finding> notFoundForeign(Situation s) {
        return s.facts(Hgr.KEY).is("hgrForeignParty", "YES") && s.facts(Iit.KEY).is("foreignParty", "UNKNOWN")
                ? List.of(hgr(
                        "FOREIGN_PARTY_WAS_FOUND",
                        "The assessment of human genetic resources found a foreign party by its control: answer YES.",
                        "人类遗传资源评估按实际控制认定存在外方：请回答YES。"))
                : List.of();
    }

    private static List<Finding> hgrProof(Situation s) {
        if (s.document(DocumentKind.HGR_APPROVAL, 0).isEmpty()) {
            return List.of(DocumentAsk.missing(DocumentKind.HGR_APPROVAL, HgrGate.APPROVAL, s));
        }
        return s.isTaken() && s.answers().text("hgrReference").isEmpty()
                ? List.of(hgr(
                        "HGR_REFERENCE_MISSING",
                        "HGR reference is missing: a foreign party takes part.",
                        "请填写人类遗传资源批准文号：有外方参与。"))
                : List.of();
    }

    private static Finding hgr(String code, String en, String zh) {
        return Finding.of(code, HgrGate.APPROVAL, Role.REGULATORY_AFFAIRS, en, zh);
    }

    /** No patient once the ethics approval was withdrawn, unless it was renewed since. */
    static Requirement ethicsNotWithdrawn() {
        return s -> {
            Optional<FactRecord> withdrawn = s.facts(Iit.KEY).latestInRound(ETHICS_WITHDRAWN);
            long renewed = s.facts(Iit.KEY)
                    .latest(EthicsRenewal.RENEWED)
                    .map(FactRecord::number)
                    .orElse(0L);
            return withdrawn
                    .filter(w -> w.number() > renewed)
                    .map(w -> List.of(Finding.of(
                                    "ETHICS_APPROVAL_WITHDRAWN",
                                    WITHDRAWN,
                                    Role.ETHICS_COMMITTEE,
                                    "The ethics approval was withdrawn on "
                                            + w.text("date").orElse("?")
                                            + ": no patient is enrolled until it is renewed (ethicsRenewed).",
                                    "伦理批件已于" + w.text("date").orElse("?") + "撤回：续批（ethicsRenewed）前不得入组。")
                            .since(w.at())))
                    .orElse(List.of());
        };
    }

    /** A site other than the lead institution enrols only after its own ethics opinion and filing data. */
    static Requirement siteCleared() {
        return s -> s.answers()
                .text("siteName")
                .filter(site -> s.facts(Iit.KEY).is("multiCentre", "YES"))
                .filter(site -> !s.facts(Iit.KEY).is("leadInstitution", site))
                .filter(site -> s.facts(Iit.KEY).of(SITE_CLEARED).stream()
                        .noneMatch(r -> r.is("siteName", site)
                                && s.answers()
                                        .date("firstPatientDate")
                                        .filter(r.date("siteEthicsLetterDate").orElseThrow()::isAfter)
                                        .isEmpty()))
                .map(site -> List.of(Finding.of(
                        "SITE_NOT_CLEARED",
                        SITES,
                        Role.CLINICAL_OPERATIONS,
                        "The site " + site
                                + " has no ethics opinion and filing data of its own on that day: report siteCleared first.",
                        "机构" + site + "尚无自己的伦理审查意见和备案信息：请先报告“机构可入组”（siteCleared）。")))
                .orElse(List.of());
    }

    /** The entry of the opinion that an event voids: evidence counts only since then. */
    long sinceOpinion(Situation s) {
        return (s.answers().is("opinion", "ACADEMIC")
                        ? opinions(s).academic()
                        : opinions(s).ethics())
                .map(Letter::number)
                .orElse(0L);
    }

    /** A letter is not younger than the filing that it was filed with. */
    static Requirement notAfterFiling(String letterDate) {
        return s -> s.answers()
                .date(letterDate)
                .flatMap(date -> s.facts(Iit.KEY).date("filingDate").filter(date::isAfter))
                .map(filed -> List.of(Finding.of(
                        "LETTER_AFTER_FILING",
                        Basis.PLAUSIBILITY,
                        Role.REGULATORY_AFFAIRS,
                        "The letter cannot be dated after the filing of " + filed + ".",
                        "审查意见日期不得晚于备案日期（" + filed + "）。")))
                .orElse(List.of());
    }

    /** A correction changes something. */
    static Requirement somethingCorrected() {
        return s -> s.answers().is("eligibilityDecision", "CORRECTED")
                        && s.answers().values().entrySet().stream()
                                .filter(e -> !e.getKey().equals("eligibilityDecision")
                                        && !e.getKey().equals("reason"))
                                .allMatch(e -> s.facts().is(e.getKey(), e.getValue()))
                ? List.of(Finding.of(
                        "NOTHING_CORRECTED",
                        Basis.PLAUSIBILITY,
                        Role.PROJECT_MANAGER,
                        "Nothing was corrected: every value is the one that is known already.",
                        "未作任何更正：所有内容与已登记的相同。"))
                : List.of();
    }

    /** The letter that is recorded again is one that is there. */
    Requirement letterIsThere() {
        return s -> s.answers().is("mismatchLetter", "ETHICS")
                        && opinions(s).ethics().isEmpty()
                ? List.of(Finding.of(
                        "LETTER_NOT_THERE",
                        Basis.PLAUSIBILITY,
                        Role.PROJECT_MANAGER,
                        "No ethics letter is recorded in this round: it is the academic letter that does not match.",
                        "本轮尚未登记伦理审查意见：不一致的是学术审查意见。"))
                : List.of();
    }
}
