package com.lancore.pathways.iit;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.iit.Opinions.Next;
import com.lancore.pathways.support.Recorded;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the opinions of a round ask for, as a table. The left side is what was recorded, in order: {@code P} a protocol
 * finalised in a protocol and a consent version, {@code A} and {@code E} the letters of the academic and of the ethics
 * committee with outcome and versions, {@code M} a mismatch resolved by recording a letter again, {@code R} a new round;
 * {@code @} the date of a letter where it matters.
 */
class OpinionsTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # the straight way
            A APPROVED V1                                                        | FINALIZE
            P V1 C1                                                              | ACADEMIC
            P V1 C1, A APPROVED V1                                               | ETHICS
            P V1 C1, A APPROVED V1, E APPROVED V1 C1                             | FILE
            P V1 C1, A APPROVED V1 C1, E APPROVED V1 C1                          | FILE

            # a conditional opinion: the same committee again; its final letter may name what is not finalised yet
            P V1 C1, A CONDITIONAL V1                                            | ACADEMIC
            P V1 C1, A CONDITIONAL V1, A CONDITIONAL V1                          | ACADEMIC
            P V1 C1, A CONDITIONAL V1, A APPROVED V1                             | ETHICS
            P V1 C1, A CONDITIONAL V1, A APPROVED V2                             | FINALIZE
            P V1 C1, A CONDITIONAL V1, A APPROVED V1 C2                          | FINALIZE
            P V1 C1, A CONDITIONAL V1, A APPROVED V2, P V2 C1                    | ETHICS
            P V1 C1, A CONDITIONAL V1, A APPROVED V2, P V3 C1                    | MISMATCH
            P V1 C1, A APPROVED V1, E CONDITIONAL V1 C1                          | ETHICS
            P V1 C1, A APPROVED V1, E CONDITIONAL V1 C1, E APPROVED V1 C1        | FILE
            P V1 C1, A APPROVED V1, E CONDITIONAL V1 C1, E APPROVED V1 C2        | FINALIZE
            P V1 C1, A APPROVED V1, E CONDITIONAL V1 C1, E APPROVED V1 C2, P V1 C2 | FILE
            P V1 C1, A APPROVED V1, E CONDITIONAL V1 C1, E APPROVED V2 C1        | FINALIZE
            P V1 C1, A APPROVED V1, E CONDITIONAL V1 C1, E APPROVED V2 C1, P V2 C1 | ACADEMIC
            P V1 C1, A APPROVED V1, E CONDITIONAL V1 C1, E APPROVED V2 C1, P V2 C1, A APPROVED V2 | FILE
            P V1 C1, A APPROVED V1, E CONDITIONAL V1 C1, E APPROVED V2 C1, P V2 C1, A APPROVED V1 | MISMATCH

            # a revision: the protocol first; the round of the academic one begins at the letter
            P V1 C1, A REVISE V1                                                 | FINALIZE
            P V1 C1, A REVISE V1, R                                              | FINALIZE
            P V1 C1, A REVISE V1, R, P V2 C1                                     | ACADEMIC
            P V1 C1, A APPROVED V1, E REVISE V1 C1                               | FINALIZE
            P V1 C1, A APPROVED V1, E REVISE V1 C1, P V1 C2                      | ETHICS
            P V1 C1, A APPROVED V1, E REVISE V1 C1, P V1 C2, E APPROVED V1 C2    | FILE
            P V1 C1, A APPROVED V1, E REVISE V1 C1, R, P V2 C1                   | ACADEMIC
            P V1 C1, A APPROVED V1, E REVISE V1 C1, R, P V2 C1, A APPROVED V2    | ETHICS

            # a rejection, until somebody has decided on it
            P V1 C1, A REJECTED V1                                               | REJECTED
            P V1 C1, A APPROVED V1, E REJECTED V1 C1                             | REJECTED
            P V1 C1, A REJECTED V1, R                                            | FINALIZE
            P V1 C1, A REJECTED V1, R, P V1 C1                                   | ACADEMIC

            # letters that do not match the finalised versions, or each other
            P V1 C1, A APPROVED V9                                               | MISMATCH
            P V1 C1, A APPROVED V1 C9                                            | MISMATCH
            P V1 C1, A APPROVED V1, E APPROVED V9 C1                             | MISMATCH
            P V1 C1, A APPROVED V1, E APPROVED V1 C9                             | MISMATCH
            P V1 C1, P V2 C1, A APPROVED V2, E APPROVED V1 C1                    | MISMATCH
            P V1 C1, A APPROVED V9, M ACADEMIC CORRECT_TRANSCRIPTION             | ACADEMIC
            P V1 C1, A APPROVED V9, M ACADEMIC CORRECT_TRANSCRIPTION, A APPROVED V1 | ETHICS
            P V1 C1, A APPROVED V9, M ACADEMIC AWAIT_CORRECTED_LETTER, A APPROVED V9 | MISMATCH
            P V1 C1, A APPROVED V1, E APPROVED V9 C1, M ETHICS AWAIT_CORRECTED_LETTER | ETHICS
            P V1 C1, A APPROVED V1, E APPROVED V9 C1, M ETHICS AWAIT_CORRECTED_LETTER, E APPROVED V1 C1 | FILE
            P V1 C1, P V2 C1, A APPROVED V2, E APPROVED V1 C1, M ACADEMIC CORRECT_TRANSCRIPTION | ACADEMIC
            P V1 C1, P V2 C1, A APPROVED V2, E APPROVED V1 C1, M ACADEMIC CORRECT_TRANSCRIPTION, A APPROVED V1 | FILE

            # nothing of a former round counts
            P V1 C1, A APPROVED V1, E APPROVED V1 C1, R                          | FINALIZE
            P V1 C1, A APPROVED V1, E APPROVED V1 C1, R, P V2 C1                 | ACADEMIC
            P V1 C1, A APPROVED V1, R, P V2 C1, A APPROVED V1                    | MISMATCH
            P V1 C1, A CONDITIONAL V1, R, P V1 C1, A APPROVED V2                 | MISMATCH

            # letters from before the Order
            P V1 C1, A APPROVED V1 @2026-04-20, E APPROVED V1 C1 @2026-04-24     | TRANSITION
            P V1 C1, A APPROVED V1 @2026-04-30, E APPROVED V1 C1 @2026-04-30     | TRANSITION
            P V1 C1, A APPROVED V1 @2026-04-30, E APPROVED V1 C1 @2026-05-01     | FILE
            P V1 C1, A APPROVED V1 @2026-05-01, E APPROVED V1 C1 @2026-04-30     | FILE
            P V1 C1, A APPROVED V1 @2026-04-20, E REJECTED V1 C1 @2026-04-24     | REJECTED
            P V1 C1, A APPROVED V1 @2026-04-20, E APPROVED V9 C1 @2026-04-24     | MISMATCH
            """)
    void next(String recorded, Next expected) {
        assertThat(read(recorded).next()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-10, 2026-09-14, 2026-09-14, false",
        "2026-09-14, 2026-09-10, 2026-09-14, true",
        "2026-09-10, 2026-09-10, 2026-09-10, false"
    })
    void theClockRunsFromTheLaterLetter(String academic, String ethics, LocalDate later, boolean ethicsFirst) {
        Opinions opinions = read("P V1 C1, A APPROVED V1 @" + academic + ", E APPROVED V1 C1 @" + ethics);

        assertThat(opinions.laterDate()).isEqualTo(later);
        assertThat(opinions.ethicsBeforeAcademic()).isEqualTo(ethicsFirst);
    }

    @Test
    void theFinalLetterIsTheNewest() {
        Opinions opinions = read(
                "P V1 C1, A APPROVED V1 @2026-09-10, E CONDITIONAL V1 C1 @2026-09-14, E APPROVED V1 C1 @2026-09-18");

        assertThat(opinions.laterDate()).isEqualTo("2026-09-18");
    }

    private static Opinions read(String story) {
        Recorded recorded = new Recorded(Iit.KEY);
        for (String act : story.split(",", -1)) {
            String[] words = act.strip().replaceAll("@\\S+", "").strip().split(" ", -1);
            String date =
                    act.contains("@") ? act.substring(act.indexOf('@') + 1).strip() : "2026-09-10";
            switch (words[0]) {
                case "P" ->
                    recorded.step(Iit.FINALIZE_PROTOCOL, "protocolVersion", words[1], "consentVersion", words[2]);
                case "A" -> letter(recorded, Iit.RECORD_ACADEMIC_REVIEW, "academic", words, date);
                case "E" -> letter(recorded, Iit.RECORD_ETHICS_REVIEW, "ethics", words, date);
                case "M" ->
                    recorded.step(
                            Iit.RESOLVE_LETTER_MISMATCH,
                            "mismatchLetter",
                            words[1],
                            "mismatchDecision",
                            words[2],
                            "reason",
                            "typo");
                case "R" -> recorded.round();
                default -> throw new IllegalArgumentException(act);
            }
        }
        return Opinions.in(recorded.facts(), date -> !date.isBefore(LocalDate.of(2026, 5, 1)));
    }

    private static void letter(Recorded to, String step, String whose, String[] words, String date) {
        to.step(
                step,
                whose + "Outcome",
                words[1],
                whose + "LetterDate",
                date,
                whose + "ProtocolVersion",
                words[2],
                whose + "ConsentVersion",
                words.length > 3 ? words[3] : null);
    }
}
