package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A filing that the authority returns is filed again, and the first one decides. */
@PathwaysTest
class FilingReturnedIT {

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void aFiledStudy() {
        house.clock().set("2026-09-28T10:00");
        study = house.study().start().letters("2026-09-24", "2026-09-28").to("recordFilingNumber");
        house.clock().set("2026-10-14T10:00");
    }

    @Test
    void itIsResubmitted_andTheFirstFilingDecides() {
        study.outside()
                .reported("regulatory", "filingReturned", "returnedDate", "2026-10-13", "reason", "a stamp is missing");
        assertThat(study.open()).containsExactly("planFirstPatient", "recordFilingNumber", "resubmitFiling");
        study.refuses(422, "regulatory", "resubmitFiling", "resubmissionDate", "2026-10-12")
                .says("Resubmission date 2026-10-12 lies before the return of 2026-10-13");
        study.refuses(422, "regulatory", "resubmitFiling", "resubmissionDate", "2026-10-15")
                .says("lies in the future");

        study.done("resubmitFiling", "resubmissionDate", "2026-10-14");

        assertThat(study.fact("filingDate")).isEqualTo("2026-09-28");
        assertThat(study.fact("resubmissionDate")).isEqualTo("2026-10-14");
        assertThat(study.deadline().status()).isEqualTo("MET");
        assertThat(study.deadline().metOn()).isEqualTo("2026-09-28");
        assertThat(study.open()).containsExactly("planFirstPatient", "recordFilingNumber");
    }

    @Test
    void twice_asksTwice_andEachIsRecorded() {
        study.outside()
                .reported("regulatory", "filingReturned", "returnedDate", "2026-10-13", "reason", "a stamp is missing");
        study.done("resubmitFiling", "resubmissionDate", "2026-10-13");
        study.outside().reported("regulatory", "filingReturned", "returnedDate", "2026-10-14", "reason", "another one");
        study.done("resubmitFiling", "resubmissionDate", "2026-10-14");

        assertThat(study.outside().taken("filingReturned")).isEqualTo(2);
        assertThat(study.outside().taken("resubmitFiling")).isEqualTo(2);
    }

    @Test
    void withoutItsDate_orBeforeTheFiling_isRefused() {
        study.outside()
                .refuses(422, "regulatory", "filingReturned", "reason", "x")
                .says("Returned date is missing");
        study.outside()
                .refuses(422, "regulatory", "filingReturned", "returnedDate", "2026-09-27", "reason", "x")
                .says("lies before the filing of 2026-09-28");
    }

    @Test
    void onceTheNumberIsRecorded_isRefused() {
        study.done("recordFilingNumber");

        study.outside()
                .refuses(409, "regulatory", "filingReturned", "returnedDate", "2026-10-13", "reason", "x")
                .says("The filing number is recorded");
    }
}
