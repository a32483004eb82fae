package com.lancore.pathways.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.demo.DemoPeople;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Journal.Entry;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.upgrade.Release.Fixture;
import com.lancore.pathways.upgrade.Release.Story;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The application of today starts on the database that a release has left, takes every process over to the models of
 * today, and every project goes on as its story went on by the release, to its end.
 */
@PathwaysTest
@Tag("own-database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReleasedStates {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("IT-(\\d{4,})");

    /** What stands for a project in the engine, without what names the version. */
    private static final Map<String, String> STANDING = Map.of(
            "tasks", """
            select t.id_ || ' ' || t.task_def_key_ || ' ' || coalesce(t.assignee_, '-') || ' ' || coalesce(cast(t.due_date_ as varchar), '-')
            || ' ' || coalesce((select listagg(l.group_id_, ',') within group (order by l.group_id_)
            from act_ru_identitylink l where l.task_id_ = t.id_), '-') from act_ru_task t order by 1""", "timers and jobs", """
            select r.id_ || ' ' || j.act_id_ || ' ' || coalesce(cast(r.duedate_ as varchar), '-')
            from act_ru_job r join act_ru_jobdef j on j.id_ = r.job_def_id_ where r.process_instance_id_ is not null order by 1""", "messages", """
            select s.proc_inst_id_ || ' ' || s.activity_id_ || ' ' || s.event_name_
            from act_ru_event_subscr s where s.proc_inst_id_ is not null order by 1""", "rights", """
            select a.resource_id_ || ' ' || coalesce(a.user_id_, a.group_id_) || ' ' || a.perms_
            from act_ru_authorization a where a.resource_type_ = 7 order by 1""", "variables", """
            select v.proc_inst_id_ || ' ' || v.name_ || ' ' || coalesce(v.text_, '-') || ' ' || coalesce(cast(v.long_ as varchar), '-')
            from act_ru_variable v order by 1""", "deadlines", """
            select d.id || ' ' || d.kind || ' ' || d.status || ' ' || d.due_on from deadline d order by 1""");

    private final Release release;
    private final Release.Stored stored;

    @Autowired
    private House house;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private RepositoryService repository;

    private Map<String, List<String>> before;
    private Map<String, List<String>> tried;
    private Map<String, List<String>> after;
    private Map<Fixture, Set<String>> stoodAt;
    private JsonNode trial;
    private JsonNode run;
    private long trailBefore;
    private long trailTried;
    private long ofProjects;

    ReleasedStates(String release) {
        this.release = new Release(release);
        this.stored = this.release.stored();
    }

    /** Brings back the database of a release; before the application starts. */
    static void restore(String release, String url) {
        System.setProperty("camunda.bpm.id-generator", "simple");
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "runscript from '" + new Release(release).database() + "' compression gzip charset 'UTF-8'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void upgrade() {
        house.clock().set(Instant.parse(stored.fixtures().get(0).at()));
        makeNewVersions();
        stoodAt = stored.fixtures().stream()
                .collect(Collectors.toMap(fixture -> fixture, this::standing, (a, b) -> a, java.util.HashMap::new));
        before = snapshot();
        trailBefore = trail();
        ofProjects = jdbc.queryForObject(
                "select count(*) from act_ru_execution where parent_id_ is null and business_key_ is not null",
                Long.class);
        trial = house.person("ops").get("/api/upgrades").is(200).json();
        tried = snapshot();
        trailTried = trail();
        run = house.person("ops").post("/api/upgrades", "{}").is(200).json();
        after = snapshot();
    }

    /** Where no model has changed since the release, the same ones once more: they are new versions all the same. */
    private void makeNewVersions() {
        List<Deployment> deployments = repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .list();
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionVersion(2)
                        .count()
                == 0) {
            repository
                    .createDeployment()
                    .name("Lancore Pathways")
                    .source("application")
                    .addDeploymentResources(deployments.get(0).getId())
                    .deploy();
        }
    }

    private Map<String, List<String>> snapshot() {
        Map<String, List<String>> all = new TreeMap<>();
        STANDING.forEach((what, query) -> all.put(what, jdbc.queryForList(query, String.class)));
        return all;
    }

    private long trail() {
        return jdbc.queryForObject("select count(*) from trail_entry", Long.class);
    }

    private Set<String> standing(Fixture fixture) {
        Set<String> all = new TreeSet<>();
        if (fixture.story().isEmpty()) {
            all.addAll(WaitStates.standing(jdbc, null));
        }
        fixture.codes().forEach(code -> all.addAll(WaitStates.standing(jdbc, code)));
        return all;
    }

    List<Fixture> fixtures() {
        return stored.fixtures();
    }

    // ---- what is stored

    @Test
    void atEachWaitStateOfItsModels_aProjectIsStored() {
        Set<String> missing = release.waitStates();
        stoodAt.forEach((fixture, standing) -> {
            assertThat(standing).as("what " + fixture.story() + " left").containsAll(fixture.waits());
            missing.removeAll(standing);
        });
        assertThat(missing)
                .as("wait states of release " + release.name() + " without a stored project")
                .isEmpty();
    }

    // ---- the upgrade

    @Test
    void theDryRunWritesNothing_andTellsWhatTheRunDoes() {
        assertThat(tried).isEqualTo(before);
        assertThat(trailTried).isEqualTo(trailBefore);
        assertThat(trial.get("dryRun").asBoolean()).isTrue();
        assertThat(run.get("dryRun").asBoolean()).isFalse();
        assertThat(trial.get("processes")).isEqualTo(run.get("processes"));
    }

    @Test
    void everyProcessRunsByTheModelOfToday() {
        assertThat(run.get("staying").asInt()).as(run.toPrettyString()).isZero();
        assertThat(run.get("going").asInt()).isPositive();
        assertThat(jdbc.queryForObject("""
                select count(*) from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                where d.version_ < (select max(n.version_) from act_re_procdef n where n.key_ = d.key_)""", Long.class)).isZero();
    }

    @Test
    void tasksTimersMessagesRightsVariablesAndDeadlinesStayAsTheyWere() {
        assertThat(after).isEqualTo(before);
    }

    @Test
    void eachIsToldOnItsTrail_andTheTrailIsIntact() {
        assertThat(jdbc.queryForObject(
                        "select count(*) from trail_entry where kind = 'MIGRATED' and person = 'ops'", Long.class))
                .isEqualTo(ofProjects);
        assertThat(house.person("ops")
                        .get("/api/audit/verify")
                        .is(200)
                        .json()
                        .get("intact")
                        .asBoolean())
                .isTrue();
    }

    // ---- and afterwards

    @ParameterizedTest
    @MethodSource("fixtures")
    void theProjectGoesOnAsItsStoryWentOn_andComesToAnEnd(Fixture fixture) {
        house.clock().set(Instant.parse(fixture.at()));
        Story story = stored.stories().get(fixture.story());
        if (story != null) {
            Places places = new Places(house.engine());
            story.entries().stream()
                    .skip(fixture.after())
                    .map(entry -> shifted(entry, fixture.before() - story.before()))
                    .forEach(entry -> again(places.found(entry)));
        }
        Ending ending = new Ending(house);
        fixture.codes().forEach(ending::bring);
        assertThat(fixture.codes())
                .allSatisfy(code -> assertThat(running(code)).as(code).isEmpty());
    }

    private List<String> running(String code) {
        return house
                .engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(code)
                .list()
                .stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .toList();
    }

    /** The projects of a story have other numbers each time that it is told. */
    private static Entry shifted(Entry entry, int by) {
        try {
            String text = CODE.matcher(JSON.writeValueAsString(entry))
                    .replaceAll(code ->
                            Matcher.quoteReplacement(String.format("IT-%04d", Integer.parseInt(code.group(1)) + by)));
            return JSON.readValue(text, Entry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void again(Entry entry) {
        if (entry.clock() != null) {
            house.clock().set(Instant.parse(entry.clock()));
        } else if (entry.fired() != null) {
            assertThat(house.study(entry.fired()).fireDueTimers())
                    .as("timers of " + entry.fired())
                    .isEqualTo(entry.nodes());
        } else if (entry.content() != null) {
            person(entry)
                    .upload(
                            entry.path(),
                            entry.fields(),
                            entry.file(),
                            Base64.getDecoder().decode(entry.content()))
                    .is(entry.status());
        } else if (entry.method().equals("POST")) {
            person(entry).post(entry.path(), entry.body()).is(entry.status());
        } else if (entry.method().equals("PUT")) {
            person(entry).put(entry.path(), entry.body()).is(entry.status());
        } else {
            person(entry).delete(entry.path()).is(entry.status());
        }
    }

    private Person person(Entry entry) {
        return DemoPeople.PEOPLE.containsKey(entry.person())
                ? house.person(entry.person())
                : house.person(entry.person(), House.NEW_PASSWORD);
    }
}
