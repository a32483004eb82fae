package com.lancore.pathways.dossier;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Keeps nothing of what is written but its size and its sums. */
final class Measure extends OutputStream {

    private final MessageDigest sha256;
    private final CRC32 crc = new CRC32();
    private long size;

    Measure() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        sha256.update(bytes, from, length);
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
        return HexFormat.of().formatHex(sha256.digest());
    }
}
