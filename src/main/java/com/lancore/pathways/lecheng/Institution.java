package com.lancore.pathways.lecheng;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * An institution of the zone, as operations keeps it.
 *
 * @param validTo the last day of its licence, or null where nobody has entered it
 * @param departments those qualified for special import: a hint for the match by indication
 */
public record Institution(String name, String licence, LocalDate validTo, List<String> departments) {

    /** Whether one of its departments is named in the indication, or the other way round. A hint, no more. */
    public boolean mayTreat(String indication) {
        String wanted = indication.toLowerCase(Locale.ROOT);
        return departments.stream()
                .map(d -> d.toLowerCase(Locale.ROOT))
                .anyMatch(d -> wanted.contains(d) || d.contains(wanted));
    }
}
