package com.lancore.pathways.requirement;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.refusal.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a step cannot be taken now, or a later one will not be.
 *
 * @param requirement the rule's code, UPPER_SNAKE
 * @param missing what is missing and what to do about it
 * @param who can clear it
 * @param since when it began to hold the step, or null for as long as the step is open
 * @param document the kind of document that is missing, or null
 */
public record Finding(
        String requirement, Basis basis, Sentence missing, Role who, Instant since, DocumentKind document) {

    /** The project is in another state: what is reported cannot have happened, or has happened already. */
    public static final String NOT_IN_THIS_STATE = "NOT_IN_THIS_STATE";

    public static Finding of(String requirement, Basis basis, Role who, String en, String zh) {
        return new Finding(requirement, basis, Sentence.of(en, zh), who, null, null);
    }

    public Finding since(Instant instant) {
        return new Finding(requirement, basis, missing, who, instant, document);
    }

    /** A finding whose remedy is an upload. */
    public Finding about(DocumentKind kind) {
        return new Finding(requirement, basis, missing, who, since, kind);
    }

    /** All findings as one sentence for the person; missing documents are named together. */
    public static Sentence sentence(List<Finding> findings) {
        List<DocumentKind> documents = findings.stream()
                .map(Finding::document)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (documents.size() < 2) {
            return Sentence.joined(findings.stream().map(Finding::missing).toList());
        }
        Stream<Sentence> together = Stream.of(Sentence.of(
                "Documents are missing: "
                        + documents.stream().map(d -> d.en() + " (" + d + ")").collect(Collectors.joining(", "))
                        + "; upload them in the tab Documents first.",
                "缺少文件：" + documents.stream().map(d -> d.zh() + "（" + d + "）").collect(Collectors.joining("、"))
                        + "；请先在“文件”页签上传。"));
        Stream<Sentence> others =
                findings.stream().filter(f -> f.document() == null).map(Finding::missing);
        return Sentence.joined(Stream.concat(together, others).toList());
    }
}
