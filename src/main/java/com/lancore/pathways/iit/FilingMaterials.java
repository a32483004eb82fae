package com.lancore.pathways.iit;

import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.StoredDocument;
import com.lancore.pathways.hgr.Hgr;
import com.lancore.pathways.hgr.HgrStatus;
import com.lancore.pathways.importing.ImportCompliance;
import com.lancore.pathways.importing.ImportStatus;
import com.lancore.pathways.requirement.AskedDocument;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The materials of the filing (D6). What the law asks for must be there; what the house or the practice asks for is a
 * warning that somebody answers with a reason, since the statutory days do not wait for it.
 */
@Component
class FilingMaterials implements Requirement {

    private static final Set<DocumentKind> OF_THIS_ROUND = EnumSet.of(
            DocumentKind.PROTOCOL,
            DocumentKind.INFORMED_CONSENT,
            DocumentKind.RISK_PLAN,
            DocumentKind.ACADEMIC_OPINION,
            DocumentKind.ETHICS_OPINION);

    private static final Set<DocumentKind> KINDS = EnumSet.of(
            DocumentKind.INSTITUTION_INFORMATION,
            DocumentKind.INVESTIGATOR_QUALIFICATIONS,
            DocumentKind.NON_CLINICAL_REPORT,
            DocumentKind.PROTOCOL,
            DocumentKind.RISK_PLAN,
            DocumentKind.ACADEMIC_OPINION,
            DocumentKind.ETHICS_OPINION,
            DocumentKind.INFORMED_CONSENT,
            DocumentKind.FUNDING_PROOF,
            DocumentKind.CATEGORY_CHECKLIST,
            DocumentKind.SPONSOR_AGREEMENT,
            DocumentKind.GUARDIAN_CONSENT,
            DocumentKind.IMPORT_EVIDENCE,
            DocumentKind.HGR_APPROVAL);

    private final Decisions decisions;
    private final ForeignParty foreignParty;

    FilingMaterials(Decisions decisions, ForeignParty foreignParty) {
        this.decisions = decisions;
        this.foreignParty = foreignParty;
    }

    @Override
    public List<Finding> findings(Situation s) {
        boolean excused = exceptionReason(s).isPresent();
        return rows(s).stream()
                .filter(row -> there(row, s).isEmpty())
                .filter(row -> !excused || row.basis().confidence() == Confidence.LAW)
                .map(row -> missing(row, s))
                .toList();
    }

    /** What a filing went on without, by an exception, holds the first patient. */
    Requirement filedWithout() {
        return s -> exceptionReason(s).isEmpty()
                ? List.of()
                : rows(s).stream()
                        .filter(row -> row.basis().confidence() != Confidence.LAW)
                        .filter(row -> there(row, s).isEmpty())
                        .map(row -> DocumentAsk.missing(kind(row), row.basis(), s))
                        .toList();
    }

    @Override
    public List<AskedDocument> asked(Situation s) {
        return rows(s).stream()
                .map(row ->
                        new AskedDocument(kind(row), row.basis(), there(row, s).orElse(null)))
                .toList();
    }

    @Override
    public Set<DocumentKind> kinds() {
        return KINDS;
    }

    private static Finding missing(Row row, Situation s) {
        Finding missing = DocumentAsk.missing(kind(row), row.basis(), s);
        if (row.basis().confidence() == Confidence.LAW) {
            return missing;
        }
        return Finding.of(
                missing.requirement(),
                row.basis(),
                missing.who(),
                missing.missing().en()
                        + " The law does not ask for it: the filing may go on with a filing exception reason.",
                missing.missing().zh() + "该项并非法定材料：填写例外理由（filingExceptionReason）后可继续备案。");
    }

    private List<Row> rows(Situation s) {
        Map<String, Object> inputs = new HashMap<>();
        for (String name : List.of("sponsorKind", "minorsIncluded", "multiCentre")) {
            inputs.put(name, s.facts().text(name).orElse(null));
        }
        inputs.put("importApplies", importApplies(s));
        inputs.put("hgrApplies", hgrApplies(s));
        inputs.put("categoryListed", !s.facts().is("technologyCategory", "OTHER"));
        // several rows may ask for one kind, each for its own reason: the surest of them speaks
        Map<String, Row> byKind = new LinkedHashMap<>();
        for (Row row : decisions.evaluate("filingMaterials", inputs, s.today())) {
            byKind.merge(row.text("documentKind"), row, FilingMaterials::surer);
        }
        return List.copyOf(byKind.values());
    }

    private static Row surer(Row one, Row other) {
        return other.basis().confidence().compareTo(one.basis().confidence()) < 0 ? other : one;
    }

    /** A proof is asked for while the cooperation may need an approval and has none. */
    private boolean hgrApplies(Situation s) {
        boolean foreign = !s.answerOrFact("foreignParty").filter("NO"::equals).isPresent()
                || foreignParty.isSponsor(s.facts(), s.today());
        return foreign && !HgrStatus.of(true, s.facts(Hgr.KEY), s.today()).isOpen();
    }

    private static boolean importApplies(Situation s) {
        return importState(s).status() != ImportStatus.NOT_APPLICABLE;
    }

    private static ImportStatus.State importState(Situation s) {
        return ImportStatus.of(!s.facts().is("productImported", "NO"), s.facts(ImportCompliance.KEY), s.today());
    }

    private static DocumentKind kind(Row row) {
        return DocumentKind.valueOf(row.text("documentKind"));
    }

    /** The reason that was given for this filing, not for one of an earlier round. */
    private static Optional<String> exceptionReason(Situation s) {
        return s.answers().text("filingExceptionReason").or(() -> Stream.of(Iit.FILE_WITH_NHC, Iit.ASSEMBLE_FILING)
                .flatMap(node -> s.facts().latestInRound(node).stream())
                .flatMap(record -> record.text("filingExceptionReason").stream())
                .findFirst());
    }

    private static Optional<StoredDocument> there(Row row, Situation s) {
        DocumentKind kind = kind(row);
        if (kind == DocumentKind.IMPORT_EVIDENCE && !importState(s).isOpen()) {
            // evidence of a confirmation that was withdrawn or has expired proves nothing
            return Optional.empty();
        }
        return s.document(kind, OF_THIS_ROUND.contains(kind) ? s.facts().roundSince() : 0);
    }
}
