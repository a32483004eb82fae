package com.lancore.pathways.engine;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.query.NativeQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The running instances of a project and their open tasks, read as the house: whoever asks for a person has looked
 * whether the person may know the project.
 *
 * <p>By statements of their own: the engine puts that of a query together from everything a query could ask, which took
 * half of the time of a timer (docs/benchmarks.md).
 */
@Component
public class ProjectInstances {

    private static final String OF_PROJECT =
            "select I.* from ACT_RU_EXECUTION I where I.BUSINESS_KEY_ = #{project} and I.PARENT_ID_ is null";

    private static final String WITH_VARIABLE = OF_PROJECT
            + " and exists (select 1 from ACT_RU_VARIABLE V where V.EXECUTION_ID_ = I.ID_ and V.NAME_ = #{name} and V.TEXT_ ="
            + " #{value})";

    private static final String TASKS_OF_PROJECT =
            "select T.* from ACT_RU_TASK T join ACT_RU_EXECUTION I on I.ID_ = T.PROC_INST_ID_ where I.BUSINESS_KEY_ ="
                    + " #{project}";

    private static final String OF_PROJECTS =
            "select I.* from ACT_RU_EXECUTION I where I.PARENT_ID_ is null and I.BUSINESS_KEY_ in ";

    private static final String TASKS_OF_INSTANCES = "select T.* from ACT_RU_TASK T where T.PROC_INST_ID_ in ";

    private final RuntimeService runtime;
    private final TaskService tasks;

    ProjectInstances(@Lazy RuntimeService runtime, @Lazy TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    public List<ProcessInstance> of(String projectCode) {
        return runtime.createNativeProcessInstanceQuery()
                .sql(OF_PROJECT)
                .parameter("project", projectCode)
                .list();
    }

    /** Those of several projects, which have their codes as business keys. */
    public List<ProcessInstance> of(Collection<String> projectCodes) {
        return asked(OF_PROJECTS, projectCodes, runtime.createNativeProcessInstanceQuery());
    }

    /** The same: the code of the project by the id of the instance. */
    public Map<String, String> projects(Collection<String> projectCodes) {
        return of(projectCodes).stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    /** The instance of the project that has a text as a variable of its own. */
    public Optional<ProcessInstance> with(String projectCode, String name, String value) {
        return runtime
                .createNativeProcessInstanceQuery()
                .sql(WITH_VARIABLE)
                .parameter("project", projectCode)
                .parameter("name", name)
                .parameter("value", value)
                .list()
                .stream()
                .findFirst();
    }

    /** The open tasks of some instances. */
    public List<Task> tasks(Set<String> instances) {
        return asked(TASKS_OF_INSTANCES, instances, tasks.createNativeTaskQuery());
    }

    private static <T> List<T> asked(String sql, Collection<String> values, NativeQuery<?, T> query) {
        if (values.isEmpty()) {
            return List.of();
        }
        List<String> names =
                IntStream.range(0, values.size()).mapToObj(n -> "p" + n).toList();
        query.sql(sql + names.stream().map(name -> "#{" + name + "}").collect(Collectors.joining(", ", "(", ")")));
        Iterator<String> value = values.iterator();
        names.forEach(name -> query.parameter(name, value.next()));
        return query.list();
    }

    public List<Task> tasks(String projectCode) {
        return tasks.createNativeTaskQuery()
                .sql(TASKS_OF_PROJECT)
                .parameter("project", projectCode)
                .list();
    }
}
