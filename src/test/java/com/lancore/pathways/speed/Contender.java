package com.lancore.pathways.speed;

import com.lancore.pathways.demo.DemoPeople;
import com.lancore.pathways.support.Database;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.UsualAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** One of the two that are measured: a process of its own with a database of its own, used over HTTP only. */
final class Contender implements AutoCloseable {

    /** Where {@code bench/run} has put what the image of {@code docker/} holds. */
    private static final Path IMAGE = Path.of("target", "bench", "app");

    private static final Pattern TASK =
            Pattern.compile("<bpmn:userTask id=\"(\\w+)\"[^>]*camunda:candidateGroups=\"(\\w+)\"");

    final String name;
    final Database database;
    final boolean ours;
    private final Path folder;
    private final List<String> program;
    private final Map<String, String> people = new LinkedHashMap<>();
    private final AtomicInteger cases = new AtomicInteger();
    private Process process;
    private int port;

    private Contender(boolean ours, Database database, Path folder, List<String> program) {
        this.name = ours ? "ours" : "bare";
        this.ours = ours;
        this.database = database;
        this.folder = folder;
        this.program = program;
        try {
            Matcher task =
                    TASK.matcher(new ClassPathResource("bpmn/iit.bpmn").getContentAsString(StandardCharsets.UTF_8));
            while (task.find()) {
                String group = task.group(2);
                DemoPeople.PEOPLE.entrySet().stream()
                        .filter(person -> person.getValue().equals(group))
                        .findFirst()
                        .ifPresent(person -> people.put(task.group(1), person.getKey()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the image starts it. */
    static Contender ours(Path folder) {
        return new Contender(
                true,
                Database.postgres(),
                folder,
                List.of("-XX:SharedArchiveFile=pathways.jsa", "-jar", "pathways.jar"));
    }

    static Contender bare(Path folder) {
        return new Contender(
                false,
                Database.postgres(),
                folder,
                List.of("-cp", System.getProperty("java.class.path"), BareMain.class.getName()));
    }

    /** A second node of the same, on the same database. */
    Contender another() {
        return new Contender(ours, database, folder, program);
    }

    /** The same of ours without the archive of its classes. */
    Contender unshared() {
        return new Contender(ours, database, folder, List.of("-jar", "pathways.jar"));
    }

    boolean isUp() {
        return process != null && process.isAlive();
    }

    /** Starts it; answers how long it took until it was ready. */
    Duration start(String... more) throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> settings = database.settings();
        Path log = folder.resolve(name + "-" + port + ".log");
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx1g"));
        command.addAll(program);
        command.addAll(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn"));
        if (ours) {
            command.add("--spring.profiles.active=demo,postgres");
            command.add("--pathways.demo.projects=false");
        } else {
            command.add("--spring.datasource.url=" + settings.get("PATHWAYS_DB_URL"));
            command.add("--spring.datasource.username=" + settings.get("PATHWAYS_DB_USER"));
            command.add("--spring.datasource.password=" + settings.get("PATHWAYS_DB_PASSWORD"));
            command.add("--spring.datasource.hikari.maximum-pool-size=20");
        }
        command.addAll(Arrays.asList(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        if (ours) {
            builder.directory(IMAGE.toFile());
        }
        Instant begun = Instant.now();
        process = builder.start();
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(begun.plusSeconds(600))) {
                throw new IllegalStateException(name + " did not start, see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return Duration.between(begun, Instant.now());
    }

    private boolean isReady() {
        try {
            // people are made after the models are deployed
            return person("pm")
                            .get("/engine-rest/task/count?processInstanceId=none")
                            .status()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Megabytes of memory that the process holds. */
    double memory() throws IOException {
        String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
        Matcher held = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(status);
        return held.find() ? Double.parseDouble(held.group(1)) / 1024 : Double.NaN;
    }

    long pid() {
        return process.pid();
    }

    /** How many connections to its database there are, but for the one that asks. */
    int connections() {
        Integer there = database.jdbc()
                .queryForObject(
                        "select count(*) - 1 from pg_stat_activity where datname = current_database()", Integer.class);
        return there == null ? 0 : there;
    }

    /** Milliseconds of CPU that the process has used so far. */
    double cpu() {
        return cpuOf(process.pid());
    }

    /** Milliseconds of CPU of all backends of its database that are there now: those of a pool stay. */
    double serverCpu() {
        return database
                .jdbc()
                .queryForList("select pid from pg_stat_activity where datname = current_database()", Long.class)
                .stream()
                .mapToDouble(Contender::cpuOf)
                .sum();
    }

    private static double cpuOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(running -> running.info().totalCpuDuration())
                .map(Duration::toMillis)
                .orElse(0L);
    }

    Person person(String name) {
        return Person.at("http://127.0.0.1:" + port, name, "demo");
    }

    /** A study from its start to its first patient; answers nothing but fails where a step is refused. */
    void wholeCase() {
        String code = begin();
        for (String step : RoundTripsIT.STEPS) {
            take(code, step);
        }
    }

    /** A study that waits at its first step. */
    String begin() {
        String code = String.format("BN-%06d", cases.incrementAndGet());
        Map<String, Object> values = new LinkedHashMap<>(UsualAnswers.start());
        values.put("projectCode", code);
        Map<String, Object> body = new LinkedHashMap<>(Study.variables(values));
        body.put("businessKey", code);
        person("pm").post("/engine-rest/process-definition/key/iit/start", body).is(200);
        return code;
    }

    /** A study that waits at a step. */
    String to(String step) {
        String code = begin();
        RoundTripsIT.STEPS.stream().takeWhile(earlier -> !earlier.equals(step)).forEach(earlier -> take(code, earlier));
        return code;
    }

    /** A study that waits for its filing, whose two timers are armed. */
    String toFiling() {
        return to("assembleFiling");
    }

    /** The id of a study's timer at a node of the model. */
    String timer(String code, String node) {
        return database.jdbc()
                .queryForObject(
                        "select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_ where"
                                + " e.business_key_ = ? and j.handler_cfg_ like ?",
                        String.class,
                        code,
                        node + "%");
    }

    int pendingTimers() {
        return database.jdbc()
                .queryForObject("select count(*) from act_ru_job where duedate_ > localtimestamp", Integer.class);
    }

    /** As the stock engine grants them itself where permissions are on when the tasks are made. */
    void grantTasksToTheirGroups() {
        database.jdbc()
                .execute(
                        "insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)"
                                + " select id_, 1, 1, group_id_, 7, task_id_, 6 from act_ru_identitylink where type_ = 'candidate'"
                                + " on conflict do nothing");
        database.jdbc().execute("vacuum analyze act_ru_authorization");
    }

    /** Of the jobs that nodes reached for since an instant of the database, the part that another one had; told when they end. */
    double failedLocks(Instant since) {
        return database.jdbc()
                .queryForObject(
                        "select coalesce(sum(case when name_ = 'job-acquired-failure' then value_ end), 0) / sum(value_)"
                                + " from act_ru_meter_log where name_ in ('job-acquired-failure', 'job-acquired-success')"
                                + " and milliseconds_ > ?",
                        Double.class,
                        since.toEpochMilli());
    }

    /** Lets a timer fall due, so many seconds from now. */
    void makeDue(String timer, int seconds) {
        database.jdbc()
                .update(
                        "update act_ru_job set duedate_ = localtimestamp + make_interval(secs => ?) where id_ = ?",
                        seconds,
                        timer);
    }

    /** Seconds from when a timer is due, so many from now, until it has fired. */
    double lateness(String timer, int seconds) {
        JdbcTemplate jdbc = database.jdbc();
        makeDue(timer, seconds);
        long due = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!jdbc.queryForList("select 1 from act_ru_job where id_ = ?", timer)
                .isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return (System.nanoTime() - due) / 1e9;
    }

    void take(String code, String step) {
        upload(code, step);
        complete(code, step);
    }

    /** The documents that the step asks for; the bare one takes none. */
    void upload(String code, String step) {
        Person person = person(people.get(step));
        if (ours) {
            usual(step).documents().forEach(kind -> person.upload(
                            "/api/projects/" + code + "/documents",
                            Map.of("kind", kind),
                            kind + ".pdf",
                            Study.pdf(kind))
                    .is(201));
        }
    }

    void complete(String code, String step) {
        Person person = person(people.get(step));
        String task = person.get("/engine-rest/task?processInstanceBusinessKey=" + code + "&taskDefinitionKey=" + step)
                .is(200)
                .rows()
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        person.post(
                        "/engine-rest/task/" + task + "/complete",
                        Study.variables(usual(step).values()))
                .is(204);
    }

    private static UsualAnswers usual(String step) {
        return UsualAnswers.to(step, LocalDate.now(ZoneId.of("Asia/Shanghai")));
    }

    void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
