package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
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

/** Whatever is sent to a special import, by whomever: one plain sentence, and nothing half-written. */
@PathwaysTest
class SpecialImportInputIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @ParameterizedTest
    @CsvSource({
        "productType, , Product type is missing",
        "productType, TISSUE_ENG, Product type must be one of",
        "indication, , Indication is missing",
        "indication, '   ', Indication is missing",
        "assetName, , Asset name is missing",
        "title, , Title is missing",
        "overseasApprovalJurisdiction, ANVISA, must be one of FDA",
        "overseasApprovalStatus, active, must be one of ACTIVE",
        "approvalCoversIndication, true, must be one of YES",
        "chinaRegistration, , China registration is missing",
        "clinicallyUrgent, , Clinically urgent is missing",
        "adequateAlternative, PERHAPS, must be one of YES",
        "clientCode, nobody-knows, client",
        "sponsorName, Somebody, does not know sponsorName",
        "eligible, true, does not know eligible"
    })
    void atTheStart_isRefusedInOneSentence(String name, String value, String sentence) {
        SpecialImport drug = SpecialImport.of(house).with(name, value);

        drug.tryStart("pm").is(422).isPlainRefusal().says(sentence);

        house.person("pm").get("/api/projects/" + drug.code()).is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"regulatory", "clinical", "quality", "academic", "ethics", "ops", "director", "admin"})
    void theStartBelongsToTheProjectManager(String person) {
        SpecialImport.of(house).tryStart(person).is(403).isPlainRefusal();
    }

    @Test
    void aCodeHasOneSpecialImport_ever() {
        SpecialImport drug = SpecialImport.of(house).start();
        drug.tryStart("pm").is(409).isPlainRefusal();
        drug.report("pm", "projectWithdrawn", "reason", "over");
        drug.tryStart("pm").is(409).isPlainRefusal();

        SpecialImport raced = SpecialImport.of(house);
        assertThat(house.atOnce(2, () -> raced.tryStart("pm")))
                .extracting(Answer::status)
                .containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void aTaskIsTakenOnce() {
        SpecialImport drug = SpecialImport.of(house).start().to("recordUrgency");
        String task = "/engine-rest/task/" + drug.study().task("recordUrgency") + "/complete";
        Object body = Study.variables(SpecialImport.map(SpecialImport.decision("urgency", "APPROVED", "2026-10-30")));

        List<Answer> answers = house.atOnce(2, () -> house.person("regulatory").post(task, body));

        assertThat(answers.stream().filter(a -> a.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(a -> a.status() != 204))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.status()).isIn(404, 409);
                    a.isPlainRefusal();
                });
        house.person("regulatory").post(task, body).is(404).isPlainRefusal();
        assertThat(drug.study().open()).containsExactly("submitImportApplication");
    }

    @ParameterizedTest
    @CsvSource({
        "alignInstitution, clinical",
        "executeSupplyAgreement, regulatory",
        "preparePreReview, pm",
        "recordPreReview, quality",
        "submitQualification, pm",
        "recordQualification, ethics",
        "submitUrgency, director",
        "recordUrgency, ops",
        "submitImportApplication, clinical",
        "recordImportDecision, academic"
    })
    void aTaskBelongsToItsGroup(String task, String person) {
        SpecialImport drug = SpecialImport.of(house).notQualified().start().to(task);

        drug.study().leavesAsItWas(() -> drug.study().complete(person, task)).is(403);
    }

    @Test
    void administratorsTakeNone() {
        SpecialImport drug = SpecialImport.of(house).start().to("recordUrgency");

        drug.study()
                .leavesAsItWas(() -> drug.study()
                        .complete(
                                "admin", "recordUrgency", SpecialImport.decision("urgency", "APPROVED", "2026-10-30")))
                .is(403);
    }

    @ParameterizedTest
    @CsvSource({
        "lechengInstitution, , Lecheng institution is missing",
        "institutionLicenceValidTo, 2029-13-01, must be a date",
        "institutionLicenceValidTo, , is missing",
        "institutionQualified, UNKNOWN, must be one of YES",
        "rwdPlanned, MAYBE, must be one of YES",
        "plannedUseDate, soon, must be a date",
        "institutionName, Ruijin, does not know institutionName"
    })
    void atTheAlignment_isRefusedInOneSentence(String name, String value, String sentence) {
        SpecialImport drug = SpecialImport.of(house).start();

        drug.study()
                .refuses(
                        422,
                        "pm",
                        "alignInstitution",
                        SpecialImport.and(
                                new Object[] {
                                    "lechengInstitution",
                                    SpecialImport.RUIJIN,
                                    "institutionLicenceValidTo",
                                    "2029-12-31",
                                    "institutionQualified",
                                    "YES"
                                },
                                name,
                                value))
                .says(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "overseasApprovalWithdrawn, date, 2026-10-31, lies in the future",
        "overseasApprovalWithdrawn, date, , Date is missing",
        "overseasApprovalWithdrawn, scope, , Scope is missing",
        "nmpaRegistrationGranted, date, last week, must be a date",
        "institutionLicenceSuspended, licence, L-1, does not know licence",
        "overseasApprovalGranted, scope, '  ', Scope is missing"
    })
    void inAReportOfAChangedStatus_isRefusedInOneSentence(String event, String name, String value, String sentence) {
        SpecialImport drug = SpecialImport.of(house).start();

        drug.refuses(422, event, SpecialImport.and(new Object[] {"date", "2026-10-30", "scope", "ALL"}, name, value))
                .says(sentence);
    }

    @Test
    void aChangedStatus_isReportedByRegulatoryAffairsOnly() {
        SpecialImport drug = SpecialImport.of(house).start();

        for (String person : List.of("pm", "clinical", "quality", "director", "admin")) {
            drug.study()
                    .leavesAsItWas(() ->
                            drug.tryReport(person, "overseasApprovalWithdrawn", "date", "2026-10-30", "scope", "ALL"))
                    .is(403);
        }
    }

    @Test
    void anEventOfSpecialImport_isNoneOfAnIit() {
        Study iit = house.study().start();

        house.person("regulatory")
                .post(
                        "/api/projects/" + iit.code() + "/events",
                        SpecialImport.map("event", "nmpaRegistrationGranted", "date", "2026-10-30", "scope", "ALL"))
                .is(409)
                .isPlainRefusal();
    }
}
