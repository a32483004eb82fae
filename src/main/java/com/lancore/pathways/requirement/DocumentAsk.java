package com.lancore.pathways.requirement;

import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.StoredDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A kind of document that a step asks for.
 *
 * @param when whether it is asked for in this situation
 * @param since the entry of the trail since which an upload counts
 */
public record DocumentAsk(DocumentKind kind, Predicate<Situation> when, ToLongFunction<Situation> since)
        implements Requirement {

    public static DocumentAsk always(DocumentKind kind) {
        return onlyWhen(kind, s -> true);
    }

    /** Asked for only where an answer is one of these. */
    public static DocumentAsk onlyIf(DocumentKind kind, String answer, String... values) {
        return onlyWhen(kind, s -> s.answers().is(answer, values));
    }

    public static DocumentAsk onlyWhen(DocumentKind kind, Predicate<Situation> when) {
        return new DocumentAsk(kind, when, s -> 0);
    }

    /** Only what was uploaded since the current round of review began counts. */
    public DocumentAsk ofThisRound() {
        return since(s -> s.facts().roundSince());
    }

    public DocumentAsk since(ToLongFunction<Situation> entry) {
        return new DocumentAsk(kind, when, entry);
    }

    private Optional<StoredDocument> there(Situation s) {
        return s.document(kind, since.applyAsLong(s));
    }

    @Override
    public List<AskedDocument> asked(Situation s) {
        return when.test(s) ? List.of(new AskedDocument(kind, Basis.EVIDENCE, there(s).orElse(null))) : List.of();
    }

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(kind);
    }

    @Override
    public List<Finding> findings(Situation s) {
        return when.test(s) && there(s).isEmpty() ? List.of(missing(kind, Basis.EVIDENCE, s)) : List.of();
    }

    /** That a document is missing, and where to put it. */
    public static Finding missing(DocumentKind kind, Basis basis, Situation s) {
        boolean again = s.facts().round() > 1;
        return Finding.of(
                        kind + "_MISSING",
                        basis,
                        s.step().role(),
                        "The document “" + kind.en() + "” (" + kind + ") is missing"
                                + (again ? " in this round of review" : "")
                                + ": upload it in the tab Documents first.",
                        "缺少文件“" + kind.zh() + "”（" + kind + "）" + (again ? "（本轮审查）" : "") + "：请先在“文件”页签上传。")
                .about(kind);
    }
}
