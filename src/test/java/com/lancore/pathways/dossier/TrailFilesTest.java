package com.lancore.pathways.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trail as a table: what a person typed is never run. */
class TrailFilesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=HYPERLINK(\"http://x\")|\"'=HYPERLINK(\"\"http://x\"\")\"",
                "+1+1|\"'+1+1\"",
                "-2+3|\"'-2+3\"",
                "@SUM(A1)|\"'@SUM(A1)\"",
                "plain, with a comma|\"plain, with a comma\"",
                "备案|\"备案\""
            })
    void aCellIsText(String typed, String cell) {
        assertThat(TrailFiles.cell(typed)).isEqualTo(cell);
    }
}
