package com.lancore.pathways.dossier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.audit.Anchors;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.audit.TrailFile;
import com.lancore.pathways.support.DossierFile;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is changed of a dossier, the verifier names it. */
@PathwaysTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedDossierIT {

    private static final String TRAIL = "trail.chain";

    @Autowired
    private House house;

    @Autowired
    private Anchors anchors;

    @TempDir
    private Path folder;

    private Study study;
    private DossierFile dossier;
    private DossierFile part;

    @BeforeAll
    void aDossier() {
        study = house.study().start().to("recordAcademicReview");
        anchors.drop();
        study.to("assembleFiling");
        dossier = DossierFile.read(house.person("pm").download("/api/projects/" + study + "/dossier"));
        part = DossierFile.read(house.person("pm").download("/api/projects/" + study + "/dossier?process=iit"));
    }

    @Test
    void asItWasExported_itIsIntact() throws IOException {
        assertThat(verify(dossier)).startsWith("0 INTACT").contains("1 anchors");
        assertThat(verify(part)).startsWith("0 INTACT");
    }

    @Test
    void oneChangedByteOfAnyFile_isNamed() throws IOException {
        Random random = new Random(20260512);
        for (String path : dossier.paths()) {
            byte[] bytes = dossier.bytes(path);
            for (int at : IntStream.concat(
                            IntStream.of(0, bytes.length - 1),
                            random.ints(path.equals(TRAIL) ? 150 : 4, 0, bytes.length))
                    .toArray()) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 + random.nextInt(255));

                String said = verify(dossier.with(path, changed));

                assertThat(said).as(path + " at " + at).startsWith("1 NOT INTACT");
                assertThat(said).as(path + " at " + at).contains(path.equals(TRAIL) ? "trail" : named(path, said));
            }
        }
    }

    /** A changed list of hashes names the file whose hash, or whose name, no longer fits. */
    private String named(String path, String said) {
        return path.equals("SHA256SUMS")
                ? dossier.paths().stream().filter(said::contains).findFirst().orElse(path)
                : path;
    }

    @Test
    void aChangedEntry_isNamedByItsNumber() throws IOException {
        for (int number : List.of(1, 7, entries())) {
            assertThat(verify(trail(items -> {
                        TrailFile.Entry e = (TrailFile.Entry) items.get(number);
                        items.set(number, new TrailFile.Entry(other(e)));
                    })))
                    .contains("entry " + number + " of the trail. The entry is not as it was written");
        }
    }

    @Test
    void anEntryTakenOut_isNamed() throws IOException {
        assertThat(verify(trail(items -> items.remove(5)))).contains("entry 5 of the trail. The entry is missing.");
    }

    @Test
    void twoEntriesSwapped_areNamed() throws IOException {
        assertThat(verify(trail(items -> Collections.swap(items, 5, 6)))).contains("entry 5 of the trail.");
    }

    @Test
    void theEndCutOff_isNamed() throws IOException {
        assertThat(verify(trail(items -> items.remove(entries())))).contains("entry " + entries() + " of the trail.");
    }

    @Test
    void theEndCutOffTogetherWithTheCount_isFoundByTheManifest() throws IOException {
        assertThat(verify(trail(items -> {
                    items.remove(entries());
                    items.set(0, new TrailFile.Head(study.code(), entries() - 1L, hashOf(entries() - 1)));
                })))
                .contains("manifest.json names another last entry");
    }

    @Test
    void theTrailCutBeforeItsAnchor_isFoundByTheAnchor() throws IOException {
        assertThat(verify(trail(items -> {
                    TrailFile.Anchored anchor = (TrailFile.Anchored) items.get(items.size() - 1);
                    items.subList(2, entries() + 1).clear();
                    items.set(0, new TrailFile.Head(study.code(), 1, hashOf(1)));
                    assertThat(anchor.entries()).isGreaterThan(1);
                })))
                .contains("is not the one of anchor");
    }

    @Test
    void aDocumentTakenOutOrBroughtIn_isNamed() throws IOException {
        String document = dossier.paths().stream()
                .filter(p -> p.startsWith("documents/"))
                .findFirst()
                .orElseThrow();

        assertThat(verify(dossier.with(document, null))).contains("its document is missing");
        assertThat(verify(dossier.with("documents/009999-OTHER-v1-x.pdf", new byte[1])))
                .contains("has no entry");
        assertThat(verify(dossier.with("documents/x.pdf", new byte[1]))).contains("does not name an entry");
        assertThat(verify(dossier.with("more.txt", new byte[1]))).contains("more.txt is not on the list");
        assertThat(verify(dossier.with("../../x.txt", new byte[1]))).contains("leads out of the dossier");
    }

    @Test
    void everythingWrittenAnew_isFoundByAHashThatIsKeptElsewhere() throws IOException {
        String digest = anchors.newest().orElseThrow().digest();

        assertThat(verify(dossier, digest)).startsWith("0").contains("is the digest of anchor");
        assertThat(verify(dossier, hashOf(3))).startsWith("0").contains("is the hash of entry 3");
        assertThat(verify(dossier, HexFormat.of().formatHex(new byte[32]))).startsWith("1");
    }

    @Test
    void whatIsNoDossier_isNotChecked() throws IOException {
        assertThat(verify(dossier.with("manifest.json", null))).startsWith("2");
        assertThat(verify(dossier.with(TRAIL, new byte[0]))).startsWith("1");
    }

    private static TrailEntry other(TrailFile.Entry told) {
        TrailEntry e = told.entry();
        return new TrailEntry(
                e.projectCode(),
                e.number(),
                e.recordedAt(),
                "somebody",
                e.kind(),
                e.processKey(),
                e.processInstanceId(),
                e.node(),
                e.act(),
                e.name(),
                e.oldValue(),
                e.newValue(),
                e.note(),
                e.rules(),
                e.previous(),
                e.hash());
    }

    private int entries() {
        return study.trail().size();
    }

    private String hashOf(int number) {
        return ((TrailFile.Entry) items().get(number)).entry().hash();
    }

    /** The lines: the head, each entry at the place of its number, the anchors. */
    private List<TrailFile.Item> items() {
        List<TrailFile.Item> items = new ArrayList<>();
        try {
            TrailFile.read(new ByteArrayInputStream(dossier.bytes(TRAIL)), items::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return items;
    }

    private DossierFile trail(Consumer<List<TrailFile.Item>> change) throws IOException {
        List<TrailFile.Item> items = items();
        change.accept(items);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TrailFile.write(items, bytes);
        return dossier.with(TRAIL, bytes.toByteArray());
    }

    /** The exit code, and what was said. */
    private String verify(DossierFile changed, String... known) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = Stream.concat(
                        Stream.of(changed.zip(folder.resolve("d.zip")).toString()), Stream.of(known))
                .toArray(String[]::new);
        int exit = VerifyDossier.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return exit + " " + out.toString(StandardCharsets.UTF_8);
    }
}
