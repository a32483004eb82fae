package com.lancore.pathways.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Journal;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.TestClock;
import com.lancore.pathways.upgrade.Release.Fixture;
import com.lancore.pathways.upgrade.Release.Stored;
import com.lancore.pathways.upgrade.Release.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * No test of the build: it stores the states of a release, once, when it is made (docs/runbook/upgrades.md has the
 * command). It lets the stories of the other tests run, and stops a story where it comes to a wait state that nothing
 * stands at yet: its project stays there for good. Then the same story runs again, until it comes to nothing new; how it
 * goes on from each of its stops is what the upgraded project has to do.
 */
@PathwaysTest
@Tag("own-database")
class StoreFixtures {

    /** More projects than any story has. */
    static final int STUDIES_OF_A_STORY = 10;

    private static final String ROOMS = "com.lancore.pathways.";

    /** Rooms with stories, those first that go the straight way. */
    private static final List<String> STORIES = List.of(
            "story", "lecheng", "hgr", "conduct", "engagement", "segmented", "vendor", "payment", "notification");

    static {
        // ids that count up: a stored database is a fifth of the size
        System.setProperty("camunda.bpm.id-generator", "simple");
    }

    @Autowired
    private House house;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    private final Thread stories = Thread.currentThread();
    private final Release release = new Release(System.getProperty("release", "next"));
    private final Set<String> wanted = new TreeSet<>();
    private final List<Fixture> fixtures = new ArrayList<>();
    private final Map<String, Story> told = new HashMap<>();

    private String story = "";
    private int before;
    private boolean stopped;
    private List<Journal.Entry> now = new ArrayList<>();

    /** Ends a story where it stands. */
    private static final class Stop extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void theStatesOfARelease() throws IOException {
        Files.createDirectories(release.folder());
        storeModels();
        wanted.addAll(release.waitStates());
        Launcher launcher = LauncherFactory.create();
        Journal.tell(new Stopping());
        // a test with many cases as a rule tries what is refused: it comes to few places, and takes long
        for (boolean withCases : List.of(false, true)) {
            for (String room : STORIES) {
                TestPlan plan = launcher.discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectPackage(ROOMS + room))
                        .filters(TagFilter.excludeTags("own-database"))
                        .build());
                plan.getRoots().stream()
                        .flatMap(root -> methods(plan, root))
                        .filter(method -> method.isContainer() == withCases)
                        .forEach(method -> tell(launcher, method));
                System.out.println("TOLD " + room + ", " + fixtures.size() + " states, nothing stands at " + wanted);
            }
        }
        Journal.tell(null);
        storeMachineSteps();
        System.out.println("STORED " + fixtures.size() + " states, nothing stands at " + wanted);
        release.store(new Stored(fixtures, told));
        new Dump(jdbc).write(fixtures, release.database());
        assertThat(wanted).as("wait states that no story comes to").isEmpty();
    }

    private void storeModels() throws IOException {
        try (Stream<Path> models = Files.list(Path.of("bpmn"))) {
            for (Path model : models.filter(m -> m.toString().endsWith(".bpmn")).toList()) {
                Files.copy(model, release.folder().resolve(model.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** All tests of a room, a test with several cases as one. */
    private static Stream<TestIdentifier> methods(TestPlan plan, TestIdentifier of) {
        return of.getSource().filter(MethodSource.class::isInstance).isPresent()
                ? Stream.of(of)
                : plan.getChildren(of).stream().flatMap(child -> methods(plan, child));
    }

    /** Again and again, until the story comes to nothing new. */
    private void tell(Launcher launcher, TestIdentifier method) {
        do {
            if (wanted.isEmpty()) {
                return;
            }
            stopped = false;
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectUniqueId(method.getUniqueId()))
                            .build(),
                    new Stories());
        } while (stopped);
    }

    /** Where a state that nobody stood at before is found, the story stops. */
    private boolean standsAtSomethingNew(int after) {
        Set<String> found = new TreeSet<>(WaitStates.standing(jdbc, null));
        found.retainAll(wanted);
        if (found.isEmpty()) {
            return false;
        }
        Fixture fixture =
                new Fixture(found, story, before, after, clock.instant().toString());
        if (!story.isEmpty()) {
            // what stands beside its projects, as a digest does, is not stored with them
            Set<String> ofItsProjects = new TreeSet<>();
            fixture.codes().forEach(code -> ofItsProjects.addAll(WaitStates.standing(jdbc, code)));
            found.retainAll(ofItsProjects);
        }
        wanted.removeAll(found);
        return !found.isEmpty() && fixtures.add(fixture);
    }

    private final class Stopping implements Journal.Listener {

        private final Places places = new Places(house.engine());

        @Override
        public Journal.Entry before(Journal.Entry entry) {
            if (Thread.currentThread().equals(stories) && standsAtSomethingNew(now.size())) {
                stopped = true;
                throw new Stop();
            }
            return places.named(entry);
        }

        @Override
        public synchronized void after(Journal.Entry entry) {
            if (entry.status() == null || entry.status() < 300) {
                now.add(entry);
            }
        }
    }

    private final class Stories implements TestExecutionListener {

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                House.leaveFree(STUDIES_OF_A_STORY);
                before = House.studies();
                story = test.getUniqueId().replaceAll("\\[engine:[^]]*]/|com\\.lancore\\.pathways\\.", "");
                now = new ArrayList<>();
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (!test.isTest()) {
                return;
            }
            boolean stoppedHere =
                    result.getThrowable().filter(Stop.class::isInstance).isPresent();
            if (result.getStatus() == TestExecutionResult.Status.FAILED && !stoppedHere) {
                System.out.println("NOT TOLD " + story + ": " + result.getThrowable());
            }
            if (!stoppedHere) {
                standsAtSomethingNew(now.size());
                told.put(story, new Story(before, List.copyOf(now)));
            }
        }
    }

    /** What the house does by itself at night and in the morning, at each of the steps that run as jobs of their own. */
    private void storeMachineSteps() {
        ManagementService management = house.engine().getManagementService();
        story = "";
        before = -STUDIES_OF_A_STORY;
        for (int step = 0; step < 3; step++) {
            for (String process : List.of("dailyDigest", "nightlyReconciliation", "keepEvidence")) {
                List<Job> jobs = management
                        .createJobQuery()
                        .processDefinitionKey(process)
                        .list();
                for (Job job : jobs) {
                    boolean ofInstance = job.getProcessInstanceId() != null;
                    // one goes on to its second step, another begins
                    if (step == 1 ? ofInstance && process.equals("keepEvidence") : !ofInstance) {
                        management.executeJob(job.getId());
                        break;
                    }
                }
            }
            standsAtSomethingNew(0);
        }
    }
}
