package com.lancore.pathways.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Which pathways an asset may take, and who says so. */
@PathwaysTest
class TriageIT {

    @Autowired
    private House house;

    @Autowired
    private Trail trail;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @Test
    void isOnTheTrail_withItsReasons() {
        Study study = Asset.early(house).start().study();

        assertThat(study.trail("WARNING")).anySatisfy(e -> {
            assertThat(e.name()).isEqualTo("IIT_818");
            assertThat(e.newValue()).isEqualTo("RECOMMENDED");
            assertThat(e.note()).contains("EARLY_ORDER_818_TECHNOLOGY", "SEED");
        });
    }

    @Test
    void aBlockedPathwayIsRefused_andSoIsOneThatItDoesNotSpeakOf() {
        Study study = Asset.early(house).start().study();

        study.refuses(422, "pm", "confirmPathway", "pathways", "IIT_818,LECHENG_A")
                .says("The pathway LECHENG_A is blocked");
        study.refuses(422, "pm", "confirmPathway", "pathways", "SEGMENTED").says("says nothing of a pathway");
        study.refuses(422, "pm", "confirmPathway").says("Name the pathways");
        study.refuses(422, "pm", "confirmPathway", "pathways", "NONE,IIT_818").says("NONE stands alone");
    }

    @Test
    void whatLacksInformation_goesOnOnlyOverADirector_whoIsSomebodyElse() {
        Asset asset = Asset.early(house).with("intendedOutcome", "DRUG_DEVICE").start();
        Study study = asset.study();
        study.done("confirmPathway", "pathways", "IIT_818");
        assertThat(study.open()).containsExactly("approvePathwayOverride");

        assertThat(study.leavesAsItWas(() -> study.complete(
                                "pm", "approvePathwayOverride", "overrideDecision", "APPROVED", "reason", "x"))
                        .status())
                .isEqualTo(403);
        study.refuses(422, "director", "approvePathwayOverride", "overrideDecision", "APPROVED")
                .says("Reason");
        study.done("approvePathwayOverride", "overrideDecision", "RETURN", "reason", "ask counsel first");
        assertThat(study.open()).containsExactly("confirmPathway");

        study.done("confirmPathway", "pathways", "IIT_818");
        study.done("approvePathwayOverride", "overrideDecision", "APPROVED", "reason", "counsel agrees");
        assertThat(study.open()).containsExactly("executeNda");
    }

    @Test
    void whoConfirmedThePathways_doesNotOverrideThem() {
        Asset asset = Asset.early(house).with("is818Technology", "UNKNOWN").start();
        Study study = asset.study();
        String both = "both-" + study.code();
        var person = house.newPerson(both, List.of("projectManager", "director"), List.of());
        person.post(
                        "/engine-rest/task/" + study.task("confirmPathway") + "/complete",
                        Study.variables(java.util.Map.of("pathways", "IIT_818")))
                .is(204);

        person.post(
                        "/engine-rest/task/" + study.task("approvePathwayOverride") + "/complete",
                        Study.variables(java.util.Map.of("overrideDecision", "APPROVED", "reason", "me")))
                .is(422)
                .says("another person must do it");
    }

    @Test
    void whatIsBlockedByTheTimeOfTheOverride_isRefused() {
        Asset asset = Asset.early(house)
                .with("intendedOutcome", "DRUG_DEVICE", "decisionDate", "2026-10-01")
                .start();
        Study study = asset.study();
        study.done("confirmPathway", "pathways", "IIT_818");
        // the date by whose rules it was judged is corrected to one before the Order
        corrects(asset, "decisionDate", "2026-04-30");

        study.refuses(422, "director", "approvePathwayOverride", "overrideDecision", "APPROVED", "reason", "x")
                .says("IIT_818 is blocked");
        study.done("approvePathwayOverride", "overrideDecision", "RETURN", "reason", "blocked");
    }

    /** Evidence cannot be brought before the NDA: the fact is written as a correction would. */
    private void corrects(Asset asset, String fact, String value) {
        transactions.executeWithoutResult(tx -> trail.append(
                new Act(
                        asset.code(),
                        "director",
                        "engagement",
                        asset.study().instances("engagement").get(0),
                        "applyCorrection"),
                Act.Line.fact(fact, value)));
    }

    @Test
    void triagedAgain_withWhatBecameKnown() {
        Asset asset = Asset.early(house).with("is818Technology", "UNKNOWN").start();
        Study study = asset.study();

        study.done("confirmPathway", "pathwayDecision", "TRIAGE_AGAIN", "is818Technology", "YES");
        study.done("confirmPathway", "pathwayDecision", "CONFIRM", "pathways", "IIT_818");

        assertThat(study.open()).containsExactly("executeNda");
    }

    @Test
    void withNoPathway_endsTheEngagement() {
        Study study = Asset.approvedOverseas(house).start().study();

        study.done("confirmPathway", "pathways", "NONE");

        assertThat(study.running()).isEmpty();
    }
}
