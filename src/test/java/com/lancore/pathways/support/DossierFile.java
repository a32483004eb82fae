package com.lancore.pathways.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A dossier in a test: its files, and the same with one of them changed. */
public final class DossierFile {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public static DossierFile read(byte[] zip) {
        DossierFile read = new DossierFile();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    public byte[] bytes(String path) {
        return files.get(path);
    }

    public String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    public JsonNode json(String path) {
        try {
            return Answer.JSON.readTree(text(path));
        } catch (JsonProcessingException e) {
            throw new AssertionError(path + " is no JSON", e);
        }
    }

    /** With other bytes in one file; null takes the file away. */
    public DossierFile with(String path, byte[] bytes) {
        DossierFile changed = new DossierFile();
        changed.files.putAll(files);
        if (bytes == null) {
            changed.files.remove(path);
        } else {
            changed.files.put(path, bytes);
        }
        return changed;
    }

    public Path zip(Path to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(to, bytes.toByteArray());
    }

    /** Unpacks it as a person would. */
    public Path unpack(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path to = folder.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.write(to, file.getValue());
        }
        return folder;
    }

    /** How the verifier ended and what it said. */
    public record Verified(int exit, String said) {}

    /** Runs the jar that checks dossiers, in a folder where there is nothing else. */
    public static Verified verify(Path folder, String... arguments) throws IOException, InterruptedException {
        Path jar = Files.copy(jar(), folder.resolve("verify.jar"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        List<String> command = new java.util.ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx32m", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        // it tells that it picked them up, in the middle of what it says
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The verifier does not end");
        }
        return new Verified(process.exitValue(), said);
    }

    /** As the build packs it. */
    private static Path jar() throws IOException {
        try (var built = Files.newDirectoryStream(Path.of("target"), "*-verify.jar")) {
            return built.iterator().next();
        }
    }
}
