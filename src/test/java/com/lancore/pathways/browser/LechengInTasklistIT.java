package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.lecheng.SpecialImport;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** It is Friday, 30 October 2026, in Shanghai. */
@DisplayName("Special import in the browser")
@PathwaysTest
class LechengInTasklistIT {

    @RegisterExtension
    private static final WithChromium CHROMIUM = new WithChromium();

    private static final String TITLE = "RHB-2 for lupus nephritis · RHB-2 治疗狼疮性肾炎";
    private static final String KIDNEY_CLINIC = "Lecheng Kidney Clinic";
    private static final String UNKNOWN_CLINIC = "Boao Clinic · 博鳌诊所";
    private static final String LOT = "LOT-2026-01";
    private static final String CUSTOMS_REFERENCE = "640120261000001";
    private static final LocalDate PLANNED_USE = LocalDate.of(2027, 4, 1);

    @Autowired
    private House house;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-10-30T10:00");
    }

    @Test
    @DisplayName("a project manager starts it and aligns the institution; one that does not fit is refused on the page")
    void alignmentByHand() {
        house.person("ops")
                .put(
                        "/api/institutions/" + KIDNEY_CLINIC.replace(" ", "%20"),
                        Map.of("departments", List.of("nephritis")))
                .is(200);
        Study study = house.study();
        try (Desk pm = in("pm")) {
            fillIn(pm.startDialog("Lecheng special import"), study.code());
            pm.pictureOfTop("lecheng-tasklist-start");
            pm.start();

            pm.openTask(study.code(), "Align the institution");
            pm.claim();
            Form form = pm.form();
            assertThat(pm.page().locator(".pathways-summary"))
                    .containsText(Pattern.compile(
                            "with a department for the indication.*" + KIDNEY_CLINIC + ".*Others on the register",
                            Pattern.DOTALL));
            form.type("lechengInstitution", UNKNOWN_CLINIC)
                    .date("institutionLicenceValidTo", PLANNED_USE.minusDays(1))
                    .date("plannedUseDate", PLANNED_USE)
                    .choose("institutionQualified", "Yes")
                    .choose("rwdPlanned", "No ·");
            pm.pressComplete();
            assertThat(pm.refusal()).containsText("“" + UNKNOWN_CLINIC + "” is not on the register");
            assertThat(pm.refusal()).containsText("不在许可机构名录中");
            pm.pictureOfTop("lecheng-tasklist-alignment");
            assertThat(form.text("lechengInstitution")).hasValue(UNKNOWN_CLINIC);
            assertThat(form.dateText("plannedUseDate")).hasValue("01/04/2027");

            form.type("lechengInstitution", SpecialImport.RUIJIN);
            pm.pressComplete();
            assertThat(pm.refusal()).not().containsText(UNKNOWN_CLINIC);
            assertThat(pm.refusal()).containsText("ends on 2027-03-31, before the planned use on 2027-04-01");
            assertThat(pm.refusal()).containsText("机构许可将于2027-03-31到期");
            assertThat(form.text("lechengInstitution")).hasValue(SpecialImport.RUIJIN);
            assertThat(form.dateText("institutionLicenceValidTo")).hasValue("31/03/2027");

            pm.closeRefusal();
            form.date("institutionLicenceValidTo", PLANNED_USE);
            pm.complete();
            pm.openTask(study.code(), "Sign the supply agreement");
        }
        assertThat(study.fact("lechengInstitution")).isEqualTo(SpecialImport.RUIJIN);
        assertThat(study.fact("institutionLicenceValidTo")).isEqualTo(PLANNED_USE.toString());
    }

    @Test
    @DisplayName("a shipment goes by hand from its order to its release, which waits for its documents")
    void shipmentByHand() {
        SpecialImport drug =
                SpecialImport.of(house).with("title", TITLE).start().approved();
        try (Desk clinical = in("clinical")) {
            clinical.startDialog("Report an event")
                    .type("projectCode", drug.code())
                    .pick("event", "Shipment planned")
                    .type("shipmentCode", LOT)
                    .type("quantity", "20");
            clinical.pictureOfTop("lecheng-tasklist-shipment-planned");
            clinical.start();
        }
        try (Desk quality = in("quality")) {
            quality.openTask(drug.code(), "Clear customs");
            assertThat(quality.page().locator(".tasks-list li.task")).containsText(LOT);
            quality.claim();
            Form form = quality.form()
                    .type("importerName", "Hainan Imports Ltd · 海南进出口有限公司")
                    .type("customsReference", CUSTOMS_REFERENCE)
                    .choose("tariffTreatment", "Zero tariff");
            quality.pressComplete();
            assertThat(quality.refusal()).containsText("“customs release” (CUSTOMS_RELEASE) is missing");
            assertThat(quality.refusal()).containsText("缺少文件“海关放行单”");
            quality.pictureOfTop("lecheng-tasklist-document-missing");
            assertThat(form.text("customsReference")).hasValue(CUSTOMS_REFERENCE);

            quality.closeRefusal();
            quality.turnTo("Documents");
            quality.upload("CUSTOMS_RELEASE", "海关放行单 " + LOT + ".pdf");
            // the way to the documents and back takes nothing away that was typed
            assertThat(quality.form().text("customsReference")).hasValue(CUSTOMS_REFERENCE);
            quality.complete();

            quality.openTask(drug.code(), "Receive into bond");
            quality.claim();
            quality.turnTo("Documents");
            quality.upload("TEMPERATURE_LOG", "温度记录 " + LOT + ".pdf");
            quality.form()
                    .choose("coldChainIntact", "Yes")
                    .choose("temperatureLogComplete", "Yes")
                    .type("traceabilityCode", "86900012345678");
            quality.complete();
        }
        try (Desk clinical = in("clinical")) {
            clinical.openTask(drug.code(), "Release for use");
            clinical.claim();
            clinical.turnTo("Documents");
            clinical.upload("CONSENT_TEMPLATE", "知情同意书模板 " + LOT + ".pdf");
            // the project has one from its pre-review; this lot needs its own
            assertThat(clinical.asked("ETHICS_OPINION")).containsText("Missing");
            clinical.upload("ETHICS_OPINION", "伦理审查意见 " + LOT + ".pdf");
            clinical.pictureOfTop("lecheng-tasklist-release-documents");
            clinical.form();
            clinical.pressComplete();
            assertThat(clinical.refusal()).containsText("“insurance” (INSURANCE) is missing");

            clinical.closeRefusal();
            clinical.turnTo("Documents");
            clinical.upload("INSURANCE", "保险凭证 " + LOT + ".pdf");
            clinical.form();
            clinical.complete();
        }
        assertThat(drug.lot(LOT).end()).isEqualTo("releasedForUse");
    }

    private Desk in(String user) {
        return CHROMIUM.desk("tasklist", user);
    }

    private static void fillIn(Form form, String code) {
        form.type("projectCode", code)
                .type("title", TITLE)
                .type("assetName", "RHB-2")
                .pick("productType", "Biologic")
                .type("indication", "Lupus nephritis · 狼疮性肾炎")
                .pick("overseasApprovalJurisdiction", "EMA")
                .pick("overseasApprovalStatus", "In force")
                .choose("approvalCoversIndication", "Yes")
                .pick("chinaRegistration", "Neither")
                .choose("clinicallyUrgent", "Yes")
                .choose("adequateAlternative", "No ·");
    }
}
