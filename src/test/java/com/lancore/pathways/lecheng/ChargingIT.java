package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a patient may be charged for a released lot. */
@PathwaysTest
class ChargingIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @Test
    void isRuledByTheStudy_notByThePatient() {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        Lot lot = drug.ship("LOT-1", 1).inBond("TAXED");

        charge(drug, "IIT_818").says("Order 818");
        charge(drug, "CLINICAL_TRIAL").says("investigational product");
        charge(drug, "LECHENG_A_STUDY_ONLY").says("only for the real-world study");
        charge(drug, "DONATED").says("donated product");
        charge(drug, "UNKNOWN").says("not settled");
        charge(drug, null).says("not settled");
        charge(drug, "LECHENG_B_NOT_FILED").says("must be one of");

        lot.released("chargeSetting", "LECHENG_A", "patientChargeAmount", "1200.00", "patientChargeCurrency", "CNY");
        assertThat(drug.study().fact("patientChargeAmount")).isEqualTo("1200.00");
    }

    @ParameterizedTest
    @CsvSource({"ROUTINE_CARE, 300", "LECHENG_A, 300", "DONATED, 0", "IIT_818, 0.00", ", 0", ", "})
    void goesWhereItMay(String setting, String amount) {
        SpecialImport drug = SpecialImport.of(house).start().approved();

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
        SpecialImport drug = SpecialImport.of(house).start().approved();
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
        SpecialImport drug = SpecialImport.of(house).start().approved();
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
