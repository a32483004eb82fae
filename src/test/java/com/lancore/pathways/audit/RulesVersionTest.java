package com.lancore.pathways.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class RulesVersionTest {

    @Test
    void isTheReleaseAndADigestOfItsTables() throws IOException {
        assertThat(version(table("a.dmn", "five days"))).matches("pathways 1[.]0, tables [0-9a-f]{12}");
    }

    @Test
    void isAnotherOne_whenARowOfATableChanges_orATableComesOrIsRenamed() throws IOException {
        String before = version(table("a.dmn", "five days"));

        assertThat(version(table("a.dmn", "six days"))).isNotEqualTo(before);
        assertThat(version(table("b.dmn", "five days"))).isNotEqualTo(before);
        assertThat(version(table("a.dmn", "five days"), table("b.dmn", ""))).isNotEqualTo(before);
    }

    @Test
    void isTheSame_inWhicheverOrderTheTablesAreFound() throws IOException {
        Resource one = table("a.dmn", "1");
        Resource other = table("b.dmn", "2");

        assertThat(version(one, other)).isEqualTo(version(other, one));
    }

    private static String version(Resource... tables) throws IOException {
        return new RulesVersion("1.0", tables).toString();
    }

    private static Resource table(String name, String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
