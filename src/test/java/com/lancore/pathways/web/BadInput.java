package com.lancore.pathways.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** What nobody means well with: bodies, values, parts of addresses and forms, drawn by a seed so that they come again. */
final class BadInput {

    private static final String DEEP = "[".repeat(50_000);

    /** What is no JSON, or none that an address could mean. */
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "}",
            "[]",
            "[{}]",
            "null",
            "true",
            "\"text\"",
            "nonsense",
            "NaN",
            "-Infinity",
            "1e999999",
            "9".repeat(5_000),
            "{\"a\":NaN}",
            "{\"a\":1,\"a\":2}",
            "{\"\":{}}",
            "{\"__proto__\":{\"x\":1},\"constructor\":null}",
            "{\"@class\":\"java.util.HashMap\",\"@type\":\"x\"}",
            "{\"variables\":null}",
            "{\"variables\":{\"a\":null}}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\u0000\"}",
            "\uFEFF{}",
            "{'a':1}",
            "{\"a\":1,}",
            "/* */ {}",
            "{\"a\":\"" + "x".repeat(200_000) + "\"}",
            DEEP,
            "{\"a\":" + DEEP,
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>");

    /** As values of a field, in JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "99999999999999999999999999",
            "2147483648",
            "0.1",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\udc00\"",
            "\"${1+1}\"",
            "\"#{T(java.lang.Runtime)}\"",
            "\"' or 1=1 --\"",
            "\"../../etc/passwd\"",
            "\"<script>alert(1)</script>\"",
            "\"2026-02-30\"",
            "\"2026-13-45T99:99:99.000+9999\"",
            "\"-999999999-01-01\"",
            "\"+999999999-12-31\"",
            "\"中文\\u202e\"",
            "[]",
            "[null]",
            "[[\"x\"]]",
            "{}",
            "{\"a\":null}",
            "{\"value\":\"x\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\","
                    + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}");

    /** As a part of an address, written as it goes over the wire. */
    private static final List<String> WORDS = List.of(
            "no-such",
            "-1",
            "0",
            "99999999999999999999",
            "null",
            "true",
            "%20",
            "%00",
            "%0d%0aX:1",
            "%27%20or%201=1--",
            "%7B%7D",
            "%24%7B1%2B1%7D",
            "%F0%9F%92%A9",
            "%ED%A0%80",
            "%FF",
            "..%2f..%2fetc",
            "%2e%2e",
            "2026-02-30",
            "2026-01-01",
            "-999999999-01-01",
            "%2B999999999-12-31",
            "2026-01-01T00:00:00.000%2B0000",
            "a".repeat(3_000));

    private final Random random;

    BadInput(long seed) {
        this.random = new Random(seed);
    }

    List<String> bodies() {
        return BODIES;
    }

    String body() {
        return one(BODIES);
    }

    List<String> words() {
        return WORDS;
    }

    /** An object with some of these fields and one more, each with a value that nobody expects. */
    String object(Collection<String> fields) {
        List<String> names = new ArrayList<>(fields);
        names.add("unknown" + random.nextInt(10));
        return names.stream()
                .filter(name -> random.nextInt(3) > 0)
                .map(name -> "\"" + name + "\":" + one(VALUES))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * An address with something in the place of each of its names, and in its query.
     *
     * @param there what the application has under parts of addresses, sometimes taken so that the call comes further
     */
    String address(Door door, Map<String, String> there) {
        String path = door.path();
        if (random.nextInt(3) > 0) {
            for (Map.Entry<String, String> part : there.entrySet()) {
                path = path.replace(part.getKey(), part.getValue());
            }
        }
        while (path.contains("{")) {
            path = path.substring(0, path.indexOf('{')) + one(WORDS) + path.substring(path.indexOf('}') + 1);
        }
        String query = door.query().stream()
                .filter(name -> random.nextInt(door.query().size()) < 4)
                .map(name -> name + "=" + one(WORDS))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Bodies of multipart, with the boundary {@code b}. */
    static List<String> forms() {
        String kind = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nOTHER\r\n";
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n\r\n%PDF-1.4\r\n";
        return List.of(
                "",
                "--b--\r\n",
                "--b",
                kind,
                file + "--b--\r\n",
                kind + kind + "--b--\r\n",
                kind + "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ntext\r\n--b--\r\n",
                kind + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\nx\r\n--b--\r\n",
                kind
                        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\u0000\"\r\n\r\nx\r\n--b--\r\n",
                kind + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"..\"\r\n\r\nx\r\n--b--\r\n",
                kind + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n\r\n\r\n--b--\r\n",
                kind + "--b\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n",
                kind + "--b\r\n\r\nno header\r\n--b--\r\n",
                kind + "--b\r\nX: " + "y".repeat(20_000) + "\r\n\r\nx\r\n--b--\r\n",
                kind
                        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\nContent-Type: \u0001/x\r\n\r\n--b--\r\n",
                kind.replace("OTHER", "") + file + "--b--\r\n",
                kind.replace("OTHER", "\u0000") + file + "--b--\r\n",
                kind.replace("OTHER", "x".repeat(100_000)) + file + "--b--\r\n",
                kind.replace("\"kind\"", "\"process\"") + file + "--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"p%d\"\r\n\r\nx\r\n".repeat(300) + "--b--\r\n",
                kind + "--b\r\nContent-Disposition: form-data; name=\"process\"\r\n\r\n' or 1=1 --\r\n" + file
                        + "--b--\r\n");
    }
}
