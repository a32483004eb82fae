package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The lots of an approved special import: ordered, cleared, kept cold, released, taken out, charged. */
@PathwaysTest
class ShipmentIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @AfterAll
    static void everyNodeOfTheModelWasReached(@Autowired House house) {
        ModelCoverage.isAtLeast(0.95, house, "lechengShipment");
    }

    private SpecialImport approved() {
        return SpecialImport.of(house).start().approved();
    }

    private SpecialImport approvedFor(int quantity) {
        return SpecialImport.of(house)
                .start()
                .to("recordImportDecision")
                .done("recordImportDecision", "approvedQuantity", quantity);
    }

    @Nested
    class AnOrder {

        @Test
        void staysWithinTheApprovedQuantity_allLotsTogether() {
            SpecialImport drug = approvedFor(100);

            order(drug, "LOT-1", "101").is(422).says("Approved are 100, planned already 0: another 101");
            drug.ship("LOT-1", 60);
            order(drug, "LOT-2", "41").is(422).says("planned already 60");
            drug.ship("LOT-2", 40);
            order(drug, "LOT-3", "1").is(422).says("planned already 100");
        }

        @Test
        void withoutAnApprovedQuantity_hasNoLimit() {
            approved().ship("LOT-1", 999_999_999);
        }

        @Test
        void hasACodeOfItsOwn() {
            SpecialImport drug = approved();
            drug.ship("LOT-1", 1);

            order(drug, "LOT-1", "1").is(422).says("The shipment code is taken");
        }

        @Test
        void madeByTwoAtOnce_isMadeOnce() {
            SpecialImport drug = approvedFor(100);

            onceOf(() -> drug.tryReport("clinical", "shipmentPlanned", "shipmentCode", "LOT-1", "quantity", 30));

            assertThat(drug.study().instances("lechengShipment")).hasSize(1);
        }

        @Test
        void madeByTwoAtOnce_staysWithinTheApprovedQuantity() {
            SpecialImport drug = approvedFor(100);
            AtomicInteger number = new AtomicInteger();

            onceOf(() -> drug.tryReport(
                    "clinical", "shipmentPlanned", "shipmentCode", "LOT-" + number.incrementAndGet(), "quantity", 60));

            assertThat(drug.study().instances("lechengShipment")).hasSize(1);
        }

        private void onceOf(Callable<Answer> order) {
            List<Answer> answers = house.atOnce(2, order);
            assertThat(answers.stream().filter(a -> a.status() == 202)).hasSize(1);
            assertThat(answers.stream().filter(a -> a.status() != 202))
                    .singleElement()
                    .satisfies(Answer::isPlainRefusal);
        }

        @Test
        void isReportedFromTasklistToo() {
            SpecialImport drug = approved();

            house.person("clinical")
                    .post(
                            "/engine-rest/process-definition/key/reportEvent/start",
                            Study.variables(SpecialImport.map(
                                    "projectCode", drug.code(),
                                    "event", "shipmentPlanned",
                                    "shipmentCode", "LOT-1",
                                    "quantity", "5")))
                    .is(200);

            assertThat(drug.lot("LOT-1").open()).containsExactly("clearCustoms");
        }

        @ParameterizedTest
        @CsvSource({
            "quantity, 0, whole number",
            "quantity, -5, whole number",
            "quantity, 1.5, whole number",
            "quantity, 1000000000, characters long",
            "quantity, ten, whole number",
            "quantity, , Quantity is missing",
            "shipmentCode, , Shipment code is missing",
            "importerName, Somebody, does not know importerName"
        })
        void thatIsNone_isRefusedInOneSentence(String name, String value, String sentence) {
            SpecialImport drug = approved();

            drug.study()
                    .leavesAsItWas(() -> drug.tryReport(
                            "clinical",
                            "shipmentPlanned",
                            SpecialImport.and(new Object[] {"shipmentCode", "LOT-1", "quantity", "5"}, name, value)))
                    .is(422)
                    .says(sentence);
        }

        @Test
        void isReportedByClinicalOperationsOrTheProjectManager() {
            SpecialImport drug = approved();
            for (String person : List.of("regulatory", "quality", "director", "ops", "admin")) {
                drug.study()
                        .leavesAsItWas(
                                () -> drug.tryReport(person, "shipmentPlanned", "shipmentCode", "LOT-1", "quantity", 1))
                        .is(403);
            }
            drug.report("pm", "shipmentPlanned", "shipmentCode", "LOT-1", "quantity", 1);
            assertThat(drug.study().open()).containsExactly("clearCustoms");
        }

        @Test
        void isNoProcessThatPeopleStart() {
            house.person("pm")
                    .post(
                            "/engine-rest/process-definition/key/lechengShipment/start",
                            Study.variables(Map.of("projectCode", approved().code())))
                    .is(403)
                    .isPlainRefusal();
        }

        private Answer order(SpecialImport drug, String code, String quantity) {
            return drug.study()
                    .leavesAsItWas(() ->
                            drug.tryReport("clinical", "shipmentPlanned", "shipmentCode", code, "quantity", quantity));
        }
    }

    @Nested
    class TwoLotsAtOnce {

        @Test
        void takeOnlyTheirOwnDocuments_namedByTheIdOfTheirProcess() {
            SpecialImport drug = approved();
            Lot first = drug.ship("LOT-1", 1);
            Lot second = drug.ship("LOT-2", 1);

            // of two open lots none is meant unless it is named
            drug.study().upload("quality", "CUSTOMS_RELEASE");
            first.tryComplete("quality", "clearCustoms", SpecialImport.customs("TAXED"))
                    .is(422)
                    .says("CUSTOMS_RELEASE");
            house.person("quality")
                    .upload(
                            "/api/projects/" + drug.code() + "/documents",
                            Map.of("kind", "CUSTOMS_RELEASE", "process", "lechengShipment"),
                            "release.pdf",
                            Study.pdf("release"))
                    .is(422)
                    .isPlainRefusal()
                    .says("several running processes");

            second.cleared("TAXED");
            assertThat(second.open()).containsExactly("receiveIntoBond");
            first.tryComplete("quality", "clearCustoms", SpecialImport.customs("TAXED"))
                    .is(422)
                    .says("CUSTOMS_RELEASE");
            first.inBond("TAXED");
            second.received("YES", null);
            second.tryRelease().is(422).says("CONSENT_TEMPLATE", "ETHICS_OPINION", "INSURANCE");
            first.released();
            // the other is the only open one now
            drug.study().upload("clinical", "CONSENT_TEMPLATE", "ETHICS_OPINION", "INSURANCE");
            second.released();

            assertThat(List.of(first.end(), second.end())).containsOnly("releasedForUse");
        }

        @Test
        void haveFactsOfTheirOwn_andSoHasAThird() {
            SpecialImport drug = approved();
            Lot first = drug.ship("LOT-1", 1);
            Lot second = drug.ship("LOT-2", 1);
            first.cleared("TAXED").received("NO", "YES");
            second.inBond("TAXED");
            Lot third = drug.ship("LOT-3", 1);

            assertThat(first.open()).containsExactly("decideQuarantine");
            assertThat(second.open()).containsExactly("releaseForUse");
            assertThat(third.open()).containsExactly("clearCustoms");
            second.released();
            third.inBond("ZERO_TARIFF").released();
            assertThat(first.open()).containsExactly("decideQuarantine");
        }

        @Test
        void aDocumentOfAnEndedLot_isTakenByNone() {
            SpecialImport drug = approved();
            Lot ended = drug.ship("LOT-1", 1).inBond("TAXED").released();

            ended.tryUpload("INSURANCE").is(422).isPlainRefusal().says("no running process");
        }
    }

    @Nested
    class Customs {

        @ParameterizedTest
        @CsvSource({
            "refurbished, YES, Refurbished or used goods are not cleared",
            "refurbished, UNKNOWN, unknown must be found out first",
            "shelfLifeEndsOn, 2026-10-29, The shelf life ended on 2026-10-29",
            "shelfLifeEndsOn, 2026-10-30, The shelf life ended on 2026-10-30",
            "shelfLifeEndsOn, never, must be a date",
            "tariffTreatment, FREE, must be one of ZERO_TARIFF",
            "tariffTreatment, , Tariff treatment is missing",
            "importerName, , Importer name is missing",
            "customsReference, , Customs reference is missing",
            "quantityCleared, 5, does not know quantityCleared"
        })
        void doNotClear(String name, String value, String sentence) {
            SpecialImport drug = approved();
            drug.ship("LOT-1", 1).upload("CUSTOMS_RELEASE");

            drug.study()
                    .refuses(
                            422,
                            "quality",
                            "clearCustoms",
                            SpecialImport.and(SpecialImport.customs("TAXED"), name, value))
                    .says(sentence);
        }

        @Test
        void clearNewGoodsWithShelfLifeLeft_byQualityAssuranceOnly() {
            SpecialImport drug = approved();
            Lot lot = drug.ship("LOT-1", 1);
            drug.study()
                    .leavesAsItWas(
                            () -> drug.study().complete("clinical", "clearCustoms", SpecialImport.customs("TAXED")))
                    .is(403);

            lot.cleared("TAXED", "refurbished", "NO", "shelfLifeEndsOn", "2027-06-30");

            assertThat(drug.study().open()).containsExactly("receiveIntoBond");
        }

        @ParameterizedTest
        @CsvSource({
            "2025-12-17T10:00, ZERO_TARIFF, ",
            "2025-12-18T10:00, ZERO_TARIFF, ZERO_TARIFF_AFTER_CLOSURE",
            "2026-10-30T10:00, ZERO_TARIFF, ZERO_TARIFF_AFTER_CLOSURE",
            "2026-10-30T10:00, UNKNOWN, TARIFF_UNKNOWN",
            "2026-10-30T10:00, TAXED, "
        })
        void showTheTariffRule_asToBeConfirmedSinceTheClosure(String now, String tariff, String warning) {
            house.clock().set(now);
            SpecialImport drug = approved();

            drug.ship("LOT-1", 1).cleared(tariff);

            assertThat(drug.warnings()).isEqualTo(warning == null ? List.of() : List.of(warning));
            if (warning != null) {
                assertThat(drug.study().trail("WARNING")).singleElement().satisfies(w -> {
                    assertThat(w.newValue()).isEqualTo("NEEDS_INFO");
                    assertThat(w.node()).isEqualTo("clearCustoms");
                });
            }
        }
    }

    @Nested
    class TheColdChain {

        @ParameterizedTest
        @CsvSource({"NO, YES", "YES, NO", "NO, "})
        void brokenOrNotProven_quarantinesTheLot_whichIsReceivedAgain(String intact, String logComplete) {
            SpecialImport drug = approved();
            Lot lot = drug.ship("LOT-1", 1).cleared("TAXED").received(intact, logComplete);
            assertThat(lot.open()).containsExactly("decideQuarantine");
            drug.study()
                    .refuses(422, "quality", "decideQuarantine", "quarantineDecision", "RECEIVE_AGAIN")
                    .says("Reason is missing");
            drug.study()
                    .refuses(422, "quality", "decideQuarantine", "quarantineDecision", "RELEASE", "reason", "hurry")
                    .says("must be one of RECEIVE_AGAIN, DESTROY");
            drug.study()
                    .leavesAsItWas(() -> drug.study()
                            .complete(
                                    "clinical",
                                    "decideQuarantine",
                                    "quarantineDecision",
                                    "RECEIVE_AGAIN",
                                    "reason",
                                    "mine"))
                    .is(403);

            drug.done("decideQuarantine", "quarantineDecision", "RECEIVE_AGAIN", "reason", "the log was found");
            lot.received("YES", "YES").withReleaseDocuments().released();

            assertThat(lot.end()).isEqualTo("releasedForUse");
        }

        @Test
        void brokenForGood_destroysTheLot_andTheAccessGoesOn() {
            SpecialImport drug = approved();
            Lot lot = drug.ship("LOT-1", 1).cleared("TAXED").received("NO", "YES");

            drug.done("decideQuarantine", "quarantineDecision", "DESTROY", "reason", "twelve hours at 25 degrees");

            assertThat(lot.end()).isEqualTo("lotDestroyed");
            assertThat(drug.study().running()).containsExactly("lechengSpecialImport");
            drug.study()
                    .leavesAsItWas(() -> drug.tryReport("clinical", "takeOutRequested", oral("LOT-1", 4)))
                    .is(422)
                    .says("No lot of this shipment code was released");
        }

        @Test
        void isProvenByItsLog() {
            SpecialImport drug = approved();
            drug.ship("LOT-1", 1).cleared("TAXED");

            drug.study()
                    .refuses(422, "quality", "receiveIntoBond", "coldChainIntact", "YES", "traceabilityCode", "T-1")
                    .says("TEMPERATURE_LOG");
            drug.study().upload("quality", "TEMPERATURE_LOG");
            drug.study()
                    .refuses(422, "quality", "receiveIntoBond", "coldChainIntact", "YES")
                    .says("Traceability code is missing");
            drug.study()
                    .refuses(422, "quality", "receiveIntoBond", "coldChainIntact", "UNKNOWN", "traceabilityCode", "T-1")
                    .says("must be one of YES, NO");
        }
    }

    @Nested
    class AChangeInMidCourse {

        @ParameterizedTest
        @CsvSource({
            "overseasApprovalWithdrawn, ALL, OVERSEAS_APPROVAL_WITHDRAWN",
            "overseasApprovalWithdrawn, lupus nephritis, OVERSEAS_APPROVAL_WITHDRAWN",
            "nmpaRegistrationGranted, ALL, REGISTERED_IN_CHINA",
            "nmpaRegistrationGranted, Lupus nephritis, REGISTERED_IN_CHINA",
            "institutionLicenceSuspended, ALL, INSTITUTION_LICENCE_SUSPENDED"
        })
        void stopsOrderingAndTheLotInBond_andTellsPeople(String event, String scope, String requirement) {
            SpecialImport drug = approved();
            Study study = drug.study();
            drug.ship("LOT-1", 1).inBond("TAXED");
            assertThat(study.blockers()).isEmpty();

            drug.status(event, scope);

            assertThat(study.open()).containsExactly("assessStatusChange", "releaseForUse");
            assertThat(study.blockers()).contains("releaseForUse " + requirement);
            study.refuses(422, "clinical", "releaseForUse").says("2026-10-30");
            study.leavesAsItWas(
                            () -> drug.tryReport("clinical", "shipmentPlanned", "shipmentCode", "LOT-2", "quantity", 1))
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
            SpecialImport drug = approved();
            Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");

            drug.status(event, "Psoriasis");

            assertThat(drug.study().open()).containsExactly("assessStatusChange", "releaseForUse");
            lot.released();
            drug.ship("LOT-2", 1).cleared("TAXED");
        }

        @Test
        void stopsTheLotAtCustomsToo() {
            SpecialImport drug = approved();
            drug.ship("LOT-1", 1).upload("CUSTOMS_RELEASE");

            drug.status("overseasApprovalWithdrawn", "ALL");

            drug.study()
                    .refuses(422, "quality", "clearCustoms", SpecialImport.customs("TAXED"))
                    .says("ordering and release stop");
        }

        @Test
        void isLifted_byANewOverseasApproval_andMayComeAgain() {
            SpecialImport drug = approved();
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
            SpecialImport drug = approved();
            Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");
            drug.status("overseasApprovalWithdrawn", "ALL");

            drug.status("overseasApprovalGranted", "Psoriasis");

            lot.tryRelease().is(422).isPlainRefusal();
        }

        @Test
        void aNewApprovalThatIsOlderThanTheWithdrawal_liftsNothing() {
            SpecialImport drug = approved();
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
            SpecialImport drug = approved();
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
            SpecialImport drug = approved();
            Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");
            drug.status("institutionLicenceSuspended", "ALL");

            drug.study()
                    .leavesAsItWas(() ->
                            drug.tryReport("regulatory", "institutionLicenceRestored", restored("2026-10-29", "ALL")))
                    .is(422)
                    .says("lies before the suspension of 2026-10-30");
            drug.report("regulatory", "institutionLicenceRestored", restored("2026-10-30", "Psoriasis"));

            lot.tryRelease().is(422).says("suspended on 2026-10-30");
        }

        @Test
        void aLicenceIsRestored_byRegulatoryAffairs_withAReason_whereThereIsSomethingToRestore() {
            SpecialImport drug = approved();
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

    @Nested
    class TheEndOfTheAccess {

        @Test
        void endsEveryLotUnderWay_whereverItWaits() {
            SpecialImport drug = approved();
            Lot released = drug.ship("LOT-1", 1).inBond("TAXED").released();
            List<Lot> underWay = List.of(
                    drug.ship("LOT-2", 1),
                    drug.ship("LOT-3", 1).cleared("TAXED"),
                    drug.ship("LOT-4", 1).cleared("TAXED").received("NO", "YES"),
                    drug.ship("LOT-5", 1).inBond("TAXED"));
            assertThat(drug.study().open())
                    .containsExactly("clearCustoms", "decideQuarantine", "receiveIntoBond", "releaseForUse");

            drug.report("clinical", "accessClosed", "reason", "registered in China");

            assertThat(drug.study().open()).isEmpty();
            assertThat(drug.study().running()).isEmpty();
            assertThat(underWay).allSatisfy(lot -> assertThat(lot.end()).isEqualTo("shipmentEnded"));
            assertThat(released.end()).isEqualTo("releasedForUse");
        }
    }

    @Nested
    class TakingOut {

        @ParameterizedTest
        @CsvSource({
            "ORAL, 4, NO, ",
            "ORAL, 1, UNKNOWN, ",
            "EXTERNAL, 4, NO, ",
            "SUBCUTANEOUS, 4, YES, ",
            "SUBCUTANEOUS, 4, NO, taken out for a chronic disease only",
            "SUBCUTANEOUS, 4, UNKNOWN, not known whether the disease is chronic",
            "ORAL, 5, YES, More than four weeks",
            "INFUSION, 1, YES, An infusion is not taken out",
            "DEVICE, 1, YES, A device is not taken out",
            "TABLET, 1, YES, must be one of ORAL",
            "ORAL, 0, YES, whole number",
            "ORAL, , YES, is missing",
            "ORAL, 4, , is missing"
        })
        void isAllowedOrNot_byFormWeeksAndDisease(String form, String weeks, String chronic, String refusal) {
            SpecialImport drug = approved();
            drug.ship("LOT-1", 1).inBond("TAXED").released();
            Object[] asked = {
                "shipmentCode", "LOT-1", "dosageForm", form, "takeOutWeeks", weeks, "chronicDisease", chronic
            };

            if (refusal == null) {
                drug.report("clinical", "takeOutRequested", asked);
                assertThat(drug.study().open()).containsExactly("fileTakeOut");
            } else {
                drug.study()
                        .leavesAsItWas(() -> drug.tryReport("clinical", "takeOutRequested", asked))
                        .is(422)
                        .says(refusal);
            }
        }

        @ParameterizedTest
        @CsvSource({"ZERO_TARIFF, came in at zero tariff", "UNKNOWN, not known whether the goods came in at zero"})
        void isNeverOfZeroTariffStock(String tariff, String refusal) {
            SpecialImport drug = approved();
            drug.ship("LOT-1", 1).inBond(tariff).released();
            drug.ship("LOT-2", 1).inBond("TAXED").released();

            drug.study()
                    .leavesAsItWas(() -> drug.tryReport("clinical", "takeOutRequested", oral("LOT-1", 4)))
                    .is(422)
                    .says(refusal);
            drug.report("pm", "takeOutRequested", oral("LOT-2", 4));
        }

        @Test
        void isOfAReleasedLotOnly() {
            SpecialImport drug = approved();
            drug.ship("LOT-1", 1).inBond("TAXED");

            for (String lot : List.of("LOT-1", "LOT-9")) {
                drug.study()
                        .leavesAsItWas(() -> drug.tryReport("clinical", "takeOutRequested", oral(lot, 4)))
                        .is(422)
                        .says("No lot of this shipment code was released");
            }
            drug.study()
                    .leavesAsItWas(() -> drug.tryReport("quality", "takeOutRequested", oral("LOT-1", 4)))
                    .is(403);
        }
    }

    @Nested
    class Charging {

        @Test
        void isRuledByTheStudy_notByThePatient() {
            SpecialImport drug = approved();
            Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");

            charge(drug, "IIT_818").says("Order 818");
            charge(drug, "CLINICAL_TRIAL").says("investigational product");
            charge(drug, "LECHENG_A_STUDY_ONLY").says("only for the real-world study");
            charge(drug, "DONATED").says("donated product");
            charge(drug, "UNKNOWN").says("not settled");
            charge(drug, null).says("not settled");
            charge(drug, "LECHENG_B_NOT_FILED").says("must be one of");

            lot.released(
                    "chargeSetting", "LECHENG_A", "patientChargeAmount", "1200.00", "patientChargeCurrency", "CNY");
            assertThat(drug.study().fact("patientChargeAmount")).isEqualTo("1200.00");
        }

        @ParameterizedTest
        @CsvSource({"ROUTINE_CARE, 300", "LECHENG_A, 300", "DONATED, 0", "IIT_818, 0.00", ", 0", ", "})
        void goesWhereItMay(String setting, String amount) {
            SpecialImport drug = approved();

            drug.ship("LOT-1", 1)
                    .inBond("TAXED")
                    .released(
                            "chargeSetting",
                            setting,
                            "patientChargeAmount",
                            amount,
                            "patientChargeCurrency",
                            amount == null ? null : "CNY");
        }

        @Test
        void onADayBeforeAnyRule_isRefused() {
            // the rule of Order 818 begins on 1 May 2026
            house.clock().set("2026-04-30T10:00");
            SpecialImport drug = approved();
            Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");

            charge(drug, "IIT_818").says("No rule on what patients are charged", "2026-04-30", "nothing is charged");

            house.clock().set("2026-05-01T00:30");
            charge(drug, "IIT_818").says("Order 818");
            lot.released("chargeSetting", "IIT_818", "patientChargeAmount", "0", "patientChargeCurrency", "CNY");
        }

        @ParameterizedTest
        @CsvSource({
            "patientChargeAmount, -1, must be an amount",
            "patientChargeAmount, 1.234, must be an amount",
            "patientChargeCurrency, RMB, ISO 4217",
            "patientChargeCurrency, , currency"
        })
        void isInMoney(String name, String value, String sentence) {
            SpecialImport drug = approved();
            drug.ship("LOT-1", 1).inBond("TAXED");

            drug.study()
                    .refuses(
                            422,
                            "clinical",
                            "releaseForUse",
                            SpecialImport.and(
                                    new Object[] {
                                        "chargeSetting",
                                        "LECHENG_A",
                                        "patientChargeAmount",
                                        "5",
                                        "patientChargeCurrency",
                                        "CNY"
                                    },
                                    name,
                                    value))
                    .says(sentence);
        }

        private Answer charge(SpecialImport drug, String setting) {
            return drug.study()
                    .refuses(
                            422,
                            "clinical",
                            "releaseForUse",
                            SpecialImport.map(
                                            "chargeSetting",
                                            setting,
                                            "patientChargeAmount",
                                            "100",
                                            "patientChargeCurrency",
                                            "CNY")
                                    .entrySet()
                                    .stream()
                                    .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                                    .toArray());
        }
    }

    @Nested
    class TheRelease {

        @Test
        void asksForConsentEthicsAndInsurance_ofClinicalOperations() {
            SpecialImport drug = approved();
            Lot lot = drug.ship("LOT-1", 1).cleared("TAXED").received("YES", "YES");
            // the ethics opinion of the application is not the lot's
            drug.study()
                    .refuses(422, "clinical", "releaseForUse")
                    .says("CONSENT_TEMPLATE", "ETHICS_OPINION", "INSURANCE");
            lot.upload("CONSENT_TEMPLATE", "ETHICS_OPINION");
            drug.study().refuses(422, "clinical", "releaseForUse").says("INSURANCE");
            lot.upload("INSURANCE");
            drug.study()
                    .leavesAsItWas(() -> drug.study().complete("quality", "releaseForUse"))
                    .is(403);
            drug.study()
                    .refuses(422, "clinical", "releaseForUse", "quarantined", "false")
                    .says("does not know quarantined");

            lot.released();
        }
    }

    private static Object[] oral(String lot, int weeks) {
        return new Object[] {"shipmentCode", lot, "dosageForm", "ORAL", "takeOutWeeks", weeks, "chronicDisease", "YES"};
    }
}
