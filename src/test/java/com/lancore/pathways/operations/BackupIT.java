package com.lancore.pathways.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.Database;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Node;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.PostgresServer;
import com.lancore.pathways.support.PostgresTools;
import com.lancore.pathways.support.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.h2.tools.Script;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The drill of {@code docs/runbook/backup.md}: what was saved is brought back elsewhere, and the house goes on. */
@PathwaysTest
@Tag("processes")
class BackupIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String DAY = "2026-09-28T10:00";
    private static final String RESTORED = "2026-09-28T15:00";
    private static final String LATER = "2026-09-30T09:10";

    @Autowired
    private House here;

    @Test
    void ofPostgresWhilePeopleWork_andWhatIsWrittenAfterItIsNotLostEither(@TempDir Path folder) throws Exception {
        Path backup = folder.resolve("backup");
        Study study;
        byte[] dossier;
        long entries;
        try (PostgresServer server = PostgresServer.in(folder);
                Node node = Node.of(Database.on(server), folder, "node")) {
            node.startsAt(DAY).start();
            study = filingDue(here.at(node));
            try (Work work = new Work(here.at(node))) {
                server.backUpTo(backup);
                work.untilMoreIsDone();
            }
            dossier = dossier(here.at(node), study);
            node.kill();
            entries = entries(Database.on(server));
            server.archiveAll();
            server.kill();

            try (PostgresServer another = server.restored(backup);
                    Node again = Node.of(Database.on(another), folder, "again")) {
                again.startsAt(RESTORED).start();
                assertThat(entries(Database.on(another))).isEqualTo(entries);
                goesOn(again, study, dossier);
            }
        }
    }

    @Test
    void ofPostgresByADumpWhilePeopleWork_broughtBackIntoANewerOne(@TempDir Path folder) throws Exception {
        Optional<PostgresTools> installed = PostgresTools.installed();
        assumeTrue(installed.isPresent(), "No PostgreSQL is installed with its pg_dump: the dump is not tested here");
        PostgresTools tools = installed.orElseThrow();
        Path dump = folder.resolve("pathways.dump");
        Study study;
        byte[] dossier;
        long entries;
        try (PostgresServer server = PostgresServer.in(folder.resolve("lost"), tools);
                Node node = Node.of(Database.on(server), folder, "node")) {
            node.startsAt(DAY).start();
            study = filingDue(here.at(node));
            dossier = dossier(here.at(node), study);
            try (Work work = new Work(here.at(node))) {
                work.untilMoreIsDone();
                entries = entries(Database.on(server));
                tools.dump(server, dump);
                work.untilMoreIsDone();
            }
            node.kill();
            server.kill();
        }

        try (PostgresServer another = PostgresServer.in(folder.resolve("found"));
                Node again = Node.of(Database.on(another), folder, "again")) {
            tools.restore(dump, another);
            again.startsAt(RESTORED).start();
            assertThat(entries(Database.on(another))).isGreaterThanOrEqualTo(entries);
            goesOn(again, study, dossier);
        }
    }

    @Test
    void ofH2WhileTheNodeIsStopped_asAFile_andAsAScript(@TempDir Path folder) throws Exception {
        Path copied = Files.createDirectory(folder.resolve("copied"));
        Path written = Files.createDirectory(folder.resolve("written"));
        Path script = folder.resolve("pathways.zip");
        Study study;
        byte[] dossier;
        try (Node node = Node.of(Database.h2In(folder), folder, "node")) {
            node.startsAt(DAY).start();
            study = filingDue(here.at(node));
            dossier = dossier(here.at(node), study);
        }

        Files.copy(folder.resolve("pathways.mv.db"), copied.resolve("pathways.mv.db"));
        h2("Script", folder, script);
        h2("RunScript", written, script);

        for (Path backup : List.of(copied, written)) {
            try (Node again = Node.of(Database.h2In(backup), backup, "again")) {
                again.startsAt(RESTORED).start();
                goesOn(again, study, dossier);
            }
        }
    }

    /** As by hand, with nothing of ours at hand. */
    private static void h2(String tool, Path database, Path script) throws Exception {
        Path jar = Path.of(
                Script.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        jar.toString(),
                        "org.h2.tools." + tool,
                        "-url",
                        "jdbc:h2:file:" + database.resolve("pathways"),
                        "-user",
                        "sa",
                        "-script",
                        script.toString(),
                        "-options",
                        "compression",
                        "zip",
                        "charset",
                        "'UTF-8'")
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(tool).isZero();
    }

    private Study filingDue(House there) {
        here.clock().set(DAY);
        return there.study().start().letters("2026-09-24", "2026-09-28");
    }

    /** All is as it was, and what waited for its time still does. */
    private void goesOn(Node node, Study before, byte[] dossier) throws IOException {
        House there = here.at(node);
        Study study = before.at(there);
        assertThat(dossier(there, study)).isEqualTo(dossier);
        assertThat(study.trail("NOTICE")).isEmpty();

        here.clock().set(LATER);
        node.jumpsTo(LATER);
        JsonNode verified = there.person("ops").get("/api/audit/verify").is(200).json();
        assertThat(verified.get("intact").asBoolean()).as(verified.toString()).isTrue();
        Awaitility.await("the timer that was open").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        study.trail("NOTICE"))
                .extracting(Study.Entry::newValue)
                .containsExactly("RUNG_3"));
        assertThat(there.person("ops")
                        .post("/api/reconciliation", Map.of())
                        .is(200)
                        .json()
                        .get("differences"))
                .isEmpty();
        study.done("assembleFiling");
        assertThat(study.open()).contains("fileWithNhc");
    }

    private static byte[] dossier(House there, Study study) {
        return there.person("pm").download("/api/projects/" + study + "/dossier");
    }

    private static long entries(Database database) {
        Long entries = database.jdbc().queryForObject("select count(*) from trail_entry", Long.class);
        return entries == null ? 0 : entries;
    }

    /** Somebody who uploads all the time. */
    private static final class Work implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final Study study;
        private final CompletableFuture<Void> uploading;

        Work(House there) {
            study = there.study().start();
            uploading = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    study.upload("pm", "EVIDENCE");
                }
            });
        }

        void untilMoreIsDone() {
            int done = study.trail("DOCUMENT").size();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> study.trail("DOCUMENT").size() > done + 3);
        }

        @Override
        public void close() {
            over.set(true);
            uploading.join();
        }
    }
}
