package com.lancore.pathways.dossier;

import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.audit.TrailFile;
import com.lancore.pathways.document.StoredDocument;
import com.lancore.pathways.planning.Timeline.OpenStep;
import com.lancore.pathways.refusal.Sentence;
import java.time.Instant;
import java.util.List;

/**
 * What is in a dossier; the names are public.
 *
 * @param process the key or instance that it is of, or null for the whole project
 */
record Manifest(
        String format,
        TrailView trail,
        ProjectView project,
        String process,
        List<OpenStep> openSteps,
        List<TrailFile.Anchored> anchors,
        List<DocumentView> documents,
        List<FileView> files) {

    private static final String FORMAT = "lancore-pathways-dossier 1";

    /**
     * Where the trail stands.
     *
     * @param told how many of its entries are told in full
     * @param head the hash of the last
     */
    record TrailView(long entries, long told, Instant lastRecordedAt, String head) {}

    record ProjectView(String code, String title, String clientCode, String openedBy, Instant openedAt) {}

    /**
     * A document.
     *
     * @param entry the trail's number of the upload
     */
    record DocumentView(
            String path,
            long entry,
            String id,
            String kind,
            Sentence kindInWords,
            int version,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            String uploadedBy,
            Instant uploadedAt) {}

    /** A file beside the documents. */
    record FileView(String path, long size, String sha256) {}

    /**
     * Lists a dossier.
     *
     * @param parts the other files, which are listed with their hashes
     */
    static Manifest of(State state, List<Part> parts) {
        TrailEntry last = state.last();
        return new Manifest(
                FORMAT,
                new TrailView(last.number(), state.told().size(), last.recordedAt(), last.hash()),
                new ProjectView(
                        state.project().code(),
                        state.project().title(),
                        state.project().clientCode(),
                        state.project().openedBy(),
                        state.project().openedAt()),
                state.process(),
                state.open(),
                state.anchors(),
                state.documents().stream().map(Manifest::document).toList(),
                parts.stream()
                        .map(p -> new FileView(p.path(), p.size(), p.sha256()))
                        .toList());
    }

    private static DocumentView document(StoredDocument d) {
        return new DocumentView(
                FileNames.of(d),
                d.entry(),
                d.id(),
                d.kind().name(),
                Sentence.of(d.kind().en(), d.kind().zh()),
                d.version(),
                d.fileName(),
                d.mediaType(),
                d.size(),
                d.sha256(),
                d.uploadedBy(),
                d.uploadedAt());
    }
}
