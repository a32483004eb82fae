package com.lancore.pathways.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lancore.pathways.calendar.CalendarRefusal;
import com.lancore.pathways.calendar.CalendarYears;
import com.lancore.pathways.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every plan, and a few that were counted by hand. */
class PlanTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(CalendarYears.vendored());

    @Property(tries = 200)
    void noStepStartsBeforeItsPredecessorsEnd(
            @ForAll("starts") LocalDate start, @ForAll("steps") List<Plan.Item> steps) {
        Plan plan = Plan.of(steps, start, CALENDAR);
        for (Plan.Item step : steps) {
            assertThat(plan.step(step.step()).startsOn()).isAfter(start);
            for (String before : step.after()) {
                assertThat(plan.step(step.step()).startsOn())
                        .isAfter(plan.step(before).endsOn());
            }
        }
    }

    @Property(tries = 200)
    void theCriticalPathHasNoSlackAndLeadsFromTheStartToTheEnd(
            @ForAll("starts") LocalDate start, @ForAll("steps") List<Plan.Item> steps) {
        Plan plan = Plan.of(steps, start, CALENDAR);
        assertThat(plan.steps().values())
                .allSatisfy(dates -> assertThat(dates.slack()).isNotNegative());
        assertThat(plan.criticalPath())
                .allSatisfy(step -> assertThat(plan.step(step).slack()).isZero());
        assertThat(plan.criticalPath())
                .anySatisfy(step -> assertThat(plan.step(step).endsOn()).isEqualTo(plan.endsOn()));
        assertThat(plan.criticalPath())
                .anySatisfy(step -> assertThat(plan.step(step).countedFrom()).isEqualTo(start));
    }

    @Property(tries = 200)
    void aStepMayTakeItsSlackLonger_andNotADayMore(
            @ForAll("starts") LocalDate start,
            @ForAll("steps") List<Plan.Item> steps,
            @ForAll @IntRange(min = 0, max = 11) int which) {
        Plan plan = Plan.of(steps, start, CALENDAR);
        Plan.Item step = steps.get(which % steps.size());
        int slack = plan.step(step.step()).slack();

        assertThat(Plan.of(longer(steps, step, slack), start, CALENDAR).endsOn())
                .isEqualTo(plan.endsOn());
        assertThat(Plan.of(longer(steps, step, slack + 1), start, CALENDAR).endsOn())
                .isAfter(plan.endsOn());
    }

    @Property(tries = 200)
    void movingTheStartNeverMovesAnEndEarlier(
            @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 0, max = 60) int later,
            @ForAll("steps") List<Plan.Item> steps) {
        Plan plan = Plan.of(steps, start, CALENDAR);
        Plan moved = Plan.of(steps, start.plusDays(later), CALENDAR);
        plan.steps()
                .forEach((step, dates) -> assertThat(moved.step(step).endsOn()).isAfterOrEqualTo(dates.endsOn()));
    }

    @Property(tries = 200)
    void aStepIsAsLongAsThePeriodOfTheCalendar(
            @ForAll("starts") LocalDate start, @ForAll("steps") List<Plan.Item> steps) {
        Plan.of(steps, start, CALENDAR).steps().values().forEach(dates -> assertThat(dates.endsOn())
                .isEqualTo(
                        CALENDAR.due(dates.countedFrom(), dates.workingDays()).due()));
    }

    @Example
    void theOctoberHolidayBites_andIsTold() {
        Plan plan = Plan.of(
                List.of(step("write", 4), step("read", 2, "write"), step("print", 1, "write")),
                LocalDate.parse("2026-09-28"),
                CALENDAR);

        // 29 and 30 September, 8 and 9 October; the Saturday after is worked
        assertThat(plan.step("write").startsOn()).isEqualTo("2026-09-29");
        assertThat(plan.step("write").endsOn()).isEqualTo("2026-10-09");
        assertThat(plan.step("write").holidays())
                .containsExactly(
                        new Holiday(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-07"), "National Day"));
        assertThat(plan.step("read").startsOn()).isEqualTo("2026-10-10");
        assertThat(plan.step("read").endsOn()).isEqualTo("2026-10-12");
        assertThat(plan.step("read").holidays()).isEmpty();
        assertThat(plan.step("print").slack()).isEqualTo(1);
        assertThat(plan.criticalPath()).containsExactly("write", "read");
        assertThat(plan.endsOn()).isEqualTo("2026-10-12");
        assertThat(plan.missingYear()).isNull();
    }

    @Example
    void inAYearWithoutItsNotice_theEndIsTheEarliestItCanBe_andSaysSo() {
        Plan plan = Plan.of(
                List.of(step("before", 2), step("across", 5, "before"), step("after", 3, "across")),
                LocalDate.parse("2026-12-25"),
                CALENDAR);

        assertThat(plan.step("before").isProvisional()).isFalse();
        assertThat(plan.step("before").lateDecember()).isTrue();
        assertThat(plan.step("across").missingYear()).isEqualTo(2027);
        assertThat(plan.step("after").missingYear()).isEqualTo(2027);
        assertThat(plan.missingYear()).isEqualTo(2027);
    }

    @Example
    void whatIsDoneCountsFromItsDate_andWhatIsLeftEndsTodayAtTheEarliest() {
        LocalDate today = LocalDate.parse("2026-11-02");
        List<Plan.Item> steps = List.of(
                new Plan.Item("start", List.of(), d -> 0, new Progress.Done(LocalDate.parse("2026-10-12"))),
                new Plan.Item("late", List.of("start"), d -> 3, new Progress.Open(LocalDate.parse("2026-10-12"))),
                new Plan.Item(
                        "owed",
                        List.of("start"),
                        d -> 99,
                        new Progress.OnClock(LocalDate.parse("2026-10-30"), LocalDate.parse("2026-11-06"), null)),
                new Plan.Item("next", List.of("late", "owed"), d -> 2, Progress.AHEAD));
        Plan plan = Plan.of(steps, today, CALENDAR);

        assertThat(plan.step("start").endsOn()).isEqualTo("2026-10-12");
        assertThat(plan.step("start").slack()).isNull();
        assertThat(plan.step("late").endsOn()).isEqualTo(today);
        assertThat(plan.step("late").slack()).isEqualTo(4);
        assertThat(plan.step("owed").endsOn()).isEqualTo("2026-11-06");
        assertThat(plan.step("next").endsOn()).isEqualTo("2026-11-10");
        assertThat(plan.criticalPath()).containsExactly("owed", "next");
    }

    @Example
    void whatEndedBeforeTheFirstYearOfTheCalendar_isNotCounted() {
        LocalDate longAgo = LocalDate.parse("2023-11-02");
        LocalDate today = LocalDate.parse("2026-11-02");
        Plan plan = Plan.of(
                List.of(
                        new Plan.Item("agreement", List.of(), d -> 0, new Progress.Done(longAgo)),
                        new Plan.Item("next", List.of("agreement"), d -> 2, Progress.AHEAD)),
                today,
                CALENDAR);

        assertThat(plan.step("agreement").endsOn()).isEqualTo(longAgo);
        assertThat(plan.step("next").endsOn()).isEqualTo("2026-11-04");
        assertThat(plan.criticalPath()).containsExactly("next");
    }

    @Example
    void aStepAfterOneThatIsNotAboveIt_isNoPlan() {
        assertThatThrownBy(() -> Plan.of(
                        List.of(step("one", 1, "two"), step("two", 1)), LocalDate.parse("2026-09-28"), CALENDAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two");
    }

    @Example
    void beforeTheFirstPublishedYear_thereIsNoPlan() {
        assertThatThrownBy(() -> Plan.of(List.of(step("one", 1)), LocalDate.parse("2023-12-29"), CALENDAR))
                .isInstanceOf(CalendarRefusal.class);
    }

    @Provide
    Arbitrary<LocalDate> starts() {
        return Arbitraries.integers().between(0, 3 * 365).map(days -> LocalDate.of(2024, 1, 1)
                .plusDays(days));
    }

    /** Up to twelve steps, each after any of those before it. */
    @Provide
    Arbitrary<List<Plan.Item>> steps() {
        return Arbitraries.integers()
                .between(1, 40)
                .tuple2()
                .map(t -> List.of(t.get1(), t.get2()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(PlanTest::chain);
    }

    private static List<Plan.Item> chain(List<List<Integer>> numbers) {
        List<Plan.Item> steps = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int choice = numbers.get(i).get(1);
            List<String> after = new ArrayList<>();
            for (int before = 0; before < i; before++) {
                if ((choice >> (before % 5)) % 2 == 1) {
                    after.add("step" + before);
                }
            }
            steps.add(step("step" + i, numbers.get(i).get(0), after.toArray(String[]::new)));
        }
        return steps;
    }

    private static List<Plan.Item> longer(List<Plan.Item> steps, Plan.Item which, int days) {
        return steps.stream()
                .map(s -> s.equals(which)
                        ? new Plan.Item(
                                s.step(), s.after(), d -> s.workingDays().applyAsInt(d) + days, s.progress())
                        : s)
                .toList();
    }

    private static Plan.Item step(String name, int workingDays, String... after) {
        return new Plan.Item(name, List.of(after), from -> workingDays, Progress.AHEAD);
    }
}
