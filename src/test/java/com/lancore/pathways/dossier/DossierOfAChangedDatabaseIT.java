package com.lancore.pathways.dossier;

import com.lancore.pathways.support.Evidence;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where a document is not there as it was uploaded nothing is sent, and no half of a ZIP. */
@PathwaysTest
@Tag("own-database")
class DossierOfAChangedDatabaseIT {

    @Autowired
    private House house;

    @Autowired
    private JdbcTemplate jdbc;

    private Study study;

    @BeforeEach
    void aStudy() {
        Evidence.unprotected(jdbc);
        study = house.study().start().upload("clinical", "PROTOCOL", "RISK_PLAN");
    }

    @Test
    void aChangedDocument_isRefused() {
        jdbc.update(
                "update document set content = ? where project_code = ? and kind = 'RISK_PLAN'",
                new byte[] {0},
                study.code());

        refused();
    }

    @Test
    void aDocumentWithoutContent_isRefused() {
        jdbc.execute("alter table document alter column content drop not null");
        jdbc.update("update document set content = null where project_code = ? and kind = 'RISK_PLAN'", study.code());

        refused();
    }

    private void refused() {
        house.person("pm")
                .get("/api/projects/" + study + "/dossier")
                .isPlainRefusal()
                .is(409)
                .says("RISK_PLAN", "not there as it was uploaded");
    }
}
