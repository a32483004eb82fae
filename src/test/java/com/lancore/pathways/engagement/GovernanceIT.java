package com.lancore.pathways.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The monthly review of an engagement: its budget, its milestones, what the director decides on drift. */
@PathwaysTest
class GovernanceIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @Test
    void comesEveryMonthOnAWorkingDay_onOneTimer() {
        Study study = Asset.early(house).start().executing().study();
        study.done("openIit", Asset.studyInputs(house));
        assertThat(study.timers().stream().filter(t -> t.node().equals("nextGovernanceReview")))
                .hasSize(1);
        // 30 November is a Monday
        assertThat(study.timer("nextGovernanceReview")).contains(Instant.parse("2026-11-30T01:00:00Z"));

        review("2026-11-30T09:00", study, "10000");

        // 30 December is a Wednesday
        assertThat(study.timer("nextGovernanceReview")).contains(Instant.parse("2026-12-30T01:00:00Z"));
    }

    @Test
    void aDayOffMovesItToTheWorkingDayThatFollows() {
        house.clock().set("2026-09-05T10:00");
        Asset asset = Asset.early(house).start().to("approveExecutionPackage");
        asset.study().done("approveExecutionPackage", Asset.and(Asset.PACKAGE, "packageApprovedDate", "2026-09-03"));

        // 3 October lies in the holiday, which ends on the 7th
        assertThat(asset.study().timer("nextGovernanceReview")).contains(Instant.parse("2026-10-08T01:00:00Z"));
    }

    @Test
    void withinTheThresholds_itGoesOn() {
        Study study = Asset.early(house).start().executing().study();
        study.done("openIit", Asset.studyInputs(house));

        review("2026-11-30T09:00", study, "1100000");

        assertThat(study.open()).doesNotContain("decideOnDrift", "reviewGovernance");
    }

    @Test
    void beyondTheThreshold_theDirectorDecides_andMayReviseTheBudget() {
        Study study = Asset.early(house).start().executing().study();
        study.done("openIit", Asset.studyInputs(house));

        review("2026-11-30T09:00", study, "1100000.01");
        assertThat(study.open()).contains("decideOnDrift");
        assertThat(study.trail("WARNING")).extracting(Study.Entry::name).contains("BUDGET_OVERRUN");
        assertThat(study.timer("nextGovernanceReview")).isEmpty();
        study.refuses(422, "director", "decideOnDrift", "driftDecision", "REVISE_BUDGET", "reason", "x")
                .says("Budget amount is missing");
        study.done("decideOnDrift", "driftDecision", "REVISE_BUDGET", "budgetAmount", "2000000", "reason", "agreed");

        house.clock().set("2026-12-30T09:00");
        study.fireDueTimers();
        study.done(
                "reviewGovernance",
                "spentAmount",
                "1200000",
                "note",
                "-",
                "milestonesReached",
                "First report to the client: 2026-11-19");
        assertThat(study.open()).doesNotContain("decideOnDrift");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO", "UNKNOWN"})
    void anExportOfDataThatDoesNotComply_orMayNot_goesToTheDirector(String complies) {
        Study study = Asset.early(house).start().executing().study();
        study.done("openIit", Asset.studyInputs(house));
        house.clock().set("2026-11-30T09:00");
        study.fireDueTimers();

        study.done("reviewGovernance", "spentAmount", "1", "note", "-", "dataExportCompliant", complies);
        study.done("decideOnDrift", "driftDecision", "CONTINUE", "reason", "the contract is being signed");

        assertThat(study.timer("nextGovernanceReview")).isPresent();
    }

    @Test
    void aMilestoneFarBehindItsBaseline_goesToTheDirector_unlessTheReviewSaysItWasReached() {
        Study study = Asset.early(house).start().executing().study();
        study.done("openIit", Asset.studyInputs(house));
        house.clock().set("2026-12-30T09:00");
        study.fireDueTimers();

        study.refuses(
                        422,
                        "pm",
                        "reviewGovernance",
                        "spentAmount",
                        "1",
                        "note",
                        "-",
                        "milestonesReached",
                        "Another: 2026-11-19")
                .says("only a milestone of the package");
        study.done("reviewGovernance", "spentAmount", "1", "note", "-");
        assertThat(study.open()).contains("decideOnDrift");
        study.done("decideOnDrift", "driftDecision", "CONTINUE", "reason", "reported by phone");

        house.clock().set("2027-01-30T18:00");
        house.clock().set("2027-02-05T09:00");
        study.fireDueTimers();
        study.done(
                "reviewGovernance",
                "spentAmount",
                "1",
                "note",
                "-",
                "milestonesReached",
                "First report to the client: 2026-11-19");
        assertThat(study.open()).doesNotContain("decideOnDrift");
    }

    @Test
    void onceNothingRuns_theReviewEndsTheEngagement() {
        Study study = Asset.early(house)
                .with("objective", "NMPA_PREPARATION", "assetStage", "OVERSEAS_APPROVED")
                .with("overseasApprovalJurisdiction", "FDA", "overseasApprovalStatus", "ACTIVE")
                .with("approvalCoversIndication", "YES")
                .choosing("RWD")
                .start()
                .executing()
                .study();
        study.done("openRwd");
        review("2026-11-30T09:00", study, "1");
        assertThat(study.running()).contains("engagement");

        study.upload("clinical", "PROTOCOL", "EVIDENCE");
        study.done("approveRwdProtocol", "rwdProtocolVersion", "V1", "rwdEndpoints", "survival");
        study.done("classifyRwdData", "dataClassification", "GENERAL", "rwdHgr", "NO", "dataExportRoute", "NONE");
        study.done("collectRwdEvidence", "evidenceSummary", "it works");
        study.done("issueEvidencePackage", "supplementsOnly", "YES", "packageDate", "2026-11-30");
        review("2026-12-30T09:00", study, "2");
        study.done("decideOnDrift", "driftDecision", "CONTINUE", "reason", "the report is late, and done");

        assertThat(study.running()).isEmpty();
    }

    private void review(String at, Study study, String spent) {
        house.clock().set(at);
        study.fireDueTimers();
        study.done("reviewGovernance", "spentAmount", spent, "note", "as planned");
    }
}
