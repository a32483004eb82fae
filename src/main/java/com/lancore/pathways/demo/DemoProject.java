package com.lancore.pathways.demo;

import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.Documents;
import com.lancore.pathways.document.Documents.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes the steps of a demo project one after the other, each as the person of its group. */
@Component
@Profile("demo")
class DemoProject {

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n".getBytes(StandardCharsets.US_ASCII);

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final Documents documents;

    DemoProject(RuntimeService runtime, TaskService tasks, IdentityService identity, Documents documents) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.documents = documents;
    }

    void start(String code, String title, Map<String, Object> others) {
        Map<String, Object> values = new HashMap<>(Map.ofEntries(
                Map.entry("projectCode", code),
                Map.entry("title", title),
                Map.entry("clientCode", DemoPeople.CLIENT),
                Map.entry("assetName", "LCR-101"),
                Map.entry("productType", "GENE"),
                Map.entry("assetStage", "PRE_IND"),
                Map.entry("is818Technology", "YES"),
                Map.entry("intendedOutcome", "TECHNOLOGY"),
                Map.entry("technologyCategory", "GENE_THERAPY"),
                Map.entry("institutionName", "Shanghai Demo Hospital"),
                Map.entry("institutionGrade", "3A"),
                Map.entry("piName", "Prof. Wang"),
                Map.entry("sponsorName", "Shanghai Demo Hospital"),
                Map.entry("sponsorKind", "HOSPITAL"),
                Map.entry("productImported", "NO"),
                Map.entry("foreignParty", "NO"),
                Map.entry("multiCentre", "NO"),
                Map.entry("firstInHuman", "YES"),
                Map.entry("offspringAffected", "NO"),
                Map.entry("minorsIncluded", "NO")));
        Stream.of(
                        "academicCommitteeReady",
                        "ethicsCommitteeReady",
                        "facilitiesReady",
                        "managementSystemsReady",
                        "fundingProven",
                        "piLicensed",
                        "piSeniorTitle")
                .forEach(name -> values.put(name, true));
        values.putAll(others);
        as("pm", () -> runtime.startProcessInstanceByKey("iit", code, values));
    }

    void toReviews(String code) {
        upload(code, "regulatory", DocumentKind.NON_CLINICAL_REPORT);
        complete(code, "regulatory", "prepareNonClinicalPackage", Map.of());
        upload(code, "clinical", DocumentKind.PROTOCOL, DocumentKind.INFORMED_CONSENT, DocumentKind.RISK_PLAN);
        complete(code, "clinical", "finalizeProtocol", Map.of("protocolVersion", "V1.0", "consentVersion", "V1.0"));
    }

    void academic(String code, LocalDate letter) {
        upload(code, "academic", DocumentKind.ACADEMIC_OPINION);
        complete(
                code,
                "academic",
                "recordAcademicReview",
                Map.of(
                        "academicOutcome",
                        "APPROVED",
                        "academicLetterDate",
                        letter.toString(),
                        "academicProtocolVersion",
                        "V1.0"));
    }

    void ethics(String code, LocalDate letter) {
        upload(code, "ethics", DocumentKind.ETHICS_OPINION);
        complete(
                code,
                "ethics",
                "recordEthicsReview",
                Map.of(
                        "ethicsOutcome",
                        "APPROVED",
                        "ethicsLetterDate",
                        letter.toString(),
                        "ethicsProtocolVersion",
                        "V1.0",
                        "ethicsConsentVersion",
                        "V1.0",
                        "ethicsValidUntil",
                        letter.plusYears(1).toString()));
    }

    void assemble(String code) {
        upload(
                code,
                "regulatory",
                DocumentKind.INSTITUTION_INFORMATION,
                DocumentKind.INVESTIGATOR_QUALIFICATIONS,
                DocumentKind.FUNDING_PROOF,
                DocumentKind.CATEGORY_CHECKLIST);
        complete(code, "regulatory", "assembleFiling", Map.of());
    }

    void complete(String code, String person, String step, Map<String, Object> values) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(code)
                .taskDefinitionKey(step)
                .singleResult();
        as(person, () -> tasks.complete(task.getId(), new HashMap<>(values)));
    }

    private void upload(String code, String person, DocumentKind... kinds) {
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(code).list().stream()
                .map(p -> p.getId())
                .toList();
        for (DocumentKind kind : kinds) {
            Path file = pdf();
            try {
                documents.keep(code, new Upload(kind, kind.zh() + ".pdf", file, PDF.length), instances, person);
            } finally {
                delete(file);
            }
        }
    }

    private void as(String person, Runnable work) {
        identity.setAuthentication(person, List.of(DemoPeople.PEOPLE.get(person)), List.of(DemoPeople.CLIENT));
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    private static Path pdf() {
        try {
            return Files.write(Files.createTempFile("demo", ".pdf"), PDF);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
