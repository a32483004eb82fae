package com.lancore.pathways.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static org.camunda.bpm.engine.authorization.Permissions.READ;

import com.lancore.pathways.start.StartUpStep;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The lists of tasks that everybody finds in Tasklist. */
@Component
@Order(TaskFilters.ORDER)
class TaskFilters implements StartUpStep {

    static final int ORDER = 30;

    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", "projectCode", "label", "Project · 项目"),
            Map.of("name", "title", "label", "Title · 名称"),
            Map.of("name", "shipmentCode", "label", "Shipment · 批次"));

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    @Override
    public void run() {
        create("My groups' tasks · 本组任务", 10, mine());
        create("My tasks · 我的任务", 20, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        create(
                "Due within two working days · 两个工作日内到期",
                30,
                mine().dueAfterExpression("${now()}").dueBeforeExpression("${workingDays.endOfDayIn(2)}"));
        create("Overdue · 已逾期", 40, mine().dueBeforeExpression("${now()}"));
        create("All open tasks · 全部任务", 50, tasks.createTaskQuery());
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks();
    }

    private void create(String name, int priority, TaskQuery query) {
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter()
                .setName(name)
                .setQuery(query.orderByDueDate().asc())
                .setProperties(Map.of(
                        "priority", priority, "refresh", true, "variables", COLUMNS, "showUndefinedVariable", false));
        filters.saveFilter(filter);
        for (Role role : Role.values()) {
            if (role.isStaff()) {
                Authorization read = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
                read.setGroupId(role.group());
                read.setResource(Resources.FILTER);
                read.setResourceId(filter.getId());
                read.addPermission(READ);
                authorizations.saveAuthorization(read);
            }
        }
    }
}
