package com.lancore.pathways.dossier;

import com.lancore.pathways.document.StoredDocument;
import java.util.Locale;

/**
 * Where a document lies in the dossier: a path that every system can unpack, and that no two documents share. It has
 * ASCII alone, since unpackers disagree about the rest; what people called it stands in the manifest and on the cover.
 */
final class FileNames {

    private static final int LONGEST_STEM = 60;

    private FileNames() {}

    /** The number of its entry in the trail comes first; what can be kept of its name follows. */
    static String of(StoredDocument d) {
        String name = plain(d.fileName());
        return String.format(
                Locale.ROOT,
                "documents/%06d-%s-v%d%s%s",
                d.entry(),
                d.kind().name(),
                d.version(),
                name.isEmpty() || name.startsWith(".") ? "" : "-",
                name);
    }

    /** Letters, digits and a few marks, and the ending; only the ending, or nothing, where the name has none of them. */
    static String plain(String name) {
        int dot = name.lastIndexOf('.');
        boolean ending = dot >= 0 && name.substring(dot + 1).matches("[A-Za-z0-9]{1,10}");
        String stem = (ending ? name.substring(0, dot) : name)
                .replaceAll("[^A-Za-z0-9()-]+", "_")
                .replaceAll("^[_-]+|_+$", "");
        String cut = stem.length() <= LONGEST_STEM ? stem : stem.substring(0, LONGEST_STEM);
        return cut + (ending ? name.substring(dot) : "");
    }
}
