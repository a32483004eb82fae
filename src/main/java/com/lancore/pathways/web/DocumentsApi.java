package com.lancore.pathways.web;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Reads;
import com.lancore.pathways.audit.Reads.What;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.Documents;
import com.lancore.pathways.document.Documents.Upload;
import com.lancore.pathways.document.StoredDocument;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Upload and download of documents. */
@RestController
@RequestMapping("/api/projects/{code}/documents")
class DocumentsApi {

    private static final Set<Role> STAFF =
            Arrays.stream(Role.values()).filter(Role::isStaff).collect(Collectors.toCollection(LinkedHashSet::new));

    private static final Pattern RUNNABLE = Pattern.compile("html|xml$|xsl|svg|script|flash");

    private final VisibleProjects visible;
    private final Documents documents;
    private final Reads reads;
    private final OpenProcesses processes;
    private final People people;

    DocumentsApi(VisibleProjects visible, Documents documents, Reads reads, OpenProcesses processes, People people) {
        this.visible = visible;
        this.documents = documents;
        this.reads = reads;
        this.processes = processes;
        this.people = people;
    }

    record DocumentView(
            String id,
            DocumentKind kind,
            int version,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            String uploadedBy,
            Instant uploadedAt) {

        static DocumentView of(StoredDocument d) {
            return new DocumentView(
                    d.id(),
                    d.kind(),
                    d.version(),
                    d.fileName(),
                    d.mediaType(),
                    d.size(),
                    d.sha256(),
                    d.uploadedBy(),
                    d.uploadedAt());
        }
    }

    @GetMapping
    List<DocumentView> all(@PathVariable String code) {
        return documents.ofProject(visible.get(code).code()).stream()
                .map(DocumentView::of)
                .toList();
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    DocumentView upload(
            @PathVariable String code,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) String process,
            @RequestParam(required = false) String task)
            throws IOException {
        Project project = visible.get(code);
        String person = people.inOneOf(STAFF);
        DocumentKind named = DocumentKind.named(kind);
        if (file == null) {
            throw Refusal.rule("The file is missing.", "请选择文件。");
        }
        List<String> given = people.asMachine(() -> processes.forUpload(project.code(), named, process, task));
        Path waiting = Files.createTempFile("upload", ".bin");
        try {
            file.transferTo(waiting);
            return DocumentView.of(documents.keep(
                    project.code(),
                    new Upload(named, file.getOriginalFilename(), waiting, file.getSize()),
                    given,
                    person));
        } finally {
            Files.deleteIfExists(waiting);
        }
    }

    /**
     * Always as a download: nothing that somebody uploaded is shown inside our pages, and what a browser could run there is
     * not even called by its type. Sent within the request: a reply of its own would be cut off by a time limit, however
     * well the bytes flow.
     */
    @GetMapping("/{id}")
    ResponseEntity<InputStreamResource> download(@PathVariable String code, @PathVariable String id)
            throws IOException {
        Project project = visible.get(code);
        StoredDocument document = documents.of(project.code(), id);
        reads.note(project.code(), people.current(), What.DOCUMENT, document.id());
        return ResponseEntity.ok()
                .contentType(harmless(document.mediaType()))
                .contentLength(document.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(documents.content(document)));
    }

    private static MediaType harmless(String mediaType) {
        MediaType type = MediaType.parseMediaType(mediaType);
        return RUNNABLE.matcher(type.getSubtype()).find() ? MediaType.APPLICATION_OCTET_STREAM : type;
    }
}
