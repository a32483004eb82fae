package com.lancore.pathways.web;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRule;
import com.lancore.pathways.deadline.DeadlineRules;
import com.lancore.pathways.planning.Timeline;
import com.lancore.pathways.web.PlanningApi.ActualView;
import com.lancore.pathways.web.PlanningApi.DatesView;
import com.lancore.pathways.web.PlanningApi.MilestoneView;
import com.lancore.pathways.web.PlanningApi.PathwayView;
import com.lancore.pathways.web.PlanningApi.TimelineView;
import com.lancore.pathways.web.Spreadsheet.Column;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Portfolio, deadlines and timelines as people send them around: the rows that the caller is answered as JSON, as .xlsx. */
@RestController
class SpreadsheetsApi {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Shanghai.ZONE);

    private static final Map<String, String> STATES = Map.of(
            "OPEN", "Open · 未到期",
            "BREACHED", "Breached · 已逾期",
            "MET", "Met · 已完成",
            "LATE", "Late · 逾期完成",
            "CANCELLED", "Cancelled · 已取消");

    private static final Map<String, String> CONFIDENCES = Map.of(
            "LAW", "Law · 法规",
            "SEED", "Practice · 实务",
            "POLICY", "House rule · 内部规则",
            "UNVERIFIED", "Unverified · 未核实");

    private static final Map<Timeline.State, String> STEP_STATES = Map.of(
            Timeline.State.DONE, "Done · 已完成",
            Timeline.State.OPEN, "Open · 进行中",
            Timeline.State.AHEAD, "Ahead · 未开始");

    private static final Pattern ACRONYM = Pattern.compile("\\b(nhc|iit|rwd|hgr|nmpa)\\b");

    private final DeadlinesApi deadlines;
    private final ProjectsApi projects;
    private final PlanningApi planning;
    private final DeadlineRules rules;
    private final Clock clock;

    SpreadsheetsApi(
            DeadlinesApi deadlines, ProjectsApi projects, PlanningApi planning, DeadlineRules rules, Clock clock) {
        this.deadlines = deadlines;
        this.projects = projects;
        this.planning = planning;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/api/deadlines.xlsx")
    ResponseEntity<byte[]> deadlines(@RequestParam(required = false) String status) {
        return file("deadlines", "Deadlines 期限", ofDeadlines(), deadlines.all(status));
    }

    @GetMapping("/api/projects.xlsx")
    ResponseEntity<byte[]> projects() {
        return file("projects", "Projects 项目", ofProjects(), projects.all());
    }

    @GetMapping("/api/projects/{code}/timeline.xlsx")
    ResponseEntity<byte[]> timeline(@PathVariable String code) {
        TimelineView timeline = planning.timeline(code);
        return file(
                "timeline-" + timeline.projectCode(),
                "Timeline 时间轴",
                ofTimeline(),
                timeline.pathways().stream()
                        .flatMap(
                                pathway -> pathway.steps().stream().map(step -> new Milestone(timeline, pathway, step)))
                        .toList());
    }

    /** A step of a pathway of a project. */
    private record Milestone(TimelineView project, PathwayView pathway, MilestoneView step) {

        /** A running deadline that ends the step. */
        Optional<DeadlineView> deadline() {
            return project.clocks().stream()
                    .filter(d ->
                            d.kind().equals(step.clock()) && pathway.process().equals(d.processKey()))
                    .findFirst();
        }
    }

    private <R> ResponseEntity<byte[]> file(String name, String sheet, List<Column<R>> columns, List<R> rows) {
        Instant now = clock.instant();
        List<String> notes = List.of(
                "Made on " + MINUTE.format(now) + " (Shanghai). A provisional date is the earliest day that it can be:"
                        + " it may move when the State Council's notice of its year is published.",
                "生成时间：" + MINUTE.format(now) + "（北京时间）。暂定日期为可能的最早日期，该年度放假通知发布后可能变动。");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Spreadsheet.MEDIA_TYPE))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("pathways-" + name + "-" + Shanghai.dateOf(now) + ".xlsx")
                                .build()
                                .toString())
                .body(Spreadsheet.of(sheet, notes, columns, rows));
    }

    private List<Column<DeadlineView>> ofDeadlines() {
        Map<List<Object>, String> asked = new HashMap<>();
        return List.of(
                new Column<>("Project", "项目", 18, DeadlineView::projectCode),
                new Column<>("Title", "名称", 36, DeadlineView::title),
                new Column<>("Due on", "到期日", 12, DeadlineView::dueOn),
                new Column<>("Working days left", "剩余工作日", 12, SpreadsheetsApi::left),
                new Column<>("State", "状态", 20, SpreadsheetsApi::state),
                new Column<>("Firm?", "是否确定", 24, SpreadsheetsApi::firmness),
                new Column<>("Kind", "期限类型", 26, DeadlineView::kind),
                new Column<>(
                        "What is due",
                        "应办事项",
                        50,
                        d -> asked.computeIfAbsent(List.of(d.kind(), d.countedFrom()), key -> whatIsDue(d))),
                new Column<>("Counted from", "起算日", 12, DeadlineView::countedFrom),
                new Column<>("Working days", "工作日数", 10, DeadlineView::workingDays),
                new Column<>("Basis", "依据", 50, DeadlineView::basis),
                new Column<>("How sure the basis is", "依据的确定程度", 20, d -> confidence(d.confidence())),
                new Column<>("Stopped since", "暂停自", 12, d -> isRunning(d) ? d.pausedOn() : null),
                new Column<>("Met on", "完成日", 12, DeadlineView::metOn),
                new Column<>("Remark", "备注", 40, SpreadsheetsApi::remark));
    }

    private static List<Column<ProjectView>> ofProjects() {
        return List.of(
                new Column<>("Project", "项目", 18, ProjectView::code),
                new Column<>("Title", "名称", 40, ProjectView::title),
                new Column<>("Client", "客户", 16, ProjectView::clientCode),
                new Column<>("Pathways", "路径", 26, p -> words(p.pathways())),
                new Column<>("Open steps", "办理中步骤", 40, SpreadsheetsApi::phase),
                new Column<>("Next deadline", "下一期限", 26, next(DeadlineView::kind)),
                new Column<>("Due on", "到期日", 12, next(DeadlineView::dueOn)),
                new Column<>("Working days left", "剩余工作日", 12, next(SpreadsheetsApi::left)),
                new Column<>("State", "状态", 20, next(SpreadsheetsApi::state)),
                new Column<>("Firm?", "是否确定", 24, next(SpreadsheetsApi::firmness)),
                new Column<>("Blockers", "阻碍事项", 10, ProjectView::blockers),
                new Column<>("Overdue tasks", "逾期任务", 10, ProjectView::overdueTasks),
                new Column<>("On hold since", "搁置自", 12, SpreadsheetsApi::heldSince));
    }

    private static List<Column<Milestone>> ofTimeline() {
        return List.of(
                new Column<>("Project", "项目", 18, m -> m.project().projectCode()),
                new Column<>("Pathway", "路径", 22, m -> words(m.pathway().process())),
                new Column<>(
                        "Step", "步骤", 40, m -> m.step().name() + "\n" + m.step().nameZh()),
                new Column<>("State", "状态", 18, m -> STEP_STATES.get(m.step().state())),
                new Column<>("Baseline start", "基线开始", 12, baseline(DatesView::startsOn)),
                new Column<>("Baseline end", "基线完成", 12, baseline(DatesView::endsOn)),
                new Column<>("Planned start", "计划开始", 12, planned(DatesView::startsOn)),
                new Column<>("Planned end", "计划完成", 12, planned(DatesView::endsOn)),
                new Column<>("Firm?", "是否确定", 24, planned(SpreadsheetsApi::firmness)),
                new Column<>("Done on", "完成日", 12, actual(ActualView::on)),
                new Column<>("Recorded on", "登记日", 12, actual(ActualView::recordedOn)),
                new Column<>("Working days", "工作日数", 10, planned(DatesView::workingDays)),
                new Column<>("Slack in working days", "时差（工作日）", 12, planned(DatesView::slack)),
                new Column<>("Critical?", "是否关键", 16, planned(d -> d.critical() ? "Critical · 关键" : null)),
                new Column<>("Deadline", "期限", 26, m -> m.step().clock()),
                new Column<>("Due on", "到期日", 12, m -> m.deadline()
                        .map(DeadlineView::dueOn)
                        .orElse(null)),
                new Column<>("Holidays in it", "其间节假日", 40, planned(SpreadsheetsApi::holidays)),
                new Column<>("Basis", "依据", 50, m -> m.step().basis()),
                new Column<>(
                        "How sure the basis is",
                        "依据的确定程度",
                        20,
                        m -> confidence(m.step().confidence())));
    }

    private static Function<Milestone, Object> baseline(Function<DatesView, Object> value) {
        return milestone -> value.apply(milestone.step().baseline());
    }

    /** What the plan of a step says, where it is not done. */
    private static Function<Milestone, Object> planned(Function<DatesView, Object> value) {
        return milestone ->
                Optional.ofNullable(milestone.step().planned()).map(value).orElse(null);
    }

    /** What was recorded of a step, where something was. */
    private static Function<Milestone, Object> actual(Function<ActualView, Object> value) {
        return milestone ->
                Optional.ofNullable(milestone.step().actual()).map(value).orElse(null);
    }

    private static String holidays(DatesView planned) {
        return planned.holidays().stream()
                .map(h -> h.name() + " " + h.from() + " – " + h.to())
                .collect(Collectors.joining("\n"));
    }

    /** What the next deadline of a project says, where it has one. */
    private static Function<ProjectView, Object> next(Function<DeadlineView, Object> value) {
        return project -> project.nextDeadline() == null ? null : value.apply(project.nextDeadline());
    }

    private String whatIsDue(DeadlineView d) {
        Optional<DeadlineRule> rule = rules.find(d.kind(), d.countedFrom());
        return rule.map(r -> r.sentence().en() + "\n" + r.sentence().zh()).orElse("");
    }

    private static boolean isRunning(DeadlineView d) {
        return Deadline.Status.valueOf(d.status()).isRunning();
    }

    /** Empty where no day counts any more, or none now. */
    private static Integer left(DeadlineView d) {
        return isRunning(d) && d.pausedOn() == null ? (Integer) d.workingDaysLeft() : null;
    }

    private static String state(DeadlineView d) {
        return STATES.getOrDefault(d.status(), d.status());
    }

    /** Whether the date may still move; what has ended does not. */
    private static String firmness(DeadlineView d) {
        return isRunning(d) ? firmness(d.missingYear(), d.lateDecember()) : null;
    }

    private static String firmness(DatesView planned) {
        return firmness(planned.missingYear(), planned.lateDecember());
    }

    /** @param missingYear into whose notice was counted before it was published, or null */
    private static String firmness(Integer missingYear, boolean lateDecember) {
        if (missingYear != null) {
            return "Provisional · 暂定 (" + missingYear + ")";
        }
        return lateDecember ? "May still move · 可能变动" : "Firm · 确定";
    }

    private static String confidence(String confidence) {
        return CONFIDENCES.getOrDefault(confidence, confidence);
    }

    private static String remark(DeadlineView d) {
        return Arrays.asList(d.recordedLate() ? "Recorded late · 补录" : null, d.warning(), d.closingReason()).stream()
                .filter(said -> said != null && !said.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String phase(ProjectView project) {
        return project.openSteps().isEmpty()
                ? "Ended · 已结束"
                : project.openSteps().stream()
                        .map(step -> step.name() + " · " + step.nameZh())
                        .collect(Collectors.joining("\n"));
    }

    private static LocalDate heldSince(ProjectView project) {
        return project.heldSince() == null ? null : Shanghai.dateOf(project.heldSince());
    }

    /** Keys as words: "recordEthicsReview" becomes "Record ethics review". */
    private static String words(List<String> keys) {
        return keys.stream().map(SpreadsheetsApi::words).collect(Collectors.joining(", "));
    }

    private static String words(String key) {
        String words = key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        String named = ACRONYM.matcher(words).replaceAll(m -> m.group().toUpperCase(Locale.ROOT));
        return named.substring(0, 1).toUpperCase(Locale.ROOT) + named.substring(1);
    }
}
