package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** It is Tuesday, 29 September 2026, in Shanghai: the day after the ethics letter, before the National Day holidays. */
@DisplayName("In the browser")
@PathwaysTest
class BrowserIT {

    @RegisterExtension
    private static final WithChromium CHROMIUM = new WithChromium();

    private static final String IIT = "IIT under Order 818: start-up to the first patient";
    private static final LocalDate ACADEMIC_LETTER = LocalDate.of(2026, 9, 24);
    private static final LocalDate ETHICS_LETTER = LocalDate.of(2026, 9, 28);

    @Autowired
    private House house;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-09-29T10:00");
    }

    @Test
    @DisplayName("an IIT goes by hand from the start dialog to the filing, which is due on Saturday 10 October")
    void iitByHand() {
        String code = "CART-2026-01";
        try (Desk pm = in("tasklist", "pm")) {
            fillIn(pm.startDialog(IIT), code);
            pm.pictureOfTop("tasklist-start");
            pm.start();
        }
        try (Desk regulatory = in("tasklist", "regulatory")) {
            regulatory.openTask(code, "Prepare the non-clinical package");
            regulatory.claim();
            regulatory.turnTo("Documents");
            assertThat(regulatory.asked("NON_CLINICAL_REPORT")).containsText("Missing");
            regulatory.upload("NON_CLINICAL_REPORT", "非临床研究报告.pdf");
            regulatory.form();
            regulatory.complete();
        }
        try (Desk clinical = in("tasklist", "clinical")) {
            clinical.openTask(code, "Finalise the protocol");
            clinical.claim();
            clinical.turnTo("Documents");
            clinical.upload("PROTOCOL", "研究方案 V1.2.pdf");
            clinical.upload("INFORMED_CONSENT", "知情同意书 C1.1.pdf");
            clinical.upload("RISK_PLAN", "风险防控措施.pdf");
            clinical.form().type("protocolVersion", "V1.2").type("consentVersion", "C1.1");
            clinical.complete();
        }
        try (Desk academic = in("tasklist", "academic")) {
            academic.openTask(code, "Record the academic review");
            academic.claim();
            academic.turnTo("Documents");
            academic.upload("ACADEMIC_OPINION", "学术审查意见.pdf");
            academic.form()
                    .choose("academicOutcome", "Approved")
                    .date("academicLetterDate", ACADEMIC_LETTER)
                    .type("academicProtocolVersion", "V1.2");
            academic.complete();
        }
        try (Desk ethics = in("tasklist", "ethics")) {
            ethics.openTask(code, "Record the ethics review");
            ethics.claim();
            ethics.turnTo("Documents");
            ethics.upload("ETHICS_OPINION", "伦理审查意见.pdf");
            fillInEthicsLetter(ethics.form());
            ethics.pictureOfTop("tasklist-ethics-form");
            ethics.complete();
        }
        try (Desk regulatory = in("tasklist", "regulatory")) {
            regulatory.openTask(code, "Assemble the filing");
            regulatory.claim();
            regulatory.turnTo("Documents");
            regulatory.upload("INSTITUTION_INFORMATION", "发起机构和临床研究机构基本情况.pdf");
            regulatory.pictureOfTop("tasklist-documents");
            regulatory.upload("INVESTIGATOR_QUALIFICATIONS", "研究人员资质.pdf");
            regulatory.upload("FUNDING_PROOF", "经费来源证明.pdf");
            regulatory.upload("CATEGORY_CHECKLIST", "基因治疗专项清单.pdf");
            regulatory.form();
            regulatory.complete();

            regulatory.openTask(code, "Institution files with NHC");
            assertThat(regulatory.summary()).containsText("due 2026-10-10 (4 working days left)");
            regulatory.claim();
            regulatory.turnTo("Documents");
            regulatory.upload("FILING_RECEIPT", "备案回执.pdf");
            regulatory.form().date("filingDate", LocalDate.of(2026, 9, 29));
            regulatory.complete();
            regulatory.openTask(code, "Record the filing number");
        }
        JsonNode deadline = house.person("pm")
                .get("/api/projects/" + code + "/deadlines")
                .is(200)
                .json()
                .get(0);
        assertThat(deadline.path("dueOn").asText()).isEqualTo("2026-10-10");
        assertThat(deadline.path("status").asText()).isEqualTo("MET");
    }

    @Test
    @DisplayName("a refused step says why on the page, and what was typed is still there")
    void refusal() {
        Study study = untilEthics("YES");
        study.upload("ethics", "ETHICS_OPINION");
        try (Desk ethics = in("tasklist", "ethics")) {
            ethics.openTask(study.code(), "Record the ethics review");
            ethics.claim();
            Form form = fillInEthicsLetter(ethics.form());
            ethics.pressComplete();

            Locator refusal = ethics.refusal();
            assertThat(refusal).containsText("import");
            assertThat(refusal).containsText("进口");
            assertThat(refusal).not().containsText("ENGINE-");
            ethics.picture("tasklist-refusal");
            assertThat(form.text("ethicsProtocolVersion")).hasValue("V1.2");
            assertThat(form.text("ethicsConsentVersion")).hasValue("C1.1");
            assertThat(form.dateText("ethicsLetterDate")).hasValue(Pattern.compile("\\b28\\b.*2026"));
        }
    }

    @Test
    @DisplayName("the tab Blocked says in sentences what stands in the way, whose it is and how sure the rule is")
    void blocked() {
        Study study = untilEthics("YES");
        try (Desk ethics = in("tasklist", "ethics")) {
            ethics.openTask(study.code(), "Record the ethics review");
            ethics.turnTo("Blocked");
            Locator gate = ethics.page().locator(".pathways-blockers tr", hasText("Import compliance"));
            assertThat(gate.first()).containsText("Practice");
            assertThat(gate.first()).containsText("Regulatory affairs");
            Locator opinion = ethics.page().locator(".pathways-blockers tr", hasText("ETHICS_OPINION"));
            assertThat(opinion).containsText("2026-09-29 10:0");
            ethics.picture("tasklist-blocked");
            try (Desk clinical = in("tasklist", "clinical")) {
                clinical.openTask(study.code(), "Plan the first patient");
                clinical.turnTo("Blocked");
                assertThat(clinical.page().locator(".pathways-tab"))
                        .containsText("Nothing stands in the way of this step");
                assertThat(clinical.page()
                                .locator(".pathways-blockers tr", hasText("Import compliance"))
                                .first())
                        .containsText("Record the ethics review");
            }

            study.upload("ethics", "ETHICS_OPINION");
            ethics.turnTo("Form");
            ethics.turnTo("Blocked");
            assertThat(gate.first()).isVisible();
            assertThat(opinion).hasCount(0);
        }
    }

    @Test
    @DisplayName("a project that nothing blocks says so")
    void notBlocked() {
        Study study = untilEthics("NO");
        study.upload("ethics", "ETHICS_OPINION");
        try (Desk ethics = in("tasklist", "ethics")) {
            ethics.openTask(study.code(), "Record the ethics review");
            ethics.turnTo("Blocked");
            assertThat(ethics.page().locator(".pathways-tab"))
                    .containsText("Nothing stands in the way of " + study.code());
        }
    }

    @Test
    @DisplayName("a document with a Chinese name comes back under the same name, with the same bytes")
    void chineseName() throws Exception {
        Study study = house.study().start();
        String name = "非临床研究报告（终稿）2026年9月.pdf";
        try (Desk regulatory = in("tasklist", "regulatory")) {
            regulatory.openTask(study.code(), "Prepare the non-clinical package");
            regulatory.turnTo("Documents");
            regulatory.upload("NON_CLINICAL_REPORT", name);
            Download back = regulatory.page().waitForDownload(() -> regulatory
                    .asked("NON_CLINICAL_REPORT")
                    .getByText(name)
                    .first()
                    .click());
            assertThat(back.suggestedFilename()).isEqualTo(name);
            assertThat(Files.readAllBytes(back.path())).isEqualTo(Desk.pdf(name).buffer);
        }
    }

    @Test
    @DisplayName(
            "an upload that the server refuses says why in its place, and stays chosen while another kind is uploaded")
    void refusedUpload() {
        Study study = house.study().start();
        try (Desk regulatory = in("tasklist", "regulatory")) {
            regulatory.openTask(study.code(), "Prepare the non-clinical package");
            regulatory.turnTo("Documents");
            Locator row = regulatory.asked("NON_CLINICAL_REPORT");
            row.locator("input[type=file]").setInputFiles(new FilePayload("empty.pdf", "application/pdf", new byte[0]));
            row.locator("button").click();
            assertThat(row.locator("[role=alert]")).hasText("The file is empty. 文件为空。");
            assertThat(row).containsText("Missing");

            Locator other = regulatory.asked("any");
            other.getByLabel("Kind of document").selectOption("EXPERT_OPINION");
            other.locator("input[type=file]").setInputFiles(Desk.pdf("专家意见.pdf"));
            other.locator("button").click();
            assertThat(regulatory.page().locator(".pathways-kept")).containsText("专家意见.pdf");
            assertThat(row.locator("[role=alert]")).isVisible();
            assertThat(row.locator("input[type=file]")).hasValue(Pattern.compile("empty\\.pdf"));
        }
    }

    @Test
    @DisplayName("Cockpit shows operations the timers of a filing")
    void timers() {
        Study study = untilEthics("NO").ethicsLetter("APPROVED", ETHICS_LETTER.toString(), "V1.2", "C1.1");
        try (Desk ops = in("cockpit", "ops")) {
            // the part of the diagram around the filing
            String part = "{\"iitDefinitions\":{\"x\":3850,\"y\":250,\"width\":1000,\"height\":480}}";
            ops.open("process-instance/" + study.instance() + "/runtime?tab=jobs-tab&viewbox="
                    + URLEncoder.encode(part, StandardCharsets.UTF_8));
            Locator jobs = ops.page().locator(".ctn-content-bottom tbody tr");
            assertThat(jobs).hasCount(2);
            assertThat(jobs.filter(new Locator.FilterOptions().setHasText("2026-10-11T00:00:00")))
                    .hasCount(1);
            assertThat(ops.page().locator(".instance-count").first()).isVisible();
            ops.picture("cockpit-timers");
        }
    }

    private Desk in(String application, String user) {
        return CHROMIUM.desk(application, user);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    /** A study whose academic opinion approves, and whose ethics review is to be recorded next. */
    private Study untilEthics(String productImported) {
        return house.study()
                .with("productImported", productImported)
                .with("title", "CAR-T in refractory lupus · 难治性狼疮CAR-T研究")
                .start()
                .done("prepareNonClinicalPackage")
                .finalise("V1.2", "C1.1")
                .academicLetter("APPROVED", ACADEMIC_LETTER.toString(), "V1.2");
    }

    private static Form fillInEthicsLetter(Form form) {
        return form.choose("ethicsOutcome", "Approved")
                .date("ethicsLetterDate", ETHICS_LETTER)
                .type("ethicsProtocolVersion", "V1.2")
                .type("ethicsConsentVersion", "C1.1");
    }

    private static void fillIn(Form form, String code) {
        form.type("projectCode", code)
                .type("title", "CAR-T in refractory lupus · 难治性狼疮CAR-T研究")
                .type("assetName", "RHB-1")
                .pick("technologyCategory", "Gene therapy")
                .pick("productType", "Gene product")
                .pick("assetStage", "Before IND")
                .choose("is818Technology", "Yes")
                .choose("intendedOutcome", "A medical technology")
                .type("sponsorName", "Ruijin Hospital · 瑞金医院")
                .pick("sponsorKind", "The hospital itself")
                .type("institutionName", "Ruijin Hospital · 瑞金医院")
                .pick("institutionGrade", "Grade 3A")
                .choose("multiCentre", "No")
                .type("piName", "Wang Min · 王敏");
        for (String ready : new String[] {
            "academicCommitteeReady",
            "ethicsCommitteeReady",
            "facilitiesReady",
            "managementSystemsReady",
            "fundingProven",
            "piLicensed",
            "piSeniorTitle"
        }) {
            form.pick(ready, "Yes");
        }
        for (String fact :
                new String[] {"productImported", "foreignParty", "firstInHuman", "offspringAffected", "minorsIncluded"
                }) {
            form.choose(fact, "No ·");
        }
    }
}
