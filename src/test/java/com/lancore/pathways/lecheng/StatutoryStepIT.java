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
import org.springframework.beans.factory.annotation.Autowired;

/** Qualification, urgency and import: what an authority decides of a special import, in a statutory number of working days. */
@PathwaysTest
class StatutoryStepIT {

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-10-30T10:00");
    }

    @ParameterizedTest
    @CsvSource({
        "qualification, submitQualification, recordQualification, INSTITUTION_QUALIFICATION, submitUrgency",
        "urgency, submitUrgency, recordUrgency, URGENCY_DECISION, submitImportApplication",
        "importApplication, submitImportApplication, recordImportDecision, IMPORT_DECISION, "
    })
    void isSubmittedAgainAfterASupplementAndAfterARefusal_onANewClock(
            String step, String submit, String record, String clock, String next) {
        house.clock().set("2026-10-12T10:00");
        SpecialImport drug = SpecialImport.of(house).notQualified().start().to(record);
        Study study = drug.study();

        house.clock().set("2026-10-14T10:00");
        drug.done(record, SpecialImport.decision(step, "SUPPLEMENT", "2026-10-14"));
        assertThat(study.open()).containsExactly(submit);
        assertThat(drug.clock(clock).status()).isEqualTo("MET");

        house.clock().set("2026-10-20T10:00");
        drug.done(submit);
        assertThat(drug.clock(clock).countedFrom()).isEqualTo("2026-10-20");
        drug.done(record, SpecialImport.decision(step, "REFUSED", "2026-10-20"));
        assertThat(study.open()).containsExactly("decideAfterRefusal");
        drug.done("decideAfterRefusal", "refusalDecision", "RESUBMIT", "reason", "more data");
        assertThat(study.open()).containsExactly(submit);

        drug.done(submit).done(record);
        assertThat(study.open()).isEqualTo(next == null ? List.of() : List.of(next));
        assertThat(study.deadlines().stream().filter(d -> d.kind().equals(clock)))
                .hasSize(3)
                .allMatch(d -> d.status().equals("MET"));
        assertThat(study.timers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "qualification, recordQualification",
        "urgency, recordUrgency",
        "importApplication, recordImportDecision"
    })
    void thatIsRefused_canBeWithdrawn(String step, String record) {
        SpecialImport drug = SpecialImport.of(house).notQualified().start().to(record);

        drug.done(record, SpecialImport.decision(step, "REFUSED", house.clock().today()))
                .done("decideAfterRefusal", "refusalDecision", "WITHDRAW", "reason", "not worth it");

        assertThat(drug.study().running()).isEmpty();
        assertThat(drug.study().timers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "qualification, submitQualification, recordQualification",
        "urgency, submitUrgency, recordUrgency",
        "importApplication, submitImportApplication, recordImportDecision"
    })
    void refusesADecisionBeforeTheAcceptance_andWhatLiesInTheFuture(String step, String submit, String record) {
        SpecialImport drug = SpecialImport.of(house).notQualified().start().to(submit);
        Study study = drug.study();
        String submitted = step + "SubmittedDate";
        String accepted = step + "AcceptedDate";
        study.refuses(422, "regulatory", submit, submitted, "2026-10-29", accepted, "2026-10-28")
                .says("lies before");
        study.refuses(422, "regulatory", submit, submitted, "2026-10-29", accepted, "2026-10-31")
                .says("lies in the future");
        study.refuses(422, "regulatory", submit, submitted, "2026-10-29").says("is missing");

        drug.done(submit, submitted, "2026-10-28", accepted, "2026-10-29");
        study.upload("regulatory", "IMPORT_APPROVAL");
        study.refuses(422, "regulatory", record, SpecialImport.decision(step, "APPROVED", "2026-10-28"))
                .says("lies before the acceptance of 2026-10-29");
        study.refuses(422, "regulatory", record, SpecialImport.decision(step, "APPROVED", "2026-10-31"))
                .says("lies in the future");
        study.refuses(422, "regulatory", record, SpecialImport.decision(step, "PERHAPS", "2026-10-30"))
                .says("must be one of APPROVED, SUPPLEMENT, REFUSED");

        drug.done(record, SpecialImport.decision(step, "APPROVED", "2026-10-29"));
    }

    @Test
    void approvesAnImport_onlyWithItsPaper() {
        SpecialImport drug = SpecialImport.of(house).start().to("recordImportDecision");

        drug.study()
                .refuses(
                        422,
                        "regulatory",
                        "recordImportDecision",
                        SpecialImport.decision("importApplication", "APPROVED", "2026-10-30"))
                .says("IMPORT_APPROVAL");
        drug.study()
                .refuses(
                        422,
                        "regulatory",
                        "recordImportDecision",
                        SpecialImport.and(
                                SpecialImport.decision("importApplication", "APPROVED", "2026-10-30"),
                                "approvedQuantity",
                                "many"))
                .says("whole number");
    }

    @Test
    void isNotSubmitted_onceTheOverseasApprovalIsWithdrawn() {
        SpecialImport drug =
                SpecialImport.of(house).start().to("submitUrgency").status("overseasApprovalWithdrawn", "ALL");

        drug.study()
                .refuses(
                        422,
                        "regulatory",
                        "submitUrgency",
                        "urgencySubmittedDate",
                        "2026-10-30",
                        "urgencyAcceptedDate",
                        "2026-10-30")
                .says("withdrawn or suspended on 2026-10-30");
    }
}
