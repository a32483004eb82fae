package com.lancore.pathways.web;

import com.lancore.pathways.calendar.DayKind;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.CountedDay;
import com.lancore.pathways.deadline.Deadlines.Stop;
import com.lancore.pathways.deadline.Move;
import com.lancore.pathways.deadline.Reckoning;
import com.lancore.pathways.deadline.Reckoning.RecordedDate;
import com.lancore.pathways.deadline.Reckonings;
import com.lancore.pathways.project.Project;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How the deadlines of a project came to their dates. */
@RestController
class ClocksApi {

    private final VisibleProjects visible;
    private final Reckonings reckonings;
    private final DeadlineView.Factory views;
    private final Clock clock;

    ClocksApi(VisibleProjects visible, Reckonings reckonings, DeadlineView.Factory views, Clock clock) {
        this.visible = visible;
        this.reckonings = reckonings;
        this.views = views;
        this.clock = clock;
    }

    /**
     * A deadline explained.
     *
     * @param what what has to be done
     * @param today in Shanghai
     * @param endsOn where the days end by the calendar as it is published now; differs from {@code dueOn} of a deadline
     *     that was closed before a notice was corrected; null while the clock stands still
     * @param leftWhenStopped working days left while the clock stands still
     */
    record ClockView(
            DeadlineView deadline,
            String what,
            String whatZh,
            boolean authority,
            LocalDate today,
            List<DateView> dates,
            List<DayView> days,
            LocalDate endsOn,
            List<Stop> stops,
            Integer leftWhenStopped,
            List<Move> moves) {}

    /**
     * A date that was recorded to count from.
     *
     * @param decides whether it is the one that is counted from
     */
    record DateView(String fact, LocalDate date, boolean decides, String step, String person, Instant recordedAt) {}

    /**
     * A day on the way to the due date.
     *
     * @param name of the holiday or the make-up day, as its notice has it; empty for ordinary days
     * @param notice the address of the notice that decides the day, or null where its year has none yet
     * @param number which working day of the period it is, or null where it is not counted
     */
    record DayView(LocalDate date, DayKind kind, String name, URI notice, CountedDay.Role role, Integer number) {}

    @GetMapping("/api/projects/{code}/clocks")
    List<ClockView> clocks(@PathVariable String code) {
        Project project = visible.get(code);
        return reckonings.of(project.code()).stream()
                .map(r -> view(r, project.title()))
                .toList();
    }

    private ClockView view(Reckoning r, String title) {
        return new ClockView(
                views.of(r.row(), title),
                r.what().en(),
                r.what().zh(),
                r.authority(),
                Shanghai.today(clock),
                r.dates().stream().map(date -> view(date, r)).toList(),
                r.days().stream().map(ClocksApi::view).toList(),
                r.endsOn(),
                r.stops(),
                r.leftWhenStopped(),
                r.moves());
    }

    private static DateView view(RecordedDate d, Reckoning r) {
        return new DateView(
                d.fact(),
                d.date(),
                d.date().equals(r.row().countedFrom()),
                d.record().node(),
                d.record().person(),
                d.record().at());
    }

    private static DayView view(CountedDay d) {
        return new DayView(
                d.day().date(), d.day().kind(), d.day().name(), d.day().paper(), d.role(), d.number());
    }
}
