package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a patient may take out of the pilot zone, and of which goods. */
@PathwaysTest
class TakingOutIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

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
        SpecialImport drug = SpecialImport.of(house).start().approved();
        drug.ship("LOT-1", 1).inBond("TAXED").released();
        Object[] asked = {"shipmentCode", "LOT-1", "dosageForm", form, "takeOutWeeks", weeks, "chronicDisease", chronic
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
        SpecialImport drug = SpecialImport.of(house).start().approved();
        drug.ship("LOT-1", 1).inBond(tariff).released();
        drug.ship("LOT-2", 1).inBond("TAXED").released();

        drug.study()
                .leavesAsItWas(() -> drug.tryReport("clinical", "takeOutRequested", SpecialImport.takeOut("LOT-1", 4)))
                .is(422)
                .says(refusal);
        drug.report("pm", "takeOutRequested", SpecialImport.takeOut("LOT-2", 4));
    }

    @Test
    void isOfAReleasedLotOnly() {
        SpecialImport drug = SpecialImport.of(house).start().approved();
        drug.ship("LOT-1", 1).inBond("TAXED");

        for (String lot : List.of("LOT-1", "LOT-9")) {
            drug.study()
                    .leavesAsItWas(() -> drug.tryReport("clinical", "takeOutRequested", SpecialImport.takeOut(lot, 4)))
                    .is(422)
                    .says("No lot of this shipment code was released");
        }
        drug.study()
                .leavesAsItWas(() -> drug.tryReport("quality", "takeOutRequested", SpecialImport.takeOut("LOT-1", 4)))
                .is(403);
    }
}
