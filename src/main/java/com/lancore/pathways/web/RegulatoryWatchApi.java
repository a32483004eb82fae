package com.lancore.pathways.web;

import com.lancore.pathways.engine.People;
import com.lancore.pathways.operations.RegulatoryWatch;
import com.lancore.pathways.operations.RegulatoryWatch.Coming;
import com.lancore.pathways.operations.RegulatoryWatch.Outlook;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.RuleBook.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules that begin or end soon, and what they touch of the projects that the caller may know. */
@RestController
class RegulatoryWatchApi {

    private final RegulatoryWatch watch;
    private final VisibleProjects visible;
    private final People people;

    RegulatoryWatchApi(RegulatoryWatch watch, VisibleProjects visible, People people) {
        this.watch = watch;
        this.visible = visible;
        this.people = people;
    }

    record RuleView(String reasonCode, String sentence, String sentenceZh, String basis, String confidence) {

        static RuleView of(Rule rule) {
            return new RuleView(
                    rule.reasonCode(),
                    rule.sentence().en(),
                    rule.sentence().zh(),
                    rule.basis().citation(),
                    rule.basis().confidence().name());
        }
    }

    /**
     * A project that is touched.
     *
     * @param processes those running in it that read the table
     * @param deadlines the kinds of its running deadlines that the rules count
     */
    record TouchedView(String code, String title, Set<String> processes, Set<String> deadlines) {}

    /**
     * Rows of one table that begin or end together.
     *
     * @param on the first day in force, or the last one
     */
    record ChangeView(
            LocalDate on,
            RegulatoryWatch.Change change,
            String table,
            String tableName,
            String tableNameZh,
            List<RuleView> rules,
            List<TouchedView> projects) {}

    record OutlookView(LocalDate from, LocalDate to, int days, List<ChangeView> changes) {}

    @GetMapping("/api/regulatory-watch")
    OutlookView outlook(@RequestParam(required = false) String days) {
        Integer ahead = days == null || days.isBlank() ? null : number(days);
        Map<String, String> titles = visible.all().stream().collect(Collectors.toMap(Project::code, Project::title));
        Outlook outlook = people.asMachine(() -> watch.outlook(ahead));
        return new OutlookView(
                outlook.from(),
                outlook.to(),
                outlook.days(),
                outlook.changes().stream().map(change -> view(change, titles)).toList());
    }

    private static ChangeView view(Coming coming, Map<String, String> titles) {
        return new ChangeView(
                coming.on(),
                coming.change(),
                coming.table(),
                coming.tableName().en(),
                coming.tableName().zh(),
                coming.rules().stream().map(RuleView::of).toList(),
                coming.projects().stream()
                        .filter(touched -> titles.containsKey(touched.projectCode()))
                        .map(touched -> new TouchedView(
                                touched.projectCode(),
                                titles.get(touched.projectCode()),
                                touched.processes(),
                                touched.deadlines()))
                        .toList());
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.rule("“" + text + "” is no whole number of days.", "“" + text + "”不是有效的天数。");
        }
    }
}
