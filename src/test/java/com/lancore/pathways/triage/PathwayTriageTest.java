package com.lancore.pathways.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.triage.TriageRow.Status;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The pathways of assets such as clients bring, worked out by hand from the texts: {@code triage/assets.csv}. A row says
 * of each pathway its status and every reason, {@code PATHWAY=STATUS[REASON,REASON]}; what it does not name is no pathway
 * of the asset.
 */
class PathwayTriageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final List<String> COLUMNS = List.of(
            "assetStage",
            "productType",
            "is818Technology",
            "intendedOutcome",
            "overseasApprovalJurisdiction",
            "overseasApprovalStatus",
            "approvalCoversIndication",
            "chinaRegistration",
            "clinicallyUrgent",
            "adequateAlternative",
            "completedDomesticIit",
            "objective");

    private static final PathwayTriage TRIAGE = new PathwayTriage(new Decisions());

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/triage/assets.csv", delimiter = '|', numLinesToSkip = 1, maxCharsPerColumn = 600)
    void theAssetHasThesePathwaysForTheseReasons(ArgumentsAccessor asset) {
        Map<String, String> inputs = new HashMap<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            inputs.put(COLUMNS.get(i), asset.getString(i + 1));
        }
        LocalDate on = LocalDate.parse(asset.getString(COLUMNS.size() + 1));

        assertThat(TRIAGE.judge(inputs, on).stream()
                        .map(PathwayTriageTest::written)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(asset.getString(COLUMNS.size() + 2));
    }

    @Test
    void whatIsLeftOutIsAskedFor_asWhatIsUnknownIs() {
        assertThat(TRIAGE.judge(Map.of(), TODAY)).extracting(TriageRow::status).containsOnly(Status.NEEDS_INFO);
    }

    @Test
    void everyReasonSaysOnWhatBasisHowSureItIsAndSinceWhen() {
        for (TriageRow row : TRIAGE.judge(Map.of("assetStage", "CHINA_APPROVED", "is818Technology", "NO"), TODAY)) {
            assertThat(row.reasons()).isNotEmpty().allSatisfy(reason -> {
                assertThat(reason.basis().citation()).isNotBlank();
                assertThat(reason.basis().confidence()).isNotNull();
                assertThat(reason.sentence().en()).isNotBlank();
                assertThat(reason.sentence().zh()).containsPattern("\\p{IsHan}");
                assertThat(TODAY).isBetween(reason.validFrom(), reason.validTo());
            });
        }
    }

    private static String written(TriageRow row) {
        return row.pathway() + "=" + row.status()
                + row.reasons().stream().map(TriageRow.Reason::reasonCode).collect(Collectors.joining(",", "[", "]"));
    }
}
