package com.lancore.pathways.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.access.AccessMatrix.Cell;
import com.lancore.pathways.access.AccessMatrix.Outcome;
import com.lancore.pathways.access.AccessMatrix.Row;
import com.lancore.pathways.demo.DemoPeople;
import com.lancore.pathways.event.EventCatalogue;
import com.lancore.pathways.lecheng.SpecialImport;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.WebSession;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every cell of the matrix of roles and actions, called for real: by password at {@code /engine-rest} and {@code /api},
 * in a session at the web applications. The study that is called belongs to the demo's client, stands at its ethics
 * review, and has a timer. What is not done leaves it, and the house, as they were; and nobody who may not know the study
 * ever reads a word of it. What was really answered is in {@code target/access-observed.csv}.
 */
@PathwaysTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private static final String TITLE = "Zhai-Q7X";
    private static final String OWN_PASSWORD = "Str-0ng-enough-2026";
    private static final String NOBODY = "nobody";
    private static final String CLIENT = "client";

    /** Who must never read a word of the study; its client may, at our API. */
    private static final Set<String> STRANGERS = Set.of("noGroup", "foreignStaff", "foreignClient", NOBODY);

    private static final List<String> STUDYS = List.of("code", "task", "instance", "import", "execution");

    private static final Pattern EVENT = Pattern.compile("'event':'(\\w+)'");

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)(:[^}]*)?}");

    @Autowired
    private House house;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private List<EventCatalogue> catalogues;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    private final AccessMatrix matrix = AccessMatrix.read();
    private final Map<String, Caller> callers = new LinkedHashMap<>();
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Map<String, String>> observed = new LinkedHashMap<>();
    private final List<Answer> notDone = new ArrayList<>();
    private Study study;
    private Set<String> words;
    private State state;

    /** Somebody of one column. */
    private record Caller(String name, String password, WebSession session) {}

    @BeforeAll
    void peopleOfEveryColumn_andAStudyOfTheDemosClient() {
        house.clock().set("2026-09-28T10:00");
        DemoPeople.PEOPLE.forEach((name, group) -> callers.put(group, caller(name, "demo")));
        List<String> staff = Arrays.stream(Role.values())
                .filter(Role::isStaff)
                .map(Role::group)
                .toList();
        newCaller("noGroup", List.of(), List.of());
        newCaller("foreignStaff", staff, List.of("matrix-foreign"));
        newCaller("foreignClient", List.of("client"), List.of("matrix-foreign"));
        callers.put(NOBODY, new Caller(null, null, house.browser().open()));
        house.person("matrix-foreignStaff", House.NEW_PASSWORD)
                .post(
                        "/engine-rest/process-definition/key/iit/start",
                        Study.variables(house.study()
                                .with("clientCode", "matrix-foreign")
                                .with("productImported", "YES")
                                .startValues()))
                .is(200);
        study = house.study()
                .with("clientCode", "demo")
                .with("title", TITLE)
                .with("productImported", "YES")
                .start()
                .to("recordEthicsReview")
                .confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31));
        know();
        known.put("ended", endedStudy());
        known.put("access", endedSpecialImport());
        words = Set.of(study.code(), TITLE, known.get("instance"), known.get("task"));
        expendables();
        state = state();
    }

    /** It has had each process that an event may concern: who may report is asked, and then nobody takes it any more. */
    private String endedStudy() {
        Study ended = house.study()
                .with("clientCode", "demo")
                .with("productImported", "YES")
                .with("foreignParty", "YES")
                .start()
                .clearHgr()
                .to("recordEthicsReview")
                .confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31))
                .to("confirmFirstPatient");
        ended.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");
        ended.done("recordWithdrawalNotice");
        assertThat(ended.running()).isEmpty();
        return ended.code();
    }

    private String endedSpecialImport() {
        return SpecialImport.of(house)
                .with("clientCode", "demo")
                .start()
                .report("pm", "projectWithdrawn", "reason", "the hospital stops")
                .code();
    }

    private void know() {
        String task = study.task("recordEthicsReview");
        String definition =
                study.json("recordEthicsReview").get("processDefinitionId").asText();
        known.put("task", task);
        known.put("code", study.code());
        known.put("instance", study.instance());
        known.put("import", study.instances("importCompliance").get(0));
        known.put(
                "execution", study.json("recordEthicsReview").get("executionId").asText());
        known.put("definition", definition);
        known.put(
                "deployment",
                engine.getRepositoryService().getProcessDefinition(definition).getDeploymentId());
        Study.Timer timer = study.timers().get(0);
        known.put("job", timer.job());
        known.put(
                "jobDefinition",
                engine.getManagementService()
                        .createJobQuery()
                        .jobId(timer.job())
                        .singleResult()
                        .getJobDefinitionId());
        known.put(
                "decision",
                engine.getRepositoryService()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("deadlineRules")
                        .latestVersion()
                        .singleResult()
                        .getId());
        known.put(
                "requirements",
                engine.getRepositoryService()
                        .createDecisionRequirementsDefinitionQuery()
                        .listPage(0, 1)
                        .get(0)
                        .getId());
        known.put(
                "variable",
                engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(study.instance())
                        .variableName("productImported")
                        .singleResult()
                        .getId());
        known.put(
                "comment",
                engine.getTaskService()
                        .createComment(task, study.instance(), "as agreed")
                        .getId());
        known.put(
                "document",
                house.person("pm")
                        .get("/api/projects/" + study.code() + "/documents")
                        .rows()
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .asText());
        known.put("person", "matrix-person");
        known.put("group", "matrix-group");
        known.put("tenant", "matrix-tenant");
    }

    @AfterAll
    void asBefore() throws IOException {
        IdentityService identity = engine.getIdentityService();
        identity.createUserQuery().list().stream()
                .map(User::getId)
                .filter(id -> id.startsWith("matrix-"))
                .forEach(identity::deleteUser);
        identity.createGroupQuery().list().stream()
                .map(Group::getId)
                .filter(id -> id.startsWith("matrix-"))
                .forEach(identity::deleteGroup);
        identity.createTenantQuery().list().stream()
                .map(Tenant::getId)
                .filter(id -> id.startsWith("matrix-") && !id.equals("matrix-foreign"))
                .forEach(identity::deleteTenant);
        engine.getFilterService().createFilterQuery().filterNameLike("matrix-%").list().stream()
                .map(Filter::getId)
                .forEach(engine.getFilterService()::deleteFilter);
        Files.writeString(
                Path.of("target/access-observed.csv"),
                matrix.rows().stream()
                        .map(row -> row.name() + ","
                                + matrix.columns().stream()
                                        .map(c -> observed.getOrDefault(row.name(), Map.of())
                                                .getOrDefault(c, "?"))
                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void everyAddressOfTheEngineHasARow_andEveryRowAnAddress() {
        assertThat(rowsOf("engine")).isEqualTo(Addresses.ofTheEngine());
    }

    @Test
    void everyAddressOfTheWebApplicationsAndTheirPluginsHasARow_andEveryRowAnAddress() {
        assertThat(rowsOf("webapps")).isEqualTo(Addresses.ofTheWebApplications());
    }

    @Test
    void everyAddressOfOursHasARow_andEveryRowAnAddress() {
        assertThat(rowsOf("api")).isEqualTo(Addresses.ofOurs(mappings));
    }

    @Test
    void everyEventHasARowWithWhoMayReportIt() {
        Set<String> events = catalogues.stream()
                .flatMap(catalogue -> catalogue.events().stream())
                .map(event -> event.step().key())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> rows = matrix.rows().stream()
                .filter(row -> row.call().equals("POST /api/projects/{code}/events"))
                .flatMap(row -> EVENT.matcher(row.sends()).results())
                .map(event -> event.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows).isEqualTo(events);
    }

    private Set<String> rowsOf(String door) {
        return matrix.rows().stream()
                .filter(row -> row.door().equals(door))
                .map(Row::call)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @TestFactory
    Stream<DynamicContainer> byPassword() {
        house.clock().set("2026-09-28T10:00");
        return matrix.rows().stream()
                .filter(row -> row.door().equals("engine") || row.door().equals("api"))
                .map(row -> container(row, matrix.columns(), Cell::byPassword, this::byPassword));
    }

    @TestFactory
    Stream<DynamicContainer> inASessionOfTheWebApplications() {
        house.clock().set("2026-09-28T10:00");
        return matrix.rows().stream()
                .filter(row -> !row.door().equals("api") && !isUpload(row.sends()))
                .map(row -> container(row, matrix.columns(), Cell::inSession, this::inSession));
    }

    private interface Way {
        Answer call(Row row, Caller caller, Sent sent);
    }

    /** A row as one person sends it. */
    private record Sent(String address, String body) {}

    private DynamicContainer container(Row row, List<String> columns, Function<Cell, Outcome> which, Way way) {
        return DynamicContainer.dynamicContainer(row.name(), columns.stream().map(column -> {
            Outcome expected = which.apply(row.cells().get(column));
            return DynamicTest.dynamicTest(column + ": " + expected, () -> check(row, column, expected, way));
        }));
    }

    private void check(Row row, String column, Outcome expected, Way way) {
        if (expected == Outcome.YES) {
            nothingIsLeftOfWhatWasNotDone();
        }
        Caller caller = callers.get(column);
        Sent sent = sent(row, caller);

        Answer answer = way.call(row, caller, sent);

        Outcome outcome = Outcome.of(answer.status(), answer.text());
        observed.computeIfAbsent(row.name(), any -> new LinkedHashMap<>())
                .merge(
                        column,
                        outcome.name().toLowerCase(Locale.ROOT),
                        (one, other) -> one.equals(other) ? one : one + "/" + other);
        if (mayKnowNothing(row, column)) {
            assertThat(words.stream().filter(w -> !(sent.address() + sent.body()).contains(w)))
                    .as("what %s tells of the study", answer)
                    .noneMatch(answer.text()::contains);
        }
        if (!row.method().equals("GET") && !row.method().equals("OPTIONS")) {
            if (outcome == Outcome.YES) {
                leavesTheStudyToItsPeople(row, column, answer);
            } else {
                notDone.add(answer);
            }
        }
        if (column.equals(matrix.columns().get(matrix.columns().size() - 1))) {
            nothingIsLeftOfWhatWasNotDone();
        }
        assertThat(seen(row, column, sent, outcome)).as(answer.toString()).isEqualTo(seen(row, column, sent, expected));
    }

    /** What else lies in the house is told to who may know it: there, an empty list and a full one are the same. */
    private Outcome seen(Row row, String column, Sent sent, Outcome outcome) {
        boolean ofOthersToo = !mayKnowNothing(row, column) || column.equals("foreignStaff");
        boolean ofTheStudy = STUDYS.stream().map(known::get).anyMatch((sent.address() + sent.body())::contains);
        return outcome == Outcome.EMPTY && ofOthersToo && !ofTheStudy ? Outcome.YES : outcome;
    }

    /** What strangers do changes nothing of the study, whatever they are answered. */
    private void leavesTheStudyToItsPeople(Row row, String column, Answer answer) {
        State before = state;
        state = state();
        try {
            if (mayKnowNothing(row, column)) {
                assertThat(state.study()).as("what %s left", answer).isEqualTo(before.study());
            }
        } finally {
            putBackTo(before);
        }
    }

    /** What is not done changes nothing. It is looked at once for many calls: it is the dearest part of them. */
    private void nothingIsLeftOfWhatWasNotDone() {
        if (notDone.isEmpty()) {
            return;
        }
        State before = state;
        state = state();
        try {
            assertThat(state).as("what one of these left: %s", notDone).isEqualTo(before);
        } finally {
            notDone.clear();
            putBackTo(before);
        }
    }

    private void putBackTo(State before) {
        if (!state.equals(before)) {
            putBack();
            expendables();
            state = state();
        }
    }

    private static boolean mayKnowNothing(Row row, String column) {
        return STRANGERS.contains(column)
                || (column.equals(CLIENT) && !row.door().equals("api"));
    }

    // ---- how it is called

    private Answer byPassword(Row row, Caller caller, Sent sent) {
        var person = caller.name() == null ? house.nobody() : house.person(caller.name(), caller.password());
        String address = (row.door().equals("engine") ? "/engine-rest" : "") + sent.address();
        if (isUpload(sent.body())) {
            return person.upload(
                    address,
                    sent.body().equals("document") ? Map.of("kind", "OTHER") : Map.of("deployment-name", "x"),
                    "x.pdf",
                    Study.pdf("x"));
        }
        return person.send(row.method(), address, "application/json", body(sent));
    }

    private Answer inSession(Row row, Caller caller, Sent sent) {
        if (sent.body().equals("login")) {
            return house.browser()
                    .open()
                    .login(
                            sent.address().substring(sent.address().lastIndexOf('/') + 1),
                            String.valueOf(caller.name()),
                            String.valueOf(caller.password()));
        }
        // who leaves comes back by a session of their own
        WebSession session = sent.address().endsWith("/logout") ? session(caller) : caller.session();
        String address = (row.door().equals("engine") ? "/camunda/api/engine/engine/default" : "") + sent.address();
        return session.send(
                row.method(), address, "application/json", sent.body().isEmpty() ? null : sent.body());
    }

    private static BodyPublisher body(Sent sent) {
        return sent.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent.body());
    }

    private static boolean isUpload(String body) {
        return body.equals("file") || body.equals("document");
    }

    private Sent sent(Row row, Caller caller) {
        Map<String, String> own = new HashMap<>(known);
        own.put("me", String.valueOf(caller.name()));
        own.put("password", String.valueOf(caller.password()));
        own.put("new", "matrix-" + UUID.randomUUID());
        Map<String, String> with = new HashMap<>();
        String query = "";
        for (String part : row.with().split(" ", -1)) {
            if (part.startsWith("?")) {
                query = part;
            } else if (!part.isEmpty()) {
                with.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
            }
        }
        return new Sent(
                filled(address(row, with) + query, own),
                filled(row.sends(), own).replace('\'', '"'));
    }

    /** The variables of an address: what the row says, or what belongs to the first of its resources. */
    private static String address(Row row, Map<String, String> with) {
        Matcher variable = VARIABLE.matcher(row.address());
        StringBuilder address = new StringBuilder();
        boolean first = true;
        while (variable.find()) {
            String name = variable.group(1);
            variable.appendReplacement(
                    address, Matcher.quoteReplacement(with.getOrDefault(name, usual(row.address(), name, first))));
            first = first && name.equals("engine");
        }
        return variable.appendTail(address).toString().replace("/**", "");
    }

    private static String usual(String address, String name, boolean first) {
        return switch (name) {
            case "engine", "processEngineName" -> "default";
            case "code" -> "{code}";
            case "key" -> address.startsWith("/decision-definition") ? "deadlineRules" : "iit";
            case "varId", "variableName" -> "productImported";
            case "tenantId", "tenant-id" -> first ? "{tenant}" : "demo";
            case "userId" -> "{person}";
            case "groupId" -> "{group}";
            case "commentId" -> "{comment}";
            case "type" -> "candidate";
            case "id" -> first ? ofResource(address) : "nothing";
            default -> "nothing";
        };
    }

    private static String ofResource(String address) {
        List<String> path = List.of(address.substring(1).split("/", -1));
        String resource = path.get(path.indexOf("{id}") - 1);
        return switch (resource) {
            case "task", "execution", "deployment", "job", "filter", "group", "tenant", "authorization" ->
                "{" + resource + "}";
            case "user" -> "{person}";
            case "process-instance" -> "{instance}";
            case "process-definition" -> "{definition}";
            case "job-definition" -> "{jobDefinition}";
            case "decision-definition" -> "{decision}";
            case "decision-requirements-definition" -> "{requirements}";
            case "variable-instance" -> "{variable}";
            default -> "nothing";
        };
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    // ---- what is there before, and after

    /** The rows of the study, and those that belong to nobody's project. */
    private record State(List<Object> study, List<Object> house) {}

    private State state() {
        List<Object> ofStudy = Stream.of(
                        "select ID_, REV_, ASSIGNEE_, OWNER_, SUSPENSION_STATE_ from ACT_RU_TASK where PROC_INST_ID_ in (%s)",
                        "select ID_, SUSPENSION_STATE_ from ACT_RU_EXECUTION where PROC_INST_ID_ in (%s)",
                        "select ID_, RETRIES_, DUEDATE_, SUSPENSION_STATE_, PRIORITY_ from ACT_RU_JOB where PROCESS_INSTANCE_ID_ in (%s)",
                        "select ID_, REV_ from ACT_RU_VARIABLE where PROC_INST_ID_ in (%s)",
                        "select count(*) from ACT_RU_IDENTITYLINK where TASK_ID_ = '{task}'",
                        "select count(*), max(REMOVAL_TIME_) from ACT_HI_PROCINST where PROC_INST_ID_ in (%s)",
                        "select count(*), max(REV_) from ACT_HI_COMMENT where PROC_INST_ID_ in (%s)",
                        "select count(*) from trail_entry where project_code = '{code}' and kind <> 'REFUSAL'",
                        "select count(*) from document where project_code = '{code}'")
                .map(sql -> sql.formatted("select PROC_INST_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = '{code}'"))
                .map(sql -> (Object) jdbc.queryForList(filled(sql, known) + " order by 1"))
                .toList();
        List<Object> ofHouse = Stream.of(
                        "select KEY_, VERSION_, SUSPENSION_STATE_, HISTORY_TTL_ from ACT_RE_PROCDEF",
                        "select KEY_, VERSION_, HISTORY_TTL_ from ACT_RE_DECISION_DEF",
                        "select ID_, SUSPENSION_STATE_, JOB_PRIORITY_ from ACT_RU_JOBDEF",
                        "select ID_ from ACT_RE_DEPLOYMENT",
                        "select count(*), sum(REV_) from ACT_ID_USER",
                        "select count(*), sum(REV_) from ACT_ID_GROUP",
                        "select count(*), sum(REV_) from ACT_ID_TENANT",
                        "select count(*) from ACT_ID_MEMBERSHIP",
                        "select count(*) from ACT_ID_TENANT_MEMBER",
                        "select count(*), sum(REV_) from ACT_RU_AUTHORIZATION",
                        "select count(*), sum(REV_) from ACT_RU_FILTER",
                        "select count(*) from ACT_RU_BATCH",
                        "select count(*) from project",
                        "select count(*) from trail_entry where kind <> 'REFUSAL'")
                .map(sql -> (Object) jdbc.queryForList(sql + " order by 1"))
                .toList();
        return new State(ofStudy, ofHouse);
    }

    /** Somebody, a group, a client, a filter and a right that nobody misses. */
    private void expendables() {
        IdentityService identity = engine.getIdentityService();
        if (identity.createUserQuery().userId("matrix-person").count() == 0) {
            User person = identity.newUser("matrix-person");
            person.setFirstName("Qqq");
            person.setLastName("Zzz");
            person.setPassword(OWN_PASSWORD);
            identity.saveUser(person);
        }
        if (identity.createGroupQuery().groupId("matrix-group").count() == 0) {
            identity.saveGroup(identity.newGroup("matrix-group"));
        }
        if (identity.createTenantQuery().tenantId("matrix-tenant").count() == 0) {
            identity.saveTenant(identity.newTenant("matrix-tenant"));
        }
        if (!known.containsKey("filter")
                || engine.getFilterService()
                                .createFilterQuery()
                                .filterId(known.get("filter"))
                                .count()
                        == 0) {
            known.put(
                    "filter",
                    engine.getFilterService()
                            .saveFilter(engine.getFilterService()
                                    .newTaskFilter("matrix-" + UUID.randomUUID())
                                    .setQuery(engine.getTaskService()
                                            .createTaskQuery()
                                            .taskDefinitionKey("nothing")))
                            .getId());
        }
        AuthorizationService authorizations = engine.getAuthorizationService();
        if (!known.containsKey("authorization")
                || authorizations
                                .createAuthorizationQuery()
                                .authorizationId(known.get("authorization"))
                                .count()
                        == 0) {
            Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            right.setGroupId("matrix-group");
            right.setResource(Resources.FILTER);
            right.setResourceId("matrix-" + UUID.randomUUID());
            known.put("authorization", authorizations.saveAuthorization(right).getId());
        }
    }

    /** What somebody was allowed to do is undone, so that the next finds the same. */
    private void putBack() {
        engine.getManagementService().createBatchQuery().list().forEach(batch -> engine.getManagementService()
                .deleteBatch(batch.getId(), true));
        engine.getRuntimeService().removeVariable(known.get("instance"), "matrixNote");
        engine.getRuntimeService().removeVariableLocal(known.get("execution"), "matrixNote");
        engine.getTaskService().removeVariableLocal(known.get("task"), "matrixNote");
        if (engine.getTaskService()
                        .createTaskQuery()
                        .taskId(known.get("task"))
                        .singleResult()
                        .getAssignee()
                != null) {
            engine.getTaskService().setAssignee(known.get("task"), null);
        }
        if (engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .suspended()
                        .count()
                > 0) {
            for (String process : List.of("iit", "importCompliance")) {
                engine.getRepositoryService()
                        .updateProcessDefinitionSuspensionState()
                        .byProcessDefinitionKey(process)
                        .includeProcessInstances(true)
                        .activate();
            }
        }
        if (engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(study.code())
                        .suspended()
                        .count()
                > 0) {
            for (String process : List.of("iit", "importCompliance")) {
                engine.getRuntimeService()
                        .updateProcessInstanceSuspensionState()
                        .byProcessDefinitionKey(process)
                        .activate();
            }
        }
    }

    // ---- people

    private void newCaller(String column, List<String> groups, List<String> clients) {
        house.newPerson("matrix-" + column, groups, clients);
        callers.put(column, caller("matrix-" + column, House.NEW_PASSWORD));
    }

    private Caller caller(String name, String password) {
        return new Caller(name, password, loggedIn(name, password));
    }

    private WebSession session(Caller caller) {
        return caller.name() == null ? house.browser().open() : loggedIn(caller.name(), caller.password());
    }

    private WebSession loggedIn(String name, String password) {
        WebSession session = house.browser().open();
        session.login("welcome", name, password).is(200);
        return session;
    }
}
