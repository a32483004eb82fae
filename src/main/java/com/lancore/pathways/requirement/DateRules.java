package com.lancore.pathways.requirement;

import com.lancore.pathways.refusal.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a typed date can bear. */
public final class DateRules {

    private DateRules() {}

    /** Not after today in Shanghai. */
    public static Requirement notInFuture(String field) {
        return s -> s.answers()
                .date(field)
                .filter(date -> date.isAfter(s.today()))
                .map(date -> List.of(finding(
                        s,
                        "IN_FUTURE",
                        label(s, field).en() + " " + date + " lies in the future; today is " + s.today()
                                + " in Shanghai.",
                        "“" + label(s, field).zh() + "”" + date + "晚于今天（上海时间" + s.today() + "）。")))
                .orElse(List.of());
    }

    /** Not before another date, which is known or typed. */
    public static Requirement notBefore(String field, Function<Situation, Optional<LocalDate>> other, Sentence what) {
        return s -> s.answers()
                .date(field)
                .flatMap(date -> other.apply(s)
                        .filter(date::isBefore)
                        .map(bound -> finding(
                                s,
                                "TOO_EARLY",
                                label(s, field).en() + " " + date + " lies before " + what.en() + " of " + bound + ".",
                                "“" + label(s, field).zh() + "”" + date + "早于" + what.zh() + "（" + bound + "）。")))
                .map(List::of)
                .orElse(List.of());
    }

    /** Not before another typed date. */
    public static Requirement inOrder(String earlier, String later) {
        return s -> notBefore(later, t -> t.answers().date(earlier), label(s, earlier))
                .findings(s);
    }

    private static Sentence label(Situation s, String field) {
        Field f = s.step().field(field);
        return Sentence.of(f.label(), f.zh());
    }

    private static Finding finding(Situation s, String code, String en, String zh) {
        return Finding.of(code, Basis.PLAUSIBILITY, s.step().role(), en, zh);
    }
}
