package com.lancore.pathways.upgrade;

import com.lancore.pathways.support.Journal.Entry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * Tasks and processes by what they are instead of by their ids, so that a call can be made again on another run of the
 * same story: {@code «task|project|process|key|which»}, {@code «instance|project|process|which»}.
 */
final class Places {

    private static final Pattern TASK_IN_PATH = Pattern.compile("(?<=/task/)([^/?]+)(?=/)");
    private static final Pattern NAME = Pattern.compile("«([^»]+)»");

    private final ProcessEngine engine;

    Places(ProcessEngine engine) {
        this.engine = engine;
    }

    /** The same call, by names. */
    Entry named(Entry entry) {
        if (entry.path() == null) {
            return entry;
        }
        return mapped(
                entry,
                path -> TASK_IN_PATH.matcher(path).replaceAll(id -> Matcher.quoteReplacement(task(id.group()))),
                value -> instance(task(value)));
    }

    /** The same call, by ids. */
    Entry found(Entry entry) {
        return entry.path() == null ? entry : mapped(entry, this::ids, this::ids);
    }

    private static Entry mapped(Entry entry, UnaryOperator<String> path, UnaryOperator<String> value) {
        Map<String, String> fields = entry.fields();
        if (fields != null) {
            fields = new HashMap<>(fields);
            fields.replaceAll((name, text) -> name.equals("task") || name.equals("process") ? value.apply(text) : text);
        }
        return entry.named(path.apply(entry.path()), fields);
    }

    private String task(String id) {
        Task task = engine.getTaskService().createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            return id;
        }
        String process = key(task.getProcessDefinitionId());
        String project = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        List<String> alike = tasks(project, process, task.getTaskDefinitionKey());
        return String.join("|", "«task", project, process, task.getTaskDefinitionKey(), alike.indexOf(id) + "»");
    }

    private String instance(String id) {
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
        if (instance == null) {
            return id;
        }
        String process = key(instance.getProcessDefinitionId());
        return String.join(
                "|",
                "«instance",
                instance.getBusinessKey(),
                process,
                instances(instance.getBusinessKey(), process).indexOf(id) + "»");
    }

    private String ids(String text) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(id(name.group(1))));
    }

    private String id(String name) {
        List<String> parts = List.of(name.split("\\|", -1));
        List<String> alike = parts.get(0).equals("task")
                ? tasks(parts.get(1), parts.get(2), parts.get(3))
                : instances(parts.get(1), parts.get(2));
        int which = Integer.parseInt(parts.get(parts.size() - 1));
        if (which >= alike.size()) {
            throw new AssertionError("There is no " + name);
        }
        return alike.get(which);
    }

    private List<String> tasks(String project, String process, String key) {
        return engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey(process)
                .taskDefinitionKey(key)
                .list()
                .stream()
                .sorted(Comparator.comparing(Task::getCreateTime).thenComparing(Task::getId, Places::inOrder))
                .map(Task::getId)
                .toList();
    }

    /** Ended ones too, so that the others keep their places. */
    private List<String> instances(String project, String process) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(project)
                .processDefinitionKey(process)
                .list()
                .stream()
                .sorted(Comparator.comparing(HistoricProcessInstance::getStartTime)
                        .thenComparing(HistoricProcessInstance::getId, Places::inOrder))
                .map(HistoricProcessInstance::getId)
                .toList();
    }

    /** Ids that count up. */
    private static int inOrder(String a, String b) {
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    private static String key(String definition) {
        return definition.substring(0, definition.indexOf(':'));
    }
}
