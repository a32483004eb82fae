package com.lancore.pathways.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.importing.ImportStatus.State;
import com.lancore.pathways.support.Recorded;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where import compliance stands, as a table of what was recorded, in order. */
class ImportStatusTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 28);

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing                                                     | NOT_ASSESSED
            route FREE_TRADE_ZONE                                       | IN_PROGRESS
            route OTHER, evidence                                       | IN_PROGRESS
            route OTHER, evidence, MORE_EVIDENCE                        | IN_PROGRESS
            route OTHER, evidence, MORE_EVIDENCE, evidence              | IN_PROGRESS
            route OTHER, evidence, REFUSED                              | NOT_ASSESSED
            route OTHER, evidence, REFUSED, route FREE_TRADE_ZONE       | IN_PROGRESS
            route OTHER, evidence, CONFIRMED 2026-09-01 2026-12-31      | CONFIRMED
            route OTHER, evidence, CONFIRMED 2026-09-01 2026-09-28      | CONFIRMED
            route OTHER, evidence, CONFIRMED 2026-09-01 2026-09-27      | EXPIRED
            route OTHER, evidence, CONFIRMED 2026-10-01 2026-12-31      | CONFIRMED
            route OTHER, evidence, CONFIRMED 2026-09-01 2026-12-31, withdrawn | WITHDRAWN
            route OTHER, evidence, CONFIRMED 2026-09-01 2026-09-20, expired   | EXPIRED
            route OTHER, evidence, CONFIRMED 2026-09-01 2026-12-31, withdrawn, route OTHER | IN_PROGRESS
            route OTHER, evidence, CONFIRMED 2026-09-01 2026-09-20, expired, route OTHER, evidence, CONFIRMED 2026-09-21 2026-12-31 | CONFIRMED
            route NOT_IMPORTED                                          | NOT_APPLICABLE
            route NOT_IMPORTED, imported                                | NOT_ASSESSED
            route NOT_IMPORTED, imported, route OTHER                   | IN_PROGRESS
            """)
    void follows(String recorded, ImportStatus expected) {
        assertThat(state(recorded).status()).isEqualTo(expected);
    }

    @Test
    void doesNotApplyToAProductThatIsNotImported_whateverWasRecorded() {
        State state = ImportStatus.of(false, recorded("route OTHER, evidence"), TODAY);

        assertThat(state.status()).isEqualTo(ImportStatus.NOT_APPLICABLE);
        assertThat(state.isOpen()).isTrue();
        assertThat(state.covers(TODAY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-08-31, false", "2026-09-01, true", "2026-10-15, true", "2026-12-31, true", "2027-01-01, false"})
    void aConfirmationCoversItsFirstAndItsLastDay(LocalDate letter, boolean covered) {
        assertThat(state("route OTHER, evidence, CONFIRMED 2026-09-01 2026-12-31")
                        .covers(letter))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing                                                   | false
            route OTHER                                               | false
            route OTHER, evidence, REFUSED                            | false
            route OTHER, evidence, CONFIRMED 2026-09-01 2026-12-31    | true
            route OTHER, evidence, CONFIRMED 2026-09-01 2026-09-27    | false
            route OTHER, evidence, CONFIRMED 2026-09-01 2026-12-31, withdrawn | false
            route NOT_IMPORTED                                        | true
            """)
    void onlyAConfirmationOrNoImportOpensTheGate(String recorded, boolean open) {
        assertThat(state(recorded).isOpen()).isEqualTo(open);
    }

    @Test
    void aStatusKnowsSinceWhenItHolds() {
        assertThat(state("nothing").since()).isNull();
        assertThat(state("route OTHER, evidence").since())
                .isAfter(state("route OTHER").since());
    }

    private static State state(String story) {
        return ImportStatus.of(true, recorded(story), TODAY);
    }

    private static Facts recorded(String story) {
        Recorded recorded = new Recorded(ImportCompliance.KEY);
        for (String act : story.split(",", -1)) {
            String[] words = act.strip().split(" ", -1);
            switch (words[0]) {
                case "nothing" -> {}
                case "route" -> recorded.step(ImportCompliance.ASSESS_ROUTE, "importRoute", words[1]);
                case "evidence" -> recorded.step(ImportCompliance.COLLECT_EVIDENCE, "done", "true");
                case "withdrawn" -> recorded.step(ImportCompliance.WITHDRAWN, "withdrawnReason", "recalled");
                case "expired" -> recorded.step(ImportCompliance.EXPIRE, "importExpiredOn", "2026-09-20");
                case "imported" -> recorded.step(ImportCompliance.BECAME_IMPORTED, "productImported", "YES");
                default ->
                    recorded.step(
                            ImportCompliance.CONFIRM,
                            "importDecision",
                            words[0],
                            "importValidFrom",
                            words.length > 1 ? words[1] : null,
                            "importValidTo",
                            words.length > 2 ? words[2] : null);
            }
        }
        return recorded.facts();
    }
}
