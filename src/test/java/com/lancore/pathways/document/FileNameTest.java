package com.lancore.pathways.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lancore.pathways.refusal.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is what a person reads, never a path. */
class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Windows\\system.ini, system.ini",
        "a/b\\c/方案.pdf, 方案.pdf",
        "letter\u202Efdp.exe, letterfdp.exe",
        "x\u0000.pdf, x.pdf",
        "x.pdf\u2028y, x.pdfy",
        "half\uD83D.pdf, half.pdf",
        "'letter.pdf. . ', letter.pdf",
        "CON, _CON",
        "nul.pdf, _nul.pdf",
        "Com1.tar.gz, _Com1.tar.gz",
        "console.pdf, console.pdf",
        ".htaccess, .htaccess",
        "letter.pdf.html, letter.pdf.html"
    })
    void losesWhatIsNoName(String sent, String kept) {
        assertThat(FileName.safe(sent)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "...", "a/", "\u202E", "\u0000", "???", ". . ."})
    void ofNothing_isRefused(String sent) {
        assertThatThrownBy(() -> FileName.safe(sent)).isInstanceOf(Refusal.class);
    }

    @Test
    void thatIsTooLong_keepsItsEnd_andNoHalfCharacter() {
        String kept = FileName.safe("😀".repeat(200) + "x.pdf");

        assertThat(kept).hasSizeLessThanOrEqualTo(255).startsWith("😀").endsWith("x.pdf");
    }

    @Property
    void whateverIsSent_isNeverAPath_norLongerThanItsColumn(@ForAll String sent) {
        try {
            assertThat(FileName.safe(sent))
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(255)
                    .doesNotContain("/", "\\", "\u0000")
                    .isNotIn(".", "..");
        } catch (Refusal nothingLeft) {
            assertThat(nothingLeft.status()).isEqualTo(422);
        }
    }
}
