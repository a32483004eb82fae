package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.requirement.Known;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstitutionHintTest {

    @Test
    void firstNamesWhatFitsTheIndication_thenTheOthers() {
        assertThat(lines("Lupus Nephritis", List.of(with("A", "oncology"), with("B", "nephritis"))))
                .containsExactly(
                        "On the register, with a department for the indication: B", "Others on the register: A");
    }

    @Test
    void leavesOutALineWithoutAName() {
        assertThat(lines("Lupus", List.of(with("A", "oncology")))).containsExactly("Others on the register: A");
        assertThat(lines("Lupus", List.of())).isEmpty();
    }

    @Test
    void ofALongRegister_namesAsManyAsAPersonReads_andSaysThatThereAreMore() {
        List<Institution> register = Stream.of("lupus", "oncology")
                .flatMap(d -> IntStream.range(0, 50).mapToObj(i -> with("N" + i, d)))
                .toList();

        assertThat(lines("Lupus", register)).hasSize(2).allSatisfy(line -> assertThat(line)
                .endsWith("; N6; …"));
    }

    private static List<String> lines(String indication, List<Institution> register) {
        return InstitutionHint.of(indication, register).stream()
                .map(InstitutionHintTest::line)
                .toList();
    }

    private static String line(Known known) {
        return known.name().en() + ": " + known.value().en();
    }

    private static Institution with(String name, String department) {
        return new Institution(name, null, null, List.of(department));
    }
}
