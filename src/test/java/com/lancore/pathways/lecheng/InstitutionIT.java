package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The institution of a special import: on the register of operations, licensed for as long as it is needed. */
@PathwaysTest
class InstitutionIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @Test
    void mustBeOnTheRegister() {
        SpecialImport drug = SpecialImport.of(house).start();

        drug.study()
                .refuses(422, "pm", "alignInstitution", alignment("Hospital Nowhere", "2029-12-31"))
                .says("“Hospital Nowhere” is not on the register");

        house.person("ops")
                .put("/api/institutions/Hospital%20Nowhere", SpecialImport.map("licence", "L-1"))
                .is(200);
        drug.done("alignInstitution", "lechengInstitution", "Hospital Nowhere");
        assertThat(drug.study().open()).containsExactly("executeSupplyAgreement");
    }

    @Test
    void whoseLicenceEndsBeforeThePlannedUse_isRefused() {
        SpecialImport drug = SpecialImport.of(house).start();

        drug.study()
                .refuses(422, "pm", "alignInstitution", alignment(SpecialImport.RUIJIN, "2026-10-29"))
                .says("ends on 2026-10-29, before the planned use on 2026-10-30");
        drug.study()
                .refuses(
                        422,
                        "pm",
                        "alignInstitution",
                        SpecialImport.and(
                                alignment(SpecialImport.RUIJIN, "2027-03-31"), "plannedUseDate", "2027-04-01"))
                .says("ends on 2027-03-31, before the planned use on 2027-04-01");

        drug.done("alignInstitution", "institutionLicenceValidTo", "2027-04-01", "plannedUseDate", "2027-04-01");
    }

    @Test
    void whoseLicenceEndsEarlierByTheRegister_isRefusedWhateverWasTyped() {
        house.person("ops")
                .put("/api/institutions/Earlier%20Clinic", SpecialImport.map("validTo", "2026-11-15"))
                .is(200);
        SpecialImport drug = SpecialImport.of(house).start();

        drug.study()
                .refuses(
                        422,
                        "pm",
                        "alignInstitution",
                        SpecialImport.and(alignment("Earlier Clinic", "2029-12-31"), "plannedUseDate", "2026-12-01"))
                .says("ends on 2026-11-15");

        // and later too: the register may say so first when the use is near
        drug.alignedWith("lechengInstitution", "Earlier Clinic").approved();
        house.clock().set("2026-11-16T10:00");
        drug.study()
                .leavesAsItWas(
                        () -> drug.tryReport("clinical", "shipmentPlanned", "shipmentCode", "LOT-1", "quantity", 1))
                .is(422)
                .says("licence was valid until 2026-11-15");
    }

    @Test
    void isNotChangedByAMisspeltField() {
        house.person("ops")
                .put("/api/institutions/Spelt%20Clinic", SpecialImport.map("validTo", "2028-12-31"))
                .is(200);

        house.person("ops")
                .put("/api/institutions/Spelt%20Clinic", SpecialImport.map("validUntil", "2029-12-31"))
                .is(422)
                .says("There is no field “validUntil”");

        assertThat(house.person("pm")
                        .get("/api/institutions")
                        .rows()
                        .filter(i -> i.get("name").asText().equals("Spelt Clinic"))
                        .map(i -> i.get("validTo").asText()))
                .containsExactly("2028-12-31");
    }

    @Test
    void isMatchedByIndication_asAHint() {
        house.person("ops")
                .put(
                        "/api/institutions/Kidney%20Clinic%20肾病",
                        SpecialImport.map("departments", Arrays.asList("nephritis", " Rheumatology ", null, "")))
                .is(200);

        Answer answer = house.person("pm").get("/api/institutions?indication=Lupus%20Nephritis");

        assertThat(answer.is(200).json().get(0).get("name").asText()).isEqualTo("Kidney Clinic 肾病");
        assertThat(answer.json().get(0).get("mayTreat").asBoolean()).isTrue();
        assertThat(answer.rows()
                        .filter(i -> i.get("name").asText().equals("West China Lecheng Hospital"))
                        .map(i -> i.get("mayTreat").asBoolean()))
                .containsExactly(false);
        // a hint above the form: any institution of the register is taken
        SpecialImport drug = SpecialImport.of(house)
                .alignedWith("lechengInstitution", "West China Lecheng Hospital")
                .start();
        String task = drug.study().task("alignInstitution");
        assertThat(house.person("pm")
                        .get("/api/tasks/" + task + "/summary")
                        .is(200)
                        .text())
                .contains("Kidney Clinic 肾病");
        drug.done("alignInstitution");
    }

    @Test
    void isEnteredAndEditedByOperationsOnly() {
        String path = "/api/institutions/Edited%20Hospital";
        for (String person : List.of("pm", "regulatory", "director", "admin", "client")) {
            house.person(person)
                    .put(path, SpecialImport.map("licence", "L"))
                    .is(403)
                    .isPlainRefusal();
        }
        house.nobody().put(path, SpecialImport.map("licence", "L")).is(401);

        house.person("ops")
                .put(
                        path,
                        SpecialImport.map(
                                "licence", "L-7", "validTo", "2027-12-31", "departments", List.of("oncology")))
                .is(200);
        house.person("ops")
                .put(path, SpecialImport.map("licence", "L-8", "validTo", "2028-12-31"))
                .is(200);

        assertThat(house.person("quality").get("/api/institutions").rows().filter(i -> i.get("name")
                        .asText()
                        .equals("Edited Hospital")))
                .singleElement()
                .satisfies(i -> {
                    assertThat(i.get("licence").asText()).isEqualTo("L-8");
                    assertThat(i.get("validTo").asText()).isEqualTo("2028-12-31");
                    assertThat(i.get("departments")).isEmpty();
                    assertThat(i.get("mayTreat").isNull()).isTrue();
                });
    }

    @Test
    void isNotShownToClients() {
        house.person("client").get("/api/institutions").is(403).isPlainRefusal();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"validTo\": \"31/12/2027\"}",
                "{\"validTo\": \"2027-02-30\"}",
                "{\"validTo\": \"+999999999-12-31\"}",
                "{\"departments\": [\"a;b\"]}",
                "{\"departments\": \"oncology\"}",
                "{\"licence\": \"LONG\"}",
                "{\"departments\": \"MANY\"}",
                "null",
                "[]",
                "{"
            })
    void isNotKept_whereItsEntryIsNone(String body) {
        String sent = body.replace("LONG", "L".repeat(256))
                .replace("\"MANY\"", "[" + "\"%s\",".formatted("d".repeat(200)).repeat(25) + "\"x\"]");

        house.person("ops").put("/api/institutions/Bad%20Entry", sent).isPlainRefusal();

        assertThat(house.person("ops").get("/api/institutions").rows().map(i -> i.get("name")
                        .asText()))
                .doesNotContain("Bad Entry");
    }

    private Object[] alignment(String name, String validTo) {
        return new Object[] {
            "lechengInstitution", name, "institutionLicenceValidTo", validTo, "institutionQualified", "YES"
        };
    }
}
