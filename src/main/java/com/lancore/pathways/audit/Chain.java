package com.lancore.pathways.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How the entries of a project hang together: each carries the SHA-256 of the one before it, and its own. It stands on
 * the JDK alone, so that an exported trail can be checked without the application. The form in which an entry is hashed
 * never changes: whatever has been written would no longer verify.
 */
public final class Chain {

    /** What the first entry of a project carries in place of a hash. */
    public static final String BEGINNING = "0".repeat(64);

    private Chain() {}

    /** The same entry after another, with its own hash. */
    static TrailEntry linked(TrailEntry entry, String previous) {
        TrailEntry after = entry.linked(previous, null);
        return after.linked(previous, hash(after));
    }

    /**
     * The SHA-256 of an entry in lower-case hex: of its fields in the order of the record without its own hash, each as
     * the number of its bytes in UTF-8, a colon and the bytes, or a minus where it is null.
     */
    public static String hash(TrailEntry e) {
        return Digest.of(fields(e));
    }

    /** What is hashed of an entry, in its order. */
    static String[] fields(TrailEntry e) {
        return new String[] {
            e.projectCode(),
            Long.toString(e.number()),
            Long.toString(e.recordedAt().toEpochMilli()),
            e.person(),
            e.kind().name(),
            e.processKey(),
            e.processInstanceId(),
            e.node(),
            Long.toString(e.act()),
            e.name(),
            e.oldValue(),
            e.newValue(),
            e.note(),
            e.rules(),
            e.previous()
        };
    }

    /** The number of bytes in UTF-8, a colon and the bytes; a minus for null. */
    static byte[] framed(String text) {
        if (text == null) {
            return new byte[] {'-'};
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] length = (bytes.length + ":").getBytes(StandardCharsets.US_ASCII);
        byte[] framed = Arrays.copyOf(length, length.length + bytes.length);
        System.arraycopy(bytes, 0, framed, length.length, bytes.length);
        return framed;
    }

    /** A SHA-256 over texts, in which no text can pass for two. */
    static final class Digest {

        private final Sha256 sha256 = new Sha256();

        static String of(String... texts) {
            Digest digest = new Digest();
            for (String text : texts) {
                digest.add(text);
            }
            return digest.hex();
        }

        Digest add(String text) {
            sha256.add(framed(text));
            return this;
        }

        String hex() {
            return sha256.hex();
        }
    }
}
