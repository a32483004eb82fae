package com.lancore.pathways.vendor;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.util.List;
import java.util.Optional;

/** What must hold before the steps of a vendor's qualification. */
final class VendorRules {

    private static final Basis QUALIFIED = new Basis(
            "House rule: a vendor is screened, audited and free of open findings before it is approved",
            Confidence.POLICY);

    private VendorRules() {}

    /** A conflict that nobody looked into is asked about, never taken for none. */
    static Requirement conflictsKnown() {
        return s -> s.answers().is("conflictOutcome", "UNKNOWN")
                ? List.of(finding(
                        "CONFLICTS_UNKNOWN",
                        Role.REGULATORY_AFFAIRS,
                        "Whether the vendor has a conflict of interest is unknown: ask the vendor for its declaration first.",
                        "尚不清楚供应商是否存在利益冲突：请先取得其声明。"))
                : List.of();
    }

    /** What the audit found is described. */
    static Requirement findingsDescribed() {
        return s -> s.isTaken()
                        && (isShortOf(s, "capabilityOutcome") || isShortOf(s, "dataIntegrityOutcome"))
                        && s.answers().text("auditFindings").isEmpty()
                ? List.of(finding(
                        "AUDIT_FINDINGS_MISSING",
                        Role.QUALITY_ASSURANCE,
                        "Audit findings are missing: say what was found in capability or data integrity.",
                        "请填写审计发现：说明能力或数据可靠性方面的问题。"))
                : List.of();
    }

    private static boolean isShortOf(Situation s, String outcome) {
        return !s.answers().is(outcome, "PASS");
    }

    /** An approval stands on an audit whose findings are closed; the flow leads there, and so do the facts. */
    static Requirement findingsClosed() {
        return s -> {
            Optional<FactRecord> audit = s.facts().latest(Vendor.AUDIT);
            boolean passed = audit.filter(
                            a -> a.is("capabilityOutcome", "PASS") && a.is("dataIntegrityOutcome", "PASS"))
                    .isPresent();
            boolean closed = s.facts()
                    .latest(Vendor.VERIFY_CAPA)
                    .filter(v -> v.is("capaOutcome", "CLOSED"))
                    .filter(v -> audit.filter(a -> a.number() < v.number()).isPresent())
                    .isPresent();
            return (s.isTaken() && !s.answers().is("vendorDecision", "APPROVED")) || passed || closed
                    ? List.of()
                    : List.of(finding(
                            "FINDINGS_OPEN",
                            Role.QUALITY_ASSURANCE,
                            "Findings of the audit are open: they are corrected and verified before the vendor is approved.",
                            "审计发现尚未关闭：须完成整改并核实后方可批准该供应商。"));
        };
    }

    /** An approval that is over already is none. */
    static Requirement endsLater() {
        return DateRules.notBefore(
                "vendorValidUntil", s -> Optional.of(s.today()), Sentence.of("today, the day of the approval", "批准当日"));
    }

    private static Finding finding(String code, Role who, String en, String zh) {
        return Finding.of(code, QUALIFIED, who, en, zh);
    }
}
