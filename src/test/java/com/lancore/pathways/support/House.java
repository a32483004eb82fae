package com.lancore.pathways.support;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.demo.DemoPeople;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Steps;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** The running application: its people, new studies, its clock and its engine. */
@TestComponent
public class House {

    /** The password of whoever is new; the policy holds for them. */
    public static final String NEW_PASSWORD = "Long-enough-2026";

    private static final AtomicInteger STUDIES = new AtomicInteger();

    private final Supplier<String> base;
    private final TestClock clock;
    private final ProcessEngine engine;
    private final Steps steps;

    @Autowired
    House(Environment environment, TestClock clock, ProcessEngine engine, Steps steps) {
        this(() -> "http://localhost:" + environment.getProperty("local.server.port"), clock, engine, steps);
    }

    private House(Supplier<String> base, TestClock clock, ProcessEngine engine, Steps steps) {
        this.base = base;
        this.clock = clock;
        this.engine = engine;
        this.steps = steps;
    }

    /** One of the demo's people: {@code pm}, {@code regulatory}, {@code ethics} … */
    public Person person(String name) {
        return person(name, "demo");
    }

    public Person person(String name, String password) {
        return new Person(base.get(), name, password);
    }

    /** Somebody new: in these groups, working for these clients (a client that is not there yet is created). */
    public Person newPerson(String name, List<String> groups, List<String> clients) {
        IdentityService identity = engine.getIdentityService();
        User user = identity.newUser(name);
        user.setPassword(NEW_PASSWORD);
        identity.saveUser(user);
        groups.forEach(group -> identity.createMembership(name, group));
        for (String client : clients) {
            if (identity.createTenantQuery().tenantId(client).count() == 0) {
                identity.saveTenant(identity.newTenant(client));
            }
            identity.createTenantUserMembership(client, name);
        }
        return person(name, NEW_PASSWORD);
    }

    /** Somebody leaves. */
    public void gone(String name) {
        engine.getIdentityService().deleteUser(name);
    }

    /** The same people at another process of the application; its engine can only be reached over HTTP. */
    public House at(Node node) {
        return new House(node::base, clock, null, steps);
    }

    /** Somebody who has not logged in. */
    public Person nobody() {
        return person(null, null);
    }

    /** A browser that has been nowhere yet. */
    public WebSession browser() {
        return new WebSession(base.get());
    }

    /** A study with a code of its own, not started yet. */
    public Study study() {
        return new Study(this, String.format("IT-%04d", STUDIES.incrementAndGet()));
    }

    /** One that was started by somebody else. */
    public Study study(String code) {
        return new Study(this, code);
    }

    /** How many studies there were; the next one gets the number after it. */
    public static int studies() {
        return STUDIES.get();
    }

    /** Leaves numbers free, for studies that go on elsewhere with more of them. */
    public static void leaveFree(int upToMultipleOf) {
        STUDIES.updateAndGet(n -> (n / upToMultipleOf + 1) * upToMultipleOf);
    }

    public TestClock clock() {
        return clock;
    }

    public ProcessEngine engine() {
        return engine;
    }

    /** The timer that starts one of the house's own processes, such as the nightly comparison. */
    public Job timerOf(String process) {
        return engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(process)
                .timers()
                .singleResult();
    }

    /** It fires, and what it starts runs to its end. */
    public void fireTimerOf(String process) {
        engine.getManagementService().executeJob(timerOf(process).getId());
        runJobs(() -> engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey(process)
                .messages()
                .list());
    }

    /** Runs jobs as the job executor would, until none is left; one may have done another's work. */
    public void runJobs(Supplier<List<Job>> waiting) {
        ManagementService management = engine.getManagementService();
        for (List<Job> jobs = waiting.get(); !jobs.isEmpty(); jobs = waiting.get()) {
            jobs.stream()
                    .map(Job::getId)
                    .filter(id -> management.createJobQuery().jobId(id).count() == 1)
                    .forEach(management::executeJob);
        }
    }

    Step step(String process, String key) {
        return steps.find(process, key).orElseThrow(() -> new AssertionError("No step " + process + "/" + key));
    }

    /** The name of the person of the demo who takes a step. */
    String personFor(Step step) {
        return nameOf(step.role());
    }

    static String nameOf(Role role) {
        return DemoPeople.PEOPLE.entrySet().stream()
                .filter(e -> e.getValue().equals(role.group()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Several people do the same at the same moment; answers what each of them was told. */
    public List<Answer> atOnce(int times, Callable<Answer> call) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            CyclicBarrier start = new CyclicBarrier(times);
            return IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList()
                    .stream()
                    .map(House::told)
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Answer told(Future<Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
