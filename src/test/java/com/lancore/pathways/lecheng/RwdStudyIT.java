package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Real-world data: endpoints before the first release, and a package that supplements and never replaces. */
@PathwaysTest
class RwdStudyIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @AfterAll
    static void everyNodeOfTheModelWasReached(@Autowired House house) {
        ModelCoverage.isAtLeast(0.95, house, "rwdStudy");
    }

    @Test
    void chosenAtTheAlignment_begins_andItsProtocolComesBeforeTheFirstRelease() {
        SpecialImport drug =
                SpecialImport.of(house).alignedWith("rwdPlanned", "YES").start().to("executeSupplyAgreement");
        Study study = drug.study();
        assertThat(study.open()).containsExactly("approveRwdProtocol", "executeSupplyAgreement");
        drug.approved();
        Lot lot = drug.ship("LOT-1", 10).inBond("TAXED");
        assertThat(study.blockers()).contains("releaseForUse RWD_PROTOCOL_MISSING");
        study.refuses(422, "clinical", "releaseForUse").says("its protocol and endpoints are approved before");

        study.refuses(422, "clinical", "approveRwdProtocol", protocol()).says("PROTOCOL");
        study.upload("clinical", "PROTOCOL");
        study.refuses(422, "clinical", "approveRwdProtocol", "rwdProtocolVersion", "V1")
                .says("RWD endpoints is missing");
        study.done("approveRwdProtocol", protocol());

        lot.released();
        study.done("classifyRwdData", classes());
        collect(study);
        issue(study);
        assertThat(study.instances("rwdStudy")).hasSize(1);
        assertThat(study.running()).containsExactly("lechengSpecialImport");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO", "UNKNOWN"})
    void notChosen_doesNotBegin_andHoldsNoRelease(String planned) {
        SpecialImport drug = SpecialImport.of(house)
                .alignedWith("rwdPlanned", planned)
                .start()
                .approved();

        drug.ship("LOT-1", 10).inBond("TAXED").released();

        assertThat(drug.study().instances("rwdStudy")).isEmpty();
    }

    @Test
    void goesOnAfterTheAccessIsClosed_untilItsPackageIsIssued() {
        SpecialImport drug =
                SpecialImport.of(house).alignedWith("rwdPlanned", "YES").start().approved();
        drug.report("clinical", "accessClosed", "reason", "the last patient has ended");
        Study study = drug.study();
        assertThat(study.running()).containsExactly("rwdStudy");

        study.upload("clinical", "PROTOCOL").done("approveRwdProtocol", protocol());
        study.done("classifyRwdData", classes());
        collect(study);
        issue(study);

        assertThat(study.running()).isEmpty();
    }

    @Test
    void endsWithAWithdrawnProject() {
        SpecialImport drug =
                SpecialImport.of(house).alignedWith("rwdPlanned", "YES").start().to("recordUrgency");

        drug.report("pm", "projectWithdrawn", "reason", "over");

        assertThat(drug.study().running()).isEmpty();
    }

    @Test
    void onceTheAccessIsClosed_canStillBeWithdrawn() {
        SpecialImport drug =
                SpecialImport.of(house).alignedWith("rwdPlanned", "YES").start().approved();
        drug.report("clinical", "accessClosed", "reason", "done");

        drug.report("pm", "projectWithdrawn", "reason", "no data to be had");

        assertThat(drug.study().running()).isEmpty();
    }

    @Test
    void besideSeveralPathways_endsOnceWithAllOfThem() {
        SpecialImport drug = SpecialImport.of(house).alignedWith("rwdPlanned", "YES");
        Study study = drug.study().start();
        drug.start().done("alignInstitution");
        assertThat(study.running()).containsExactly("iit", "lechengSpecialImport", "rwdStudy");

        drug.report("pm", "projectWithdrawn", "reason", "over");

        assertThat(study.running()).isEmpty();
    }

    @Test
    void besideTrackB_endsWithIt() {
        Study study = house.study();
        house.person("pm")
                .post(
                        "/engine-rest/process-definition/key/lechengTranslation/start",
                        Study.variables(SpecialImport.map(
                                "projectCode", study.code(),
                                "title", "Track B",
                                "assetName", "RHB-3",
                                "lechengInstitution", SpecialImport.RUIJIN,
                                "completedDomesticIit", "FILED_COMPLETED",
                                "intendedOutcome", "TECHNOLOGY")))
                .is(200);
        start("pm", study).is(200);

        house.person("pm")
                .post(
                        "/api/projects/" + study.code() + "/events",
                        Map.of("event", "projectWithdrawn", "reason", "over"))
                .is(202);

        assertThat(study.running()).isEmpty();
    }

    @Test
    void ofItsOwn_isStartedByTheProjectManager_andCanBeWithdrawn() {
        Study study = house.study();
        start("regulatory", study).is(403).isPlainRefusal();
        start("pm", study).is(200);
        assertThat(study.open()).containsExactly("approveRwdProtocol");

        house.person("pm")
                .post(
                        "/api/projects/" + study.code() + "/events",
                        Map.of("event", "projectWithdrawn", "reason", "over"))
                .is(202);

        assertThat(study.running()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dataClassification, SECRET, must be one of GENERAL",
        "dataClassification, , is missing",
        "rwdHgr, MAYBE, must be one of YES",
        "dataExportRoute, BY_MAIL, must be one of NONE",
        "supplementsOnly, YES, does not know supplementsOnly"
    })
    void unclassifiedData_areRefusedInOneSentence(String name, String value, String sentence) {
        Study study = house.study();
        start("pm", study).is(200);
        study.upload("clinical", "PROTOCOL").done("approveRwdProtocol", protocol());

        study.refuses(422, "regulatory", "classifyRwdData", SpecialImport.and(classes(), name, value))
                .says(sentence);
        study.leavesAsItWas(() -> study.complete("clinical", "classifyRwdData", classes()))
                .is(403);
    }

    private void collect(Study study) {
        study.refuses(422, "clinical", "collectRwdEvidence", "evidenceSummary", "12 patients")
                .says("EVIDENCE");
        study.upload("clinical", "EVIDENCE").done("collectRwdEvidence", "evidenceSummary", "12 patients, 9 responses");
    }

    private void issue(Study study) {
        study.refuses(422, "regulatory", "issueEvidencePackage", "supplementsOnly", "NO", "packageDate", "2026-10-30")
                .says("Supplements only must be one of YES");
        study.refuses(422, "regulatory", "issueEvidencePackage", "packageDate", "2026-10-30")
                .says("Supplements only is missing");
        study.refuses(422, "regulatory", "issueEvidencePackage", "supplementsOnly", "YES", "packageDate", "2026-10-31")
                .says("lies in the future");
        study.done("issueEvidencePackage", "supplementsOnly", "YES", "packageDate", "2026-10-30");
    }

    private Answer start(String person, Study study) {
        return house.person(person)
                .post(
                        "/engine-rest/process-definition/key/rwdStudy/start",
                        Study.variables(SpecialImport.map("projectCode", study.code(), "title", "RWD 真实世界研究")));
    }

    private static Object[] protocol() {
        return new Object[] {"rwdProtocolVersion", "V1", "rwdEndpoints", "complete renal response at 24 weeks"};
    }

    private static Object[] classes() {
        return new Object[] {
            "dataClassification", "SENSITIVE_PERSONAL", "rwdHgr", "UNKNOWN", "dataExportRoute", "CASE_BY_CASE"
        };
    }
}
