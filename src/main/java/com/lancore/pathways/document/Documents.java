package com.lancore.pathways.document;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Sha256;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.project.Confidentiality;
import com.lancore.pathways.refusal.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps documents: each upload is a version of its own, found by the process that it was given to. */
@Repository
@EnableConfigurationProperties(DocumentLimits.class)
public class Documents {

    private static final String COLUMNS = "d.id, d.project_code, d.kind, d.version, d.file_name, d.media_type, d.size,"
            + " d.sha256, d.uploaded_by, d.uploaded_at, d.entry";

    private final JdbcTemplate jdbc;
    private final Trail trail;
    private final Confidentiality confidentiality;
    private final Clock clock;
    private final DocumentLimits limits;
    /** By signatures alone: no archive is opened, nothing is parsed. */
    private final Detector detector = MimeTypes.getDefaultMimeTypes();

    Documents(JdbcTemplate jdbc, Trail trail, Confidentiality confidentiality, Clock clock, DocumentLimits limits) {
        this.limits = limits;
        this.jdbc = jdbc;
        this.trail = trail;
        this.confidentiality = confidentiality;
        this.clock = clock;
    }

    /** What somebody uploads: the name as the browser sent it, and where the bytes wait. */
    public record Upload(DocumentKind kind, String fileName, Path bytes, long size) {}

    /**
     * Keeps an upload and gives it to processes of the project.
     *
     * @throws Refusal 422 for an empty file or one without a usable name, where the project has as many documents as it may,
     *     and before the NDA of an engagement for anything but the NDA
     */
    @Transactional
    public StoredDocument keep(
            String projectCode, Upload upload, Collection<String> processInstanceIds, String uploadedBy) {
        if (upload.kind() != DocumentKind.NDA && !confidentiality.isInPlace(projectCode)) {
            throw Confidentiality.awaited(projectCode);
        }
        if (upload.size() == 0) {
            throw Refusal.rule("The file is empty.", "文件为空。");
        }
        String name = FileName.safe(upload.fileName());
        String sha256 = sha256(upload.bytes());
        String mediaType = mediaType(upload.bytes());
        trail.lock(projectCode);
        refuseMoreThanTheProjectMayHave(projectCode, upload.size());
        long entry = trail.append(
                new Act(projectCode, uploadedBy, null, null, "upload"),
                Act.Line.of(TrailEntry.Kind.DOCUMENT, upload.kind().name(), sha256, name));
        Integer version = jdbc.queryForObject(
                "select coalesce(max(version), 0) + 1 from document where project_code = ? and kind = ?",
                Integer.class,
                projectCode,
                upload.kind().name());
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        StoredDocument kept = new StoredDocument(
                UUID.randomUUID().toString(),
                projectCode,
                upload.kind(),
                version,
                name,
                mediaType,
                upload.size(),
                sha256,
                uploadedBy,
                now.toInstant(),
                entry);
        insert(kept, now, upload.bytes());
        processInstanceIds.forEach(p -> jdbc.update(
                "insert into document_binding (document_id, process_instance_id) values (?, ?)", kept.id(), p));
        return kept;
    }

    private void refuseMoreThanTheProjectMayHave(String projectCode, long more) {
        jdbc.query(
                "select count(*), coalesce(sum(size), 0) from document where project_code = ?",
                row -> {
                    if (row.getLong(1) >= limits.perProject()) {
                        throw Refusal.rule(
                                "The project has " + limits.perProject() + " documents; it takes no more.",
                                "本项目已有" + limits.perProject() + "份文件，不再接收。");
                    }
                    if (row.getLong(2) + more > limits.sizePerProject().toBytes()) {
                        throw Refusal.rule(
                                "The documents of the project would be larger than "
                                        + limits.sizePerProject().toMegabytes() + " MB together.",
                                "本项目文件总量将超过" + limits.sizePerProject().toMegabytes() + " MB。");
                    }
                },
                projectCode);
    }

    private void insert(StoredDocument d, OffsetDateTime now, Path bytes) {
        try (InputStream content = Files.newInputStream(bytes)) {
            insert(d, now, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void insert(StoredDocument d, OffsetDateTime now, InputStream content) {
        jdbc.update(connection -> {
            var insert = connection.prepareStatement("""
                    insert into document (id, project_code, kind, version, file_name, media_type, size, sha256,
                      uploaded_by, uploaded_at, entry, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
            Object[] values = {
                d.id(),
                d.projectCode(),
                d.kind().name(),
                d.version(),
                d.fileName(),
                d.mediaType(),
                d.size(),
                d.sha256(),
                d.uploadedBy(),
                now,
                d.entry()
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.setBinaryStream(values.length + 1, content, d.size());
            return insert;
        });
    }

    /** The documents given to a process, newest version of a kind last. */
    public List<StoredDocument> of(String processInstanceId) {
        return jdbc.query(
                "select " + COLUMNS + " from document d join document_binding b on b.document_id = d.id"
                        + " where b.process_instance_id = ? order by d.kind, d.version",
                Documents::document,
                processInstanceId);
    }

    /** Those given to the processes of several projects, by process, in one query; the order is that of {@link #of}. */
    public Map<String, List<StoredDocument>> given(Set<String> projectCodes) {
        Map<String, List<StoredDocument>> given = new HashMap<>();
        jdbc.query(
                "select b.process_instance_id, " + COLUMNS + " from unnest(cast(? as varchar array)) as wanted (code)"
                        + " join document d on d.project_code = wanted.code"
                        + " join document_binding b on b.document_id = d.id order by d.kind, d.version",
                row -> {
                    given.computeIfAbsent(row.getString("process_instance_id"), process -> new ArrayList<>())
                            .add(document(row, 0));
                },
                (Object) projectCodes.toArray(String[]::new));
        return given;
    }

    /** All documents of a project, newest upload first. */
    public List<StoredDocument> ofProject(String projectCode) {
        return jdbc.query(
                "select " + COLUMNS + " from document d where d.project_code = ? order by d.entry desc",
                Documents::document,
                projectCode);
    }

    /**
     * One document of a project.
     *
     * @throws Refusal 404 where the project has none of this id
     */
    public StoredDocument of(String projectCode, String id) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from document d where d.project_code = ? and d.id = ?",
                        Documents::document,
                        projectCode,
                        id)
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such document.", "没有该文件。"));
    }

    /** Writes the bytes of a document; none where there are none any more. */
    public void copy(StoredDocument document, OutputStream to) throws IOException {
        try (InputStream content = content(document)) {
            content.transferTo(to);
        }
    }

    /**
     * The bytes of a document; none where there are none any more. They lie in a file that goes when the stream is closed:
     * whoever reads them slowly holds no connection to the database.
     */
    public InputStream content(StoredDocument document) throws IOException {
        Path file = Files.createTempFile("document", null);
        try {
            jdbc.query(
                    "select content from document where id = ?",
                    row -> {
                        fill(file, row);
                    },
                    document.id());
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (RuntimeException | IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void fill(Path file, ResultSet row) throws SQLException {
        try (InputStream in = row.getBinaryStream(1)) {
            if (in != null) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredDocument document(ResultSet row, int number) throws SQLException {
        return new StoredDocument(
                row.getString("id"),
                row.getString("project_code"),
                DocumentKind.valueOf(row.getString("kind")),
                row.getInt("version"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getLong("entry"));
    }

    /** By the signature of the bytes; what the browser claims, or the name, says nothing. */
    private String mediaType(Path bytes) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(bytes))) {
            return detector.detect(in, new Metadata()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path bytes) {
        try (InputStream in = Files.newInputStream(bytes)) {
            return Sha256.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
