package com.lancore.pathways.audit;

import com.lancore.pathways.audit.TrailEntry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A trail as a file, in the form in which its entries are hashed, so that whoever has it can count every hash again. A
 * line is a letter, its fields as {@link Chain} hashes them, and a line feed; the fields of an entry are what is hashed,
 * and its hash. It stands on the JDK alone.
 */
public final class TrailFile {

    private static final String FORM = "lancore-pathways-trail 1\n";

    /** No field is longer: a changed length must not be taken for one. */
    private static final int LONGEST = 100_000;

    private static final char HEAD = 'P';
    private static final char ENTRY = 'E';
    private static final char SEALED = 'S';
    private static final char ANCHORED = 'A';

    private TrailFile() {}

    /** A line of the file. */
    public sealed interface Item {}

    /** Of which project it is, how many entries it has, and the hash of the last. */
    public record Head(String projectCode, long entries, String hash) implements Item {}

    /** An entry in full. */
    public record Entry(TrailEntry entry) implements Item {}

    /** An entry of which nothing is told but how it hangs in the chain. */
    public record Sealed(long number, String previous, String hash) implements Item {

        public static Sealed of(TrailEntry e) {
            return new Sealed(e.number(), e.previous(), e.hash());
        }
    }

    /**
     * Where the trail stood at a daily anchor.
     *
     * @param number of the anchor
     * @param digest of the anchor, to be compared with what is kept elsewhere
     */
    public record Anchored(long number, Instant madeAt, String digest, long entries, String head) implements Item {}

    /** The file is not one of these, or broken. */
    public static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        Unreadable(String what) {
            super(what);
        }
    }

    /** Writes the whole file. */
    public static void write(List<Item> items, OutputStream to) throws IOException {
        to.write(FORM.getBytes(StandardCharsets.US_ASCII));
        for (Item item : items) {
            write(item, to);
        }
    }

    private static void write(Item item, OutputStream to) throws IOException {
        if (item instanceof Head h) {
            line(to, HEAD, h.projectCode(), Long.toString(h.entries()), h.hash());
        } else if (item instanceof Entry e) {
            List<String> fields = new ArrayList<>(java.util.Arrays.asList(Chain.fields(e.entry())));
            fields.add(e.entry().hash());
            line(to, ENTRY, fields.toArray(String[]::new));
        } else if (item instanceof Sealed s) {
            line(to, SEALED, Long.toString(s.number()), s.previous(), s.hash());
        } else if (item instanceof Anchored a) {
            line(
                    to,
                    ANCHORED,
                    Long.toString(a.number()),
                    Long.toString(a.madeAt().toEpochMilli()),
                    a.digest(),
                    Long.toString(a.entries()),
                    a.head());
        }
    }

    private static void line(OutputStream to, char letter, String... fields) throws IOException {
        to.write(letter);
        for (String field : fields) {
            to.write(Chain.framed(field));
        }
        to.write('\n');
    }

    /**
     * Reads the lines one after the other.
     *
     * @throws Unreadable at the first that is none
     */
    public static void read(InputStream from, Consumer<Item> reader) throws IOException {
        if (!FORM.equals(new String(from.readNBytes(FORM.length()), StandardCharsets.US_ASCII))) {
            throw new Unreadable("The file does not begin as a trail does.");
        }
        for (int letter = from.read(); letter >= 0; letter = from.read()) {
            reader.accept(item(letter, fields(from)));
        }
    }

    private static Item item(int letter, List<String> f) throws Unreadable {
        try {
            return switch (letter) {
                case HEAD -> new Head(f.get(0), number(f.get(1)), f.get(2));
                case ENTRY -> new Entry(entry(f));
                case SEALED -> new Sealed(number(f.get(0)), f.get(1), f.get(2));
                case ANCHORED ->
                    new Anchored(number(f.get(0)), instant(f.get(1)), f.get(2), number(f.get(3)), f.get(4));
                default -> throw new Unreadable("A line begins with a letter that no line has.");
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            throw new Unreadable("A line does not have the fields that it should have.");
        }
    }

    private static TrailEntry entry(List<String> f) {
        return new TrailEntry(
                f.get(0),
                number(f.get(1)),
                instant(f.get(2)),
                f.get(3),
                Kind.valueOf(f.get(4)),
                f.get(5),
                f.get(6),
                f.get(7),
                number(f.get(8)),
                f.get(9),
                f.get(10),
                f.get(11),
                f.get(12),
                f.get(13),
                f.get(14),
                f.get(15));
    }

    private static long number(String field) {
        return Long.parseLong(field);
    }

    private static Instant instant(String field) {
        return Instant.ofEpochMilli(number(field));
    }

    /** Up to the end of the line; null where a minus stands. */
    private static List<String> fields(InputStream from) throws IOException {
        List<String> fields = new ArrayList<>();
        for (int c = from.read(); c != '\n'; c = from.read()) {
            if (c == '-') {
                fields.add(null);
            } else {
                fields.add(text(from, length(from, c)));
            }
        }
        return fields;
    }

    private static int length(InputStream from, int first) throws IOException {
        int length = 0;
        for (int c = first; c != ':'; c = from.read()) {
            if (c < '0' || c > '9' || length > LONGEST) {
                throw new Unreadable("A line breaks off, or a length in it is none.");
            }
            length = length * 10 + (c - '0');
        }
        return length;
    }

    private static String text(InputStream from, int length) throws IOException {
        byte[] bytes = from.readNBytes(length);
        if (bytes.length < length) {
            throw new Unreadable("A line breaks off.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("A text in a line cannot be read.");
        }
    }
}
