package com.lancore.pathways.lecheng;

import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Known;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Wording;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The register of this moment, above the form of the alignment: first what fits the indication. A hint, no more. */
@Component
class InstitutionHint implements Recall {

    /** As many names of a kind as a person reads. */
    private static final int MOST = 7;

    private final Institutions institutions;

    InstitutionHint(Institutions institutions) {
        this.institutions = institutions;
    }

    @Override
    public List<Known> known(Situation s, Wording words) {
        return of(s.facts().text("indication").orElse(null), institutions.all());
    }

    static List<Known> of(String indication, List<Institution> register) {
        Map<Boolean, List<String>> fit = register.stream()
                .collect(Collectors.partitioningBy(
                        i -> i.mayTreat(indication), Collectors.mapping(Institution::name, Collectors.toList())));
        return Stream.of(
                        line("On the register, with a department for the indication", "名录中设有相应专科的机构", fit.get(true)),
                        line("Others on the register", "名录中其他机构", fit.get(false)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Known> line(String en, String zh, List<String> names) {
        String first =
                names.stream().limit(MOST).collect(Collectors.joining("; ")) + (names.size() > MOST ? "; …" : "");
        return names.isEmpty() ? List.of() : List.of(Known.of(Sentence.of(en, zh), Sentence.of(first, first)));
    }
}
