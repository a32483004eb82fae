package com.lancore.pathways.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser at the web applications, as far as its cookies and headers go. */
public final class WebSession {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();

    WebSession(String base) {
        this.base = base;
    }

    /** Sends this header with every call from now on; null leaves it out again. */
    public WebSession with(String header, String value) {
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    /** A browser that has the page of Tasklist open and nobody logged in. */
    public WebSession open() {
        return open("tasklist");
    }

    private WebSession open(String app) {
        get("/camunda/app/" + app + "/default/").is(200);
        return this;
    }

    public Answer login(String name, String password) {
        return login("tasklist", name, password);
    }

    /** Logs in at one of the web applications; the page that comes then brings the token of the new session. */
    public Answer login(String app, String name, String password) {
        Answer answer = send(
                "POST",
                "/camunda/api/admin/auth/user/default/login/" + app,
                "application/x-www-form-urlencoded",
                "username=" + encoded(name) + "&password=" + encoded(password));
        if (answer.status() == 200) {
            open(app);
        }
        return answer;
    }

    public Answer logout() {
        return send("POST", "/camunda/api/admin/auth/user/default/logout", "application/json", "");
    }

    public Answer get(String path) {
        return send("GET", path, "application/json", null);
    }

    public Answer post(String path, String body) {
        return send("POST", path, "application/json", body);
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    /** Puts a cookie into the browser, as whoever has stolen or planted one would. */
    public WebSession cookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** Every Set-Cookie that came so far, as it came. */
    public List<String> setCookies() {
        return setCookies;
    }

    /** Sends a body, or none where it is null. */
    public Answer send(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", type)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (cookies.containsKey("XSRF-TOKEN") && !headers.containsKey("X-XSRF-TOKEN")) {
            request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        headers.forEach(request::header);
        if (!headers.containsKey("Accept")) {
            request.header("Accept", "application/json, text/html, */*");
        }
        HttpResponse<String> response = answer(request.build());
        response.headers().allValues("Set-Cookie").forEach(this::take);
        return new Answer(
                "browser: " + method + " " + path, response.statusCode(), response.headers(), response.body());
    }

    private void take(String setCookie) {
        setCookies.add(setCookie);
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    private static HttpResponse<String> answer(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
