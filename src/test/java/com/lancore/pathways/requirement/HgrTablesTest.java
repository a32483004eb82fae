package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.DecisionTables.codes;
import static com.lancore.pathways.requirement.DecisionTables.codesOn;
import static com.lancore.pathways.requirement.DecisionTables.decide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.lancore.pathways.requirement.DecisionTables.Coverage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of human genetic resources. */
class HgrTablesTest {

    @Nested
    class HgrScope {

        @Test
        void everyRowIsMetByWhatAStudyUses() {
            Coverage coverage = new Coverage("hgr-scope");
            coverage.meets(Map.of("hgrMaterial", "YES", "genomicData", "YES", "dataAnonymised", "NO"));
            coverage.meets(Map.of("hgrMaterial", "NO", "genomicData", "YES", "dataAnonymised", "YES"));
            coverage.meets(Map.of("hgrMaterial", "NO", "genomicData", "NO"));
            coverage.meets(Map.of());
            coverage.isComplete();
        }

        @Test
        void genomicDataStayHumanGeneticResources_anonymisedOrNot() {
            assertThat(decide("hgr-scope", Map.of("hgrMaterial", "NO", "genomicData", "YES", "dataAnonymised", "YES")))
                    .extracting(row -> row.get("reasonCode"), row -> row.get("hgrInvolved"))
                    .containsExactly(tuple("ANONYMISED_GENOMIC_DATA", "YES"));
        }

        @Test
        void clinicalImagingProteinAndMetabolicDataAreExcludedSinceJuly2023_andNotOnlySince2025() {
            Map<String, Object> clinical = Map.of("hgrMaterial", "NO", "genomicData", "NO");
            assertThat(codesOn("2023-06-30", "hgr-scope", clinical)).isEmpty();
            assertThat(codesOn("2023-07-01", "hgr-scope", clinical)).containsExactly("NO_HGR");
            assertThat(codesOn("2026-10-09", "hgr-scope", clinical)).containsExactly("NO_HGR");
        }
    }

    @Nested
    class ForeignParty {

        @ParameterizedTest(name = "abroad {0}, {1} %, influence {2}: {3}")
        @CsvSource({
            "YES, 0, NO, PARTY_ESTABLISHED_ABROAD",
            "NO, 50, NO, FOREIGN_INTEREST_50",
            "NO, 49.99, NO, NO_FOREIGN_PARTY",
            "NO, 49.99, YES, FOREIGN_DECISIVE_INFLUENCE",
            "NO, 100, NO, FOREIGN_INTEREST_50"
        })
        void isOneByControl_andNotByThePlaceOfRegistration(
                String abroad, double interest, String influence, String reasonCode) {
            assertThat(codes(
                            "foreign-party",
                            Map.of(
                                    "partyEstablishedAbroad",
                                    abroad,
                                    "foreignInterestPercent",
                                    interest,
                                    "decisiveInfluence",
                                    influence)))
                    .containsExactly(reasonCode);
        }

        @Test
        void everyRowIsMetBySomeParty() {
            Coverage coverage = new Coverage("foreign-party");
            coverage.meets(Map.of(
                    "partyEstablishedAbroad", "YES", "foreignInterestPercent", 60.0, "decisiveInfluence", "YES"));
            coverage.meets(
                    Map.of("partyEstablishedAbroad", "NO", "foreignInterestPercent", 0.0, "decisiveInfluence", "NO"));
            coverage.meets(Map.of());
            coverage.isComplete();
        }
    }

    /** D7: all rows that hold apply together. */
    @Nested
    class HgrRoute {

        private final Map<String, Object> chinese = new HashMap<>(Map.ofEntries(
                Map.entry("hgrInvolved", "YES"),
                Map.entry("hgrInformation", "YES"),
                Map.entry("foreignParty", "NO"),
                Map.entry("foreignPartyHandles", "NO"),
                Map.entry("studyPurpose", "IIT"),
                Map.entry("atClinicalInstitutions", "YES"),
                Map.entry("specialPopulation", "NO"),
                Map.entry("participantsTotal", 40L),
                Map.entry("biobanking", "NO"),
                Map.entry("materialExported", "NO"),
                Map.entry("informationShared", "NO"),
                Map.entry("sharingCovered", "NO"),
                Map.entry("sequencedTotal", 0L),
                Map.entry("approvedBefore", "NO"),
                Map.entry("cooperationChanged", "NO"),
                Map.entry("cooperationEnded", "NO")));

        private Map<String, Object> with(Object... changes) {
            Map<String, Object> situation = new HashMap<>(chinese);
            for (int i = 0; i < changes.length; i += 2) {
                situation.put((String) changes[i], changes[i + 1]);
            }
            return situation;
        }

        private List<String> routes(Object... changes) {
            return decide("hgr-route", with(changes)).stream()
                    .filter(row -> !"DRAFT".equals(row.get("status")))
                    .map(row -> (String) row.get("route"))
                    .toList();
        }

        @Test
        void row1_withoutHumanGeneticResourcesNothingIsNeeded() {
            assertThat(routes("hgrInvolved", "NO", "foreignParty", "YES")).containsExactly("NONE");
        }

        @Test
        void row2_aForeignPartyThatCollectsItselfIsProhibited() {
            assertThat(routes("foreignParty", "YES", "foreignPartyHandles", "YES"))
                    .containsExactly("PROHIBITED", "INTL_COOPERATION_APPROVAL");
        }

        @ParameterizedTest(name = "{0} people: {1}")
        @CsvSource({"2999, NONE", "3000, NONE", "3001, COLLECTION_APPROVAL"})
        void row3_moreThan3000PeopleAskForTheApprovalOfTheCollection_and3000DoNot(long people, String route) {
            assertThat(routes("participantsTotal", people)).containsExactly(route);
        }

        @Test
        void row3_soDoPedigreesAndRegions_butNotForATrialForMarketing() {
            assertThat(routes("specialPopulation", "YES")).containsExactly("COLLECTION_APPROVAL");
            assertThat(routes("specialPopulation", "YES", "studyPurpose", "REGISTRATION_TRIAL"))
                    .containsExactly("NONE");
            assertThat(routes("participantsTotal", 9000L, "studyPurpose", "REGISTRATION_TRIAL"))
                    .containsExactly("NONE");
        }

        @Test
        void row4_biobankingAsksForTheApprovalOfThePreservation() {
            assertThat(routes("biobanking", "YES")).containsExactly("PRESERVATION_APPROVAL");
        }

        @Test
        void row5_onlyATrialForMarketingAtClinicalInstitutionsWithoutExportIsFiled() {
            assertThat(routes("foreignParty", "YES", "studyPurpose", "REGISTRATION_TRIAL"))
                    .containsExactly("FILING_BEFORE_START");
        }

        @Test
        void row6_anIitWithAForeignPartyIsApprovedAndNeverFiled() {
            assertThat(routes("foreignParty", "YES")).containsExactly("INTL_COOPERATION_APPROVAL");
            assertThat(routes("foreignParty", "YES", "studyPurpose", "REGISTRATION_TRIAL", "materialExported", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL", "EXPORT_APPROVAL");
            assertThat(routes(
                            "foreignParty",
                            "YES",
                            "studyPurpose",
                            "REGISTRATION_TRIAL",
                            "atClinicalInstitutions",
                            "NO"))
                    .containsExactly("INTL_COOPERATION_APPROVAL");
        }

        @Test
        void row7_materialThatLeavesChinaNeedsItsApprovalAndTheCertificateForCustoms() {
            assertThat(routes("materialExported", "YES")).containsExactly("EXPORT_APPROVAL");
            assertThat(decide("hgr-route", with("materialExported", "YES"))
                            .get(0)
                            .get("authority"))
                    .asString()
                    .contains("NHC", "customs by the export certificate");
        }

        @Test
        void rows8And9_informationForAForeignPartyIsReportedBefore_unlessItIsCovered() {
            assertThat(routes("foreignParty", "YES", "informationShared", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL", "PRIOR_REPORT");
            assertThat(routes("foreignParty", "YES", "informationShared", "YES", "sharingCovered", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL", "NO_SEPARATE_REPORT");
        }

        @ParameterizedTest(name = "{0} sequenced: security review {1}")
        @CsvSource({"499, false", "500, false", "501, true"})
        void row10_moreThan500SequencedPassTheSecurityReviewFirst_and500DoNot(long sequenced, boolean review) {
            List<String> asked = routes("foreignParty", "YES", "informationShared", "YES", "sequencedTotal", sequenced);
            assertThat(asked.contains("SECURITY_REVIEW")).isEqualTo(review);
            assertThat(routes("foreignParty", "YES", "informationShared", "YES", "specialPopulation", "YES"))
                    .contains("SECURITY_REVIEW");
        }

        @Test
        void row11_chinesePartiesAloneNeedNothing() {
            assertThat(routes()).containsExactly("NONE");
        }

        @Test
        void rows12And13_aChangeIsApprovedAndTheEndReported_whereThereWasAnApproval() {
            assertThat(routes("foreignParty", "YES", "approvedBefore", "YES", "cooperationChanged", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL", "CHANGE_APPROVAL");
            assertThat(routes("foreignParty", "YES", "approvedBefore", "YES", "cooperationEnded", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL", "JOINT_REPORT");
            assertThat(routes("foreignParty", "YES", "cooperationEnded", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "foreignParty",
                    "specialPopulation",
                    "participantsTotal",
                    "biobanking",
                    "materialExported",
                    "informationShared"
                })
        void whatIsNotKnownAsks_andIsNeverANo(String variable) {
            assertThat(routes(variable, null)).contains("NEEDS_INFO").doesNotContain("NONE");
        }

        @Test
        void everyRowIsMetBySomeCooperation() {
            Coverage coverage = new Coverage("hgr-route");
            coverage.meets(with());
            coverage.meets(with("hgrInvolved", "NO"));
            coverage.meets(with("hgrInvolved", null, "foreignParty", null, "studyPurpose", null));
            coverage.meets(with("studyPurpose", "REGISTRATION_TRIAL"));
            Object[] foreign = {"foreignParty", "YES", "studyPurpose", "REGISTRATION_TRIAL"};
            coverage.meets(with(foreign));
            coverage.meets(
                    with("foreignParty", "YES", "studyPurpose", "REGISTRATION_TRIAL", "materialExported", "YES"));
            coverage.meets(
                    with("foreignParty", "YES", "studyPurpose", "REGISTRATION_TRIAL", "atClinicalInstitutions", null));
            coverage.meets(with(
                    "foreignParty", "YES",
                    "foreignPartyHandles", "YES",
                    "specialPopulation", "YES",
                    "participantsTotal", 3001L,
                    "biobanking", "YES",
                    "informationShared", "YES",
                    "sequencedTotal", 501L,
                    "approvedBefore", "YES",
                    "cooperationChanged", "YES",
                    "cooperationEnded", "YES"));
            coverage.meets(with("informationShared", "YES", "sharingCovered", "YES"));
            coverage.meets(with(
                    "foreignParty", "YES",
                    "foreignPartyHandles", null,
                    "specialPopulation", null,
                    "participantsTotal", null,
                    "biobanking", null,
                    "materialExported", null,
                    "informationShared", null));
            coverage.meets(with("informationShared", "YES", "sharingCovered", null, "sequencedTotal", null));
            coverage.isComplete();
        }
    }
}
