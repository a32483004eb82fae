package com.lancore.pathways.engine;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Resources.TASK;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * Who may do what with a task: its group reads and works on it, its assignee may also give it back, and nobody may
 * UPDATE it, since that would open its variables.
 *
 * <p>Internal: the default provider grants UPDATE and never takes rights back from a former assignee.
 */
final class TaskRights extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        if (oldAssignee != null && !oldAssignee.equals(newAssignee)) {
            takeBack(task, oldAssignee);
        }
        if (newAssignee == null) {
            return null;
        }
        return new AuthorizationEntity[] {
            createOrUpdateAuthorization(task, newAssignee, null, TASK, false, READ, TASK_WORK, TASK_ASSIGN)
        };
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return new AuthorizationEntity[] {createOrUpdateAuthorization(task, null, groupId, TASK, false, READ, TASK_WORK)
        };
    }

    /** A task that is just being made has no rights in the database yet. */
    @Override
    protected AuthorizationEntity getGrantAuthorization(String taskId, String person, String group, Resource resource) {
        DbEntityCache atHand = Context.getCommandContext().getDbEntityManager().getDbEntityCache();
        TaskEntity task = atHand.get(TaskEntity.class, taskId);
        return task != null && atHand.isTransient(task)
                ? null
                : super.getGrantAuthorization(taskId, person, group, resource);
    }

    private void takeBack(Task task, String formerAssignee) {
        CommandContext command = Context.getCommandContext();
        // whoever unclaims has no right on authorizations, and needs none
        command.runWithoutAuthorization(() -> {
            Authorization granted = getGrantAuthorizationByUserId(formerAssignee, TASK, task.getId());
            if (granted != null) {
                command.getAuthorizationManager().delete((AuthorizationEntity) granted);
            }
            return null;
        });
    }
}
