package com.lancore.pathways.upgrade;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.deadline.CalendarRecount;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.engine.Subscriptions;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.upgrade.UpgradeReport.Going;
import com.lancore.pathways.upgrade.UpgradeReport.OfProcess;
import com.lancore.pathways.upgrade.UpgradeReport.Staying;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes running processes over to the newest version of their model, each in a transaction of its own: what fails stays
 * on its version, and the others go on. A dry run is the same, taken back.
 */
@Component
public class Upgrades {

    private static final Logger LOG = LoggerFactory.getLogger(Upgrades.class);
    private static final int TRIES = 3;

    /** How the trail tells of it. */
    public static final String NODE = "upgrade";

    private final ManagementService management;
    private final RuntimeService runtime;
    private final UpgradePlans plans;
    private final CalendarRecount recount;
    private final Subscriptions subscriptions;
    private final Trail trail;
    private final People people;
    private final TransactionTemplate anInstance;

    Upgrades(
            ManagementService management,
            RuntimeService runtime,
            UpgradePlans plans,
            CalendarRecount recount,
            Subscriptions subscriptions,
            Trail trail,
            People people,
            PlatformTransactionManager transactions) {
        this.management = management;
        this.runtime = runtime;
        this.plans = plans;
        this.recount = recount;
        this.subscriptions = subscriptions;
        this.trail = trail;
        this.people = people;
        this.anInstance = new TransactionTemplate(transactions);
        this.anInstance.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Tries every instance on an older version, and writes nothing. */
    public UpgradeReport tryOut() {
        return people.asMachine(() -> report(version -> true, true, Act.MACHINE));
    }

    /** Takes every instance on an older version over, in the name of a person or of the machine. */
    public UpgradeReport run(String person) {
        return run(version -> true, person);
    }

    /** Takes over those on some of the older versions only. */
    public UpgradeReport run(Predicate<ProcessDefinition> versions, String person) {
        UpgradeReport report = people.asMachine(() -> report(versions, false, person));
        if (report.onOlderVersions() > 0) {
            LOG.info("Upgrade: {} processes went over, {} stay on older versions", report.going(), report.staying());
        }
        return report;
    }

    /** How many processes run on an older version of their model. */
    public long waiting() {
        return people.asMachine(() -> versions().values().stream()
                .flatMap(versions -> versions.stream().skip(1))
                .mapToLong(ProcessDefinitionStatistics::getInstances)
                .sum());
    }

    private UpgradeReport report(Predicate<ProcessDefinition> wanted, boolean dry, String person) {
        return new UpgradeReport(versions().values().stream()
                .map(versions -> ofProcess(versions, wanted, dry, person))
                .toList());
    }

    /** The versions of each model, the newest first, with the number of their instances. */
    private Map<String, List<ProcessDefinitionStatistics>> versions() {
        return management.createProcessDefinitionStatisticsQuery().list().stream()
                .sorted((a, b) -> Integer.compare(b.getVersion(), a.getVersion()))
                .collect(Collectors.groupingBy(ProcessDefinitionStatistics::getKey, TreeMap::new, Collectors.toList()));
    }

    private OfProcess ofProcess(
            List<ProcessDefinitionStatistics> versions,
            Predicate<ProcessDefinition> wanted,
            boolean dry,
            String person) {
        ProcessDefinition newest = versions.get(0);
        Map<String, Going> going = new TreeMap<>();
        List<Staying> staying = new ArrayList<>();
        versions.stream()
                .skip(1)
                .filter(version -> version.getInstances() > 0)
                .filter(wanted)
                .forEach(older -> takeOver(older, newest, new Attempt(dry, person, going, staying)));
        return new OfProcess(
                newest.getKey(),
                newest.getVersion(),
                versions.stream()
                        .mapToInt(ProcessDefinitionStatistics::getInstances)
                        .sum(),
                List.copyOf(going.values()),
                staying);
    }

    /** What one run writes down as it goes. */
    private record Attempt(boolean dry, String person, Map<String, Going> going, List<Staying> staying) {

        void goes(ProcessDefinition older, List<String> at) {
            going.merge(
                    String.format("%06d %s", older.getVersion(), at),
                    new Going(older.getVersion(), at, 1),
                    (a, b) -> new Going(a.version(), a.at(), a.instances() + b.instances()));
        }

        void stays(ProcessInstance instance, ProcessDefinition older, List<String> at, Sentence why) {
            staying.add(new Staying(
                    instance.getBusinessKey(), instance.getId(), older.getVersion(), at, why.en(), why.zh()));
        }
    }

    private void takeOver(ProcessDefinition older, ProcessDefinition newest, Attempt attempt) {
        List<ProcessInstance> instances = runtime.createProcessInstanceQuery()
                .processDefinitionId(older.getId())
                .orderByProcessInstanceId()
                .asc()
                .list();
        MigrationPlan plan;
        try {
            plan = plans.plan(older, newest);
        } catch (Refusal noPlan) {
            instances.forEach(i -> attempt.stays(i, older, where(i), noPlan.sentence()));
            return;
        }
        for (ProcessInstance instance : instances) {
            List<String> at = where(instance);
            try {
                if (patiently(instance, plan, older, newest, attempt)) {
                    attempt.goes(older, at);
                }
            } catch (MigratingProcessInstanceValidationException e) {
                attempt.stays(instance, older, at, plans.why(e));
            } catch (RuntimeException e) {
                LOG.error("Process {} of {} stays on its version", instance.getId(), instance.getBusinessKey(), e);
                attempt.stays(instance, older, at, UpgradePlans.UNFORESEEN);
            }
        }
    }

    /** The steps, timers and messages at which it waits; nowhere, where it has ended meanwhile. */
    private List<String> where(ProcessInstance instance) {
        try {
            return List.copyOf(new TreeSet<>(runtime.getActiveActivityIds(instance.getId())));
        } catch (NullValueException ended) {
            return List.of();
        }
    }

    /** Somebody may be working on it just now. Answers whether it went over. */
    private boolean patiently(
            ProcessInstance instance,
            MigrationPlan plan,
            ProcessDefinition older,
            ProcessDefinition newest,
            Attempt attempt) {
        for (int tried = 1; ; tried++) {
            try {
                return Boolean.TRUE.equals(anInstance.execute(running -> {
                    if (attempt.dry()) {
                        running.setRollbackOnly();
                    }
                    return takeOver(instance, plan, older, newest, attempt.person());
                }));
            } catch (OptimisticLockingException e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private boolean takeOver(
            ProcessInstance instance,
            MigrationPlan plan,
            ProcessDefinition older,
            ProcessDefinition newest,
            String person) {
        String project = instance.getBusinessKey();
        if (project != null) {
            trail.lock(project);
        }
        if (isGone(instance, older)) {
            return false;
        }
        Set<String> timers = timers(instance).map(Job::getId).collect(Collectors.toSet());
        Set<String> awaited = awaited(instance).map(EventSubscription::getId).collect(Collectors.toSet());
        runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();
        // the engine arms anew whatever it does not find: rightly what the model has newly got, wrongly what has fired
        // or ended
        timers(instance)
                .filter(timer -> !timers.contains(timer.getId()))
                .filter(timer -> plans.isKnown(older, node(timer)))
                .forEach(timer -> management.deleteJob(timer.getId()));
        subscriptions.end(awaited(instance)
                .filter(event -> !awaited.contains(event.getId()))
                .filter(event -> plans.isKnown(older, event.getActivityId()))
                .map(EventSubscription::getId)
                .toList());
        if (project != null) {
            // the engine keeps the dates as they stand; by the new model some may be counted otherwise
            recount.count(List.of(project));
            trail.append(
                    new Act(project, person, newest.getKey(), instance.getId(), NODE),
                    new Act.Line(
                            TrailEntry.Kind.MIGRATED,
                            "modelVersion",
                            Integer.toString(older.getVersion()),
                            Integer.toString(newest.getVersion()),
                            null));
        }
        return true;
    }

    private Stream<Job> timers(ProcessInstance instance) {
        return management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream();
    }

    private Stream<EventSubscription> awaited(ProcessInstance instance) {
        return runtime.createEventSubscriptionQuery().processInstanceId(instance.getId()).list().stream();
    }

    private String node(Job timer) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(timer.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    /** It has ended meanwhile, or somebody else has taken it over. */
    private boolean isGone(ProcessInstance instance, ProcessDefinition older) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .processDefinitionId(older.getId())
                        .count()
                == 0;
    }
}
