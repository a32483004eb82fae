package com.lancore.pathways.hgr;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the law asks of a study with human genetic resources: an approval, a filing, a report, or nothing. */
@PathwaysTest
class HgrRouteIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-09-28T10:00");
    }

    @Test
    void ofAnIitWithAForeignParty_isTheApproval_andNeverTheFiling() {
        Study study = CooperatingStudies.foreign(house).done("assessHgrRoute");

        assertThat(study.open()).contains("submitHgrApplication");
        assertThat(study.fact("hgrRoutes")).isEqualTo("INTL_COOPERATION_APPROVAL");
    }

    /** Edge case 34: the thresholds are held against all sites of the cooperation together, and they are strict. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'1600, 1400', INTL_COOPERATION_APPROVAL",
        "3000, INTL_COOPERATION_APPROVAL",
        "'1600, 1401', 'COLLECTION_APPROVAL, INTL_COOPERATION_APPROVAL'",
        "3001, 'COLLECTION_APPROVAL, INTL_COOPERATION_APPROVAL'"
    })
    void edge34_countsThePeopleOfAllSitesTogether(String bySite, String routes) {
        Study study = CooperatingStudies.foreign(house).done("assessHgrRoute", "participantsBySite", bySite);

        assertThat(study.fact("hgrRoutes")).isEqualTo(routes);
    }

    @Test
    void countsThoseSequencedOfAllSitesTogether_500AreNotMoreThan500() {
        assertThat(sequenced("300, 200")).doesNotContain("SECURITY_REVIEW");
        assertThat(sequenced("300, 201")).contains("SECURITY_REVIEW", "PRIOR_REPORT");
    }

    private String sequenced(String bySite) {
        return CooperatingStudies.foreign(house)
                .done("assessHgrRoute", "informationShared", "YES", "sharingCovered", "NO", "sequencedBySite", bySite)
                .fact("hgrRoutes");
    }

    @Test
    void asksForNumbersBySite() {
        CooperatingStudies.foreign(house)
                .refuses(422, "regulatory", "assessHgrRoute", with("participantsBySite", "about 3000"))
                .says("must be whole numbers, one a site");
    }

    /** Edge case 35: anonymised data stay human genetic resources information while they are genomic. */
    @Test
    void edge35_anonymisedDataThatAreStillGenomic_areHumanGeneticResources() {
        Study study =
                CooperatingStudies.foreign(house).done("assessHgrRoute", "hgrMaterial", "NO", "dataAnonymised", "YES");
        assertThat(study.open()).contains("assessAnonymisation");

        study.done("assessAnonymisation", "genomicData", "YES", "anonymisationMethod", "names removed");

        assertThat(study.fact("hgrRoutes")).isEqualTo("INTL_COOPERATION_APPROVAL");
    }

    @Test
    void ofDataThatHoldNothingGenomic_isNone() {
        Study study = CooperatingStudies.foreign(house)
                .done(
                        "assessHgrRoute",
                        "hgrMaterial",
                        "NO",
                        "genomicData",
                        "NO",
                        "dataAnonymised",
                        "UNKNOWN",
                        "informationShared",
                        null)
                .done("assessAnonymisation", "genomicData", "NO", "anonymisationMethod", "only laboratory values");

        assertThat(study.fact("hgrRoutes")).isEqualTo("NONE");
        assertThat(study.blockers()).doesNotContain("confirmFirstPatient HGR_NOT_CLEARED");
    }

    @ParameterizedTest
    @CsvSource({
        "decisiveInfluence, YES, YES",
        "decisiveInfluence, NO, NO",
        "foreignInterestPercent, 50, YES",
        "foreignInterestPercent, 49.99, NO"
    })
    void goesByWhoControlsTheOtherParty(String name, String value, String foreignParty) {
        Study study = CooperatingStudies.foreign(house).upload("regulatory", "EVIDENCE");
        Object[] answers = CooperatingStudies.chineseParty();
        for (int i = 0; i < answers.length; i += 2) {
            answers[i + 1] = answers[i].equals(name) ? value : answers[i + 1];
        }

        study.done("assessHgrRoute", answers);

        assertThat(study.fact("hgrForeignParty")).isEqualTo(foreignParty);
        assertThat(study.fact("hgrRoutes"))
                .isEqualTo(foreignParty.equals("YES") ? "INTL_COOPERATION_APPROVAL" : "NONE");
    }

    @Test
    void asksForEvidence_whereNobodyForeignControlsTheOtherParty() {
        Study study = CooperatingStudies.foreign(house);

        study.refuses(422, "regulatory", "assessHgrRoute", with(CooperatingStudies.chineseParty()))
                .says("EVIDENCE");
    }

    @Test
    void asksAgain_whereAnAnswerIsMissing_orThePlanIsProhibited() {
        Study study = CooperatingStudies.foreign(house).done("assessHgrRoute", "biobanking", "UNKNOWN");
        assertThat(study.open()).contains("assessHgrRoute");
        assertThat(study.fact("hgrRoutes")).contains("NEEDS_INFO");
        assertThat(hold(study)).contains("QUESTIONS_OPEN");

        study.done("assessHgrRoute", "foreignPartyHandles", "YES");
        assertThat(study.open()).contains("assessHgrRoute");
        assertThat(hold(study)).contains("PROHIBITED");

        study.done("assessHgrRoute");
        assertThat(study.open()).contains("submitHgrApplication");
    }

    /** Edge case 38: the draft of 2026 stands in the table, and in no result. */
    @Test
    void edge38_isNeverTouchedByADraft() {
        Study study = CooperatingStudies.foreign(house)
                .done("assessHgrRoute", "materialExported", "YES", "biobanking", "YES");

        assertThat(study.fact("hgrRoutes"))
                .isEqualTo("PRESERVATION_APPROVAL, INTL_COOPERATION_APPROVAL, EXPORT_APPROVAL");
    }

    private String hold(Study study) {
        return study.outside().blocker("confirmFirstPatient", "HGR_NOT_CLEARED").missing();
    }

    private static Object[] with(Object... replaced) {
        java.util.Map<String, Object> values = new java.util.LinkedHashMap<>(java.util.Map.of(
                "hgrMaterial", "YES",
                "genomicData", "NO",
                "dataAnonymised", "NO",
                "partyEstablishedAbroad", "YES",
                "decisiveInfluence", "YES",
                "foreignPartyHandles", "NO",
                "specialPopulation", "NO",
                "biobanking", "NO",
                "materialExported", "NO"));
        for (int i = 0; i < replaced.length; i += 2) {
            values.put((String) replaced[i], replaced[i + 1]);
        }
        return values.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray();
    }
}
