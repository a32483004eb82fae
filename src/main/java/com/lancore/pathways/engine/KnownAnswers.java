package com.lancore.pathways.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.task.Task;

/**
 * What the engine asks its database at every step although the answer is known here, answered without it. What is asked, what
 * is written and what is refused stay the engine's.
 *
 * <p>Internal: the managers of the engine, which are replaced one question at a time; there is no public place in front of them.
 */
final class KnownAnswers {

    private KnownAnswers() {}

    static List<SessionFactory> sessions() {
        return List.of(
                new Replaced(AuthorizationManager.class, OfRights::new),
                new Replaced(TaskManager.class, OfTasks::new),
                new Replaced(VariableInstanceManager.class, OfVariables::new),
                new Replaced(JobManager.class, OfJobs::new),
                new Replaced(ProcessDefinitionManager.class, OfDefinitions::new));
    }

    private record Replaced(Class<?> type, Supplier<Session> opening) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return opening.get();
        }
    }

    private static final class OfRights extends AuthorizationManager {

        private final Map<List<Object>, GrantedRights> read = new HashMap<>();

        /**
         * All of them: the engine leaves out those that no right names, for which it reads every right there is, one for each
         * open task. A group without rights gives none either way.
         */
        @Override
        public List<String> filterAuthenticatedGroupIds(List<String> groups) {
            return groups == null ? List.of() : groups;
        }

        /** Looks for a right that was revoked itself, instead of asking first whether anything is revoked. */
        @Override
        public boolean isAuthorized(String person, List<String> groups, PermissionCheck check) {
            return !isAuthorizationEnabled() || isAuthorized(person, groups, createCompositePermissionCheck(check));
        }

        @Override
        public boolean isAuthorized(String person, List<String> groups, CompositePermissionCheck check) {
            boolean plain = check.getCompositeChecks().isEmpty()
                    && check.getAtomicChecks().stream().allMatch(this::isResourceValidForPermission);
            // otherwise, as for a permission that its kind of resource does not know, the engine refuses in its own
            // words
            return plain
                    ? rights(person, filterAuthenticatedGroupIds(groups), check).permit(check)
                    : super.isAuthorized(person, groups, check);
        }

        /** Read once a command, in which the engine asks the same twice; what a command grants is written at its end. */
        private GrantedRights rights(String person, List<String> groups, CompositePermissionCheck check) {
            Set<String> resources = check.getAtomicChecks().stream()
                    .map(PermissionCheck::getResourceId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(TreeSet::new));
            return read.computeIfAbsent(
                    List.of(person, groups, resources),
                    asked -> GrantedRights.read(
                            Context.getProcessEngineConfiguration().getDataSource(), person, groups, resources));
        }
    }

    private static final class OfTasks extends TaskManager {

        /** None: every task comes from a model. */
        @Override
        public List<Task> findTasksByParentTaskId(String parent) {
            return new ArrayList<>();
        }

        /** An execution waits at one task: where that is at hand already, there is no other. */
        @Override
        public List<TaskEntity> findTasksByExecutionId(String execution) {
            List<TaskEntity> atHand = new ArrayList<>(getDbEntityManager().getCachedEntitiesByType(TaskEntity.class));
            atHand.removeIf(task -> !execution.equals(task.getExecutionId()));
            return atHand.isEmpty() ? super.findTasksByExecutionId(execution) : atHand;
        }
    }

    /**
     * Those of an instance are read at once, as they stand in the database, whichever of its scopes or tasks asks first: a
     * step comes to ask for nearly all. A timer, at which no task is at hand, asks for those of its own scope.
     */
    private static final class OfVariables extends VariableInstanceManager {

        private final Map<String, Map<String, List<VariableInstanceEntity>>> byInstance = new HashMap<>();

        @Override
        public List<VariableInstanceEntity> findVariableInstancesByExecutionIdAndVariableNames(
                String id, Collection<String> names) {
            ExecutionEntity execution = getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
            boolean isStep = !getDbEntityManager()
                    .getCachedEntitiesByType(TaskEntity.class)
                    .isEmpty();
            return execution == null || !isStep
                    ? super.findVariableInstancesByExecutionIdAndVariableNames(id, names)
                    : of(execution.getProcessInstanceId(), id, names);
        }

        @Override
        public List<VariableInstanceEntity> findVariableInstancesByTaskIdAndVariableNames(
                String id, Collection<String> names) {
            TaskEntity task = getDbEntityManager().getCachedEntity(TaskEntity.class, id);
            return task == null || task.getProcessInstanceId() == null
                    ? super.findVariableInstancesByTaskIdAndVariableNames(id, names)
                    : of(task.getProcessInstanceId(), id, names);
        }

        private List<VariableInstanceEntity> of(String instance, String scope, Collection<String> names) {
            List<VariableInstanceEntity> found = new ArrayList<>(
                    byInstance.computeIfAbsent(instance, this::read).getOrDefault(scope, List.of()));
            if (names != null && !names.isEmpty()) {
                found.removeIf(variable -> !names.contains(variable.getName()));
            }
            return found;
        }

        private Map<String, List<VariableInstanceEntity>> read(String instance) {
            return findVariableInstancesByProcessInstanceId(instance).stream()
                    .collect(Collectors.groupingBy(variable ->
                            variable.getTaskId() == null ? variable.getExecutionId() : variable.getTaskId()));
        }
    }

    private static final class OfJobs extends JobManager {

        /** No event is delivered by a job: the models throw no signal, and nobody correlates in a batch. */
        @Override
        public List<JobEntity> findJobsByConfiguration(String handler, String configuration, String tenant) {
            return handler.equals(ProcessEventJobHandler.TYPE)
                    ? new ArrayList<>()
                    : super.findJobsByConfiguration(handler, configuration, tenant);
        }
    }

    private static final class OfDefinitions extends ProcessDefinitionManager {

        /**
         * The model of a task that is at hand is deployed, and does not change. Whether it is suspended, for which the engine
         * asks, matters to a start alone; of a task its own instance says so.
         */
        @Override
        public ProcessDefinitionEntity findLatestProcessDefinitionById(String id) {
            boolean ofTask = getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                    .anyMatch(task -> id.equals(task.getProcessDefinitionId()));
            ProcessDefinitionEntity deployed = ofTask
                    ? Context.getProcessEngineConfiguration()
                            .getDeploymentCache()
                            .findProcessDefinitionFromCache(id)
                    : null;
            return deployed == null ? super.findLatestProcessDefinitionById(id) : deployed;
        }
    }
}
