package com.lancore.pathways.dossier;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * One file of a dossier. Its bytes were read once before any is sent.
 *
 * @param path with slashes
 * @param sha256 lower-case hex
 */
record Part(String path, long size, long crc, String sha256, Content content) {

    /** Writes the bytes, the same each time. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream to) throws IOException;
    }

    /** Reads the bytes once, for their sums. */
    static Part of(String path, Content content) {
        try (Measure measure = new Measure()) {
            content.writeTo(measure);
            return new Part(path, measure.size(), measure.crc(), measure.sha256(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Part of(String path, byte[] bytes) {
        return of(path, to -> to.write(bytes));
    }
}
