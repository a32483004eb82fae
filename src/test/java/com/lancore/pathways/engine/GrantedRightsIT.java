package com.lancore.pathways.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever rights there are, a check in memory says what the engine's own statement says. */
@PathwaysTest
@Tag("own-database")
@Tag("postgres-too")
class GrantedRightsIT {

    private static final List<String> RESOURCES = List.of("this", "that", Authorization.ANY);
    private static final List<List<String>> GROUPS =
            List.of(List.of(), List.of("readers"), List.of("readers", "writers"));
    private static final List<Permission> OF_TASKS =
            List.of(TaskPermissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.UPDATE);
    private static final List<Permission> OF_DEFINITIONS =
            List.of(ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.TASK_WORK);

    @Autowired
    private House house;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void everyCheckSaysWhatTheEnginesStatementSays() {
        long permitted = IntStream.range(0, 80)
                .mapToLong(seed -> transactions.execute(rolledBack -> {
                    rolledBack.setRollbackOnly();
                    return permitted(new Random(seed));
                }))
                .sum();

        assertThat(permitted).as("of 1,600 checks").isBetween(300L, 1300L);
    }

    /** How many of twenty checks the rights of one such draw permit. */
    private long permitted(Random random) {
        IntStream.rangeClosed(0, random.nextInt(8)).forEach(right -> grantOrRefuse(random));
        return IntStream.range(0, 20)
                .filter(number -> {
                    List<String> groups = any(random, GROUPS);
                    CompositePermissionCheck check = check(random);
                    boolean ours =
                            in(command -> command.getAuthorizationManager().isAuthorized("mei", groups, check));
                    boolean theirs = in(command -> command.getDbEntityManager()
                            .selectBoolean(
                                    "isUserAuthorizedForResource", new AuthorizationCheck("mei", groups, check, true)));
                    assertThat(ours).isEqualTo(theirs);
                    return ours;
                })
                .count();
    }

    private void grantOrRefuse(Random random) {
        var rights = house.engine().getAuthorizationService();
        int type = random.nextInt(3);
        Authorization right = rights.createNewAuthorization(type);
        if (type == Authorization.AUTH_TYPE_GLOBAL) {
            right.setUserId(Authorization.ANY);
        } else if (random.nextBoolean()) {
            right.setUserId(any(random, List.of("mei", "somebody")));
        } else {
            right.setGroupId(any(random, List.of("readers", "writers", "others")));
        }
        Resource resource = any(random, List.of(Resources.TASK, Resources.PROCESS_DEFINITION));
        right.setResource(resource);
        right.setResourceId(any(random, RESOURCES));
        for (Permission permission : permissions(resource)) {
            if (random.nextBoolean()) {
                right.addPermission(permission);
            } else {
                right.removePermission(permission);
            }
        }
        boolean there = rights
                .createAuthorizationQuery()
                .authorizationType(type)
                .resourceType(resource)
                .resourceId(right.getResourceId())
                .list()
                .stream()
                .anyMatch(other -> Stream.of(other.getUserId(), other.getGroupId())
                        .anyMatch(holder -> holder != null
                                && (holder.equals(right.getUserId()) || holder.equals(right.getGroupId()))));
        if (!there) {
            rights.saveAuthorization(right);
        }
    }

    private static CompositePermissionCheck check(Random random) {
        CompositePermissionCheck check = new CompositePermissionCheck(random.nextBoolean());
        List<PermissionCheck> parts = new ArrayList<>();
        IntStream.rangeClosed(0, random.nextInt(4)).forEach(part -> {
            Resource resource = any(random, List.of(Resources.TASK, Resources.PROCESS_DEFINITION));
            PermissionCheck atomic = new PermissionCheck();
            atomic.setResource(resource);
            atomic.setPermission(any(random, permissions(resource)));
            atomic.setResourceId(random.nextInt(5) == 0 ? null : any(random, RESOURCES));
            atomic.setAuthorizationNotFoundReturnValue(random.nextInt(4) == 0 ? 0L : null);
            parts.add(atomic);
        });
        check.setAtomicChecks(parts);
        return check;
    }

    private static List<Permission> permissions(Resource resource) {
        return resource == Resources.TASK ? OF_TASKS : OF_DEFINITIONS;
    }

    private <T> T in(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) house.engine().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command);
    }

    private static <T> T any(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
