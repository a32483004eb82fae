package com.lancore.pathways.wholerun;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.PathwaysTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Runs last (the classes run in the order of their names): what all stories together went through. By itself it has
 * nothing to look at, and fails.
 */
@PathwaysTest
class EveryModelIsCoveredIT {

    @Autowired
    private House house;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "engagement",
                "iit",
                "importCompliance",
                "deadlineWatch",
                "reportEvent",
                "ethicsRenewal",
                "sendNotice",
                "dailyDigest",
                "lechengSpecialImport",
                "lechengShipment",
                "lechengTranslation",
                "rwdStudy",
                "segmentedProduction",
                "iitConduct",
                "protocolChange",
                "safetyReport",
                "hgrCompliance",
                "vendorQualification",
                "outwardPayment"
            })
    void theStoriesPassAtLeast95PercentOfItsFlowNodes(String process) {
        ModelCoverage.isAtLeast(0.95, house, process);
    }
}
