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
import org.springframework.beans.factory.annotation.Autowired;

/** The lots of an approved special import: ordered, cleared, kept cold, released. */
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
                    .leavesAsItWas(
                            () -> drug.tryReport("clinical", "takeOutRequested", SpecialImport.takeOut("LOT-1", 4)))
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
}
