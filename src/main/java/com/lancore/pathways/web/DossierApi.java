package com.lancore.pathways.web;

import com.lancore.pathways.audit.Reads;
import com.lancore.pathways.audit.Reads.Read;
import com.lancore.pathways.audit.Reads.What;
import com.lancore.pathways.dossier.Dossier;
import com.lancore.pathways.dossier.Dossiers;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.project.Project;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The dossier of a project, to whoever may see the project: it tells nothing that they are not told call by call. */
@RestController
class DossierApi {

    private final VisibleProjects visible;
    private final Dossiers dossiers;
    private final Reads reads;
    private final People people;
    private final Watchers watchers;

    DossierApi(VisibleProjects visible, Dossiers dossiers, Reads reads, People people, Watchers watchers) {
        this.visible = visible;
        this.dossiers = dossiers;
        this.reads = reads;
        this.people = people;
        this.watchers = watchers;
    }

    /**
     * Sends the ZIP.
     *
     * @param process the key or an instance of a process, for the dossier of what it did alone
     */
    @GetMapping("/api/projects/{code}/dossier")
    void dossier(
            @PathVariable String code, @RequestParam(required = false) String process, HttpServletResponse response)
            throws IOException {
        Project project = visible.get(code);
        String asked = process == null || process.isBlank() ? null : process.strip();
        Dossier dossier = people.asMachine(() -> dossiers.of(project, asked));
        reads.note(project.code(), people.current(), What.DOSSIER, asked);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(dossier.fileName(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        // in this thread, which no time-out of asynchronous answers ends
        dossier.writeTo(response.getOutputStream());
    }

    /** Who took documents and dossiers of a project. */
    @GetMapping("/api/projects/{code}/reads")
    List<Read> reads(@PathVariable String code) {
        Project project = visible.get(code);
        watchers.require(
                "Who took documents is shown to operations, the director and administrators.", "文件的取用记录由运营、总监和管理员查看。");
        return reads.of(project.code());
    }
}
