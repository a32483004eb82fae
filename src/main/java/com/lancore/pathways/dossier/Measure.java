package com.lancore.pathways.dossier;

import com.lancore.pathways.audit.Sha256;
import java.io.OutputStream;
import java.util.zip.CRC32;

/** Keeps nothing of what is written but its size and its sums. */
final class Measure extends OutputStream {

    private final Sha256 sha256 = new Sha256();
    private final CRC32 crc = new CRC32();
    private long size;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        sha256.add(bytes, from, length);
        crc.update(bytes, from, length);
        size += length;
    }

    @Override
    public void close() {
        // nothing is held
    }

    long size() {
        return size;
    }

    long crc() {
        return crc.getValue();
    }

    /** Ends it. */
    String sha256() {
        return sha256.hex();
    }
}
