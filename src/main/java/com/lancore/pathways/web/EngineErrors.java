package com.lancore.pathways.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.lancore.pathways.calendar.CalendarRefusal;
import com.lancore.pathways.engine.ClosedCommands;
import com.lancore.pathways.refusal.DatabaseAway;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.refusal.StatusSentence;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;

/**
 * Every error of the engine's REST API, also as Tasklist and Cockpit call it: a refusal with its own status and
 * sentence, a lost race as 409, what is not there as 404; what goes wrong on our side is logged and says no more.
 */
public class EngineErrors implements ExceptionMapper<Throwable> {

    /** Internal, and therefore known by its name only. */
    private static final String CHECK_OF_ARGUMENTS = "org.camunda.bpm.engine.impl.util.EnsureUtil";

    /** Jersey's own state is not what is illegal, but a login that was not sent as a form. */
    private static final String READER_OF_FORMS = "org.glassfish.jersey.server.internal.inject.FormParam";

    private static final Logger LOG = LoggerFactory.getLogger(EngineErrors.class);

    private static final String RACE =
            "Somebody else changed this at the same moment; please look again. 他人同时进行了修改，请刷新后重试。";
    private static final String UNREADABLE = StatusSentence.of(400).toString();
    /** How Camunda says that something is not there, whatever status it gives it. */
    private static final Pattern NOT_THERE =
            Pattern.compile("^(ENGINE-\\d+ )?(No .* found with|Cannot find .* with)|do(es)? not exist|task is null"
                    + "|Cannot find task with id|belongs to no authenticated tenant");
    /** Values that no call of anybody's has, and that Camunda tells as errors of its own. */
    private static final Pattern REFUSED_VALUE =
            Pattern.compile("is not a valid resource identifier|must be a non-negative|Cannot skip custom listeners");
    /** Where Camunda goes on with what it has not found. */
    private static final Pattern UNCHECKED =
            Pattern.compile("because \"(task|processDefinition|(decision|case)Definition(Entity)?)\" is null");
    /** What tells of the inside of the house, and nothing to a person. */
    private static final Pattern INSIDE =
            Pattern.compile("\\b(java|jakarta|org|com)\\.[a-z]|\\[B|Exception|ENGINE-\\d");

    private static final String GONE = "It is not there, or not any more. 对象不存在或已不存在。";

    @Override
    public Response toResponse(Throwable thrown) {
        if (CallersData.isBehind(thrown)) {
            return answer(400, "InvalidRequestException", UNREADABLE);
        }
        // before what the engine makes of it: it tells it as a conflict
        if (DatabaseAway.isBehind(thrown)) {
            LOG.warn("The database does not answer: {}", thrown.toString());
            return Response.fromResponse(answer(DatabaseAway.STATUS, "DatabaseAway", DatabaseAway.SENTENCE.toString()))
                    .header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER.toSeconds())
                    .build();
        }
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            Response answer = known(t);
            if (answer != null) {
                return answer;
            }
        }
        return general(thrown);
    }

    private static Response known(Throwable t) {
        if (t instanceof Refusal refusal) {
            return answer(refusal.status(), "Refusal", refusal.getMessage());
        }
        if (t instanceof CalendarRefusal) {
            return answer(422, "Refusal", t.getMessage());
        }
        if (isRace(t)) {
            return answer(409, "Conflict", RACE);
        }
        if (t instanceof SuspendedEntityInteractionException) {
            return answer(409, "Conflict", "Operations has suspended this. 运营人员已将其暂停。");
        }
        if (isGone(t)) {
            return answer(404, "NotFound", GONE);
        }
        if (isUnreadable(t)) {
            return answer(400, "InvalidRequestException", UNREADABLE);
        }
        if (t instanceof AuthorizationException) {
            return answer(403, "AuthorizationException", StatusSentence.of(403).toString());
        }
        if (ClosedCommands.isRefusal(t.getMessage())) {
            return answer(403, "Refusal", t.getMessage());
        }
        if (t instanceof ProcessEnginePersistenceException) {
            return answer(409, "Conflict", "It exists already, or something still refers to it. 该对象已存在或仍被引用。");
        }
        return byMessage(message(t));
    }

    private static boolean isRace(Throwable t) {
        return t instanceof OptimisticLockingException
                || t instanceof TransientDataAccessException
                || t instanceof TaskAlreadyClaimedException;
    }

    private static boolean isGone(Throwable t) {
        return t instanceof NotFoundException
                || (t instanceof NullValueException && message(t).contains("Cannot find"));
    }

    private static boolean isUnreadable(Throwable t) {
        return t instanceof JsonProcessingException
                || t instanceof NullValueException
                || t instanceof NotValidException
                || (t instanceof NullPointerException && isReadingTheRequest(t))
                || (t instanceof IllegalArgumentException && comesFrom(t, "org.glassfish.jersey.uri."))
                || (t instanceof IllegalStateException && comesFrom(t, READER_OF_FORMS));
    }

    /** What Camunda tells apart by its words alone. */
    private static Response byMessage(String message) {
        if (message.contains("Password does not match policy")) {
            return answer(400, "PasswordPolicy", "The password does not meet the policy. 密码不符合密码策略。");
        }
        if (message.contains("list of executions is empty")) {
            return answer(409, "Conflict", RACE);
        }
        if (REFUSED_VALUE.matcher(message).find()) {
            return answer(400, "InvalidRequestException", UNREADABLE);
        }
        if (UNCHECKED.matcher(message).find() || NOT_THERE.matcher(message).find()) {
            return answer(404, "NotFound", GONE);
        }
        return null;
    }

    private static String message(Throwable t) {
        return t.getMessage() == null ? "" : t.getMessage();
    }

    /** Neither the REST APIs of Camunda nor the check of an id expect a null where a value belongs. */
    private static boolean isReadingTheRequest(Throwable t) {
        return comesFrom(t, "org.camunda.bpm.engine.rest.")
                || comesFrom(t, "org.camunda.bpm.cockpit.")
                || Arrays.stream(t.getStackTrace())
                        .anyMatch(f -> f.getClassName().equals(CHECK_OF_ARGUMENTS));
    }

    private static boolean comesFrom(Throwable t, String packages) {
        return t.getStackTrace().length > 0
                && t.getStackTrace()[0].getClassName().startsWith(packages);
    }

    private static Response general(Throwable thrown) {
        if (thrown instanceof RestException rest && rest.getStatus() != null) {
            return byStatus(rest.getStatus().getStatusCode(), rest);
        }
        if (thrown instanceof WebApplicationException web) {
            return byStatus(web.getResponse().getStatus(), web);
        }
        if (thrown instanceof BadUserRequestException bad) {
            return byStatus(400, bad);
        }
        if (thrown instanceof ProcessEngineException engine
                && engine.getMessage() != null
                && engine.getMessage().contains("no deployed process definition")) {
            return answer(404, "NotFound", GONE);
        }
        return byStatus(500, thrown);
    }

    private static Response byStatus(int status, Throwable thrown) {
        if (status >= 500) {
            LOG.error("A call of the engine's REST API failed", thrown);
            return answer(500, "Error", StatusSentence.of(500).toString());
        }
        String type = thrown instanceof InvalidRequestException ? "InvalidRequestException" : "Refused";
        String message = message(thrown);
        boolean tells = !message.isBlank() && !INSIDE.matcher(message).find();
        return answer(status, type, tells ? message + " " + inChinese(status) : UNREADABLE);
    }

    private static String inChinese(int status) {
        return switch (status) {
            // of the engine's addresses most name a thing
            case 404 -> "对象不存在或已不存在。";
            case 406 -> "不支持该内容格式。";
            case 409 -> "与现有数据冲突，请刷新后重试。";
            default -> StatusSentence.of(status).zh();
        };
    }

    private static Response answer(int status, String type, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("message", message);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
