package com.lancore.pathways.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Three statements of the engine, asked in another way: what they answer is the same, what they cost is not
 * (docs/benchmarks.md). Each is made from the engine's own text, so that whatever a query can ask it can ask still; where
 * an engine says it otherwise, the start fails.
 *
 * <ul>
 *   <li>A query of tasks joins every permission of the person, and every candidate, and removes what came twice; the count
 *       of a group's tasks grows with the square of their number. Whether there is such a row is all it needs to know.
 *   <li>Nodes that look for due jobs at the same moment find the same ones, and all but one have looked in vain. On
 *       PostgreSQL each passes over what another one is just taking.
 *   <li>Whoever takes the most urgent twenty of ten thousand due jobs looks at ten thousand and sorts them, twenty at a time. On
 *       PostgreSQL the jobs of each priority are walked by their dates, and the walk stops at the twentieth.
 * </ul>
 *
 * <p>Internal: the engine's mapping of statements is no interface of it.
 */
@Component
class EngineStatements extends AbstractProcessEnginePlugin {

    private static final String MAPPINGS = "org/camunda/bpm/engine/impl/mapping/entity/";

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        Configuration mybatis = engine.getSqlSessionFactory().getConfiguration();
        // a map of its own: the engine's is that of every engine on such a database, and H2 has none
        Map<String, String> instead = new HashMap<>();
        Optional.ofNullable(engine.getDbSqlSessionFactory().getStatementMappings())
                .ifPresent(instead::putAll);
        add(mybatis, "TaskEntity", tasks());
        instead.put("selectTaskByQueryCriteria", "pathwaysTasks");
        instead.put("selectTaskCountByQueryCriteria", "pathwaysTaskCount");
        if (DbSqlSessionFactory.POSTGRES.equals(engine.getDatabaseType())) {
            add(mybatis, "JobEntity", dueJobs());
            instead.put("selectNextJobsToExecute", "pathwaysDueJobs");
        }
        engine.getDbSqlSessionFactory().setStatementMappings(instead);
    }

    private static String tasks() {
        Text engine = Text.of("Task.xml");
        String list = engine.element("select", "selectTaskByQueryCriteria")
                .with("selectTaskByQueryCriteria\"", "pathwaysTasks\"")
                .with("selectTaskByQueryCriteriaSql", "pathwaysTasksFrom")
                // no join is left that could bring a task twice
                .with("${distinct}", "")
                .toString();
        String count = engine.element("select", "selectTaskCountByQueryCriteria")
                .with("selectTaskCountByQueryCriteria\"", "pathwaysTaskCount\"")
                .with("selectTaskByQueryCriteriaSql", "pathwaysTasksFrom")
                .with("${countDistinctBeforeStart} RES.ID_ ${countDistinctBeforeEnd}", "select count(*)")
                .with("${countDistinctAfterEnd}", "")
                .toString();
        String from = engine.element("sql", "selectTaskByQueryCriteriaSql")
                .with("selectTaskByQueryCriteriaSql\"", "pathwaysTasksFrom\"")
                .with("left join ${prefix}ACT_RU_IDENTITYLINK I on I.TASK_ID_ = RES.ID_", "")
                .with("and I.TYPE_ = 'candidate'", "and exists (" + LINK + " and I.TYPE_ = 'candidate'")
                .with(WITH_CANDIDATE_USERS, WITH_CANDIDATE_USERS + ")")
                .with(
                        "I.USER_ID_ = #{query.involvedUser}",
                        "exists (" + LINK + " and I.USER_ID_ = #{query.involvedUser})")
                .with(JOIN_OF_PERMISSIONS, "")
                .with(CHECK_OF_PERMISSIONS, PERMITTED.formatted(CHECK_OF_PERMISSIONS))
                .toString();
        return from + list + count;
    }

    private static String dueJobs() {
        Text engine = Text.of("Job.xml");
        // the offset keeps the planner from reading all jobs at once to know which are taken
        String exclusive = engine.element("sql", "AtomicExclusiveJobs")
                .with("\"AtomicExclusiveJobs", "\"pathwaysExclusiveJobs")
                .with("#{parameter.now, jdbcType=TIMESTAMP}) )", "#{parameter.now, jdbcType=TIMESTAMP}) offset 0 )")
                .toString();
        String free = engine.element("sql", "AtomicExclusiveOrNonExclusiveJobs")
                .with("\"AtomicExclusiveOrNonExclusiveJobs", "\"pathwaysFreeJobs")
                .with("AtomicExclusiveJobs", "pathwaysExclusiveJobs")
                .toString();
        String next = engine.element("select", "selectNextJobsToExecute")
                .with("selectNextJobsToExecute", "pathwaysDueJobs")
                .with("${limitBefore} select", BY_PRIORITY + " select")
                .with(DUE, EARLIEST + " &lt;=")
                .with("AtomicExclusiveOrNonExclusiveJobs", "pathwaysFreeJobs")
                .with(
                        "<if test=\"parameter.applyOrdering\"> ${orderBy} </if> ${limitAfter}",
                        "and RES.PRIORITY_ = P.PRIORITY_ order by " + EARLIEST
                                + " ${limitAfter} for update of RES skip locked ) DUE ${limitAfter}")
                .toString();
        return exclusive + free + next;
    }

    private static final String DUE =
            "<if test=\"!parameter.alwaysSetDueDate\"> RES.DUEDATE_ is null or </if> RES.DUEDATE_ &lt;=";

    /** As pathways_job_next says it; a job without a date is due at once. */
    private static final String EARLIEST = "coalesce(RES.DUEDATE_, '-infinity')";

    /** Each priority there is, from the highest down; the earliest of the first are taken, and of the next where there is room. */
    private static final String BY_PRIORITY = """
            with recursive PRIORITIES (PRIORITY_) as (
              select max(PRIORITY_) from ${prefix}ACT_RU_JOB
              union all
              select (select max(J.PRIORITY_) from ${prefix}ACT_RU_JOB J where J.PRIORITY_ &lt; P.PRIORITY_)
              from PRIORITIES P where P.PRIORITY_ is not null
            )
            select DUE.* from PRIORITIES P cross join lateral (""";

    private static final String LINK = "select 1 from ${prefix}ACT_RU_IDENTITYLINK I where I.TASK_ID_ = RES.ID_";

    private static final String WITH_CANDIDATE_USERS = """
            <if test="query.withCandidateUsers"> and I.USER_ID_ is not null </if>""";

    private static final String PERMISSIONS = "org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity.";

    private static final String JOIN_OF_PERMISSIONS = "<include refid=\"" + PERMISSIONS
            + "authCheckJoinWithoutOnClause\" /> AUTH ON (AUTH.RESOURCE_ID_ ${authJoinStart} RES.ID_ ${authJoinSeparator}"
            + " D.KEY_ ${authJoinSeparator} '*' ${authJoinEnd})";

    private static final String CHECK_OF_PERMISSIONS =
            "<include refid=\"" + PERMISSIONS + "contextualAuthorizationCheck\" />";

    /** For a person who is granted things and refused none; the engine's own way otherwise. */
    private static final String PERMITTED = """
            <choose>
              <when test="authCheck.shouldPerformAuthorizatioCheck &amp;&amp; authCheck.authUserId != null
                  &amp;&amp; !authCheck.revokeAuthorizationCheckEnabled">
                and (
                <if test="applyAuthorizationCheckForCaseInstances">RES.CASE_EXECUTION_ID_ is not null or</if>
                <foreach item="check" collection="authCheck.permissionChecks.atomicChecks" separator="or">
                  <foreach item="resource" collection="{check.resourceIdQueryParam, '\\'*\\''}" separator="or">
                    exists (
                      select 1 from ${prefix}ACT_RU_AUTHORIZATION A
                      where A.TYPE_ &lt; 2 and A.RESOURCE_TYPE_ = #{check.resourceType} and A.RESOURCE_ID_ = ${resource}
                      and ${bitand1}A.PERMS_${bitand2}#{check.perms}${bitand3} = #{check.perms}
                      and (
                        A.USER_ID_ in (#{authCheck.authUserId}, '*')
                        <if test="authCheck.authGroupIds != null &amp;&amp; authCheck.authGroupIds.size > 0">
                          or A.GROUP_ID_ in
                          <foreach item="group" collection="authCheck.authGroupIds" open="(" separator="," close=")">
                            #{group}
                          </foreach>
                        </if>
                      )
                    )
                  </foreach>
                </foreach>
                )
              </when>
              <otherwise>%s</otherwise>
            </choose>""";

    private static void add(Configuration mybatis, String entity, String statements) {
        String mapper = """
                <?xml version="1.0" encoding="UTF-8" ?>
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                <mapper namespace="org.camunda.bpm.engine.impl.persistence.entity.%s">%s</mapper>
                """.formatted(entity, statements);
        new XMLMapperBuilder(
                        new ByteArrayInputStream(mapper.getBytes(StandardCharsets.UTF_8)),
                        mybatis,
                        "pathways " + entity,
                        mybatis.getSqlFragments())
                .parse();
    }

    /** Text of the engine without its comments of SQL, with every run of white space as one space. */
    private record Text(String text) {

        static Text of(String mapping) {
            try {
                return new Text(new ClassPathResource(MAPPINGS + mapping)
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replaceAll("\\s--\\s.*", "")
                        .replaceAll("\\s+", " "));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Text element(String name, String id) {
            int begin = text.indexOf("<" + name + " id=\"" + id + "\"");
            int end = text.indexOf("</" + name + ">", begin);
            if (begin < 0 || end < 0) {
                throw changed(id);
            }
            return new Text(text.substring(begin, end) + "</" + name + ">");
        }

        Text with(String its, String ours) {
            int at = text.indexOf(its);
            if (at < 0 || text.indexOf(its, at + 1) >= 0) {
                throw changed(its);
            }
            return new Text(text.replace(its, ours));
        }

        private static IllegalStateException changed(String what) {
            return new IllegalStateException("The engine says this otherwise, or not once: " + what);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
