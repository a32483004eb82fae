package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstitutionHintTest {

    /** What the engine's column of text variables takes. */
    private static final int VARIABLE = 4000;

    @Test
    void firstNamesWhatFitsTheIndication_thenTheOthers() {
        assertThat(InstitutionHint.of("Lupus Nephritis", List.of(with("A", "oncology"), with("B", "nephritis"))))
                .containsSubsequence("for the indication", "B\n", "Others", "A\n");
    }

    @Test
    void leavesOutALineWithoutAName() {
        assertThat(InstitutionHint.of("Lupus", List.of(with("A", "oncology")))).doesNotContain("for the indication");
        assertThat(InstitutionHint.of("Lupus", List.of())).isEmpty();
    }

    @Test
    void ofALongRegister_fitsIntoAVariable_andSaysThatThereAreMore() {
        String longest = "N".repeat(255);
        List<Institution> register = Stream.of("lupus", "oncology")
                .flatMap(d -> IntStream.range(0, 50).mapToObj(i -> with(longest, d)))
                .toList();

        assertThat(InstitutionHint.of("Lupus", register))
                .hasSizeLessThan(VARIABLE)
                .containsSubsequence("; …\n", "; …\n");
    }

    private static Institution with(String name, String department) {
        return new Institution(name, null, null, List.of(department));
    }
}
