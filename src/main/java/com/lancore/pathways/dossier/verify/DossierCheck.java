package com.lancore.pathways.dossier.verify;

import com.lancore.pathways.audit.ChainCheck;
import com.lancore.pathways.audit.Sha256;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.audit.TrailFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks one dossier: the trail entry by entry, each document against the entry of its upload, every file against the
 * list of hashes. It stops at the first that is not as it was written; a file is read piece by piece.
 */
final class DossierCheck {

    private static final String TRAIL = "trail.chain";
    private static final String MANIFEST = "manifest.json";
    private static final String SUMS = "SHA256SUMS";

    /** A document carries the number of the entry that tells of its upload. */
    private static final Pattern DOCUMENT = Pattern.compile("documents/0*(\\d{1,18})-[^/]+");

    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (.+)");

    private static final Pattern HEAD_IN_MANIFEST =
            Pattern.compile("\"trail\" : \\{[^}]*\"head\" : \"([0-9a-f]{64})\"");

    private final DossierFiles files;
    private final Map<Long, TrailEntry> uploads = new TreeMap<>();
    private final Map<Long, String> hashes = new HashMap<>();
    private final List<TrailFile.Anchored> anchors = new ArrayList<>();
    private final Map<String, String> sums = new HashMap<>();
    private TrailFile.Head head;
    private ChainCheck chain;
    private long sealed;
    private String broken;
    private String compared = "";

    DossierCheck(DossierFiles files) {
        this.files = files;
    }

    boolean isIntact() {
        return broken == null;
    }

    /** One sentence: the first thing that is wrong, or what is intact. */
    String found() {
        if (broken != null) {
            return "NOT INTACT: " + broken;
        }
        return "INTACT: project " + head.projectCode() + ", " + head.entries() + " entries of the trail"
                + (sealed == 0 ? "" : " (" + sealed + " of them told by their hashes alone)") + ", " + uploads.size()
                + " documents, " + anchors.size() + " anchors; the trail ends with " + head.hash() + "." + compared;
    }

    /**
     * Checks all of it.
     *
     * @param known a hash that was kept elsewhere, or null
     * @throws IOException where it is no dossier at all
     */
    void run(String known) throws IOException {
        List<String> paths = files.paths();
        for (String needed : List.of(TRAIL, MANIFEST, SUMS)) {
            if (!paths.contains(needed)) {
                throw new IOException(needed + " is missing.");
            }
        }
        checkPaths(paths);
        checkTrail();
        checkAnchors();
        checkDocuments(paths);
        checkManifest();
        checkFiles(paths);
        if (known != null && broken == null) {
            compare(known.strip());
        }
    }

    private void checkPaths(List<String> paths) {
        Set<String> seen = new HashSet<>();
        for (String path : paths) {
            if (path.startsWith("/") || path.contains("\\") || path.contains("../") || path.contains(":")) {
                broken("the path " + path + " leads out of the dossier.");
            } else if (!seen.add(path)) {
                broken("the file " + path + " is there twice.");
            }
        }
    }

    private void checkTrail() throws IOException {
        try (InputStream in = new BufferedInputStream(files.open(TRAIL))) {
            TrailFile.read(in, this::see);
        } catch (TrailFile.Unreadable e) {
            broken("after entry " + hashes.size() + " the trail cannot be read. " + e.getMessage());
        }
        if (head == null) {
            broken("the trail does not say of which project it is.");
        } else if (broken == null) {
            chain.end(head.entries(), head.hash())
                    .ifPresent(b -> broken("entry " + b.number() + " of the trail. " + b.what()));
        }
    }

    private void see(TrailFile.Item item) {
        if (item instanceof TrailFile.Head first) {
            if (head != null) {
                broken("the trail has two beginnings.");
            }
            head = first;
            chain = new ChainCheck(first.projectCode());
        } else if (head == null) {
            broken("the trail does not say of which project it is.");
        } else if (item instanceof TrailFile.Entry e) {
            see(e.entry());
        } else if (item instanceof TrailFile.Sealed s) {
            sealed++;
            chain.see(s);
            hashes.put(s.number(), s.hash());
        } else if (item instanceof TrailFile.Anchored a) {
            anchors.add(a);
        }
    }

    private void see(TrailEntry e) {
        if (!e.projectCode().equals(head.projectCode())) {
            broken("entry " + e.number() + " of the trail is one of another project.");
        }
        chain.see(e);
        hashes.put(e.number(), e.hash());
        if (e.kind() == TrailEntry.Kind.DOCUMENT) {
            uploads.put(e.number(), e);
        }
    }

    private void checkAnchors() {
        for (TrailFile.Anchored a : anchors) {
            if (!a.head().equals(hashes.get(a.entries()))) {
                broken("entry " + a.entries() + " of the trail is not the one of anchor " + a.number() + " of "
                        + a.madeAt() + ".");
            }
        }
    }

    private void checkDocuments(List<String> paths) throws IOException {
        Map<Long, String> there = new LinkedHashMap<>();
        for (String path : paths) {
            Matcher document = DOCUMENT.matcher(path);
            if (document.matches()) {
                String other = there.put(Long.valueOf(document.group(1)), path);
                if (other != null) {
                    broken("the files " + other + " and " + path + " are of one entry of the trail.");
                }
            } else if (path.startsWith("documents/")) {
                broken("the file " + path + " does not name an entry of the trail.");
            }
        }
        for (TrailEntry upload : uploads.values()) {
            String path = there.remove(upload.number());
            if (path == null) {
                broken("entry " + upload.number() + " of the trail: its document is missing.");
            } else if (broken == null && !sha256(path).equals(upload.newValue())) {
                broken("entry " + upload.number() + " of the trail: the file " + path
                        + " is not the one that was uploaded.");
            }
        }
        there.values().forEach(path -> broken("the file " + path + " has no entry in the trail."));
    }

    private void checkManifest() throws IOException {
        try (InputStream in = files.open(MANIFEST)) {
            Matcher named = HEAD_IN_MANIFEST.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (broken == null && (!named.find() || !named.group(1).equals(head.hash()))) {
                broken("the file " + MANIFEST + " names another last entry of the trail.");
            }
        }
    }

    private void checkFiles(List<String> paths) throws IOException {
        try (InputStream in = files.open(SUMS)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                Matcher sum = SUM.matcher(line);
                if (!sum.matches() || sums.put(sum.group(2), sum.group(1)) != null) {
                    broken("the file " + SUMS + " has a line that cannot be read, or one twice.");
                }
            }
        }
        for (String path : paths) {
            String listed = sums.remove(path);
            if (path.equals(SUMS) || broken != null) {
                continue;
            }
            if (listed == null) {
                broken("the file " + path + " is not on the list " + SUMS + ".");
            } else if (!listed.equals(sha256(path))) {
                broken("the file " + path + " is not as it was written: its hash is not the one on the list " + SUMS
                        + ".");
            }
        }
        sums.keySet().stream()
                .sorted()
                .forEach(path -> broken("the file " + path + " is on the list " + SUMS + " and missing."));
    }

    private void compare(String known) {
        for (Map.Entry<Long, String> entry : hashes.entrySet()) {
            if (entry.getValue().equals(known)) {
                compared = " " + known + " is the hash of entry " + entry.getKey() + ".";
                return;
            }
        }
        for (TrailFile.Anchored a : anchors) {
            if (a.digest().equals(known)) {
                compared = " " + known + " is the digest of anchor " + a.number() + ".";
                return;
            }
        }
        broken(known + " is neither the hash of an entry nor the digest of an anchor in this dossier.");
    }

    private String sha256(String path) throws IOException {
        try (InputStream in = files.open(path)) {
            return Sha256.of(in);
        }
    }

    /** The first one counts. */
    private void broken(String what) {
        if (broken == null) {
            broken = what;
        }
    }
}
