package com.lancore.pathways.hgr;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What must hold before the steps of the clearance. */
@Component
class HgrRules {

    private static final Basis EXPORT = new Basis(
            "HGR Regulation Art. 27: material leaves China by approval and with an export certificate", Confidence.LAW);
    private static final Basis SECURITY = new Basis(
            "Biosecurity Law Art. 57; HGR rules on the security review of information", Confidence.UNVERIFIED);
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final HgrRoutes routes;
    private final HgrClock clock;

    HgrRules(HgrRoutes routes, HgrClock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    /** That no foreign party controls the other side is shown, not said. */
    Requirement ownershipShown() {
        return DocumentAsk.onlyWhen(
                DocumentKind.EVIDENCE,
                s -> s.isTaken()
                        && "NO".equals(routes.foreignParty(name -> s.answers().text(name), s.today())));
    }

    /** People by site, so that all sites can be added up. */
    static Requirement bySite(String field) {
        return s -> s.answers()
                .text(field)
                .filter(typed -> !Sites.LIST.matcher(typed).matches())
                .map(typed -> List.of(implausible(
                        "NOT_BY_SITE",
                        s.step().field(field).label() + " must be whole numbers, one a site, such as 1600, 1401.",
                        "“" + s.step().field(field).zh() + "”应按机构填写整数，例如1600, 1401。")))
                .orElse(List.of());
    }

    static Requirement percent() {
        return s -> s.answers()
                .text("foreignInterestPercent")
                .filter(typed -> new BigDecimal(typed).compareTo(ALL) > 0)
                .map(typed -> List.of(implausible(
                        "OVER_100_PERCENT",
                        "An interest is at most 100 percent, not " + typed + ".",
                        "持股比例不超过100%，不能为" + typed + "。")))
                .orElse(List.of());
    }

    /** Material that leaves China needs its certificate for customs beside the approval. */
    Requirement exportCertificate() {
        return s -> s.answers().is("hgrOutcome", "APPROVED")
                        && routes.of(s.facts(), s.today()).routes().contains(HgrRoutes.EXPORT_APPROVAL)
                        && s.answers().text("exportCertificateNumber").isEmpty()
                ? List.of(Finding.of(
                        "EXPORT_CERTIFICATE_MISSING",
                        EXPORT,
                        Role.REGULATORY_AFFAIRS,
                        "Export certificate number is missing: material leaves China, and customs asks for the certificate.",
                        "请填写出口、出境证明编号：材料出境须凭证明办理海关手续。"))
                : List.of();
    }

    /** Where the security review is asked for it comes before the report. */
    Requirement securityReview() {
        return s -> s.isTaken()
                        && routes.of(s.facts(), s.today()).routes().contains(HgrRoutes.SECURITY_REVIEW)
                        && s.answers().text("securityReviewReference").isEmpty()
                ? List.of(Finding.of(
                        "SECURITY_REVIEW_MISSING",
                        SECURITY,
                        Role.REGULATORY_AFFAIRS,
                        "Security review reference is missing: this information passes the security review before it is given or opened to a foreign party.",
                        "请填写安全审查文号：该信息向外方提供或者开放使用前须通过安全审查。"))
                : List.of();
    }

    /** The clock that is extended runs, and was not extended before. */
    Requirement extendable() {
        return s -> {
            Optional<Deadline> running = clock.running(s.processInstanceId());
            if (running.isEmpty()) {
                return List.of(state("No application is pending with the authority.", "目前没有待主管部门决定的申请。"));
            }
            return running.get().kind().equals(Hgr.DECISION)
                    ? List.of()
                    : List.of(state("The period was extended already; the law allows it once.", "该期限已延长过一次，依法只能延长一次。"));
        };
    }

    /** There is a cooperation that can change. */
    static Requirement assessed() {
        return s -> s.facts().latest(Hgr.DECIDE_ROUTE).isPresent()
                ? List.of()
                : List.of(state("The cooperation is not assessed yet.", "该合作尚未评估。"));
    }

    private static Finding implausible(String code, String en, String zh) {
        return Finding.of(code, Basis.PLAUSIBILITY, Role.REGULATORY_AFFAIRS, en, zh);
    }

    private static Finding state(String en, String zh) {
        return implausible(Finding.NOT_IN_THIS_STATE, en, zh);
    }
}
