package com.lancore.pathways.operations;

import com.lancore.pathways.deadline.DeadlineRules;
import com.lancore.pathways.deadline.NextNotice;
import com.lancore.pathways.notification.MailBacklog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What Prometheus reads of us; the alerts worth having stand in docker/alerts.yaml. */
@Component
class PathwaysMetrics implements MeterBinder {

    private final Figures figures;
    private final DeadlineRules rules;
    private final NextNotice notice;
    private final MailBacklog mails;
    private final Reconciliation reconciliation;

    PathwaysMetrics(
            Figures figures, DeadlineRules rules, NextNotice notice, MailBacklog mails, Reconciliation reconciliation) {
        this.figures = figures;
        this.rules = rules;
        this.notice = notice;
        this.mails = mails;
        this.reconciliation = reconciliation;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String kind : rules.kinds()) {
            deadlines(registry, "open", kind, "Clocks that run", d -> d.status().equals("OPEN"));
            deadlines(registry, "overdue", kind, "Clocks that passed unmet", d -> d.status()
                    .equals("BREACHED"));
            deadlines(registry, "late", kind, "Clocks that were met after their day", d -> d.status()
                    .equals("LATE"));
            deadlines(
                    registry,
                    "provisional",
                    kind,
                    "Clocks that count into a year without a notice",
                    d -> d.provisional()
                            && (d.status().equals("OPEN") || d.status().equals("BREACHED")));
        }
        jobs(registry, "waiting", "Jobs that are due", Figures.Jobs::waiting);
        jobs(registry, "late", "Jobs that are due for longer than a minute", Figures.Jobs::late);
        jobs(registry, "failed", "Jobs without retries left", Figures.Jobs::failed);
        jobs(registry, "incidents", "Open incidents of the engine", Figures.Jobs::incidents);
        Gauge.builder("pathways.mail.backlog", mails, MailBacklog::count)
                .description("Mails that wait to be sent")
                .register(registry);
        Gauge.builder("pathways.calendar.days.left", notice, NextNotice::daysLeft)
                .description("Calendar days until the newest published year ends")
                .register(registry);
        Gauge.builder("pathways.reconciliation.differences", reconciliation, r -> r.last()
                        .differences()
                        .size())
                .description("Dates that stand otherwise than the calculator counts them")
                .register(registry);
    }

    private void deadlines(
            MeterRegistry registry, String state, String kind, String description, Predicate<Figures.Deadlines> in) {
        Gauge.builder("pathways.deadlines." + state, figures, f -> f.deadlines().stream()
                        .filter(d -> d.kind().equals(kind))
                        .filter(in)
                        .mapToLong(Figures.Deadlines::count)
                        .sum())
                .tag("kind", kind)
                .description(description)
                .register(registry);
    }

    private void jobs(MeterRegistry registry, String state, String description, ToDoubleFunction<Figures.Jobs> count) {
        Gauge.builder("pathways.jobs." + state, figures, f -> count.applyAsDouble(f.jobs()))
                .description(description)
                .register(registry);
    }
}
