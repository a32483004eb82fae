package com.lancore.pathways.document;

import com.lancore.pathways.refusal.Refusal;
import java.util.regex.Pattern;

/** A name is what a person reads, never a path, and any machine can keep a file of it. */
final class FileName {

    /** As wide as its column. */
    private static final int LENGTH = 255;

    /** Control and invisible characters (those that turn the direction of writing too), half characters, line ends. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\"<>:|?*]");

    /** What Windows takes for a device, with any ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])\\s*(\\..*)?");

    private FileName() {}

    /**
     * The name without folders, control characters, quotes and what a file system would not take.
     *
     * @throws Refusal 422 where nothing is left of it
     */
    static String safe(String sent) {
        String name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        // Windows drops dots and spaces at the end
        name = UNSEEN.matcher(name).replaceAll("").strip().replaceAll("[.\\s]+$", "");
        if (name.isEmpty()) {
            throw Refusal.rule("The file has no usable name.", "文件名无效。");
        }
        if (DEVICE.matcher(name).matches()) {
            name = "_" + name;
        }
        return shortened(name);
    }

    /** The end stays, since it has the ending; a character of two halves is not cut. */
    private static String shortened(String name) {
        if (name.length() <= LENGTH) {
            return name;
        }
        String end = name.substring(name.length() - LENGTH);
        return Character.isLowSurrogate(end.charAt(0)) ? end.substring(1) : end;
    }
}
