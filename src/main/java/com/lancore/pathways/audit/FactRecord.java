package com.lancore.pathways.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What one act recorded: the facts that belong together, corrections applied.
 *
 * @param number the trail's number of its first entry
 */
public record FactRecord(
        long number, Instant at, String person, String processInstanceId, String node, Map<String, String> values) {

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A legal date, as read in Shanghai. */
    public Optional<LocalDate> date(String name) {
        return text(name).map(LocalDate::parse);
    }

    public boolean is(String name, String value) {
        return value.equals(values.get(name));
    }
}
