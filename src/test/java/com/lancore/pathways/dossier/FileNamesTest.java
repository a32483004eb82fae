package com.lancore.pathways.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.StoredDocument;
import java.nio.file.Path;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever people call a file, its path in the dossier can be unpacked everywhere, and stays in its folder. */
class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "经费来源证明 2026 (final).pdf, 2026_(final).pdf",
        "经费来源证明.pdf, .pdf",
        "经费来源证明, ''",
        "../../etc/passwd, etc_passwd",
        "..\\..\\boot.ini, boot.ini",
        "'=cmd|x!A1.csv', cmd_x_A1.csv",
        "..., ''",
        "a....pdf, a.pdf",
        "noending, noending"
    })
    void aNameKeepsWhatAPathMayHave(String called, String path) {
        assertThat(FileNames.plain(called)).isEqualTo(path);
    }

    @Test
    void twoDocumentsOfOneNameHaveTwoPaths() {
        assertThat(FileNames.of(document(7, 1, "a.pdf"))).isEqualTo("documents/000007-PROTOCOL-v1-a.pdf");
        assertThat(FileNames.of(document(19, 2, "a.pdf"))).isEqualTo("documents/000019-PROTOCOL-v2-a.pdf");
    }

    @Test
    void aLongNameFitsIntoAFolder_andKeepsItsEnding() {
        assertThat(FileNames.of(document(1, 1, "a".repeat(196) + ".pdf")))
                .endsWith("a.pdf")
                .hasSizeLessThan(130);
    }

    @Test
    void aNameInChineseLeavesItsKindAndItsEnding() {
        assertThat(FileNames.of(document(1, 1, "方案.pdf"))).isEqualTo("documents/000001-PROTOCOL-v1.pdf");
        assertThat(FileNames.of(document(1, 1, "方案"))).isEqualTo("documents/000001-PROTOCOL-v1");
    }

    @Property(tries = 500)
    void noNameLeadsOutOfItsFolder(@ForAll @StringLength(min = 1, max = 255) String called) {
        String path = FileNames.of(document(3, 1, called));

        assertThat(path).matches("documents/000003-PROTOCOL-v1[A-Za-z0-9._()-]*");
        assertThat(Path.of("/x").resolve(path).normalize().startsWith("/x/documents"))
                .isTrue();
        assertThat(path).doesNotContain("..").doesNotEndWith(".").doesNotEndWith(" ");
    }

    private static StoredDocument document(long entry, int version, String name) {
        return new StoredDocument(
                "id-" + entry,
                "P-1",
                DocumentKind.PROTOCOL,
                version,
                name,
                "application/pdf",
                1,
                "0",
                "pm",
                Instant.EPOCH,
                entry);
    }
}
