package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What changes while goods are ordered or in bond: the overseas approval, the registration in China, the licence. */
@PathwaysTest
class ChangeInMidCourseIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @ParameterizedTest
    @CsvSource({
        "overseasApprovalWithdrawn, ALL, OVERSEAS_APPROVAL_WITHDRAWN",
        "overseasApprovalWithdrawn, lupus nephritis, OVERSEAS_APPROVAL_WITHDRAWN",
        "nmpaRegistrationGranted, ALL, REGISTERED_IN_CHINA",
        "nmpaRegistrationGranted, Lupus nephritis, REGISTERED_IN_CHINA",
        "institutionLicenceSuspended, ALL, INSTITUTION_LICENCE_SUSPENDED"
    })
    void stopsOrderingAndTheLotInBond_andTellsPeople(String event, String scope, String requirement) {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        Study study = drug.study();
        drug.ship("LOT-1", 1).inBond("TAXED");
        assertThat(study.blockers()).isEmpty();

        drug.status(event, scope);

        assertThat(study.open()).containsExactly("assessStatusChange", "releaseForUse");
        assertThat(study.blockers()).contains("releaseForUse " + requirement);
        study.refuses(422, "clinical", "releaseForUse").says("2026-10-30");
        study.leavesAsItWas(() -> drug.tryReport("clinical", "shipmentPlanned", "shipmentCode", "LOT-2", "quantity", 1))
                .is(422)
                .says("2026-10-30");
        study.leavesAsItWas(() -> study.complete("pm", "assessStatusChange", "statusAssessment", "mine"))
                .is(403);
        drug.done("assessStatusChange", "statusAssessment", "two patients go on by decision of their doctor");
        study.refuses(422, "clinical", "releaseForUse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overseasApprovalWithdrawn", "nmpaRegistrationGranted", "institutionLicenceSuspended"})
    void ofAnotherIndication_isAssessed_andStopsNothing(String event) {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");

        drug.status(event, "Psoriasis");

        assertThat(drug.study().open()).containsExactly("assessStatusChange", "releaseForUse");
        lot.released();
        drug.ship("LOT-2", 1).cleared("TAXED");
    }

    @Test
    void stopsTheLotAtCustomsToo() {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        drug.ship("LOT-1", 1).upload("CUSTOMS_RELEASE");

        drug.status("overseasApprovalWithdrawn", "ALL");

        drug.study()
                .refuses(422, "quality", "clearCustoms", SpecialImport.customs("TAXED"))
                .says("ordering and release stop");
    }

    @Test
    void isLifted_byANewOverseasApproval_andMayComeAgain() {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");
        drug.status("overseasApprovalWithdrawn", "ALL");

        drug.status("overseasApprovalGranted", "ALL");
        assertThat(drug.study().blockers()).isEmpty();
        drug.status("overseasApprovalWithdrawn", "ALL");
        lot.tryRelease().is(422);
        drug.status("overseasApprovalGranted", "Lupus nephritis");

        lot.released();
    }

    @Test
    void aNewApprovalForAnotherIndication_liftsNothing() {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");
        drug.status("overseasApprovalWithdrawn", "ALL");

        drug.status("overseasApprovalGranted", "Psoriasis");

        lot.tryRelease().is(422).isPlainRefusal();
    }

    @Test
    void aNewApprovalThatIsOlderThanTheWithdrawal_liftsNothing() {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");
        drug.status("overseasApprovalWithdrawn", "ALL");

        drug.report("regulatory", "overseasApprovalGranted", "date", "2026-10-29", "scope", "ALL");
        lot.tryRelease().is(422).isPlainRefusal().says("withdrawn or suspended on 2026-10-30");

        drug.report("regulatory", "overseasApprovalGranted", "date", "2026-10-30", "scope", "ALL");
        lot.released();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "lupus nephritis"})
    void aSuspensionOfTheLicence_isLifted_withWhoWhenAndWhyOnTheTrail_andMayComeAgain(String scope) {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        Study study = drug.study();
        Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");
        drug.status("institutionLicenceSuspended", "ALL");
        house.clock().set("2026-11-05T10:00");

        drug.report("regulatory", "institutionLicenceRestored", restored("2026-11-04", scope));

        assertThat(study.blockers()).isEmpty();
        assertThat(study.trail("FACT"))
                .filteredOn(e -> e.node().equals("institutionLicenceRestored"))
                .allSatisfy(e -> assertThat(e.person()).isEqualTo("regulatory"))
                .extracting(e -> e.name() + "=" + e.newValue())
                .contains("date=2026-11-04", "reason=the commission has seen the corrections");
        drug.ship("LOT-2", 1).cleared("TAXED");

        drug.status("institutionLicenceSuspended", "ALL");
        lot.tryRelease().is(422).says("suspended on 2026-11-05");
        drug.report("regulatory", "institutionLicenceRestored", restored("2026-11-05", scope));
        lot.released();
    }

    @Test
    void aSuspensionOfTheLicence_isNotLifted_forAnotherIndication_orBeforeItBegan() {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");
        drug.status("institutionLicenceSuspended", "ALL");

        drug.study()
                .leavesAsItWas(
                        () -> drug.tryReport("regulatory", "institutionLicenceRestored", restored("2026-10-29", "ALL")))
                .is(422)
                .says("lies before the suspension of 2026-10-30");
        drug.report("regulatory", "institutionLicenceRestored", restored("2026-10-30", "Psoriasis"));

        lot.tryRelease().is(422).says("suspended on 2026-10-30");
    }

    @Test
    void aLicenceIsRestored_byRegulatoryAffairs_withAReason_whereThereIsSomethingToRestore() {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        Study study = drug.study();
        Object[] today = restored("2026-10-30", "ALL");
        study.leavesAsItWas(() -> drug.tryReport("regulatory", "institutionLicenceRestored", today))
                .is(409)
                .says("No suspension of the licence was reported");
        drug.status("institutionLicenceSuspended", "ALL");

        for (String person : List.of("pm", "clinical", "quality", "ops", "director")) {
            study.leavesAsItWas(() -> drug.tryReport(person, "institutionLicenceRestored", today))
                    .is(403);
        }
        refusesToRestore(drug, "reason", "  ", "Reason is missing");
        refusesToRestore(drug, "date", "2026-10-31", "lies in the future");
        refusesToRestore(drug, "date", "2026-02-30", "must be a date");
        refusesToRestore(drug, "scope", null, "Scope is missing");
        refusesToRestore(drug, "institutionLicenceValidTo", "2026-10-29", "lies before Date of 2026-10-30");
    }

    @Test
    void aLicenceThatIsRenewed_countsWithItsNewValidity_andTheRegisterHoldsWhereItEndsEarlier() {
        SpecialImport drug = SpecialImport.of(house)
                .alignedWith("lechengInstitution", "Renewed Clinic")
                .alignedWith("institutionLicenceValidTo", "2026-11-10");
        register("Renewed Clinic", "2026-11-12");
        drug.start().approved();
        Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");
        house.clock().set("2026-11-13T10:00");
        lot.tryRelease().is(422).says("valid until 2026-11-10");

        drug.report(
                "regulatory",
                "institutionLicenceRestored",
                SpecialImport.and(restored("2026-11-13", "ALL"), "institutionLicenceValidTo", "2029-11-10"));
        lot.tryRelease().is(422).says("valid until 2026-11-12");
        register("Renewed Clinic", "2029-11-10");

        lot.released();
    }

    private void register(String name, String validTo) {
        house.person("ops")
                .put("/api/institutions/" + name.replace(" ", "%20"), SpecialImport.map("validTo", validTo))
                .is(200);
    }

    private void refusesToRestore(SpecialImport drug, String name, String value, String sentence) {
        drug.study()
                .leavesAsItWas(() -> drug.tryReport(
                        "regulatory",
                        "institutionLicenceRestored",
                        SpecialImport.and(restored("2026-10-30", "ALL"), name, value)))
                .is(422)
                .says(sentence);
    }

    private Object[] restored(String date, String scope) {
        return new Object[] {"date", date, "scope", scope, "reason", "the commission has seen the corrections"};
    }

    @Test
    void aLicenceThatHasExpired_stopsTheLotInBond() {
        SpecialImport drug = SpecialImport.of(house)
                .alignedWith("institutionLicenceValidTo", "2026-11-10")
                .start()
                .approved();
        Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");

        house.clock().set("2026-11-11T00:30");
        assertThat(drug.study().blockers()).contains("releaseForUse INSTITUTION_LICENCE_EXPIRED");
        drug.study().refuses(422, "clinical", "releaseForUse").says("valid until 2026-11-10");
        drug.study()
                .leavesAsItWas(
                        () -> drug.tryReport("clinical", "shipmentPlanned", "shipmentCode", "LOT-2", "quantity", 1))
                .is(422)
                .says("valid until 2026-11-10");

        house.clock().set("2026-11-10T23:30");
        lot.released();
    }

    @Test
    void aLicenceThatOperationsShortens_stopsTheLotInBond() {
        house.person("ops")
                .put("/api/institutions/Short%20Clinic", SpecialImport.map("validTo", "2028-12-31"))
                .is(200);
        SpecialImport drug = SpecialImport.of(house)
                .alignedWith("lechengInstitution", "Short Clinic")
                .start()
                .approved();
        drug.ship("LOT-1", 1).inBond("TAXED");

        house.person("ops")
                .put("/api/institutions/Short%20Clinic", SpecialImport.map("validTo", "2026-10-29"))
                .is(200);

        drug.study().refuses(422, "clinical", "releaseForUse").says("valid until 2026-10-29");
    }
}
