package com.lancore.pathways.lecheng;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The register as the form of the alignment shows it: first what fits the indication. A hint, no more. */
@Component
public class InstitutionHint {

    /** As many names of a kind as a person reads; the longest names still fit into a process variable. */
    private static final int MOST = 7;

    private final Institutions institutions;

    InstitutionHint(Institutions institutions) {
        this.institutions = institutions;
    }

    /** The register of this moment for an indication, in the markup of the forms. */
    public String of(String indication) {
        return of(indication, institutions.all());
    }

    static String of(String indication, List<Institution> register) {
        Map<Boolean, List<String>> fit = register.stream()
                .collect(Collectors.partitioningBy(
                        i -> i.mayTreat(indication), Collectors.mapping(Institution::name, Collectors.toList())));
        return line("On the register, with a department for the indication · 名录中设有相应专科", fit.get(true))
                + line("Others on the register · 名录中其他机构", fit.get(false));
    }

    private static String line(String label, List<String> names) {
        return names.isEmpty()
                ? ""
                : names.stream().limit(MOST).collect(Collectors.joining("; ", "*" + label + ":* ", ""))
                        + (names.size() > MOST ? "; …\n" : "\n");
    }
}
