package com.lancore.pathways.dossier;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A dossier that was put together and can be written, piece by piece. */
public final class Dossier {

    private final String name;
    private final LocalDateTime at;
    private final List<Part> parts;

    Dossier(String name, LocalDateTime at, List<Part> parts) {
        this.name = name;
        this.at = at;
        this.parts = parts;
    }

    /** What the file is called. */
    public String fileName() {
        return name + ".zip";
    }

    /**
     * Writes the ZIP and leaves the stream open. Nothing is compressed: what a compressor makes of the same bytes differs
     * from machine to machine. Every file carries the time of the trail's last entry.
     */
    public void writeTo(OutputStream to) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(to);
        for (Part part : parts) {
            ZipEntry entry = new ZipEntry(part.path());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(part.size());
            entry.setCrc(part.crc());
            entry.setTimeLocal(at);
            zip.putNextEntry(entry);
            part.content().writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }
}
