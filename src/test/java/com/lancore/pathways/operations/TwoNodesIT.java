package com.lancore.pathways.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.lancore.pathways.calendar.CalendarYears;
import com.lancore.pathways.support.Browser;
import com.lancore.pathways.support.Database;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Node;
import com.lancore.pathways.support.Notice;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Proxy;
import com.lancore.pathways.support.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What {@code docker/compose.cluster.yaml} starts, as plain processes: PostgreSQL, two nodes, and the proxy where nginx is
 * installed. One story, told in its order.
 */
@PathwaysTest
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

    private static final String DAY = "2026-09-28T10:00";
    private static final String AFTER_ALL_RUNGS = "2026-10-12T10:00";
    private static final int STUDIES = 10;
    private static final String PASSWORD = "A-Long-Passw0rd";

    @Autowired
    private House here;

    @TempDir
    static Path folder;

    private Database database;
    private JdbcTemplate jdbc;
    private Node one;
    private Node two;
    private List<Study> studies;

    @BeforeAll
    void anEmptyDatabase() throws IOException {
        database = Database.postgres();
        jdbc = database.jdbc();
        one = Node.of(database, folder, "one").startsAt(DAY).inProduction();
        two = Node.of(database, folder, "two").startsAt(DAY).inProduction();
        Stream.of(one, two).forEach(node -> node.with("pathways.administrator.password", PASSWORD));
    }

    @BeforeEach
    void setTheClock() {
        here.clock().set(DAY);
    }

    @AfterAll
    void end() {
        one.close();
        two.close();
    }

    private void startBoth() throws Exception {
        one.launch();
        two.launch();
        one.ready();
        two.ready();
    }

    private void killBoth() {
        one.kill();
        two.kill();
    }

    @Test
    @Order(1)
    void startedAtTheSameMomentOnAnEmptyDatabase_bothAreReady_andEverythingIsThereOnce() throws Exception {
        startBoth();

        assertThat(number("select count(*) from act_re_deployment")).isEqualTo(1);
        assertThat(number("select max(version_) from act_re_procdef")).isEqualTo(1);
        assertThat(number("select count(*) from act_id_membership where group_id_ = 'camunda-admin'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from act_ru_filter")).isEqualTo(5);
        assertThat(twice("act_ru_filter", "name_")).isEmpty();
        assertThat(twice("act_ru_authorization", "group_id_, resource_type_, resource_id_"))
                .isEmpty();
        assertThat(twice("act_ru_job", "process_def_key_, handler_type_"))
                .as("timers that start a process")
                .isEmpty();
        assertThat(number("select count(*) from calendar_revision where recounted_at is not null"))
                .isEqualTo(CalendarYears.vendored().size());
        assertThat(number("select count(*) from pg_indexes where indexname in ('pathways_task_parent',"
                        + " 'pathways_job_next')"))
                .isEqualTo(2);
        for (Node node : List.of(one, two)) {
            assertThat(at(node).person("admin", PASSWORD)
                            .get("/engine-rest/group/count")
                            .is(200)
                            .json()
                            .get("count")
                            .asInt())
                    .isEqualTo(10);
        }
        killBoth();
    }

    @Test
    @Order(2)
    void whatIsDoneAtOne_isSeenAtTheOther_atOnce() throws Exception {
        one.inTheDemo();
        two.inTheDemo();
        startBoth();
        studies = IntStream.range(0, STUDIES)
                .mapToObj(n -> at(n % 2 == 0 ? one : two).study().start().letters("2026-09-24", "2026-09-28"))
                .toList();

        Study begunAtOne = studies.get(0).at(at(two));
        begunAtOne.done("planFirstPatient");
        assertThat(studies.get(0).open()).doesNotContain("planFirstPatient").isEqualTo(begunAtOne.open());
        assertThat(begunAtOne.deadline()).isEqualTo(studies.get(0).deadline());
    }

    @Test
    @Order(3)
    void aYearThatIsPublishedAtOne_isCountedByAtTheOther() {
        assertThat(due(one)).contains("PROVISIONAL");
        assertThat(due(two)).contains("PROVISIONAL");

        at(one).person("ops").put("/api/calendar/2027", Notice.of2027().body()).is(200);

        assertThat(due(two)).contains("FIRM").isEqualTo(due(one));
    }

    private String due(Node node) {
        return at(node).person("pm")
                .get("/api/calendar/due?from=2026-12-28&workingDays=5")
                .is(200)
                .text();
    }

    @Test
    @Order(4)
    void behindTheProxy_aBrowserStaysWithItsNode_andLogsInAgainWhenThatIsGone() throws Exception {
        assumeTrue(Proxy.program().isPresent(), "No nginx is installed: the proxy is not tested here");
        try (Proxy proxy = Proxy.before(one, two, folder)) {
            List<Browser> browsers = Stream.generate(Browser::new).limit(16).toList();
            for (Browser browser : browsers) {
                assertThat(browser.login(proxy.base(), "pm", "demo")).isEqualTo(200);
                for (int again = 0; again < 5; again++) {
                    assertThat(browser.get(proxy.base(), "/api/me")).isEqualTo(200);
                }
            }
            List<Browser> atOne = browsers.stream()
                    .filter(browser -> browser.get(one.base(), "/api/me") == 200)
                    .toList();
            assertThat(atOne).hasSizeBetween(1, browsers.size() - 1);

            one.kill();

            for (Browser browser : browsers) {
                assertThat(browser.get(proxy.base(), "/api/me")).isEqualTo(atOne.contains(browser) ? 401 : 200);
            }
            assertThat(atOne.get(0).login(proxy.base(), "pm", "demo")).isEqualTo(200);
            assertThat(atOne.get(0).get(proxy.base(), "/api/me")).isEqualTo(200);
        }
    }

    @Test
    @Order(5)
    void oneIsKilled_theOtherGoesOn() {
        one.close();

        Study begunAtOne = studies.get(2).at(at(two));
        begunAtOne.done("planFirstPatient");

        assertThat(begunAtOne.open()).containsExactly("assembleFiling");
        two.kill();
    }

    @Test
    @Order(6)
    void timersThatAreDueAtBoth_takeEffectOnce() throws Exception {
        one.startsAt(AFTER_ALL_RUNGS);
        two.startsAt(AFTER_ALL_RUNGS);
        here.clock().set(AFTER_ALL_RUNGS);
        startBoth();

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> number("select count(*) from act_ru_job where duedate_ < timestamp '2026-10-11 12:00:00'")
                        == 0);

        for (Study study : studies) {
            Study seen = study.at(at(two));
            assertThat(seen.deadline().status()).isEqualTo("BREACHED");
            assertThat(seen.deadlineMoves())
                    .filteredOn(move -> move.contains("BREACHED"))
                    .hasSize(1);
            assertThat(seen.trail("NOTICE"))
                    .extracting(entry -> entry.node() + " " + entry.newValue())
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
        assertThat(number("select count(*) from act_ru_incident")).isZero();
    }

    private House at(Node node) {
        return here.at(node);
    }

    private long number(String query) {
        Long number = jdbc.queryForObject(query, Long.class);
        return number == null ? 0 : number;
    }

    /** What stands in a table more than once. */
    private List<Map<String, Object>> twice(String table, String columns) {
        return jdbc.queryForList(
                "select " + columns + " from " + table + " group by " + columns + " having count(*) > 1");
    }
}
