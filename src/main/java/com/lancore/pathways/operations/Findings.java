package com.lancore.pathways.operations;

import com.lancore.pathways.operations.Reconciliation.Difference;
import com.lancore.pathways.operations.Reconciliation.Result;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the last reconciliation found, for whichever node is asked. */
@Repository
class Findings {

    private final JdbcTemplate jdbc;

    Findings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void keep(Result result) {
        // a second run waits here for the first
        jdbc.update(
                "update reconciliation set ran_at = ? where id = 1",
                result.ranAt().atOffset(ZoneOffset.UTC));
        jdbc.update("delete from reconciliation_finding");
        List<Difference> found = result.differences();
        jdbc.batchUpdate(
                "insert into reconciliation_finding (number, project_code, subject, stands, counted) values (?, ?, ?, ?, ?)",
                IntStream.range(0, found.size())
                        .mapToObj(i -> new Object[] {
                            i,
                            found.get(i).projectCode(),
                            found.get(i).subject(),
                            found.get(i).stands(),
                            found.get(i).counted()
                        })
                        .toList());
    }

    Result last() {
        return new Result(
                Optional.ofNullable(jdbc.queryForObject("select ran_at from reconciliation", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                jdbc.query(
                        "select * from reconciliation_finding order by number",
                        (row, n) -> new Difference(
                                row.getString("project_code"),
                                row.getString("subject"),
                                row.getString("stands"),
                                row.getString("counted"))));
    }
}
