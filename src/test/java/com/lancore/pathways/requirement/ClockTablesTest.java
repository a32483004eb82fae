package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.DecisionTables.codes;
import static com.lancore.pathways.requirement.DecisionTables.decide;
import static com.lancore.pathways.requirement.DecisionTables.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.requirement.DecisionTables.Coverage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that clocks and plans are counted by. */
class ClockTablesTest {

    @Nested
    class DeadlineRules {

        @ParameterizedTest(name = "{0}: {1} working days, {2} calendar days, {3} months, {4}")
        @CsvSource({
            "NHC_FILING, 5, , , LAW, 2026-05-01",
            "CHANGE_FILING, 5, , , UNVERIFIED, 2026-05-01",
            "SAFETY_REPORT, , , , UNVERIFIED, 2026-05-01",
            "ETHICS_ASSESSMENT, , , , UNVERIFIED, 2026-05-01",
            "ETHICS_RENEWAL, , 60, , POLICY, 2024-01-01",
            "INSTITUTION_QUALIFICATION, 10, , , LAW, 2023-05-01",
            "URGENCY_DECISION, 5, , , LAW, 2023-05-01",
            "IMPORT_DECISION, 7, , , LAW, 2023-05-01",
            "HOUSE_STEP, 10, , , POLICY, 2024-01-01",
            "PERIODIC_REPORT, , 30, , UNVERIFIED, 2026-05-01",
            "ETHICS_REVIEW, , 60, 12, UNVERIFIED, 2024-01-01",
            "HGR_JOINT_REPORT, , , 6, LAW, 2019-07-01",
            "RECORD_RETENTION, , , 360, LAW, 2026-05-01",
            "HGR_DECISION, 20, , , LAW, 2019-07-01",
            "HGR_DECISION_EXTENDED, 30, , , LAW, 2019-07-01",
            "VENDOR_RENEWAL, , 60, , POLICY, 2024-01-01"
        })
        void everyKindHasItsPeriodAsData(
                String kind,
                Integer workingDays,
                Integer calendarDays,
                Integer months,
                String confidence,
                String validFrom) {
            assertThat(decide("deadline-rules", Map.of("kind", kind)))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.get("reasonCode")).isEqualTo(kind);
                        assertThat(row.get("workingDays")).isEqualTo(workingDays);
                        assertThat(row.get("calendarDays")).isEqualTo(calendarDays);
                        assertThat(row.get("months")).isEqualTo(months);
                        assertThat(row.get("confidence")).isEqualTo(confidence);
                        assertThat(row.get("validFrom")).isEqualTo(validFrom);
                        assertThat((String) row.get("countedFrom")).isNotBlank();
                    });
        }

        @Test
        void onlyTheDecisionsOfAnAuthorityAreOwedByIt() {
            assertThat(rows("deadline-rules"))
                    .filteredOn(row -> "AUTHORITY".equals(row.get("owner")))
                    .extracting(row -> row.get("reasonCode"))
                    .containsExactlyInAnyOrder(
                            "INSTITUTION_QUALIFICATION",
                            "URGENCY_DECISION",
                            "IMPORT_DECISION",
                            "HGR_DECISION",
                            "HGR_DECISION_EXTENDED");
            assertThat(rows("deadline-rules"))
                    .extracting(row -> row.get("owner"))
                    .containsOnly("OURS", "AUTHORITY");
        }

        @Test
        void everyRowIsMetByItsKindAndNoneByAnother() {
            Coverage coverage = new Coverage("deadline-rules");
            codes("deadline-rules").forEach(kind -> coverage.meets(Map.of("kind", kind)));
            coverage.isComplete();
            assertThat(codes("deadline-rules", Map.of("kind", "TAX"))).isEmpty();
            assertThat(codes("deadline-rules", Map.of())).isEmpty();
        }

        @Test
        void everyReminderSaysToWhomItGoes() {
            Set<String> groups = Set.of("projectManager", "regulatoryAffairs", "operations", "director");
            assertThat(rows("deadline-rules")).allSatisfy(row -> {
                List<String> rungs = parts(row.get("rungs"), ",");
                List<String> recipients = parts(row.get("recipients"), "; ");
                assertThat(recipients).hasSameSizeAs(rungs);
                for (int i = 0; i < rungs.size(); i++) {
                    assertThat(recipients.get(i)).startsWith(rungs.get(i) + ":");
                    assertThat(groups)
                            .containsAll(parts(
                                    recipients.get(i).substring(rungs.get(i).length() + 1), ","));
                }
            });
        }

        @Test
        void everyDeadlineOfOursSaysWhoIsToldOfItsBreachAndAtEachChase() {
            Set<String> groups = Set.of("projectManager", "regulatoryAffairs", "operations", "director");
            assertThat(rows("deadline-rules")).allSatisfy(row -> {
                boolean told = "OURS".equals(row.get("owner"))
                        && !parts(row.get("rungs"), ",").isEmpty();
                for (String column : List.of("breachRecipients", "chaseRecipients")) {
                    assertThat(parts(row.get(column), ", ").isEmpty()).isNotEqualTo(told);
                    assertThat(groups).containsAll(parts(row.get(column), ", "));
                }
            });
        }

        private static List<String> parts(String text, String separator) {
            return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
        }
    }

    @Nested
    class HouseParameters {

        @Test
        void everyRowIsMetByItsNameAndNoneByAnother() {
            Coverage coverage = new Coverage("house-parameters");
            codes("house-parameters").forEach(name -> {
                assertThat(codes("house-parameters", Map.of("parameter", name))).containsExactly(name);
                coverage.meets(Map.of("parameter", name));
            });
            coverage.isComplete();
            assertThat(codes("house-parameters", Map.of())).isEmpty();
        }
    }

    @Nested
    class PlannedDurations {

        private static final String FILE = "planned-durations";

        @Test
        void everyRowIsMetByItsPathwayAndNoneByAnother() {
            Coverage coverage = new Coverage(FILE);
            coverage.meets(Map.of("pathway", "IIT_818"));
            coverage.meets(Map.of("pathway", "LECHENG_A"));
            coverage.isComplete();
            assertThat(codes(FILE, Map.of("pathway", "LECHENG_B"))).isEmpty();
            assertThat(codes(FILE, Map.of())).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"IIT_818", "LECHENG_A"})
        void aRowStandsBelowThoseThatItComesAfter(String pathway) {
            Set<String> above = new TreeSet<>();
            for (Map<String, Object> row : decide(FILE, Map.of("pathway", pathway))) {
                String after = (String) row.get("predecessors");
                assertThat(after.isEmpty())
                        .as("the start alone comes after nothing")
                        .isEqualTo(above.isEmpty());
                if (!after.isEmpty()) {
                    assertThat(above).containsAll(List.of(after.split(", ")));
                }
                assertThat(above.add((String) row.get("step"))).as("once").isTrue();
            }
        }

        @Test
        void aPeriodOfTheDeadlineRulesIsNamedAndNotRepeated() {
            List<String> kinds = codes("deadline-rules");
            assertThat(rows(FILE)).allSatisfy(row -> {
                boolean ownDays = !row.get("workingDays").equals("null");
                assertThat(row.get("clock").isEmpty()).isEqualTo(ownDays);
                if (!ownDays) {
                    assertThat(kinds).contains(row.get("clock"));
                }
            });
            assertThat(rows(FILE))
                    .extracting(row -> row.get("clock"))
                    .contains("NHC_FILING", "INSTITUTION_QUALIFICATION", "URGENCY_DECISION", "IMPORT_DECISION");
        }

        @Test
        void itIsAPlanOfTheHouseAndNoLaw() {
            assertThat(rows(FILE)).extracting(row -> row.get("confidence")).containsOnly("POLICY");
            assertThat(rows(FILE)).extracting(row -> row.get("basis")).containsOnly("House planning value");
        }
    }
}
