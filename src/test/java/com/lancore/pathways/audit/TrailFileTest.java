package com.lancore.pathways.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again, whatever people typed; what was not written so is refused and never guessed at. */
class TrailFileTest {

    private static final Instant AT = Instant.parse("2026-05-12T01:02:03.004Z");

    @Test
    void everyLineComesBackAsItWas() throws IOException {
        TrailEntry entry = Chain.linked(
                new TrailEntry(
                        "P-1",
                        1,
                        AT,
                        "pm",
                        TrailEntry.Kind.FACT,
                        null,
                        null,
                        "start",
                        1,
                        "note",
                        "",
                        "3:a-line\nwith \"all\" of it 备案 🧬",
                        null,
                        "pathways 1",
                        null,
                        null),
                Chain.BEGINNING);
        List<TrailFile.Item> items = List.of(
                new TrailFile.Head("P-1", 2, "head"),
                new TrailFile.Entry(entry),
                new TrailFile.Sealed(2, entry.hash(), "head"),
                new TrailFile.Anchored(7, AT, "digest", 1, entry.hash()));

        assertThat(read(written(items))).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lancore-pathways-trail 2\n",
                "lancore-pathways-trail 1\nX1:a\n",
                "lancore-pathways-trail 1\nP1:a\n",
                "lancore-pathways-trail 1\nP1:a1:x1:h\n",
                "lancore-pathways-trail 1\nP9:a\n",
                "lancore-pathways-trail 1\nP1:a1:1",
                "lancore-pathways-trail 1\nP999999999:a\n",
                "lancore-pathways-trail 1\nS-1:a1:b\n"
            })
    void whatIsNoTrail_isRefused(String text) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(TrailFile.Unreadable.class);
    }

    private static byte[] written(List<TrailFile.Item> items) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TrailFile.write(items, bytes);
        return bytes.toByteArray();
    }

    private static List<TrailFile.Item> read(byte[] bytes) throws IOException {
        List<TrailFile.Item> items = new ArrayList<>();
        TrailFile.read(new ByteArrayInputStream(bytes), items::add);
        return items;
    }
}
