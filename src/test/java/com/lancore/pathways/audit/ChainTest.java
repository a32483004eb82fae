package com.lancore.pathways.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.audit.ChainCheck.Broken;
import com.lancore.pathways.audit.TrailEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The laws of the chain: whatever is done to a trail, the first entry that is not as it was written is named. */
class ChainTest {

    private static final String CODE = "UT-0001";

    @Property
    void asItWasWritten_itIsIntact(@ForAll("trails") List<TrailEntry> trail) {
        assertThat(check(trail, trail.size(), head(trail))).isEmpty();
    }

    @Property
    void anEntryOfWhichAnyFieldWasChanged_isNamed(
            @ForAll("trails") List<TrailEntry> trail,
            @ForAll @IntRange(max = 1000) int which,
            @ForAll @IntRange(max = 13) int field) {
        int index = which % trail.size();
        List<TrailEntry> changed = new ArrayList<>(trail);
        changed.set(index, with(trail.get(index), field, '~'));

        assertThat(check(changed, trail.size(), head(trail)))
                .map(Broken::number)
                .contains(index + 1L);
    }

    @Property
    void anEntryThatWasRemoved_isNamed(
            @ForAll("trails") List<TrailEntry> trail, @ForAll @IntRange(max = 1000) int which) {
        int index = which % trail.size();
        List<TrailEntry> changed = new ArrayList<>(trail);
        changed.remove(index);

        assertThat(check(changed, trail.size(), head(trail)))
                .map(Broken::number)
                .contains(index + 1L);
    }

    @Property
    void ofTwoThatWereSwapped_theFirstIsNamed(
            @ForAll("trails") List<TrailEntry> trail,
            @ForAll @IntRange(max = 1000) int one,
            @ForAll @IntRange(max = 1000) int other) {
        int first = one % trail.size();
        int second = other % trail.size();
        if (first == second) {
            return;
        }
        List<TrailEntry> changed = new ArrayList<>(trail);
        Collections.swap(changed, first, second);

        assertThat(check(changed, trail.size(), head(trail)))
                .map(Broken::number)
                .contains(Math.min(first, second) + 1L);
    }

    @Property
    void anEntryWrittenAnewWithItsHash_breaksTheNext(
            @ForAll("trails") List<TrailEntry> trail, @ForAll @IntRange(max = 1000) int which) {
        int index = which % trail.size();
        List<TrailEntry> changed = new ArrayList<>(trail);
        changed.set(
                index,
                Chain.linked(with(trail.get(index), 9, '~'), trail.get(index).previous()));

        // the last one is held by the project
        assertThat(check(changed, trail.size(), head(trail)))
                .map(Broken::number)
                .contains(Math.min(index + 2L, trail.size()));
    }

    @Property
    void ofATrailWhoseTailWasCut_theFirstMissingEntryIsNamed(
            @ForAll("trails") List<TrailEntry> trail, @ForAll @IntRange(max = 1000) int which) {
        int kept = which % trail.size();

        assertThat(check(trail.subList(0, kept), trail.size(), head(trail)))
                .map(Broken::number)
                .contains(kept + 1L);
    }

    @Property
    void twoTextsNeverPassForOne(@ForAll String left, @ForAll String right) {
        assertThat(Chain.Digest.of(left, right))
                .isNotEqualTo(Chain.Digest.of(left + right))
                .isNotEqualTo(Chain.Digest.of(left, right, null));
    }

    @Provide
    Arbitrary<List<TrailEntry>> trails() {
        Arbitrary<String> text = Arbitraries.strings().withChars("abc年月 :-0").ofMaxLength(12);
        return text.injectNull(0.2).list().ofMinSize(1).ofMaxSize(12).map(values -> {
            List<TrailEntry> trail = new ArrayList<>();
            String head = Chain.BEGINNING;
            for (String value : values) {
                trail.add(Chain.linked(entry(trail.size() + 1L, value), head));
                head = head(trail);
            }
            return List.copyOf(trail);
        });
    }

    private static TrailEntry entry(long number, String value) {
        return new TrailEntry(
                CODE,
                number,
                Instant.ofEpochMilli(1_790_000_000_000L + number),
                "pm",
                Kind.FACT,
                "iit",
                "instance",
                "start",
                number,
                "title",
                null,
                value,
                null,
                "pathways 1",
                null,
                null);
    }

    private static Optional<Broken> check(List<TrailEntry> trail, long entries, String head) {
        ChainCheck check = new ChainCheck(CODE);
        trail.forEach(check::see);
        return check.end(entries, head);
    }

    private static String head(List<TrailEntry> trail) {
        return trail.get(trail.size() - 1).hash();
    }

    /** The same entry with one field changed, counted from 0 in the order of the record without its number. */
    private static TrailEntry with(TrailEntry e, int field, char c) {
        return new TrailEntry(
                field == 0 ? e.projectCode() + c : e.projectCode(),
                e.number(),
                field == 1 ? e.recordedAt().plusMillis(1) : e.recordedAt(),
                field == 2 ? e.person() + c : e.person(),
                field == 3 ? Kind.NOTICE : e.kind(),
                field == 4 ? e.processKey() + c : e.processKey(),
                field == 5 ? e.processInstanceId() + c : e.processInstanceId(),
                field == 6 ? e.node() + c : e.node(),
                field == 7 ? e.act() + 1 : e.act(),
                field == 8 ? e.name() + c : e.name(),
                field == 9 ? "" + c : e.oldValue(),
                field == 10 ? c + e.newValue() : e.newValue(),
                e.note(),
                field == 11 ? e.rules() + c : e.rules(),
                field == 12 ? flipped(e.previous()) : e.previous(),
                field == 13 ? flipped(e.hash()) : e.hash());
    }

    private static String flipped(String hex) {
        return (hex.charAt(0) == '0' ? '1' : '0') + hex.substring(1);
    }
}
