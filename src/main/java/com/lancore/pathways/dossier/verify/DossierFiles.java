package com.lancore.pathways.dossier.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a dossier, in a ZIP or in a folder; nothing is unpacked. */
interface DossierFiles extends Closeable {

    /** Their paths with slashes, in alphabetical order; one that is there twice stands twice. */
    List<String> paths();

    /**
     * Reads one.
     *
     * @throws IOException where there is none of this path, too
     */
    InputStream open(String path) throws IOException;

    static DossierFiles in(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return new Folder(place);
        }
        if (!Files.isReadable(place)) {
            throw new IOException("there is no such file or folder.");
        }
        return new Zip(place);
    }

    /** A ZIP as it was exported. */
    final class Zip implements DossierFiles {

        private final ZipFile zip;
        private final List<String> paths;

        Zip(Path place) throws IOException {
            zip = new ZipFile(place.toFile());
            paths = zip.stream().map(ZipEntry::getName).sorted().toList();
        }

        @Override
        public List<String> paths() {
            return paths;
        }

        @Override
        public InputStream open(String path) throws IOException {
            ZipEntry entry = zip.getEntry(path);
            if (entry == null) {
                throw new IOException(path + " is missing.");
            }
            return zip.getInputStream(entry);
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** The folder to which a ZIP was unpacked. */
    final class Folder implements DossierFiles {

        private final TreeMap<String, Path> files = new TreeMap<>();

        Folder(Path place) throws IOException {
            try (Stream<Path> found = Files.walk(place)) {
                found.filter(Files::isRegularFile)
                        .forEach(file -> files.put(
                                String.join(
                                        "/",
                                        Stream.of(place.relativize(file))
                                                .flatMap(p -> Stream.iterate(0, i -> i < p.getNameCount(), i -> i + 1)
                                                        .map(i -> p.getName(i).toString()))
                                                .toList()),
                                file));
            }
        }

        @Override
        public List<String> paths() {
            return Collections.unmodifiableList(new ArrayList<>(files.keySet()));
        }

        @Override
        public InputStream open(String path) throws IOException {
            Path file = files.get(path);
            if (file == null) {
                throw new IOException(path + " is missing.");
            }
            return Files.newInputStream(file);
        }

        @Override
        public void close() {}
    }
}
