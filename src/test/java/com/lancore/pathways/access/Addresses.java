package com.lancore.pathways.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every address that the application answers at, as those say who answer there: {@code GET /task/{id}}. */
final class Addresses {

    private Addresses() {}

    /** The engine's REST API, under whichever name of an engine. */
    static Set<String> ofTheEngine() {
        return of("", CamundaRestResources.getResourceClasses())
                .map(address -> address.replaceFirst("^(\\w+) /engine/\\{name}/", "$1 /"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the web applications have beside it: login, first set-up, and the resources of their plug-ins. */
    static Set<String> ofTheWebApplications() {
        return Stream.of(
                        of("/camunda/api/admin", new AdminApplication()),
                        of("/camunda/api/cockpit", new CockpitApplication()),
                        of("/camunda/api/tasklist", new TasklistApplication()),
                        of("/camunda/api/welcome", new WelcomeApplication()))
                .flatMap(addresses -> addresses)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ours, and what Spring adds. */
    static Set<String> ofOurs(Collection<RequestMappingInfoHandlerMapping> mappings) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(Addresses::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        // what answers to every method is called with one
        Set<RequestMethod> called = methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
        return mapping.getPatternValues().stream()
                // where the container leads what went wrong elsewhere
                .filter(pattern -> !pattern.equals("/error"))
                .flatMap(pattern -> called.stream().map(method -> method + " " + pattern));
    }

    private static Stream<String> of(String base, Application application) {
        return of(base, application.getClasses());
    }

    private static Stream<String> of(String base, Collection<Class<?>> classes) {
        return classes.stream()
                .flatMap(type ->
                        lineage(type).stream().filter(t -> t.isAnnotationPresent(Path.class)).findFirst().stream()
                                .flatMap(t -> of(
                                        type,
                                        joined(base, t.getAnnotation(Path.class).value()),
                                        0)));
    }

    /** The methods of a resource, and those of the resources that it leads to. */
    private static Stream<String> of(Class<?> type, String base, int depth) {
        return depth > 6
                ? Stream.empty()
                : Arrays.stream(type.getMethods()).flatMap(method -> {
                    List<Method> declared = declared(type, method);
                    Optional<String> path = declared.stream()
                            .filter(m -> m.isAnnotationPresent(Path.class))
                            .map(m -> m.getAnnotation(Path.class).value())
                            .findFirst();
                    String address = joined(base, path.orElse(""));
                    Optional<String> http = declared.stream()
                            .flatMap(m -> Arrays.stream(m.getAnnotations()))
                            .map(Annotation::annotationType)
                            .filter(a -> a.isAnnotationPresent(HttpMethod.class))
                            .map(a -> a.getAnnotation(HttpMethod.class).value())
                            .findFirst();
                    if (http.isPresent()) {
                        return Stream.of(http.get() + " " + address);
                    }
                    return path.isPresent() ? of(method.getReturnType(), address, depth + 1) : Stream.empty();
                });
    }

    private static List<Method> declared(Class<?> type, Method method) {
        return lineage(type).stream()
                .flatMap(t -> Arrays.stream(t.getMethods()))
                .filter(m -> m.getName().equals(method.getName())
                        && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()))
                .toList();
    }

    private static Set<Class<?>> lineage(Class<?> type) {
        Set<Class<?>> lineage = new LinkedHashSet<>();
        Deque<Class<?>> left = new ArrayDeque<>(List.of(type));
        while (!left.isEmpty()) {
            Class<?> next = left.poll();
            if (lineage.add(next)) {
                Optional.ofNullable(next.getSuperclass()).ifPresent(left::add);
                left.addAll(List.of(next.getInterfaces()));
            }
        }
        return lineage;
    }

    private static String joined(String base, String path) {
        return (base + "/" + path).replaceAll("/+", "/").replaceFirst("(?<=.)/$", "");
    }
}
