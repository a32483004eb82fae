package com.lancore.pathways.requirement;

import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.document.StoredDocument;

/**
 * A document that a step asks for.
 *
 * @param there the newest that counts, or null
 */
public record AskedDocument(DocumentKind kind, Basis basis, StoredDocument there) {}
