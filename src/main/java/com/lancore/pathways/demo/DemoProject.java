package com.lancore.pathways.demo;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.Documents;
import com.lancore.pathways.document.Documents.Upload;
import com.lancore.pathways.engine.HouseClock;
import com.lancore.pathways.event.ReportEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * One demo project: takes its steps one after the other through the engine, each as the person of its group and on its
 * day. Days are Shanghai dates, counted back from today by the published calendar.
 */
final class DemoProject {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n".getBytes(StandardCharsets.US_ASCII);

    private final String code;
    private final ProcessEngine engine;
    private final Documents documents;
    private final HouseClock clock;
    private final WorkingCalendar calendar;
    private final LocalDate today;

    DemoProject(String code, ProcessEngine engine, Documents documents, HouseClock clock, WorkingCalendar calendar) {
        this.code = code;
        this.engine = engine;
        this.documents = documents;
        this.clock = clock;
        this.calendar = calendar;
        this.today = Shanghai.today(clock);
    }

    /** Goes to a day in the past: what follows happens on its morning. */
    DemoProject ago(int workingDays) {
        clock.set(Shanghai.at(day(workingDays), MORNING));
        return this;
    }

    /** As people type it: so many working days ago; where this year's notice is not loaded, before the last day that is. */
    String dayAgo(int workingDays) {
        return day(workingDays).toString();
    }

    String inMonths(int months) {
        return today.plusMonths(months).toString();
    }

    private LocalDate day(int workingDaysAgo) {
        LocalDate last = LocalDate.of(calendar.newestYear(), 12, 31);
        return calendar.minusWorkingDays(today.isAfter(last) ? last : today, workingDaysAgo);
    }

    /** Starts a pathway for the demo's client. */
    DemoProject start(String process, String title, Map<String, Object> inputs) {
        Map<String, Object> values = new HashMap<>(inputs);
        values.putAll(Map.of("projectCode", code, "title", title, "clientCode", DemoPeople.CLIENT));
        as("pm", () -> engine.getRuntimeService().startProcessInstanceByKey(process, code, values));
        return this;
    }

    /** Completes the open task of this key. */
    DemoProject step(String person, String key, Map<String, Object> values) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(code)
                .taskDefinitionKey(key)
                .singleResult();
        as(person, () -> engine.getTaskService().complete(task.getId(), new HashMap<>(values)));
        return this;
    }

    /** Uploads a document of each kind to every running process of the project. */
    DemoProject bring(String person, DocumentKind... kinds) {
        List<String> instances =
                engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(code).list().stream()
                        .map(ProcessInstance::getId)
                        .toList();
        for (DocumentKind kind : kinds) {
            Path file = pdf();
            try {
                documents.keep(code, new Upload(kind, kind.zh() + ".pdf", file, PDF.length), instances, person);
            } finally {
                delete(file);
            }
        }
        return this;
    }

    DemoProject report(String person, String event, Map<String, Object> details) {
        Map<String, Object> values = new HashMap<>(details);
        values.putAll(Map.of("projectCode", code, "event", event));
        as(person, () -> engine.getRuntimeService().startProcessInstanceByKey(ReportEvent.KEY, code, values));
        return this;
    }

    private void as(String person, Runnable work) {
        engine.getIdentityService()
                .setAuthentication(person, List.of(DemoPeople.PEOPLE.get(person)), List.of(DemoPeople.CLIENT));
        try {
            work.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static Path pdf() {
        try {
            return Files.write(Files.createTempFile("demo", ".pdf"), PDF);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
