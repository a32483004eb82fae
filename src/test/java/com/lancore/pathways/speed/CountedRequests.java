package com.lancore.pathways.speed;

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
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/** Counts, for each request that the application answers, everything that it asks of its database, the login included. */
class CountedRequests {

    private static final String SENT = CountedRequests.class.getName();

    /** A request to the engine that sent variables. */
    record Seen(Map<String, Object> variables, Trips.Count count) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** The next so many, in their order: an answer may be there before its request has ended. */
    List<Seen> take(int requests) {
        Awaitility.await().until(() -> seen.size() == requests);
        List<Seen> taken = List.copyOf(seen);
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
                if (event.getServletRequest().getAttribute(SENT) instanceof JsonNode variables) {
                    seen.add(new Seen(values(variables), count));
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
