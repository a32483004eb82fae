package com.lancore.pathways.hgr;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the tables {@code hgrScope}, {@code foreignParty} and {@code hgrRoute} (D7) ask for, given what was recorded.
 * All routes that apply are taken together.
 */
@Component
class HgrRoutes {

    static final String PROHIBITED = "PROHIBITED";
    static final String PRIOR_REPORT = "PRIOR_REPORT";
    static final String SECURITY_REVIEW = "SECURITY_REVIEW";
    static final String EXPORT_APPROVAL = "EXPORT_APPROVAL";
    static final String CHANGE_APPROVAL = "CHANGE_APPROVAL";
    static final String JOINT_REPORT = "JOINT_REPORT";

    private static final String NEEDS_INFO = "NEEDS_INFO";
    private static final Set<String> APPROVALS = Set.of(
            "COLLECTION_APPROVAL",
            "PRESERVATION_APPROVAL",
            "INTL_COOPERATION_APPROVAL",
            EXPORT_APPROVAL,
            CHANGE_APPROVAL);

    private static final String UNKNOWN = "UNKNOWN";
    private static final String YES = "YES";
    private static final String NO = "NO";

    /** A study under Order 818 is never a trial for marketing: neither the filing shortcut nor the exemption is for it. */
    private static final String PURPOSE = "IIT";

    private final Decisions decisions;

    HgrRoutes(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What the model decides on. */
    enum Next {
        /** an answer is missing, or the plan is prohibited: it is assessed again */
        ASK,
        APPLY,
        NOTHING
    }

    /**
     * What the tables said.
     *
     * @param foreignParty by control: YES, NO or UNKNOWN
     */
    record Result(List<Row> rows, String foreignParty) {

        Set<String> routes() {
            return rows.stream().map(row -> row.text("route")).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        Next next() {
            if (routes().contains(NEEDS_INFO) || routes().contains(PROHIBITED)) {
                return Next.ASK;
            }
            return routes().stream().anyMatch(APPROVALS::contains) ? Next.APPLY : Next.NOTHING;
        }

        /** As the trail keeps them. */
        String named() {
            return String.join(", ", routes());
        }

        boolean asksForReport() {
            return routes().contains(PRIOR_REPORT) || routes().contains(SECURITY_REVIEW);
        }
    }

    /** The routes as things stand. */
    Result of(Facts facts, LocalDate on) {
        return evaluate(facts::text, approvedBefore(facts), changed(facts), NO, on);
    }

    /** What is owed once the cooperation is over. */
    Result afterTheEnd(Facts facts, LocalDate on) {
        return evaluate(facts::text, approvedBefore(facts), changed(facts), YES, on);
    }

    /** Whether the other party is foreign, by who controls it: YES, NO or UNKNOWN. */
    String foreignParty(Function<String, Optional<String>> known, LocalDate on) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put(
                "partyEstablishedAbroad", known.apply("partyEstablishedAbroad").orElse(UNKNOWN));
        inputs.put(
                "foreignInterestPercent",
                known.apply("foreignInterestPercent").map(Double::valueOf).orElse(null));
        inputs.put("decisiveInfluence", known.apply("decisiveInfluence").orElse(UNKNOWN));
        return settled(decisions.evaluate("foreignParty", inputs, on), "foreignParty");
    }

    private Result evaluate(
            Function<String, Optional<String>> known,
            String approvedBefore,
            String changed,
            String ended,
            LocalDate on) {
        String foreign = foreignParty(known, on);
        String information = known.apply("genomicData").orElse(UNKNOWN);
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("hgrInvolved", settled(decisions.evaluate("hgrScope", scope(known), on), "hgrInvolved"));
        inputs.put("hgrInformation", information);
        inputs.put("foreignParty", foreign);
        inputs.put("studyPurpose", PURPOSE);
        for (String name : List.of(
                "foreignPartyHandles",
                "atClinicalInstitutions",
                "specialPopulation",
                "biobanking",
                "materialExported")) {
            inputs.put(name, known.apply(name).orElse(UNKNOWN));
        }
        inputs.put(
                "participantsTotal",
                Sites.total(known.apply("participantsBySite")).orElse(null));
        inputs.put(
                "informationShared",
                NO.equals(information) ? NO : known.apply("informationShared").orElse(UNKNOWN));
        inputs.put("sharingCovered", known.apply("sharingCovered").orElse(UNKNOWN));
        inputs.put("sequencedTotal", Sites.total(known.apply("sequencedBySite")).orElse(null));
        inputs.put("approvedBefore", approvedBefore);
        inputs.put("cooperationChanged", changed);
        inputs.put("cooperationEnded", ended);
        return new Result(decisions.evaluate("hgrRoute", inputs, on), foreign);
    }

    private static Map<String, Object> scope(Function<String, Optional<String>> known) {
        Map<String, Object> inputs = new HashMap<>();
        for (String name : List.of("hgrMaterial", "genomicData", "dataAnonymised")) {
            inputs.put(name, known.apply(name).orElse(UNKNOWN));
        }
        return inputs;
    }

    /** A yes settles it; else an unknown keeps it open. */
    private static String settled(List<Row> rows, String output) {
        Set<String> said = rows.stream().map(row -> row.text(output)).collect(Collectors.toSet());
        return said.contains(YES) ? YES : said.contains(UNKNOWN) || said.isEmpty() ? UNKNOWN : NO;
    }

    private static String approvedBefore(Facts facts) {
        return lastApproval(facts).isPresent() ? YES : NO;
    }

    private static Optional<FactRecord> lastApproval(Facts facts) {
        return facts.of(Hgr.RECORD_DECISION).stream()
                .filter(r -> r.is("hgrOutcome", "APPROVED"))
                .reduce((older, newer) -> newer);
    }

    private static String changed(Facts facts) {
        long approved = lastApproval(facts).map(FactRecord::number).orElse(Long.MAX_VALUE);
        return facts.latest(Hgr.COOPERATION_CHANGED)
                        .filter(change -> change.number() > approved)
                        .isPresent()
                ? YES
                : NO;
    }
}
