package com.lancore.pathways.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.DossierFile;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One file that shows what a project did: the same bytes for the same state, for those who may see the project. */
@PathwaysTest
class DossierIT {

    @Autowired
    private House house;

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OfAStudyThatWasFiled {

        private Study study;
        private DossierFile dossier;

        @BeforeAll
        void filed() {
            house.clock().set("2026-12-28T10:00");
            study = house.study()
                    .with("clientCode", "demo")
                    .with("title", "CAR-T <b>&</b> 狼疮 =1+1")
                    .with("productImported", "YES")
                    .start()
                    .confirmImport(LocalDate.parse("2026-12-01"), LocalDate.parse("2027-12-01"))
                    .letters("2026-12-22", "2026-12-23");
            house.person("clinical")
                    .upload(
                            "/api/projects/" + study + "/documents",
                            Map.of("kind", "EVIDENCE"),
                            "证据".repeat(95) + " ..=x.pdf",
                            Study.pdf("long"))
                    .is(201);
            study.to("recordFilingNumber");
            dossier = DossierFile.read(download("pm", ""));
        }

        @Test
        void hasAFileForEachQuestion() {
            assertThat(dossier.paths().stream().filter(p -> !p.startsWith("documents/")))
                    .containsExactly(
                            "cover.pdf",
                            "README.txt",
                            "decisions.json",
                            "deadlines.json",
                            "timeline.json",
                            "trail.csv",
                            "trail.chain",
                            "manifest.json",
                            "SHA256SUMS");
        }

        @Test
        void hasEveryDocumentAsItWasUploaded() {
            List<JsonNode> uploaded = house.person("pm")
                    .get("/api/projects/" + study + "/documents")
                    .rows()
                    .toList();

            assertThat(rows(dossier.json("manifest.json").get("documents"))
                            .map(d ->
                                    d.get("sha256").asText() + d.get("fileName").asText()))
                    .containsExactlyInAnyOrderElementsOf(uploaded.stream()
                            .map(d ->
                                    d.get("sha256").asText() + d.get("fileName").asText())
                            .toList());
            JsonNode longest = rows(dossier.json("manifest.json").get("documents"))
                    .filter(d -> d.get("kind").asText().equals("EVIDENCE"))
                    .findFirst()
                    .orElseThrow();
            assertThat(dossier.bytes(longest.get("path").asText())).isEqualTo(Study.pdf("long"));
        }

        @Test
        void tellsDecisionsInWords_withTheirDocumentsAndWhoTookThem() {
            JsonNode ethics = rows(dossier.json("decisions.json"))
                    .filter(a -> a.get("step").asText().equals("recordEthicsReview"))
                    .findFirst()
                    .orElseThrow();

            assertThat(ethics.get("person").asText()).isEqualTo("ethics");
            assertThat(ethics.at("/stepName/en").asText()).isEqualTo("Record the ethics review");
            assertThat(ethics.at("/stepName/zh").asText()).isNotEqualTo("Record the ethics review");
            assertThat(ethics.get("judgedBy").asText()).contains("pathways ");
            assertThat(ethics.at("/reliedOn/0/kind").asText()).isEqualTo("ETHICS_OPINION");
            assertThat(dossier.paths()).contains(ethics.at("/reliedOn/0/path").asText());
            assertThat(rows(ethics.get("recorded"))
                            .filter(l -> l.get("name").asText().equals("ethicsOutcome"))
                            .map(l -> l.at("/valueInWords/en").asText()))
                    .containsExactly("Approved");
        }

        @Test
        void tellsHowTheDeadlineWasCounted_asTheClockDoes() {
            JsonNode told = dossier.json("deadlines.json").get(0);
            JsonNode clock = house.person("pm")
                    .get("/api/projects/" + study + "/clocks")
                    .json()
                    .get(0);

            assertThat(told.get("kind").asText()).isEqualTo("NHC_FILING");
            assertThat(told.get("days")).isEqualTo(clock.get("days"));
            assertThat(told.get("moves")).isEqualTo(clock.get("moves"));
            assertThat(told.get("dueOn")).isEqualTo(clock.at("/deadline/dueOn"));
            assertThat(told.get("dates")).isEqualTo(clock.get("dates"));
        }

        @Test
        void tellsTheTimeline() {
            assertThat(rows(dossier.json("timeline.json").at("/pathways/0/steps"))
                            .filter(s -> s.get("step").asText().equals("recordEthicsReview"))
                            .map(s -> s.get("doneOn").asText()))
                    .containsExactly("2026-12-23");
        }

        @Test
        void hasACoverInEnglishAndChinese() throws IOException {
            try (PDDocument cover = Loader.loadPDF(dossier.bytes("cover.pdf"))) {
                String text = new PDFTextStripper().getText(cover);

                assertThat(text)
                        .contains(
                                study.code(),
                                "狼疮",
                                "项目卷宗",
                                "Timeline",
                                "时间轴",
                                "Record the ethics review",
                                "Met 已完成",
                                "依据")
                        .contains(
                                dossier.json("manifest.json").at("/trail/head").asText());
                assertThat(cover.getDocumentInformation().getTitle()).startsWith(study.code());
            }
        }

        @Test
        void ofTheSameState_isTheSameBytes_whoeverAsksAndWhenever() {
            byte[] before = download("pm", "");
            house.clock().set("2027-03-02T09:00");

            assertThat(download("director", "")).isEqualTo(before);
        }

        @Test
        void isIntact_forTheVerifierAlone(@TempDir Path elsewhere) throws Exception {
            Files.write(elsewhere.resolve("d.zip"), download("pm", ""));
            Path folder = elsewhere.resolve("unpacked");
            dossier.unpack(folder);

            DossierFile.Verified zip = DossierFile.verify(elsewhere, "d.zip");
            DossierFile.Verified unpacked = DossierFile.verify(elsewhere, "unpacked");

            assertThat(zip.said())
                    .startsWith("INTACT: project " + study)
                    .contains(dossier.json("manifest.json").at("/trail/head").asText());
            assertThat(zip.exit()).isZero();
            assertThat(unpacked).isEqualTo(zip);
            assertThat(DossierFile.verify(elsewhere).exit()).isEqualTo(2);
            assertThat(DossierFile.verify(elsewhere, "no.zip").exit()).isEqualTo(2);
            assertThat(DossierFile.verify(elsewhere, "d.zip", "0".repeat(64)).exit())
                    .isEqualTo(1);
        }

        @Nested
        class OfOneProcess {

            @Test
            void hasWhatItDid_andTheRestOfTheTrailByItsHashes(@TempDir Path elsewhere) throws Exception {
                byte[] bytes = download("regulatory", "?process=importCompliance");
                DossierFile part = DossierFile.read(bytes);
                Files.write(elsewhere.resolve("d.zip"), bytes);

                assertThat(rows(part.json("decisions.json"))
                                .map(a -> a.get("process").asText())
                                .distinct())
                        .containsExactly("importCompliance");
                assertThat(rows(part.json("manifest.json").get("documents"))
                                .map(d -> d.get("kind").asText())
                                .distinct())
                        .containsExactly("IMPORT_EVIDENCE");
                assertThat(part.text("trail.chain")).doesNotContain("ethicsOutcome");
                assertThat(part.json("manifest.json").at("/trail/head"))
                        .isEqualTo(dossier.json("manifest.json").at("/trail/head"));
                assertThat(DossierFile.verify(elsewhere, "d.zip").said()).contains("told by their hashes alone");
            }

            @Test
            void ofTheFiling_hasItsMaterials_itsClockAndItsReceipt() {
                DossierFile part = DossierFile.read(download("regulatory", "?process=iit"));

                assertThat(rows(part.json("manifest.json").get("documents"))
                                .map(d -> d.get("kind").asText()))
                        .contains("FILING_RECEIPT", "PROTOCOL", "ETHICS_OPINION");
                assertThat(rows(part.json("deadlines.json"))
                                .map(d -> d.get("kind").asText()))
                        .contains("NHC_FILING");
            }

            @Test
            void thatTheProjectNeverHad_isNotThere() {
                house.person("pm")
                        .get("/api/projects/" + study + "/dossier?process=segmentedProduction")
                        .isPlainRefusal()
                        .is(404);
            }
        }

        private byte[] download(String person, String query) {
            return house.person(person).download("/api/projects/" + study + "/dossier" + query);
        }
    }

    @Nested
    class IsGiven {

        @ParameterizedTest
        @ValueSource(strings = {"pm", "ethics", "ops", "director", "client", "admin"})
        void toWhoeverMaySeeTheProject_andItIsNotedBesideTheTrail(String person) {
            Study study = house.study().with("clientCode", "demo").start();
            Study.State before = study.state();

            house.person(person).get("/api/projects/" + study + "/dossier").is(200);

            assertThat(study.state()).isEqualTo(before);
            JsonNode read = house.person("director")
                    .get("/api/projects/" + study + "/reads")
                    .is(200)
                    .json()
                    .get(0);
            assertThat(read.get("person").asText()).isEqualTo(person);
            assertThat(read.get("what").asText()).isEqualTo("DOSSIER");
            assertThat(read.get("entries").asInt()).isEqualTo(study.trail().size());
        }

        @Test
        void toNobodyElse() {
            Person stranger = house.newPerson("dossier-pm", List.of("projectManager"), List.of("dossier-client"));
            Person client = house.newPerson("dossier-client", List.of("client"), List.of("dossier-client"));
            Study study = house.study().with("clientCode", "demo").start();
            Study ofTheHouse = house.study().start();

            stranger.get("/api/projects/" + study + "/dossier").isPlainRefusal().is(404);
            client.get("/api/projects/" + study + "/dossier").isPlainRefusal().is(404);
            client.get("/api/projects/" + ofTheHouse + "/dossier")
                    .isPlainRefusal()
                    .is(404);
            house.nobody().get("/api/projects/" + study + "/dossier").is(401);
            assertThat(reads(study)).isEmpty();
        }

        @Test
        void withWhoTookADocument_shownToThoseWhoWatch() {
            Study study = house.study().start();
            String id = study.tryUpload("clinical", "OTHER", Study.pdf("x"))
                    .is(201)
                    .json()
                    .get("id")
                    .asText();

            house.person("quality")
                    .get("/api/projects/" + study + "/documents/" + id)
                    .is(200);

            assertThat(reads(study).get(0).get("subject").asText()).isEqualTo(id);
            house.person("pm")
                    .get("/api/projects/" + study + "/reads")
                    .isPlainRefusal()
                    .is(403);
        }

        private List<JsonNode> reads(Study study) {
            Answer answer =
                    house.person("ops").get("/api/projects/" + study + "/reads").is(200);
            return answer.rows().toList();
        }
    }

    private static Stream<JsonNode> rows(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
