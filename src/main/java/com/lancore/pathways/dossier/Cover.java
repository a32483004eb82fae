package com.lancore.pathways.dossier;

import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.audit.TrailEntry.Kind;
import com.lancore.pathways.audit.TrailFile.Anchored;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.CountedDay;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.Reckoning;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.StoredDocument;
import com.lancore.pathways.dossier.DecisionsFile.ActView;
import com.lancore.pathways.dossier.DecisionsFile.DocumentRef;
import com.lancore.pathways.dossier.DecisionsFile.LineView;
import com.lancore.pathways.dossier.TimelineFile.PathwayView;
import com.lancore.pathways.dossier.TimelineFile.StepView;
import com.lancore.pathways.dossier.TimelineFile.TimelineView;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Wording;
import freemarker.core.TemplateClassResolver;
import freemarker.core.XHTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The first thing that a person reads of a dossier, in English and Chinese, by its template {@code /dossier/cover.ftl}. */
@Component
class Cover {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Shanghai.ZONE);

    /** What a reader looks for first, where the project has recorded it. */
    private static final List<String> PARTICULARS = List.of(
            "assetName",
            "indication",
            "institutionName",
            "lechengInstitution",
            "piName",
            "sponsorName",
            "filingDate",
            "filingNumber",
            "firstPatientDate");

    /** A decision is what is called one. */
    private static final List<String> DECISIONS = List.of("Outcome", "Decision");

    /** A cover is read by people: what is beyond stands in the manifest. */
    private static final int MOST_ROWS = 400;

    private final Wording wording;
    private final StepNames names;
    private final Configuration templates;

    Cover(Wording wording, StepNames names) {
        this.wording = wording;
        this.names = names;
        templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(Cover.class, "/dossier");
        templates.setDefaultEncoding("UTF-8");
        templates.setLocale(Locale.ROOT);
        templates.setNumberFormat("computer");
        // what a person typed is text
        templates.setOutputFormat(XHTMLOutputFormat.INSTANCE);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    }

    /** A name and a value, both in two languages. */
    public record Fact(String en, String zh, String value) {}

    /**
     * A step on the picture.
     *
     * @param from where its bar begins, in percent of the width
     * @param width of the bar
     * @param mark where it was done, or null
     */
    public record Bar(
            String en, String zh, String state, String baseline, String done, String from, String width, String mark) {}

    /** A pathway and its bars. */
    public record Chart(String en, String zh, String startedOn, List<Bar> bars) {}

    /** A decision: who, when, what. */
    public record Decided(
            String on,
            String person,
            String en,
            String zh,
            List<Fact> what,
            List<String> found,
            List<Relied> reliedOn) {}

    /** A document that a decision relied on. */
    public record Relied(String en, String zh, int version, String sha256) {}

    /** A deadline, and how it was counted in one line. */
    public record Due(
            String en,
            String zh,
            String basis,
            String countedFrom,
            String count,
            String skipped,
            String dueOn,
            String status,
            String metOn) {}

    /** A document. */
    public record Document(
            long entry,
            String en,
            String zh,
            int version,
            String name,
            String size,
            String by,
            String at,
            String sha256) {}

    byte[] of(State state, List<ActView> acts) {
        Map<String, Object> said = new HashMap<>();
        said.put("code", state.project().code());
        said.put("title", state.project().title());
        said.put("process", state.process() == null ? "" : state.process());
        said.put("facts", facts(state));
        said.put("entries", state.last().number());
        said.put("head", state.last().hash());
        said.put("at", MINUTE.format(state.at()));
        said.put(
                "anchor",
                state.anchors().isEmpty()
                        ? ""
                        : anchor(state.anchors().get(state.anchors().size() - 1)));
        TimelineView timeline = TimelineFile.of(state);
        said.put("from", timeline.from().toString());
        said.put("to", timeline.to().toString());
        said.put(
                "charts",
                timeline.pathways().stream().map(p -> chart(p, timeline)).toList());
        said.put(
                "decisions",
                acts.stream().flatMap(this::decided).limit(MOST_ROWS).toList());
        said.put(
                "deadlines",
                state.deadlines().stream().map(Cover::due).limit(MOST_ROWS).toList());
        said.put(
                "documents",
                state.documents().stream().map(Cover::document).limit(MOST_ROWS).toList());
        said.put("allDocuments", state.documents().size());
        return Pdf.of(state.project().code() + " · " + state.project().title(), written(said), state.at());
    }

    private String written(Map<String, Object> said) {
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate("cover.ftl").process(said, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("The cover cannot be written", e);
        }
        return out.toString();
    }

    private List<Fact> facts(State state) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Client",
                "客户",
                state.project().clientCode() == null
                        ? "House project · 内部项目"
                        : state.project().clientCode()));
        for (String name : PARTICULARS) {
            state.told().stream()
                    .filter(e -> e.kind() == Kind.FACT && name.equals(e.name()) && e.newValue() != null)
                    .reduce((older, newer) -> newer)
                    .map(this::fact)
                    .ifPresent(facts::add);
        }
        facts.add(new Fact(
                "Opened",
                "立项",
                MINUTE.format(state.project().openedAt()) + " · "
                        + state.project().openedBy()));
        facts.add(new Fact("Open steps", "办理中步骤", openSteps(state)));
        facts.add(
                new Fact("Documents", "文件数", Integer.toString(state.documents().size())));
        return facts;
    }

    private Fact fact(TrailEntry e) {
        Sentence name = wording.name(String.valueOf(e.processKey()), e.name());
        return new Fact(name.en(), name.zh(), pair(wording.value(e.name(), e.newValue())));
    }

    private String openSteps(State state) {
        return state.open().isEmpty()
                ? "None · 无"
                : String.join(
                        "; ",
                        state.open().stream()
                                .map(s -> pair(names.of(s.process(), s.step())))
                                .distinct()
                                .toList());
    }

    private static String pair(Sentence s) {
        return s.en().equals(s.zh()) ? s.en() : s.en() + " · " + s.zh();
    }

    private static String anchor(Anchored a) {
        return a.number() + " · " + MINUTE.format(a.madeAt()) + " · " + a.digest();
    }

    private Chart chart(PathwayView p, TimelineView t) {
        Sentence name = names.process(p.process());
        return new Chart(
                name.en(),
                name.zh(),
                p.startedOn().toString(),
                p.steps().stream().map(s -> bar(s, t)).toList());
    }

    private static Bar bar(StepView s, TimelineView t) {
        LocalDate end = s.plannedEndsOn() == null ? s.baselineEndsOn() : s.plannedEndsOn();
        return new Bar(
                s.name().en(),
                s.name().zh(),
                s.state().name(),
                s.baselineEndsOn().toString(),
                s.doneOn() == null
                        ? (s.plannedEndsOn() == null ? "" : "→ " + end)
                        : s.doneOn().toString(),
                percent(at(s.baselineStartsOn(), t)),
                percent(Math.max(0.8, at(s.baselineEndsOn(), t) - at(s.baselineStartsOn(), t))),
                s.doneOn() == null ? null : percent(Math.min(98, at(s.doneOn(), t))));
    }

    /** Where a day lies between the first and the last, in percent. */
    private static double at(LocalDate day, TimelineView t) {
        double all = Math.max(1, ChronoUnit.DAYS.between(t.from(), t.to()));
        return Math.min(99, Math.max(0, 100 * ChronoUnit.DAYS.between(t.from(), day) / all));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** What decides something, or finds something by a rule; the answers at a start are what was asked for. */
    private Stream<Decided> decided(ActView act) {
        List<Fact> what = act.recorded().stream()
                .filter(l -> l.kind() == Kind.FACT
                        && !Step.START.equals(act.step())
                        && DECISIONS.stream().anyMatch(l.name()::endsWith))
                .map(Cover::told)
                .toList();
        List<String> found = act.recorded().stream()
                .filter(l -> l.kind() == Kind.WARNING || l.kind() == Kind.BREACH)
                .map(Cover::found)
                .toList();
        return what.isEmpty() && found.isEmpty()
                ? Stream.empty()
                : Stream.of(new Decided(
                        MINUTE.format(act.recordedAt()),
                        act.person(),
                        act.stepName().en(),
                        act.stepName().zh(),
                        what,
                        found,
                        act.reliedOn().stream().map(Cover::relied).toList()));
    }

    private static String found(LineView line) {
        return Stream.of(line.name(), line.value(), line.note())
                .filter(said -> said != null && !said.isBlank())
                .collect(Collectors.joining(": "));
    }

    private static Relied relied(DocumentRef d) {
        DocumentKind kind = DocumentKind.valueOf(d.kind());
        return new Relied(kind.en(), kind.zh(), d.version(), d.sha256());
    }

    private static Fact told(LineView line) {
        return new Fact(
                line.nameInWords().en(),
                line.nameInWords().zh(),
                line.valueInWords() == null ? "" : pair(line.valueInWords()));
    }

    private static Due due(Reckoning r) {
        Deadline d = r.row();
        String skipped = r.days().stream()
                .filter(day -> day.role() == CountedDay.Role.SKIPPED)
                .map(day -> day.day().date().toString())
                .collect(Collectors.joining(", "));
        return new Due(
                r.what().en(),
                r.what().zh(),
                d.basis() + " (" + d.confidence() + ")",
                d.countedFrom().toString(),
                d.months() == null
                        ? d.workingDays() + " working days · " + d.workingDays() + "个工作日"
                        : d.months() + " months · " + d.months() + "个月",
                skipped,
                d.dueOn() + (d.provisional() ? " provisional · 暂定" : ""),
                d.status().name(),
                Objects.toString(d.metOn(), ""));
    }

    private static Document document(StoredDocument d) {
        return new Document(
                d.entry(),
                d.kind().en(),
                d.kind().zh(),
                d.version(),
                d.fileName(),
                String.format(Locale.ROOT, "%,d", d.size()),
                d.uploadedBy(),
                MINUTE.format(d.uploadedAt()),
                d.sha256());
    }
}
