package com.lancore.pathways.dossier;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.document.Documents;
import com.lancore.pathways.document.StoredDocument;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts dossiers together. Every document is read once before the first byte is sent, so that none is found missing halfway. */
@Component
public class Dossiers {

    private final States states;
    private final Documents documents;
    private final DecisionsFile decisions;
    private final Cover cover;

    Dossiers(States states, Documents documents, DecisionsFile decisions, Cover cover) {
        this.states = states;
        this.documents = documents;
        this.decisions = decisions;
        this.cover = cover;
    }

    /**
     * The dossier of a project, or of one of its processes.
     *
     * @param process a key or an instance, or null for the whole project
     * @throws Refusal 404 where the project has no such process, 409 where a document is not there as it was uploaded
     */
    public Dossier of(Project project, String process) {
        State state = states.of(project, process);
        List<DecisionsFile.ActView> acts = decisions.of(state);
        List<Part> kept = state.documents().stream().map(this::document).toList();
        List<Part> told = new ArrayList<>();
        told.add(Part.of("cover.pdf", cover.of(state, acts)));
        told.add(Part.of("README.txt", readme()));
        told.add(Part.of("decisions.json", Json.bytes(acts)));
        told.add(Part.of("deadlines.json", Json.bytes(DeadlinesFile.of(state))));
        told.add(Part.of("timeline.json", Json.bytes(TimelineFile.of(state))));
        told.add(Part.of("trail.csv", TrailFiles.csv(state)));
        told.add(Part.of("trail.chain", TrailFiles.chain(state)));
        List<Part> all = new ArrayList<>(told);
        all.add(Part.of("manifest.json", Json.bytes(Manifest.of(state, told))));
        all.addAll(kept);
        all.add(Part.of("SHA256SUMS", sums(all)));
        LocalDateTime at = LocalDateTime.ofInstant(state.at(), Shanghai.ZONE);
        return new Dossier(project.code() + (process == null ? "" : "-" + FileNames.plain(process)), at, all);
    }

    private Part document(StoredDocument d) {
        Part part = Part.of(FileNames.of(d), to -> documents.copy(d, to));
        if (part.size() != d.size() || !part.sha256().equals(d.sha256())) {
            throw Refusal.conflict(
                    "No dossier is given out: the document “" + d.fileName() + "” (entry " + d.entry()
                            + " of the trail) is not there as it was uploaded. Please tell operations.",
                    "无法导出项目卷宗：文件“" + d.fileName() + "”（审计记录第" + d.entry() + "条）缺失或与上传时不一致，请联系运营人员。");
        }
        return part;
    }

    private static byte[] sums(List<Part> parts) {
        return parts.stream()
                .sorted(Comparator.comparing(Part::path))
                .map(p -> p.sha256() + "  " + p.path() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] readme() {
        try (InputStream in = Dossiers.class.getResourceAsStream("/dossier/README.txt")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
