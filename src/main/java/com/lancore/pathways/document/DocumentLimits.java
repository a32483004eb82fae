package com.lancore.pathways.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How much one project keeps; how large one file may be is {@code spring.servlet.multipart.max-file-size}.
 *
 * @param perProject documents of a project, all versions counted
 * @param sizePerProject their bytes together
 */
@ConfigurationProperties("pathways.documents")
record DocumentLimits(int perProject, DataSize sizePerProject) {}
