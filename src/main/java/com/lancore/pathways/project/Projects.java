package com.lancore.pathways.project;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.refusal.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The register of projects. */
@Repository
public class Projects {

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Trail trail;

    public Projects(JdbcTemplate jdbc, Clock clock, Trail trail) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.trail = trail;
    }

    public Optional<Project> find(String code) {
        return jdbc
                .query(
                        "select code, title, client_code, opened_by, opened_at from project where code = ?",
                        Projects::project,
                        code)
                .stream()
                .findFirst();
    }

    public List<Project> all() {
        return jdbc.query(
                "select code, title, client_code, opened_by, opened_at from project order by opened_at desc, code",
                Projects::project);
    }

    /**
     * Opens a project.
     *
     * @throws Refusal 409 where it is open already, or somebody opens the same code at this moment
     */
    public void open(String code, String title, String clientCode, String person) {
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        try {
            jdbc.update(
                    "insert into project (code, title, client_code, opened_by, opened_at) values (?, ?, ?, ?, ?)",
                    code,
                    title,
                    clientCode,
                    person,
                    now);
        } catch (DuplicateKeyException e) {
            throw taken(code);
        }
    }

    /**
     * Opens a pathway that exists once a code, ever. Whoever does holds the trail of the project.
     *
     * @throws Refusal 409 where the project has, or had, it already; also in a race
     */
    public void openPathway(String code, String processKey, String processInstanceId) {
        try {
            jdbc.update(
                    "insert into pathway (project_code, process_key, process_instance_id) values (?, ?, ?)",
                    code,
                    processKey,
                    processInstanceId);
        } catch (DuplicateKeyException e) {
            throw taken(code);
        }
        trail.changed(code, this);
    }

    /** The instance of a pathway of a project, running or ended. */
    public Optional<String> pathway(String code, String processKey) {
        return Optional.ofNullable(instances(code).get(processKey));
    }

    /** The keys of the pathways that a project has opened. */
    public List<String> pathways(String code) {
        return List.copyOf(instances(code).keySet());
    }

    /** By their keys, in the order of these. */
    private Map<String, String> instances(String code) {
        return trail.whileHeld(code, this, () -> {
            Map<String, String> instances = new LinkedHashMap<>();
            jdbc.query(
                    "select process_key, process_instance_id from pathway where project_code = ? order by process_key",
                    row -> {
                        instances.put(row.getString("process_key"), row.getString("process_instance_id"));
                    },
                    code);
            return instances;
        });
    }

    /** The same for several projects, by their codes. */
    public Map<String, List<String>> pathways(Collection<String> codes) {
        Map<String, List<String>> opened = new HashMap<>();
        jdbc.query(
                """
                select p.project_code, p.process_key from unnest(cast(? as varchar array)) as wanted (code)
                join pathway p on p.project_code = wanted.code order by p.process_key""",
                row -> {
                    opened.computeIfAbsent(row.getString("project_code"), code -> new ArrayList<>())
                            .add(row.getString("process_key"));
                },
                (Object) codes.toArray(String[]::new));
        return opened;
    }

    private static Refusal taken(String code) {
        return Refusal.conflict(
                "The project code " + code + " is taken: this pathway exists once a code.",
                "项目编号" + code + "已被使用：每个编号只能开启一次该路径。");
    }

    private static Project project(ResultSet row, int number) throws SQLException {
        return new Project(
                row.getString("code"),
                row.getString("title"),
                row.getString("client_code"),
                row.getString("opened_by"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }
}
