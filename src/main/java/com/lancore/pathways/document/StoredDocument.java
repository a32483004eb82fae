package com.lancore.pathways.document;

import java.time.Instant;

/**
 * A document as it is kept, without its bytes.
 *
 * @param version counts up from 1 for each kind of a project
 * @param sha256 of the bytes, lower-case hex
 * @param entry the trail's number of the upload
 */
public record StoredDocument(
        String id,
        String projectCode,
        DocumentKind kind,
        int version,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        long entry) {}
