package com.lancore.pathways.event;

import java.util.List;

/** The events of one process room. */
@FunctionalInterface
public interface EventCatalogue {

    List<ReportedEvent> events();
}
