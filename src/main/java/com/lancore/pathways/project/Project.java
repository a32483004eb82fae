package com.lancore.pathways.project;

import java.time.Instant;

/**
 * A project.
 *
 * @param clientCode the client (the engine's tenant), or null for a project of the house
 */
public record Project(String code, String title, String clientCode, String openedBy, Instant openedAt) {}
