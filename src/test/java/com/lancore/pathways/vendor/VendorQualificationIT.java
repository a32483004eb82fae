package com.lancore.pathways.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A vendor is chosen, screened, audited, approved by somebody else until a day, and works under change orders. */
@PathwaysTest
class VendorQualificationIT {

    @Autowired
    private House house;

    private Study project;

    @BeforeEach
    void aVendorIsNeeded() {
        house.clock().set("2026-09-28T10:00");
        project = house.study();
        tryStart("pm").is(200);
    }

    @AfterAll
    static void everyNodeOfTheModelWasReached(@Autowired House house) {
        ModelCoverage.isAtLeast(0.95, house, "vendorQualification");
    }

    private Answer tryStart(String person) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("projectCode", project.code());
        values.put("title", "Vendor of a study 供应商");
        values.put("vendorService", "CRO");
        values.put("vendorNeed", "Monitoring of three sites");
        return house.person(person)
                .post("/engine-rest/process-definition/key/vendorQualification/start", Study.variables(values));
    }

    private static final Object[] SHORTLIST = {
        "vendorShortlist", "Alpha CRO\nBeta CRO", "vendorName", "Alpha CRO", "shortlistReason", "knows the sites"
    };

    private Study audited(String capability, String dataIntegrity) {
        return project.done("shortlistVendors", SHORTLIST)
                .done("screenVendorConflicts", "conflictOutcome", "NONE")
                .upload("quality", "AUDIT_REPORT")
                .done("auditVendor", audit(capability, dataIntegrity, "two findings"));
    }

    private static Object[] audit(String capability, String dataIntegrity, String findings) {
        return new Object[] {
            "auditDate", "2026-09-25",
            "capabilityOutcome", capability,
            "dataIntegrityOutcome", dataIntegrity,
            "auditFindings", findings
        };
    }

    private Study approved() {
        return audited("PASS", "PASS")
                .done("approveVendor", "vendorDecision", "APPROVED", "vendorValidUntil", "2027-09-30");
    }

    @Test
    void itsProjectManagersStartIt_oneForEachVendor() {
        tryStart("quality").is(403);
        tryStart("pm").is(200);

        assertThat(project.instances("vendorQualification")).hasSize(2);
        assertThat(project.open()).containsExactly("shortlistVendors", "shortlistVendors");
    }

    @Test
    void aConflictThatNobodyLookedInto_isAskedAbout() {
        project.done("shortlistVendors", SHORTLIST);

        project.refuses(422, "regulatory", "screenVendorConflicts", "conflictOutcome", "UNKNOWN")
                .says("conflict of interest is unknown", "请先取得其声明");
    }

    @Test
    void aConflictThatCannotBeManaged_asksForAnotherVendor() {
        project.done("shortlistVendors", SHORTLIST)
                .done(
                        "screenVendorConflicts",
                        "conflictOutcome",
                        "CONFLICT",
                        "conflictNote",
                        "the PI owns a tenth of it");

        assertThat(project.open()).containsExactly("shortlistVendors");
    }

    @Test
    void theAuditNeedsItsReport_andSaysWhatItFound() {
        project.done("shortlistVendors", SHORTLIST)
                .done("screenVendorConflicts", "conflictOutcome", "MANAGED", "conflictNote", "a former colleague");
        project.refuses(422, "quality", "auditVendor", audit("PASS", "PASS", "none"))
                .says("AUDIT_REPORT");
        project.upload("quality", "AUDIT_REPORT");

        project.refuses(
                        422,
                        "quality",
                        "auditVendor",
                        "auditDate",
                        "2026-09-25",
                        "capabilityOutcome",
                        "PASS",
                        "dataIntegrityOutcome",
                        "FINDINGS")
                .says("Audit findings are missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"capability", "dataIntegrity"})
    void aFailedAudit_asksForAnotherVendor(String what) {
        audited(what.equals("capability") ? "FAIL" : "PASS", what.equals("capability") ? "PASS" : "FAIL");

        assertThat(project.open()).containsExactly("shortlistVendors");
    }

    @Test
    void findingsAreCorrectedAndVerifiedOnEvidence_beforeTheApproval() {
        audited("PASS", "FINDINGS");
        assertThat(project.open()).containsExactly("planCorrectiveActions");
        project.done("planCorrectiveActions", "capaPlan", "audit trail switched on", "capaDueDate", "2026-10-15");
        assertThat(Instant.parse(project.json("verifyCorrectiveActions")
                        .get("due")
                        .asText()
                        .replaceFirst("\\+0000$", "Z")))
                .isEqualTo(Instant.parse("2026-10-15T15:59:59Z"));

        project.refuses(
                        422,
                        "quality",
                        "verifyCorrectiveActions",
                        "capaOutcome",
                        "CLOSED",
                        "capaVerifiedDate",
                        "2026-09-28")
                .says("EVIDENCE");
        project.done(
                "verifyCorrectiveActions",
                "capaOutcome",
                "OPEN",
                "capaVerifiedDate",
                "2026-09-28",
                "capaNote",
                "one server is left");
        project.done("planCorrectiveActions", "capaPlan", "the last server", "capaDueDate", "2026-10-20")
                .upload("quality", "EVIDENCE")
                .done("verifyCorrectiveActions", "capaOutcome", "CLOSED", "capaVerifiedDate", "2026-09-28");

        assertThat(project.open()).containsExactly("approveVendor");
    }

    @Test
    void isApprovedByAnotherPersonThanAudited() {
        Person both = house.newPerson("auditor-and-director", List.of("qualityAssurance", "director"), List.of());
        project.done("shortlistVendors", SHORTLIST)
                .done("screenVendorConflicts", "conflictOutcome", "NONE")
                .upload("quality", "AUDIT_REPORT");
        both.post(
                        "/engine-rest/task/" + project.task("auditVendor") + "/complete",
                        Study.variables(Map.of(
                                "auditDate", "2026-09-25",
                                "capabilityOutcome", "PASS",
                                "dataIntegrityOutcome", "PASS")))
                .is(204);
        String approval = project.task("approveVendor");

        project.leavesAsItWas(() -> both.post(
                        "/engine-rest/task/" + approval + "/complete",
                        Study.variables(Map.of("vendorDecision", "APPROVED", "vendorValidUntil", "2027-09-30"))))
                .is(422)
                .says("another person must do it", "须由他人办理");
        project.done("approveVendor", "vendorDecision", "APPROVED", "vendorValidUntil", "2027-09-30");
    }

    @Test
    void isApprovedUntilADayThatIsYetToCome_orAuditedAgain_orRejected() {
        audited("PASS", "PASS");
        project.refuses(
                        422,
                        "director",
                        "approveVendor",
                        "vendorDecision",
                        "APPROVED",
                        "vendorValidUntil",
                        "2026-09-27")
                .says("Vendor valid until 2026-09-27 lies before today");
        project.refuses(422, "director", "approveVendor", "vendorDecision", "REJECTED")
                .says("Reason is missing");

        project.done("approveVendor", "vendorDecision", "AUDIT_AGAIN", "reason", "the second site was left out");
        assertThat(project.open()).containsExactly("auditVendor");
        project.done("auditVendor", audit("PASS", "PASS", "none"))
                .done("approveVendor", "vendorDecision", "REJECTED", "reason", "too dear");
        assertThat(project.open()).containsExactly("shortlistVendors");
    }

    @Test
    void aChangeOrderSaysWhatItMeansForBudgetAndTime_andAnotherPersonApprovesIt() {
        approved();
        project.refuses(
                        422,
                        "pm",
                        "manageVendor",
                        "vendorAction",
                        "CHANGE_ORDER",
                        "changeOrderNumber",
                        "CO-1",
                        "changeOrderDescription",
                        "a fourth site",
                        "budgetImpact",
                        "INCREASE",
                        "timeImpact",
                        "LATER")
                .says("Budget change amount, Budget change currency, Time change working days are missing");
        project.done(
                "manageVendor",
                "vendorAction",
                "CHANGE_ORDER",
                "changeOrderNumber",
                "CO-1",
                "changeOrderDescription",
                "a fourth site",
                "budgetImpact",
                "INCREASE",
                "budgetChangeAmount",
                "250000.00",
                "budgetChangeCurrency",
                "CNY",
                "timeImpact",
                "LATER",
                "timeChangeWorkingDays",
                "20");
        assertThat(project.open()).containsExactly("approveChangeOrder");

        project.done("approveChangeOrder", "changeOrderDecision", "APPROVED");

        assertThat(project.fact("budgetChangeAmount")).isEqualTo("250000.00");
        assertThat(project.open()).containsExactly("manageVendor");
        project.done("manageVendor", "vendorAction", "END", "reason", "the work is done");
        assertThat(project.running()).isEmpty();
    }

    @Test
    void itsNextAuditIsPrepared60DaysBeforeTheEnd_andAfterTheEndItIsAuditedAgain() {
        approved();
        assertThat(project.timer("renewalOfVendorDue")).contains(Instant.parse("2027-08-01T01:00:00Z"));
        assertThat(project.timer("vendorApprovalEnded")).contains(Instant.parse("2027-09-30T16:00:00Z"));

        house.clock().set("2027-08-01T09:00");
        assertThat(project.fireDueTimers()).containsExactly("renewalOfVendorDue");
        assertThat(project.open()).containsExactly("manageVendor", "prepareRequalification");
        project.done("prepareRequalification", "requalificationPlan", "in September, by quality");
        house.clock().set("2027-10-01T00:00");
        assertThat(project.fireDueTimers()).containsExactly("vendorApprovalEnded");

        assertThat(project.open()).containsExactly("auditVendor");
        assertThat(project.fact("vendorExpiredOn")).isEqualTo("2027-09-30");
    }

    /** Two vendors are audited at once: a report belongs to the one at whose task it was uploaded. */
    @Test
    void aReportBelongsToTheVendorAtWhoseTaskItWasUploaded() {
        project.done("shortlistVendors", SHORTLIST).done("screenVendorConflicts", "conflictOutcome", "NONE");
        String alpha = project.task("auditVendor");
        tryStart("pm").is(200);
        project.upload("quality", "AUDIT_REPORT");
        project.refuses(422, "quality", "auditVendor", audit("PASS", "PASS", "none"))
                .says("AUDIT_REPORT");

        house.person("quality")
                .upload(
                        "/api/projects/" + project.code() + "/documents",
                        Map.of("kind", "AUDIT_REPORT", "task", alpha),
                        "audit.pdf",
                        Study.pdf("audit"))
                .is(201);

        project.done("auditVendor", audit("PASS", "PASS", "none"));
        assertThat(project.open()).containsExactly("approveVendor", "shortlistVendors");
    }

    @Test
    void endsWithItsProject() {
        project.outside().reported("pm", "projectWithdrawn", "reason", "the study is given up");

        assertThat(project.running()).isEmpty();
    }
}
