package com.lancore.pathways.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Evidence: uploaded before or during a task, kept in every version, given back as it came. */
@PathwaysTest
@Tag("postgres-too")
class DocumentsIT {

    @Autowired
    private House house;

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AnUpload {

        private Study study;

        @BeforeAll
        void aStudy() {
            study = house.study().start();
        }

        @Test
        void isAnsweredWithWhatIsKept() {
            byte[] content = Study.pdf("经费来源证明");

            JsonNode kept = house.person("clinical")
                    .upload(address(), Map.of("kind", "FUNDING_PROOF"), "经费来源证明 2026 (final).pdf", content)
                    .is(201)
                    .json();

            assertThat(kept.get("kind").asText()).isEqualTo("FUNDING_PROOF");
            assertThat(kept.get("version").asInt()).isEqualTo(1);
            assertThat(kept.get("fileName").asText()).isEqualTo("经费来源证明 2026 (final).pdf");
            assertThat(kept.get("mediaType").asText()).isEqualTo("application/pdf");
            assertThat(kept.get("size").asInt()).isEqualTo(content.length);
            assertThat(kept.get("sha256").asText()).matches("[0-9a-f]{64}");
            assertThat(kept.get("uploadedBy").asText()).isEqualTo("clinical");
            assertThat(kept.hasNonNull("uploadedAt")).isTrue();
        }

        @Test
        void comesBackAsItCame_alwaysAsADownload() {
            byte[] content = ("<script>alert(1)</script>" + "x".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
            String id = house.person("pm")
                    .upload(address(), Map.of("kind", "EVIDENCE"), "证据.html", content)
                    .is(201)
                    .json()
                    .get("id")
                    .asText();

            Answer back = house.person("ethics").get(address() + "/" + id).is(200);

            assertThat(back.text()).isEqualTo(new String(content, StandardCharsets.UTF_8));
            assertThat(back.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment")
                    .contains("filename*=UTF-8''%E8%AF%81%E6%8D%AE.html");
            assertThat(back.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }

        @ParameterizedTest
        @CsvSource({
            "'<html><script>alert(1)</script></html>', letter.pdf, text/html",
            "'<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>', picture.png, image/svg+xml",
            "'<?xml version=\"1.0\"?><x/>', x.docx, application/xml",
            "'#!/bin/sh\necho', run.pdf.sh, application/x-sh"
        })
        void thatABrowserCouldRun_isKnownByItsBytes_andNeverSentByItsName(String content, String name, String type) {
            JsonNode kept = house.person("pm")
                    .upload(address(), Map.of("kind", "OTHER"), name, content.getBytes(StandardCharsets.UTF_8))
                    .is(201)
                    .json();

            Answer back =
                    house.person("client").get(address() + "/" + kept.get("id").asText());
            assertThat(back.status()).isEqualTo(404);
            back = house.person("pm")
                    .get(address() + "/" + kept.get("id").asText())
                    .is(200);
            assertThat(kept.get("mediaType").asText()).isEqualTo(type);
            if (!type.endsWith("x-sh")) {
                assertThat(back.headers().firstValue("Content-Type")).contains("application/octet-stream");
            }
            assertThat(back.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
            assertThat(back.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("sandbox", "default-src 'none'");
            assertThat(back.headers().firstValue("Cache-Control")).contains("no-store");
        }

        /** A megabyte of zeros a thousand times: whoever opened it would not come back so soon. */
        @Test
        void thatIsAnArchive_isKeptAsItIs_andNotOpened() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry("../../../etc/cron.d/bomb"));
                byte[] zeros = new byte[1024 * 1024];
                for (int i = 0; i < 200; i++) {
                    zip.write(zeros);
                }
                zip.closeEntry();
            }

            JsonNode kept = house.person("pm")
                    .upload(address(), Map.of("kind", "OTHER"), "bomb.docx", bytes.toByteArray())
                    .is(201)
                    .json();

            assertThat(kept.get("mediaType").asText()).isEqualTo("application/zip");
            assertThat(kept.get("size").asInt()).isEqualTo(bytes.size());
        }

        /** A PDF that is an archive as well is what it begins with, and comes back as it was. */
        @Test
        void thatIsTwoThingsAtOnce_isADownloadLikeAnyOther() {
            byte[] both = "%PDF-1.4\n<script>alert(1)</script>\nPK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1);

            String id = house.person("pm")
                    .upload(address(), Map.of("kind", "OTHER"), "both.html", both)
                    .is(201)
                    .json()
                    .get("id")
                    .asText();

            assertThat(house.person("pm").download(address() + "/" + id)).isEqualTo(both);
        }

        @Test
        void ofTheSameKindAgain_isANewVersion_andTheOldOneStays() {
            String first = upload("RISK_PLAN", "one").get("id").asText();
            JsonNode second = upload("RISK_PLAN", "two");

            assertThat(second.get("version").asInt()).isEqualTo(2);
            assertThat(house.person("pm").get(address() + "/" + first).is(200).text())
                    .contains("one");
        }

        @Test
        void ofTheSameKindByFourAtOnce_getsFourVersions() {
            Study other = house.study().start();
            AtomicInteger number = new AtomicInteger();

            List<Answer> answers = house.atOnce(
                    4, () -> other.tryUpload("clinical", "PROTOCOL", Study.pdf("at once " + number.incrementAndGet())));

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers.stream().map(a -> a.json().get("version").asInt()))
                    .containsExactlyInAnyOrder(1, 2, 3, 4);
        }

        @ParameterizedTest
        @ValueSource(strings = {"pm", "regulatory", "clinical", "quality", "academic", "ethics", "ops", "director"})
        void isTakenFromAllStaff(String person) {
            study.tryUpload(person, "INSTITUTION_INFORMATION", Study.pdf("by " + person))
                    .is(201);
        }

        @ParameterizedTest
        @CsvSource({"client, 404", "admin, 403"})
        void isTakenFromNobodyElse(String person, int status) {
            Study.State before = study.state();

            study.tryUpload(person, "OTHER", Study.pdf("x")).isPlainRefusal().is(status);

            assertThat(study.state()).isEqualTo(before);
        }

        @ParameterizedTest
        @CsvSource({
            "../../etc/passwd, passwd",
            "..\\\\..\\\\boot.ini, boot.ini",
            "a:b|c?.pdf, abc.pdf",
            "x\u0007y.pdf, xy.pdf",
            "letter\u202Efdp.exe, letterfdp.exe",
            "NUL.pdf, _NUL.pdf",
            "letter.pdf.html, letter.pdf.html"
        })
        void losesWhateverOfItsNameIsAPath(String sent, String kept) {
            assertThat(house.person("pm")
                            .upload(address(), Map.of("kind", "OTHER"), sent, Study.pdf("x"))
                            .is(201)
                            .json()
                            .get("fileName")
                            .asText())
                    .isEqualTo(kept);
        }

        private JsonNode upload(String kind, String about) {
            return study.tryUpload("clinical", kind, Study.pdf(about)).is(201).json();
        }

        private String address() {
            return "/api/projects/" + study.code() + "/documents";
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class IsRefused {

        private Study study;

        @BeforeAll
        void aStudy() {
            study = house.study().start();
        }

        @Test
        void whereTheFileIsEmpty() {
            refused("OTHER", "x.pdf", new byte[0]).is(422).says("The file is empty");
        }

        @Test
        void whereTheFileIsLargerThan50Megabytes() {
            refused("OTHER", "x.pdf", new byte[60 * 1024 * 1024]).is(413).says("larger than 50 MB");
        }

        @ParameterizedTest
        @ValueSource(strings = {"LETTER", "protocol", "PROTOCOL; drop table document"})
        void whereTheKindIsNone(String kind) {
            refused(kind, "x.pdf", Study.pdf("x")).is(422).says("is not a kind of document");
        }

        @Test
        void whereTheKindIsMissing() {
            refused("", "x.pdf", Study.pdf("x")).is(422).says("Kind is missing");
        }

        @ParameterizedTest
        @ValueSource(strings = {"..", "/", "???"})
        void whereTheNameIsNone(String name) {
            refused("OTHER", name, Study.pdf("x")).is(422).says("no usable name");
        }

        @Test
        void whereNoFileIsSent() {
            String form = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nOTHER\r\n--b--\r\n";

            study.leavesAsItWas(() -> house.person("pm")
                            .send(
                                    "POST",
                                    "/api/projects/" + study.code() + "/documents",
                                    "multipart/form-data; boundary=b",
                                    BodyPublishers.ofString(form)))
                    .is(422)
                    .says("The file is missing");
        }

        @Test
        void whereItIsNoForm() {
            study.leavesAsItWas(() -> house.person("pm")
                            .post("/api/projects/" + study.code() + "/documents", Map.of("kind", "OTHER")))
                    .is(415);
        }

        @Test
        void whereTheFormIsCutOff() {
            String form = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nOTH";

            assertThat(study.leavesAsItWas(() -> house.person("pm")
                                    .send(
                                            "POST",
                                            "/api/projects/" + study.code() + "/documents",
                                            "multipart/form-data; boundary=b",
                                            BodyPublishers.ofString(form)))
                            .status())
                    .isIn(400, 422);
        }

        @Test
        void whereThereIsNoSuchProject_orNoSuchProcess() {
            house.person("pm")
                    .upload("/api/projects/NO-SUCH/documents", Map.of("kind", "OTHER"), "x.pdf", Study.pdf("x"))
                    .isPlainRefusal()
                    .is(404);
            study.leavesAsItWas(() -> house.person("pm")
                            .upload(
                                    "/api/projects/" + study.code() + "/documents",
                                    Map.of("kind", "OTHER", "process", "importCompliance"),
                                    "x.pdf",
                                    Study.pdf("x")))
                    .is(422)
                    .says("has no running process");
        }

        @Test
        void whereTheProjectHasEnded() {
            Study ended = house.study().with("piLicensed", false).start();
            ended.done("resolveEligibility", "eligibilityDecision", "WITHDRAW", "reason", "No PI");

            ended.leavesAsItWas(() -> ended.tryUpload("pm", "OTHER", Study.pdf("x")))
                    .is(409)
                    .says("has ended");
        }

        @Test
        void asADownload_whereItIsOfAnotherProject() {
            Study other = house.study().start();
            String id = other.tryUpload("pm", "OTHER", Study.pdf("x"))
                    .is(201)
                    .json()
                    .get("id")
                    .asText();

            house.person("pm")
                    .get("/api/projects/" + study.code() + "/documents/" + id)
                    .isPlainRefusal()
                    .is(404);
        }

        private Answer refused(String kind, String name, byte[] content) {
            return study.leavesAsItWas(() -> house.person("clinical")
                    .upload("/api/projects/" + study.code() + "/documents", Map.of("kind", kind), name, content));
        }
    }

    @Nested
    class AsEvidence {

        @Test
        void itCountsBeforeItsTaskIsOpen() {
            Study study = house.study().start();
            study.upload("clinical", "PROTOCOL", "INFORMED_CONSENT", "RISK_PLAN")
                    .done("prepareNonClinicalPackage");

            study.complete("clinical", "finalizeProtocol", "protocolVersion", "V1", "consentVersion", "C1")
                    .is(204);
        }

        @Test
        void itIsGivenToEveryProcessThatAsksForIt_andToNoOther() {
            Study study = house.study().with("productImported", "YES").start().done("assessImportRoute");
            study.upload("quality", "IMPORT_EVIDENCE");

            study.complete("quality", "collectImportEvidence").is(204);
        }

        @Test
        void givenToOneProcessByName_itDoesNotCountForAnother() {
            Study study = house.study().with("productImported", "YES").start().done("assessImportRoute");
            house.person("quality")
                    .upload(
                            "/api/projects/" + study.code() + "/documents",
                            Map.of("kind", "IMPORT_EVIDENCE", "process", "iit"),
                            "x.pdf",
                            Study.pdf("x"))
                    .is(201);

            study.refuses(422, "quality", "collectImportEvidence").says("IMPORT_EVIDENCE");
        }

        @Test
        void ofAnotherProject_itDoesNotCount() {
            house.study().start().upload("regulatory", "NON_CLINICAL_REPORT");
            Study study = house.study().start();

            study.refuses(422, "regulatory", "prepareNonClinicalPackage").says("NON_CLINICAL_REPORT");
        }

        @Test
        void theRecordNamesTheVersionItReliedOn_alsoWhenALaterOneComes() {
            Study study = house.study().start();
            JsonNode relied = study.tryUpload("regulatory", "NON_CLINICAL_REPORT", Study.pdf("first"))
                    .is(201)
                    .json();
            study.complete("regulatory", "prepareNonClinicalPackage").is(204);

            study.upload("regulatory", "NON_CLINICAL_REPORT");

            assertThat(study.fact("document.NON_CLINICAL_REPORT"))
                    .isEqualTo(relied.get("id").asText() + " "
                            + relied.get("sha256").asText());
        }

        @Test
        void itIsBoundToTheTaskOnlyByOurDoor_aFileVariableIsNone() {
            Study study = house.study().start();
            String file = Base64.getEncoder().encodeToString(Study.pdf("x"));

            study.refuses(422, "regulatory", "prepareNonClinicalPackage", "NON_CLINICAL_REPORT", file)
                    .says("does not know NON_CLINICAL_REPORT");
        }
    }
}
