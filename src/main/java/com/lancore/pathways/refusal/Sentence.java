package com.lancore.pathways.refusal;

import java.util.Collection;
import java.util.stream.Collectors;

/** One plain sentence for a person, in English and in Chinese. */
public record Sentence(String en, String zh) {

    public static Sentence of(String en, String zh) {
        return new Sentence(en, zh);
    }

    /** Several sentences as one: all the English first, then all the Chinese. */
    public static Sentence joined(Collection<Sentence> sentences) {
        return new Sentence(
                sentences.stream().map(Sentence::en).distinct().collect(Collectors.joining(" ")),
                sentences.stream().map(Sentence::zh).distinct().collect(Collectors.joining("")));
    }

    /** English, then Chinese: the form in which every refusal is shown. */
    @Override
    public String toString() {
        return en + " " + zh;
    }
}
