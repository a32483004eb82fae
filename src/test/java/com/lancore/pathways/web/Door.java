package com.lancore.pathways.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.access.AccessMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A method of an address, with its names in braces.
 *
 * @param query what may stand in its query
 * @param fields what may stand in its body
 */
record Door(String method, String path, List<String> query, List<String> fields, boolean takesFiles) {

    /** What the queries of the plug-ins know. */
    private static final List<String> OF_PLUGINS = List.of(
            "processDefinitionId",
            "parentProcessDefinitionId",
            "activityIdIn",
            "businessKey",
            "variables",
            "startedAfter",
            "sortBy",
            "sortOrder",
            "firstResult",
            "maxResults",
            "groupBy",
            "metrics",
            "profile",
            "credentials");

    boolean writes() {
        return Set.of("POST", "PUT", "PATCH").contains(method);
    }

    String call() {
        return method + " " + path;
    }

    /** Of the engine's REST API, as it describes itself. */
    static List<Door> ofTheEngine(String under) throws IOException {
        try (InputStream in = Door.class.getResourceAsStream("/openapi.json")) {
            return described(new ObjectMapper().readTree(in), under);
        }
    }

    /** Of the web applications and their plug-ins, as the matrix of access has them. */
    static List<Door> ofTheWebApplications() {
        return AccessMatrix.read().rows().stream()
                .filter(row -> row.door().equals("webapps"))
                .map(row -> new Door(row.method(), row.address(), OF_PLUGINS, OF_PLUGINS, false))
                .distinct()
                .toList();
    }

    /** Those of a description in OpenAPI. */
    static List<Door> described(JsonNode description, String under) {
        List<Door> doors = new ArrayList<>();
        description.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    List<String> query = new ArrayList<>();
                    operation.getValue().path("parameters").forEach(p -> {
                        if (p.path("in").asText().equals("query")) {
                            query.add(p.get("name").asText());
                        }
                    });
                    JsonNode contents = operation.getValue().at("/requestBody/content");
                    List<String> fields = new ArrayList<>();
                    contents.forEach(content -> fields(description, content.path("schema"), fields));
                    doors.add(new Door(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            under + path.getKey(),
                            query,
                            fields,
                            contents.has("multipart/form-data")));
                }));
        return doors;
    }

    private static void fields(JsonNode description, JsonNode schema, Collection<String> fields) {
        schema.path("properties").fieldNames().forEachRemaining(fields::add);
        if (schema.has("$ref")) {
            fields(description, description.at(schema.get("$ref").asText().substring(1)), fields);
        }
        schema.path("allOf").forEach(part -> fields(description, part, fields));
    }
}
