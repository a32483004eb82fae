package com.lancore.pathways.deadline;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.deadline.ProjectDates.Snapshot;
import com.lancore.pathways.engine.OneCommand;
import com.lancore.pathways.engine.People;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts every open deadline anew by the calendar as it stands: rows, timers (of suspended instances too) and due dates
 * of tasks. Committed some projects at a time; since a second count of the same project changes nothing, a run that was
 * broken off is simply run again.
 */
@Component
public class CalendarRecount {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarRecount.class);

    /** How the trail tells of it. */
    static final String BY_CALENDAR = "counted anew by the calendar as published";

    private final PublishedCalendar calendar;
    private final Deadlines deadlines;
    private final DeadlineRegister register;
    private final ProjectDates dates;
    private final ObjectProvider<CountedDates> others;
    private final Trail trail;
    private final People people;
    private final OneCommand oneCommand;
    private final TransactionTemplate transaction;

    CalendarRecount(
            PublishedCalendar calendar,
            Deadlines deadlines,
            DeadlineRegister register,
            ProjectDates dates,
            ObjectProvider<CountedDates> others,
            Trail trail,
            People people,
            OneCommand oneCommand,
            PlatformTransactionManager transactions) {
        this.calendar = calendar;
        this.deadlines = deadlines;
        this.register = register;
        this.dates = dates;
        this.others = others;
        this.trail = trail;
        this.people = people;
        this.oneCommand = oneCommand;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * What a run did.
     *
     * @param rowsMoved rows that have another date, or whose date became firm or provisional
     * @param timersMoved timers that fire at another instant
     * @param tasksMoved tasks that have another due date
     * @param remaining projects that could not be counted; the next start of the application, or the same call, tries
     *     them again
     */
    public record Moved(int rowsMoved, int timersMoved, int tasksMoved, int remaining) {

        static final Moved NOTHING = new Moved(0, 0, 0, 0);

        Moved and(Moved other) {
            return new Moved(
                    rowsMoved + other.rowsMoved,
                    timersMoved + other.timersMoved,
                    tasksMoved + other.tasksMoved,
                    remaining + other.remaining);
        }
    }

    /** Counts all projects, unless none is to be counted since the last publication. */
    public Moved run() {
        return calendar.isRecountPending() ? people.asMachine(this::everyProject) : Moved.NOTHING;
    }

    private Moved everyProject() {
        int revision = calendar.newestRevision();
        Set<String> projects = projects();
        Moved moved = ManyProjects.each(projects, this::counted, code -> new Moved(0, 0, 0, 1)).stream()
                .reduce(Moved.NOTHING, Moved::and);
        if (moved.remaining() == 0) {
            calendar.recounted(revision);
        }
        LOG.info("Counted anew by calendar revision {}: {} projects, {}", revision, projects.size(), moved);
        return moved;
    }

    /** The codes of all projects in which something may be counted. */
    public Set<String> projects() {
        Set<String> projects = new TreeSet<>(register.projectsWithRunningRows());
        projects.addAll(dates.openProjects());
        return projects;
    }

    private Moved counted(List<String> codes) {
        return transaction.execute(running -> {
            Map<String, Snapshot> before = count(codes);
            Map<String, Snapshot> after = dates.of(codes);
            return codes.stream()
                    .map(code -> difference(before.get(code), after.get(code)))
                    .reduce(Moved.NOTHING, Moved::and);
        });
    }

    /**
     * Counts projects anew in the running transaction.
     *
     * @return their dates as they stood before, by their codes
     */
    public Map<String, Snapshot> count(List<String> codes) {
        // in their order: nobody holds one of them and waits for an earlier one
        codes.forEach(trail::lock);
        Map<String, Snapshot> before = dates.of(codes);
        List<Deadline> running = register.running(codes);
        dates.followAfter(codes, () -> running.forEach(row -> deadlines.recount(row, BY_CALENDAR)));
        oneCommand.of(() -> others.orderedStream().forEach(o -> o.recount(codes)));
        return before;
    }

    private static Moved difference(Snapshot before, Snapshot after) {
        return new Moved(
                Snapshot.changed(before.rows(), after.rows()).size(),
                Snapshot.changed(before.timers(), after.timers()).size(),
                Snapshot.changed(before.tasks(), after.tasks()).size(),
                0);
    }
}
