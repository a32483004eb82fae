package com.lancore.pathways.web;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.lancore.pathways.calendar.CalendarRefusal;
import com.lancore.pathways.refusal.DatabaseAway;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.refusal.StatusSentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every error of {@code /api} as problem details (RFC 9457): one sentence for the person, never a stack trace. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final int LONGEST_NAME = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(refusal.status()), refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(CalendarRefusal refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notAllowed(AuthorizationException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN,
                StatusSentence.of(HttpStatus.FORBIDDEN.value()).toString());
    }

    @ExceptionHandler
    ProblemDetail suspended(SuspendedEntityInteractionException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Operations has suspended this. 运营人员已将其暂停。");
    }

    @ExceptionHandler
    ProblemDetail unreadable(MultipartException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The upload cannot be read. 上传内容无法识别。");
    }

    @ExceptionHandler({TransientDataAccessException.class, DuplicateKeyException.class, OptimisticLockingException.class
    })
    ResponseEntity<ProblemDetail> lostRace(RuntimeException e) {
        return DatabaseAway.isBehind(e)
                ? databaseAway(e)
                : plain(ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONFLICT,
                        "Somebody else changed this at the same moment; please try again. 他人同时进行了修改，请重试。"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        Refusal refusal = Refusal.behind(e);
        if (refusal != null) {
            return plain(refused(refusal));
        }
        if (CallersData.isBehind(e)) {
            return plain(ProblemDetail.forStatusAndDetail(
                    HttpStatus.BAD_REQUEST, "The request has a value that cannot be kept. 请求中含有无法保存的值。"));
        }
        if (DatabaseAway.isBehind(e)) {
            return databaseAway(e);
        }
        LOG.error("A call of the API failed", e);
        return plain(ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                StatusSentence.of(HttpStatus.INTERNAL_SERVER_ERROR.value()).toString()));
    }

    private static ResponseEntity<ProblemDetail> databaseAway(Exception e) {
        LOG.warn("The database does not answer: {}", e.toString());
        return ResponseEntity.status(DatabaseAway.STATUS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(DatabaseAway.RETRY_AFTER.toSeconds()))
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE, DatabaseAway.SENTENCE.toString()));
    }

    private static ResponseEntity<ProblemDetail> plain(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }

    @Override
    protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(HttpStatus.PAYLOAD_TOO_LARGE, "The file is larger than 50 MB. 文件超过50 MB。", headers, request, e);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
            // a name that is misspelt must not empty the field that was meant
            String name = unknown.getPropertyName();
            String told = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
            return problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "There is no field “" + told + "” here. 此处没有字段“" + told + "”。",
                    headers,
                    request,
                    e);
        }
        return problem(
                HttpStatus.BAD_REQUEST,
                "The body is not the JSON that is asked for. 请求内容不是有效的JSON。",
                headers,
                request,
                e);
    }

    /** What is nowhere is told where all is told that no API answers: there a browser is sent a page. */
    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        try {
            ((ServletWebRequest) request).getResponse().sendError(status.value());
            return null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private ResponseEntity<Object> problem(
            HttpStatus status, String detail, HttpHeaders headers, WebRequest request, Exception e) {
        return handleExceptionInternal(e, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
    }

    /** What Spring says itself is English only: the Chinese is added, and nothing of the inside is told. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && !isBilingual(problem.getDetail())) {
            Sentence general = StatusSentence.of(status.value());
            // which part of the request it is, Spring alone knows
            boolean tells = status.value() == HttpStatus.BAD_REQUEST.value() && problem.getDetail() != null;
            problem.setDetail(tells ? problem.getDetail() + " " + general.zh() : general.toString());
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static boolean isBilingual(String detail) {
        return detail != null
                && detail.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
