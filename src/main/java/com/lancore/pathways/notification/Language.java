package com.lancore.pathways.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which language a person is written. */
public enum Language {
    EN,
    ZH,
    /** English, and the same below in Chinese. */
    BOTH;

    /** By its name, however it is written; empty where it is none. */
    static Optional<Language> of(String name) {
        return name == null
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(l -> l.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                        .findFirst();
    }
}
