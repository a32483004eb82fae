package com.lancore.pathways.demo;

import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A firm that has just come to the house: its pathway is chosen, and nothing confidential is asked before the NDA. */
@Component
@Profile("demo")
class DemoEngagements {

    void waitingForTheNda(DemoProject project) {
        project.ago(5)
                .start("engagement", "CAR-NK for lupus nephritis · CAR-NK治疗狼疮性肾炎", earlyCellTherapy())
                .ago(2)
                .step("pm", "confirmPathway", Map.of("pathways", "IIT_818"));
    }

    private static Map<String, Object> earlyCellTherapy() {
        return Map.ofEntries(
                Map.entry("assetStage", "PRE_IND"),
                Map.entry("productType", "CELL"),
                Map.entry("is818Technology", "YES"),
                Map.entry("intendedOutcome", "TECHNOLOGY"),
                Map.entry("indication", "Lupus nephritis"),
                Map.entry("rareDisease", "NO"),
                Map.entry("overseasApprovalJurisdiction", "NONE"),
                Map.entry("overseasApprovalStatus", "NONE"),
                Map.entry("approvalCoversIndication", "UNKNOWN"),
                Map.entry("chinaRegistration", "NONE"),
                Map.entry("clinicallyUrgent", "YES"),
                Map.entry("adequateAlternative", "NO"),
                Map.entry("completedDomesticIit", "NONE"),
                Map.entry("objective", "IIT_SIGNAL"));
    }
}
