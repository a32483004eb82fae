package com.lancore.pathways.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of an engagement: every row is met by some project. */
class EngagementTablesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final Decisions decisions = new Decisions();

    private static final List<String> HIGH = List.of(
            "inVivoEditing",
            "pluripotentDerived",
            "xenogeneicMaterial",
            "offspringAffected",
            "firstInHuman",
            "irreversibleBrain",
            "minorsIncluded",
            "ethicsAnnexItem");
    private static final List<String> MEDIUM = List.of("exVivoModified", "allogeneicExpanded", "invasiveProcedure");
    private static final List<String> PROHIBITED = List.of("germlineEditing", "bannedTechnology");

    private Map<String, Object> low() {
        Map<String, Object> low = new HashMap<>();
        List.of(PROHIBITED, HIGH, MEDIUM).forEach(names -> names.forEach(name -> low.put(name, "NO")));
        low.put("autologousMinimal", "YES");
        low.put("priorHumanData", "NO");
        return low;
    }

    private static Map<String, Object> but(Map<String, Object> known, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(known);
        changed.put(name, value);
        return changed;
    }

    private String risk(Map<String, Object> known) {
        List<String> classes = decisions.evaluate("riskClass", known, DAY).stream()
                .map(row -> row.text("riskClass"))
                .toList();
        return List.of("PROHIBITED", "HIGH", "UNKNOWN", "MEDIUM", "LOW").stream()
                .filter(classes::contains)
                .findFirst()
                .orElse("none");
    }

    @Test
    void theWorstClassHolds_andWhatIsUnknownIsNeverLow() {
        assertThat(risk(low())).isEqualTo("LOW");
        assertThat(risk(but(but(low(), "autologousMinimal", "NO"), "priorHumanData", "YES")))
                .isEqualTo("LOW");
        assertThat(risk(but(low(), "autologousMinimal", "NO"))).isEqualTo("UNKNOWN");
        PROHIBITED.forEach(name -> {
            assertThat(risk(but(low(), name, "YES"))).as(name).isEqualTo("PROHIBITED");
            assertThat(risk(but(low(), name, null))).as(name).isEqualTo("UNKNOWN");
        });
        HIGH.forEach(name -> {
            assertThat(risk(but(low(), name, "YES"))).as(name).isEqualTo("HIGH");
            assertThat(risk(but(low(), name, "UNKNOWN"))).as(name).isEqualTo("UNKNOWN");
            assertThat(risk(but(but(low(), name, "YES"), "germlineEditing", "YES")))
                    .isEqualTo("PROHIBITED");
        });
        MEDIUM.forEach(name -> {
            assertThat(risk(but(low(), name, "YES"))).as(name).isEqualTo("MEDIUM");
            assertThat(risk(but(but(low(), name, "YES"), "autologousMinimal", "NO")))
                    .isEqualTo("MEDIUM");
            assertThat(risk(but(low(), name, null))).as(name).isEqualTo("UNKNOWN");
        });
        assertThat(risk(Map.of())).isEqualTo("UNKNOWN");
    }

    @Test
    void everyRowOfTheRiskClassIsMet() {
        Set<String> met = new TreeSet<>();
        met.addAll(codes("riskClass", low()));
        met.addAll(codes("riskClass", but(but(low(), "autologousMinimal", "NO"), "priorHumanData", "YES")));
        met.addAll(codes("riskClass", but(low(), "autologousMinimal", "NO")));
        low().keySet().forEach(name -> {
            met.addAll(codes("riskClass", but(low(), name, "YES")));
            met.addAll(codes("riskClass", but(low(), name, null)));
        });
        assertThat(met).isEqualTo(all("risk-class"));
    }

    @ParameterizedTest
    @CsvSource({
        "110, 20, YES, ''",
        "110.01, 0, , BUDGET_OVERRUN",
        "0, 21, YES, MILESTONE_LATE",
        "0, 0, NO, DATA_EXPORT_NOT_COMPLIANT",
        "0, 0, UNKNOWN, DATA_EXPORT_UNKNOWN"
    })
    void driftGoesToTheDirectorFromItsThresholdOn(double spent, int late, String complies, String code) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("spentPercent", spent);
        inputs.put("milestoneDaysLate", late);
        inputs.put("dataExportCompliant", complies);
        assertThat(String.join(",", codes("governanceDrift", inputs))).isEqualTo(code);
        assertThat(all("governance-drift")).hasSize(4);
    }

    @Test
    void theThresholdOfPaymentsIsStrict_andWhatNobodyAnsweredAsks() {
        Map<String, Object> clear = new HashMap<>(Map.of(
                "foreignParty", "NO",
                "hgrInvolved", "NO",
                "materialExported", "NO",
                "outwardPaymentUsdAmount", 50000.0,
                "vendorsPlanned", "NO"));
        assertThat(codes("complianceScreen", clear)).isEmpty();
        assertThat(codes("complianceScreen", but(clear, "outwardPaymentUsdAmount", 50000.01)))
                .containsExactly("TAX_FILING_FIRST");
        Set<String> met = new TreeSet<>(codes("complianceScreen", Map.of()));
        met.addAll(codes("complianceScreen", but(but(clear, "foreignParty", "YES"), "hgrInvolved", "YES")));
        met.addAll(codes("complianceScreen", but(clear, "materialExported", "YES")));
        met.addAll(codes("complianceScreen", but(clear, "vendorsPlanned", "YES")));
        met.add("TAX_FILING_FIRST");
        assertThat(met).isEqualTo(all("compliance-screen"));
    }

    private List<String> codes(String key, Map<String, Object> inputs) {
        return decisions.evaluate(key, inputs, DAY).stream()
                .map(Row::reasonCode)
                .toList();
    }

    private static Set<String> all(String file) {
        Set<String> codes = new TreeSet<>();
        Dmn.readModelFromStream(EngagementTablesTest.class.getResourceAsStream("/bpmn/decisions/" + file + ".dmn"))
                .getModelElementsByType(Rule.class)
                .forEach(rule -> rule.getOutputEntries().stream()
                        .filter(o -> o.getId().endsWith("_reasonCode"))
                        .forEach(o -> codes.add(o.getTextContent().strip().replace("\"", ""))));
        return codes;
    }
}
