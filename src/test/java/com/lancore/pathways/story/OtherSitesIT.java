package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The other sites of a multi-centre study enrol once each of them is cleared. */
@PathwaysTest
class OtherSitesIT {

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void aMultiCentreStudyAtItsFirstPatient() {
        house.clock().set("2026-09-28T10:00");
        study = house.study().with("multiCentre", "YES").with("leadInstitution", "Ruijin Hospital");
        study.start().to("confirmFirstPatient");
    }

    @Test
    void enrolsOnlyOnceItIsCleared() {
        study.refuses(
                        422,
                        "clinical",
                        "confirmFirstPatient",
                        "firstPatientDate",
                        "2026-09-28",
                        "siteName",
                        "Renji Hospital")
                .says("The site Renji Hospital has no ethics opinion and filing data of its own");

        cleared("Renji Hospital");

        study.done("confirmFirstPatient", "siteName", "Renji Hospital");
        assertThat(study.fact("siteName")).isEqualTo("Renji Hospital");
    }

    @Test
    void isNotClearedByAThirdOne() {
        cleared("Zhongshan Hospital");

        study.refuses(
                        422,
                        "clinical",
                        "confirmFirstPatient",
                        "firstPatientDate",
                        "2026-09-28",
                        "siteName",
                        "Renji Hospital")
                .says("The site Renji Hospital");
    }

    @Test
    void doesNotHoldTheLeadInstitution() {
        study.done("confirmFirstPatient", "siteName", "Ruijin Hospital");

        assertThat(study.fact("firstPatientDate")).isEqualTo("2026-09-28");
    }

    @Test
    void dated_inTheFuture_isRefused() {
        study.outside()
                .refuses(
                        422,
                        "clinical",
                        "siteCleared",
                        "siteName",
                        "Renji Hospital",
                        "siteEthicsLetterDate",
                        "2026-09-29",
                        "siteFilingNumber",
                        "MR-N-44-2026-000015")
                .says("lies in the future");
    }

    @Test
    void ofAStudyWithOneSite_isRefused() {
        Study single = house.study().start().to("recordAcademicReview").upload("ethics", "ETHICS_OPINION");

        single.outside()
                .refuses(
                        409,
                        "clinical",
                        "siteCleared",
                        "siteName",
                        "Renji Hospital",
                        "siteEthicsLetterDate",
                        "2026-09-28",
                        "siteFilingNumber",
                        "MR-N-44-2026-000015")
                .says("one site only");
    }

    private void cleared(String site) {
        study.upload("clinical", "ETHICS_OPINION");
        study.outside()
                .reported(
                        "clinical",
                        "siteCleared",
                        "siteName",
                        site,
                        "siteEthicsLetterDate",
                        "2026-09-28",
                        "siteFilingNumber",
                        "MR-N-44-2026-000015");
    }
}
