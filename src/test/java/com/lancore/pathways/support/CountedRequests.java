package com.lancore.pathways.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/** Counts, for each request that the application answers, everything that it asks of its database, the login included. */
public class CountedRequests {

    private static final String SENT = CountedRequests.class.getName();

    /**
     * A request that was answered.
     *
     * @param path without the query
     * @param variables what it sent to the engine; null where it sent none
     * @param count what it asked of the database
     */
    public record Seen(String path, Map<String, Object> variables, Trips.Count count) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** The next so many that send variables to the engine, in their order. */
    public List<Seen> take(int requests) {
        return take(requests, request -> request.variables() != null);
    }

    /** What the one request to a path asks that a call makes. */
    public Trips.Count of(String path, Runnable call) {
        seen.clear();
        call.run();
        return take(1, request -> request.path().equals(path)).get(0).count();
    }

    /** An answer may be there before its request has ended. */
    private List<Seen> take(int requests, Predicate<Seen> which) {
        Awaitility.await().until(() -> seen.stream().filter(which).count() == requests);
        List<Seen> taken = seen.stream().filter(which).toList();
        seen.clear();
        return taken;
    }

    @Bean
    static BeanPostProcessor countedDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database ? Trips.counted(database) : bean;
            }
        };
    }

    /** Outside of every filter, of which the login is one. */
    @Bean
    ServletRequestListener counting() {
        return new ServletRequestListener() {
            @Override
            public void requestInitialized(ServletRequestEvent event) {
                Trips.begin();
            }

            @Override
            public void requestDestroyed(ServletRequestEvent event) {
                Trips.Count count = Trips.end();
                if (event.getServletRequest() instanceof HttpServletRequest request) {
                    JsonNode sent = (JsonNode) request.getAttribute(SENT);
                    seen.add(new Seen(request.getRequestURI(), sent == null ? null : values(sent), count));
                }
            }
        };
    }

    @Bean
    OncePerRequestFilter reading() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (!request.getRequestURI().startsWith("/engine-rest")) {
                    chain.doFilter(request, response);
                    return;
                }
                ContentCachingRequestWrapper read = new ContentCachingRequestWrapper(request, 0);
                try {
                    chain.doFilter(read, response);
                } finally {
                    request.setAttribute(
                            SENT, JSON.readTree(read.getContentAsByteArray()).get("variables"));
                }
            }
        };
    }

    private static Map<String, Object> values(JsonNode variables) {
        Map<String, Object> values = new LinkedHashMap<>();
        variables.properties().forEach(variable -> {
            JsonNode value = variable.getValue().get("value");
            values.put(variable.getKey(), value.isBoolean() ? value.asBoolean() : value.asText());
        });
        return values;
    }
}
