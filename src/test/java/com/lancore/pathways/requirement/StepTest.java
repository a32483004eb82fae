package com.lancore.pathways.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.refusal.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step takes of what is sent to it, and its sentences about the rest. */
class StepTest {

    private static final Step STEP = Step.of("iit", "resolveTransition")
            .by(Role.PROJECT_MANAGER)
            .takes(
                    Field.choice("transitionDecision", "处理方式", "FILE", "RE_REVIEW", "WITHDRAW"),
                    Field.text("legalOpinionReference", "法律意见书编号").onlyIf("transitionDecision", "FILE"),
                    Field.note("reason", "理由").optional())
            .shows("academicLetterDate");

    @Test
    void reads_whatItTakes() {
        assertThat(read("transitionDecision", "FILE", "legalOpinionReference", " LO-1 ", "reason", "")
                        .values())
                .isEqualTo(Map.of("transitionDecision", "FILE", "legalOpinionReference", "LO-1"));
    }

    @Test
    void dropsWhatItsFormOnlyShows() {
        assertThat(read(
                                "transitionDecision",
                                "RE_REVIEW",
                                "academicLetterDate",
                                "2020-01-01",
                                "title",
                                "T",
                                "projectCode",
                                "X")
                        .values())
                .isEqualTo(Map.of("transitionDecision", "RE_REVIEW"));
    }

    @Test
    void dropsAnAnswerThatIsNotAskedForThere() {
        assertThat(read("transitionDecision", "WITHDRAW", "legalOpinionReference", "LO-1")
                        .values())
                .isEqualTo(Map.of("transitionDecision", "WITHDRAW"));
    }

    @ParameterizedTest
    @CsvSource({
        "opinionNext, This step does not know opinionNext., 本步骤不接受：opinionNext。",
        "TransitionDecision, This step does not know TransitionDecision., 本步骤不接受：TransitionDecision。"
    })
    void refusesANameThatItDoesNotKnow(String name, String en, String zh) {
        Refusal refusal = refusal("transitionDecision", "FILE", name, "FILE");

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.sentence().en()).isEqualTo(en);
        assertThat(refusal.sentence().zh()).isEqualTo(zh);
    }

    @Test
    void namesAllNamesThatItDoesNotKnow_inOneSentence() {
        assertThat(refusal("b", "1", "a", "2").sentence().en()).isEqualTo("This step does not know a, b.");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(refusal().sentence().en()).isEqualTo("Transition decision is missing.");
        assertThat(refusal().sentence().zh()).isEqualTo("请填写：处理方式。");
        assertThat(refusal("transitionDecision", "FILE").sentence().en())
                .isEqualTo("Legal opinion reference is missing.");
    }

    @Test
    void namesAllThatIsMissing_inOneSentence() {
        Step step = Step.of("iit", "x")
                .by(Role.DIRECTOR)
                .takes(Field.date("agreementDate", "协议签署日期"), Field.text("sponsorName", "发起机构"));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> step.read(Map.of()));

        assertThat(refusal.sentence().en()).isEqualTo("Agreement date, Sponsor name are missing.");
        assertThat(refusal.sentence().zh()).isEqualTo("请填写：协议签署日期、发起机构。");
    }

    @Test
    void saysWhatIsWrong_beforeWhatIsMissing() {
        assertThat(refusal("transitionDecision", "MAYBE").sentence().en())
                .isEqualTo("Transition decision must be one of FILE, RE_REVIEW, WITHDRAW.");
    }

    @Test
    void theWholeSentenceIsEnglishThenChinese() {
        assertThat(refusal()).hasMessage("Transition decision is missing. 请填写：处理方式。");
    }

    private static Answers read(String... namesAndValues) {
        Map<String, Object> sent = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sent.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return STEP.read(sent);
    }

    private static Refusal refusal(String... namesAndValues) {
        return catchThrowableOfType(Refusal.class, () -> read(namesAndValues));
    }
}
