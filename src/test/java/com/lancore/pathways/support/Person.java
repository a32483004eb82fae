package com.lancore.pathways.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** Somebody who calls the application over HTTP, by name and password, or without. */
public final class Person {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Of a test on a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String base;
    private final String name;
    private final String password;

    /** Somebody at an address; nobody where the name is null. */
    Person(String base, String name, String password) {
        this.base = base;
        this.name = name;
        this.password = password;
    }

    /** Somebody of an application that runs elsewhere. */
    public static Person at(String base, String name, String password) {
        return new Person(base, name, password);
    }

    public String name() {
        return name;
    }

    public Answer get(String path) {
        return send("GET", path, "application/json", BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return changes("DELETE", path, null);
    }

    public Answer post(String path, Object body) {
        return changes("POST", path, json(body));
    }

    public Answer put(String path, Object body) {
        return changes("PUT", path, json(body));
    }

    private Answer changes(String method, String path, String body) {
        return Journal.during(
                Journal.Entry.call(name, method, path, body),
                () -> send(
                        method,
                        path,
                        "application/json",
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    /** A multipart form with one file. */
    public Answer upload(String path, Map<String, String> fields, String fileName, byte[] content) {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((key, value) -> part(form, boundary, "name=\"" + key + "\"", "", value));
        part(
                form,
                boundary,
                "name=\"file\"; filename=\"" + fileName + "\"",
                "Content-Type: application/octet-stream\r\n",
                "");
        form.writeBytes(content);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return Journal.during(
                Journal.Entry.upload(name, path, fields, fileName, content),
                () -> send(
                        "POST",
                        path,
                        "multipart/form-data; boundary=" + boundary,
                        BodyPublishers.ofByteArray(form.toByteArray())));
    }

    /** A file that is no text. */
    public byte[] download(String path) {
        return answer(request("GET", path, "application/json", BodyPublishers.noBody()), BodyHandlers.ofByteArray())
                .body();
    }

    /** A file that is too large to be held. */
    public Path save(String path, Path to) {
        return answer(request("GET", path, "application/json", BodyPublishers.noBody()), BodyHandlers.ofFile(to))
                .body();
    }

    /** Whatever somebody may send. */
    public Answer send(String method, String path, String contentType, BodyPublisher body) {
        var response = answer(request(method, path, contentType, body), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                name + ": " + method + " " + path, response.statusCode(), response.headers(), response.body());
    }

    private HttpRequest request(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", contentType)
                .header("Accept", "application/json, application/problem+json, */*")
                .method(method, body);
        if (name != null) {
            String login = name + ":" + password;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    private static <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object body) {
        try {
            return body instanceof String text ? text : Answer.JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void part(ByteArrayOutputStream to, String boundary, String what, String type, String value) {
        String lead = to.size() == 0 ? "" : "\r\n";
        to.writeBytes((lead + "--" + boundary + "\r\nContent-Disposition: form-data; " + what + "\r\n" + type + "\r\n"
                        + value)
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name == null ? "nobody" : name;
    }
}
