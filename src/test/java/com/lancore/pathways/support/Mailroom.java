package com.lancore.pathways.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The application's way to a mail server: off until a test opens it, and nothing is sent until a test lets the jobs run.
 */
@TestComponent
public class Mailroom {

    /** The patience of the application in tests, in milliseconds; 10 seconds outside. */
    private static final int PATIENCE = 1500;

    private final House house;
    private final JavaMailSenderImpl sender;
    private final JdbcTemplate jdbc;

    Mailroom(House house, JavaMailSenderImpl sender, JdbcTemplate jdbc) {
        this.house = house;
        this.sender = sender;
        this.jdbc = jdbc;
    }

    /** Mail goes to a port of this machine, without TLS. */
    public void open(int port) {
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "mail.smtp.connectiontimeout", "" + PATIENCE,
                "mail.smtp.timeout", "" + PATIENCE,
                "mail.smtp.writetimeout", "" + PATIENCE,
                // the own name of this machine may take seconds to find out
                "mail.smtp.localhost", "localhost"));
        sender.setJavaMailProperties(properties);
    }

    /** Mail is off again. */
    public void close() {
        sender.setHost("");
    }

    // ---- people

    /** Somebody new who can be written. */
    public void newReader(String name, List<String> groups, List<String> clients) {
        house.newPerson(name, groups, clients);
        address(name, name + "@demo.invalid");
    }

    /** Somebody is written at this address from now on. */
    public void address(String name, String address) {
        IdentityService identity = house.engine().getIdentityService();
        User user = identity.createUserQuery().userId(name).singleResult();
        user.setEmail(address);
        identity.saveUser(user);
    }

    // ---- jobs

    /** The mails of a study that wait to be sent, whether they are due or not. */
    public List<Job> waiting(Study study) {
        return study.instances("sendNotice").stream()
                .flatMap(instance -> management().createJobQuery().processInstanceId(instance).list().stream())
                .toList();
    }

    /** Runs the jobs that are due; answers what went wrong, a sentence for each that failed. */
    public List<String> deliver(Study study) {
        return run(waiting(study));
    }

    /** The same for the digests of everybody. */
    public List<String> deliverDigests() {
        return run(runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey("sendNotice")
                .variableValueEquals("template", "digest")
                .list()
                .stream()
                .flatMap(instance -> management().createJobQuery().processInstanceId(instance.getId()).list().stream())
                .toList());
    }

    /** The one waiting mail of a study to this person. */
    public Job waitingFor(Study study, String person) {
        return waiting(study).stream()
                .filter(job -> person.equals(runtime().getVariable(job.getProcessInstanceId(), "person")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No mail waits for " + person + " in " + study));
    }

    private List<String> run(List<Job> jobs) {
        Instant now = house.clock().instant();
        List<String> failures = new ArrayList<>();
        jobs.stream()
                .filter(job -> job.getRetries() > 0)
                .filter(job -> job.getDuedate() == null
                        || !job.getDuedate().toInstant().isAfter(now))
                .forEach(job -> attempt(job).ifPresent(failures::add));
        return failures;
    }

    /** Runs a job now; answers the sentence of its failure. */
    public Optional<String> attempt(Job job) {
        try {
            management().executeJob(job.getId());
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    // ---- the table

    /** A row of the table {@code mail}. */
    public record Row(String id, String messageId, String person, String template, boolean sent, String dropped) {}

    public List<Row> rows(Study study) {
        return jdbc.query(
                "select * from mail where project_code = ? order by created_at, person",
                (row, number) -> new Row(
                        row.getString("id"),
                        row.getString("message_id"),
                        row.getString("person"),
                        row.getString("template"),
                        row.getObject("sent_at") != null,
                        row.getString("dropped_because")),
                study.code());
    }

    private ManagementService management() {
        return house.engine().getManagementService();
    }

    private RuntimeService runtime() {
        return house.engine().getRuntimeService();
    }
}
