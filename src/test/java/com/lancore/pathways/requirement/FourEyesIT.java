package com.lancore.pathways.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.support.PathwaysTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** Every step at which contract or rules ask for another person, and than whom. */
@PathwaysTest
class FourEyesIT {

    private static final String INSTANCE = "an-instance";

    @Autowired
    private Steps steps;

    /** The step, the process of the earlier ones, the earlier ones, and whether each record of them counts or the last. */
    private static final String ALL = """
            iit/approveEligibilityException, iit, resolveEligibility, last
            iit/recordAcademicReview, iit, prepareNonClinicalPackage finalizeProtocol, ever
            iit/recordEthicsReview, iit, prepareNonClinicalPackage finalizeProtocol, ever
            iit/ethicsRenewed, iit, prepareNonClinicalPackage finalizeProtocol, ever
            iitConduct/recordContinuingReview, iit, prepareNonClinicalPackage finalizeProtocol, ever
            safetyReport/assessSafetyEvent, iit, prepareNonClinicalPackage finalizeProtocol, ever
            protocolChange/recordChangeAcademicReview, iit, prepareNonClinicalPackage finalizeProtocol, ever
            protocolChange/recordChangeAcademicReview, protocolChange, finalizeChange, ever
            protocolChange/recordChangeEthicsReview, iit, prepareNonClinicalPackage finalizeProtocol, ever
            protocolChange/recordChangeEthicsReview, protocolChange, finalizeChange, ever
            importCompliance/confirmImportCompliance, importCompliance, collectImportEvidence, ever
            hgrCompliance/assessAnonymisation, hgrCompliance, assessHgrRoute, last
            lechengSpecialImport/approveEligibilityException, lechengSpecialImport, resolveLechengEligibility, last
            engagement/approvePathwayOverride, engagement, confirmPathway, last
            engagement/approveExecutionPackage, engagement, alignPartners confirmRiskClass reviewComplianceScreen confirmPathway, last
            engagement/decideOnDrift, engagement, reviewGovernance, last
            vendorQualification/approveVendor, vendorQualification, screenVendorConflicts auditVendor verifyCorrectiveActions, last
            vendorQualification/approveChangeOrder, vendorQualification, manageVendor, last
            outwardPayment/releasePayment, outwardPayment, planPayment, last
            """;

    @Test
    void isAskedForAtTheseSteps_andAtNoOther() {
        assertThat(steps.all().stream()
                        .filter(step -> !eyes(step).isEmpty())
                        .map(step -> step.process() + "/" + step.key())
                        .collect(Collectors.toSet()))
                .isEqualTo(ALL.lines()
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = ALL)
    void refusesWhoeverDidAnEarlierStep_andNobodyElse(String where, String process, String earlier, String counts) {
        Step step = step(where);
        for (String node : earlier.split(" ", -1)) {
            assertThat(refused(step, "preparer", process, node, "preparer"))
                    .as(node)
                    .isTrue();
            assertThat(refused(step, "another", process, node, "preparer"))
                    .as(node)
                    .isFalse();
            assertThat(refused(step, "preparer", process, node, "preparer", "another"))
                    .as("%s, done again by another", node)
                    .isEqualTo(counts.equals("ever"));
            assertThat(refused(step, "preparer", process, node, "another", "preparer"))
                    .as(node)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = ALL)
    void standsInNobodysWayWhoOnlyLooks(String where, String process, String earlier, String counts) {
        assertThat(refused(step(where), null, process, earlier.split(" ", -1)[0], "preparer"))
                .as(counts)
                .isFalse();
    }

    private Step step(String where) {
        return steps.find(where.substring(0, where.indexOf('/')), where.substring(where.indexOf('/') + 1))
                .orElseThrow();
    }

    private static boolean refused(Step step, String person, String process, String node, String... whoDidIt) {
        List<TrailEntry> entries = new ArrayList<>();
        for (String did : whoDidIt) {
            entries.add(new TrailEntry(
                    "CODE-1",
                    entries.size() + 1L,
                    Instant.EPOCH,
                    did,
                    TrailEntry.Kind.FACT,
                    process,
                    INSTANCE,
                    node,
                    entries.size() + 1L,
                    "done",
                    null,
                    "true",
                    null,
                    null,
                    null,
                    null));
        }
        Situation situation = new Situation(
                any -> any.equals(process) ? Facts.read(entries) : Facts.NONE,
                any -> List.of(),
                "CODE-1",
                INSTANCE,
                step,
                LocalDate.EPOCH,
                person,
                Answers.NONE,
                false,
                new HashMap<>());
        return eyes(step).stream()
                .flatMap(requirement -> requirement.findings(situation).stream())
                .findAny()
                .isPresent();
    }

    private static List<FourEyes> eyes(Step step) {
        return ((Collection<?>) ReflectionTestUtils.getField(step, "requirements"))
                .stream()
                        .flatMap(r -> r instanceof FourEyes eyes ? Stream.of(eyes) : Stream.empty())
                        .toList();
    }
}
