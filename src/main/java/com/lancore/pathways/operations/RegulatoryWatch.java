package com.lancore.pathways.operations;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.engine.ProcessKeys;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.HouseParameters;
import com.lancore.pathways.requirement.RuleBook;
import com.lancore.pathways.requirement.RuleBook.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Which rules begin or end in the coming days, and which running projects they touch. */
@Component
public class RegulatoryWatch {

    private static final String DAYS = "REGULATORY_WATCH_DAYS";
    private static final String DEADLINE_RULES = "deadlineRules";
    private static final int FARTHEST = 3660;

    private final RuleBook rules;
    private final HouseParameters parameters;
    private final DeadlineRegister deadlines;
    private final RuntimeService runtime;
    private final Clock clock;

    RegulatoryWatch(
            RuleBook rules,
            HouseParameters parameters,
            DeadlineRegister deadlines,
            @Lazy RuntimeService runtime,
            Clock clock) {
        this.rules = rules;
        this.parameters = parameters;
        this.deadlines = deadlines;
        this.runtime = runtime;
        this.clock = clock;
    }

    public enum Change {
        BEGINS,
        ENDS
    }

    /**
     * A project that a change touches.
     *
     * @param processes those running in it that read the table
     * @param deadlines the kinds of those running in it that the rules count
     */
    public record Touched(String projectCode, Set<String> processes, Set<String> deadlines) {}

    /**
     * Rows of one table that begin or end together.
     *
     * @param on the first day in force, or the last one
     */
    public record Coming(
            LocalDate on, Change change, String table, Sentence tableName, List<Rule> rules, List<Touched> projects) {}

    /**
     * What comes.
     *
     * @param from today in Shanghai
     * @param to the last day that is looked at
     */
    public record Outlook(LocalDate from, LocalDate to, int days, List<Coming> changes) {}

    /**
     * Looks ahead from today in Shanghai, which counts.
     *
     * @param days calendar days, 1 to 3660; null for the house's own number
     * @throws Refusal 422 for another number
     */
    public Outlook outlook(Integer days) {
        LocalDate today = Shanghai.today(clock);
        int ahead = days == null ? parameters.number(DAYS, today) : days;
        if (ahead < 1 || ahead > FARTHEST) {
            throw Refusal.rule("The watch looks 1 to " + FARTHEST + " days ahead.", "监测期间为1至" + FARTHEST + "天。");
        }
        LocalDate to = today.plusDays(ahead);
        Map<String, List<Rule>> together = new LinkedHashMap<>();
        List<Coming> coming = new ArrayList<>();
        for (Change change : Change.values()) {
            together.clear();
            for (Rule rule : rules.all()) {
                LocalDate on = dayOf(rule, change);
                if (!on.isBefore(today) && !on.isAfter(to)) {
                    together.computeIfAbsent(on + rule.table(), day -> new ArrayList<>())
                            .add(rule);
                }
            }
            together.values().forEach(rows -> coming.add(of(change, rows)));
        }
        coming.sort(Comparator.comparing(Coming::on).thenComparing(Coming::table));
        return new Outlook(today, to, ahead, coming);
    }

    private static LocalDate dayOf(Rule rule, Change change) {
        return change == Change.BEGINS ? rule.validFrom() : rule.validTo();
    }

    private Coming of(Change change, List<Rule> rows) {
        Rule first = rows.get(0);
        return new Coming(
                dayOf(first, change), change, first.table(), first.tableName(), List.copyOf(rows), touched(rows));
    }

    private List<Touched> touched(List<Rule> rows) {
        Map<String, Touched> touched = new TreeMap<>();
        for (String process : rows.get(0).usedBy()) {
            runtime.createProcessInstanceQuery()
                    .processDefinitionKey(process)
                    .list()
                    .forEach(instance -> of(touched, instance.getBusinessKey())
                            .processes()
                            .add(ProcessKeys.of(instance.getProcessDefinitionId())));
        }
        if (rows.get(0).table().equals(DEADLINE_RULES)) {
            for (Deadline deadline : deadlines.running()) {
                if (rows.stream().anyMatch(row -> row.cases().contains(deadline.kind()))) {
                    of(touched, deadline.projectCode()).deadlines().add(deadline.kind());
                }
            }
        }
        return List.copyOf(touched.values());
    }

    private static Touched of(Map<String, Touched> touched, String projectCode) {
        return touched.computeIfAbsent(projectCode, code -> new Touched(code, new TreeSet<>(), new TreeSet<>()));
    }
}
