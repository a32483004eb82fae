package com.lancore.pathways.web;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRule;
import com.lancore.pathways.deadline.DeadlineRules;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Portfolio and deadlines as people send them around: the rows that the caller is answered as JSON, as .xlsx. */
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

    private static final Pattern ACRONYM = Pattern.compile("\\b(nhc|iit|rwd|hgr|nmpa)\\b");

    private final DeadlinesApi deadlines;
    private final ProjectsApi projects;
    private final DeadlineRules rules;
    private final Clock clock;

    SpreadsheetsApi(DeadlinesApi deadlines, ProjectsApi projects, DeadlineRules rules, Clock clock) {
        this.deadlines = deadlines;
        this.projects = projects;
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
                new Column<>(
                        "How sure the basis is",
                        "依据的确定程度",
                        20,
                        d -> CONFIDENCES.getOrDefault(d.confidence(), d.confidence())),
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
                new Column<>("On hold since", "搁置自", 12, SpreadsheetsApi::heldSince));
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
        if (!isRunning(d)) {
            return null;
        }
        if (d.provisional()) {
            return "Provisional · 暂定 (" + d.missingYear() + ")";
        }
        return d.lateDecember() ? "May still move · 可能变动" : "Firm · 确定";
    }

    private static String remark(DeadlineView d) {
        return Arrays.asList(d.recordedLate() ? "Recorded late · 补录" : null, d.warning(), d.closingReason()).stream()
                .filter(said -> said != null && !said.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String phase(ProjectView project) {
        return project.phase().equals("ENDED")
                ? "Ended · 已结束"
                : words(Arrays.asList(project.phase().split(",")));
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
