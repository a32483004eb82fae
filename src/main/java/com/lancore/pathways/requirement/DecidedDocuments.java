package com.lancore.pathways.requirement;

import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.StoredDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The documents that a decision table asks for, each with the basis of its row.
 *
 * @param kinds every kind that the table may ask for
 */
public record DecidedDocuments(
        Decisions decisions, String decision, Function<Situation, Map<String, ?>> inputs, Set<DocumentKind> kinds)
        implements Requirement {

    @Override
    public List<Finding> findings(Situation s) {
        return asked(s).stream()
                .filter(asked -> asked.there() == null)
                .map(asked -> DocumentAsk.missing(asked.kind(), asked.basis(), s))
                .toList();
    }

    @Override
    public List<AskedDocument> asked(Situation s) {
        return decisions.evaluate(decision, inputs.apply(s), s.today()).stream()
                .map(row -> new AskedDocument(
                        DocumentKind.valueOf(row.text("documentKind")),
                        row.basis(),
                        there(s, DocumentKind.valueOf(row.text("documentKind"))).orElse(null)))
                .toList();
    }

    private static Optional<StoredDocument> there(Situation s, DocumentKind kind) {
        return s.document(kind, 0);
    }
}
