package com.lancore.pathways.speed;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.CountedRequests;
import com.lancore.pathways.support.CountedRequests.Seen;
import com.lancore.pathways.support.Database;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.Trips;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * What each step of an IIT on its straight way asks of the database, exactly: nobody makes a step dearer without noticing.
 * Beside it the same answers sent to a bare engine with the same models. On both sides the login of each call counts, on
 * ours also the guard, the calendar, the rules, the trail and its chain; uploads and lists are no part of it.
 */
@PathwaysTest
@Import(CountedRequests.class)
@Tag("own-database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("postgres-too")
class RoundTripsIT {

    static final List<String> STEPS = List.of(
            "prepareNonClinicalPackage",
            "finalizeProtocol",
            "recordAcademicReview",
            "recordEthicsReview",
            "assembleFiling",
            "fileWithNhc",
            "recordFilingNumber",
            "planFirstPatient",
            "confirmFirstPatient");

    @Autowired
    private House house;

    @Autowired
    private CountedRequests requests;

    private HikariDataSource database;
    private BareEngine bare;

    private String project;
    private List<Seen> ours;
    private final List<Trips.Count> stock = new ArrayList<>();
    /** How many jobs there were: before the start, and after it and each step. */
    private final List<Integer> ourJobs = new ArrayList<>();

    private final List<Integer> stockJobs = new ArrayList<>();

    @BeforeAll
    void bothHaveTakenTheWayBefore(@TempDir Path folder) {
        house.clock().set("2026-09-28T10:00");
        Map<String, String> settings = Database.of(folder).settings();
        database = new HikariDataSource();
        database.setJdbcUrl(settings.get("PATHWAYS_DB_URL"));
        database.setUsername(settings.get("PATHWAYS_DB_USER"));
        database.setPassword(settings.get("PATHWAYS_DB_PASSWORD"));
        bare = BareEngine.on(Trips.counted(database));
        // what is read once and kept is in no count
        walk();
        walk();
    }

    @AfterAll
    void end() {
        bare.close();
        database.close();
    }

    private void walk() {
        ourJobs.clear();
        countOurJobs();
        Study study = house.study().start();
        countOurJobs();
        for (String step : STEPS) {
            study.done(step);
            countOurJobs();
        }
        project = study.code();
        ours = requests.take(1 + STEPS.size());
        stock.clear();
        stockJobs.clear();
        stockJobs.add(bare.jobs());
        stock.add(bare.start("iit", project, ours.get(0).variables()));
        stockJobs.add(bare.jobs());
        for (int step = 0; step < STEPS.size(); step++) {
            stock.add(bare.complete(project, STEPS.get(step), ours.get(step + 1).variables()));
            stockJobs.add(bare.jobs());
        }
    }

    private void countOurJobs() {
        ourJobs.add(BareEngine.jobs(house.engine()));
    }

    @Test
    void bothWentThroughTheSameNodes() {
        assertThat(bare.way(project)).isNotEmpty().isEqualTo(BareEngine.way(house.engine(), project));
    }

    /** Round trips, of these selects, of these ends of transactions: ours, and the bare engine's. */
    @Test
    void eachStepAsksTheDatabaseNoOftenerThanThis() {
        StringBuilder table = new StringBuilder();
        for (int step = 0; step < stock.size(); step++) {
            table.append(line(name(step), ours.get(step).count(), stock.get(step)));
        }
        table.append(line("all", Trips.Count.sum(ours.stream().map(Seen::count)), Trips.Count.sum(stock.stream())));

        assertThat(table.toString()).isEqualTo("""
                start                         34   12   3    23    5   5
                prepareNonClinicalPackage     29   10   2    32   15   4
                finalizeProtocol              36   12   2    39   17   4
                recordAcademicReview          34   12   2    35   15   4
                recordEthicsReview            46   17   2    46   20   4
                assembleFiling                27   10   2    30   15   4
                fileWithNhc                   47   20   2    46   22   4
                recordFilingNumber            38   15   2    39   18   4
                planFirstPatient              31   10   2    34   15   4
                confirmFirstPatient           44   20   2    51   29   4
                all                          366  138  21   375  171  41
                """);
    }

    /** Jobs made, ours and the bare engine's: the timers that the models draw, and no other. */
    @Test
    void eachStepMakesTheJobsOfItsModelAlone() {
        StringBuilder table = new StringBuilder();
        for (int step = 0; step < stock.size(); step++) {
            table.append("%-27s %3d %3d\n".formatted(name(step), madeIn(step, ourJobs), madeIn(step, stockJobs)));
        }

        assertThat(table.toString()).isEqualTo("""
                start                         0   0
                prepareNonClinicalPackage     0   0
                finalizeProtocol              0   0
                recordAcademicReview          0   0
                recordEthicsReview            2   2
                assembleFiling                0   0
                fileWithNhc                   0   0
                recordFilingNumber            1   1
                planFirstPatient              0   0
                confirmFirstPatient           0   0
                """);
    }

    private static int madeIn(int step, List<Integer> jobs) {
        return jobs.get(step + 1) - jobs.get(step);
    }

    private static String name(int step) {
        return step == 0 ? "start" : STEPS.get(step - 1);
    }

    private static String line(String step, Trips.Count ours, Trips.Count bare) {
        return "%-27s %4d %4d %3d  %4d %4d %3d\n"
                .formatted(
                        step,
                        ours.trips(),
                        ours.selects(),
                        ours.transactions(),
                        bare.trips(),
                        bare.selects(),
                        bare.transactions());
    }
}
