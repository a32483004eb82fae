package com.lancore.pathways.requirement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a person typed into a step, read and checked: ISO dates, {@code true}/{@code false}, enumeration names. */
public record Answers(Map<String, String> values) {

    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Optional<LocalDate> date(String name) {
        return text(name).map(LocalDate::parse);
    }

    public boolean is(String name, String... anyOf) {
        return text(name).filter(v -> java.util.List.of(anyOf).contains(v)).isPresent();
    }
}
