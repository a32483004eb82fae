package com.lancore.pathways.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What would be if a pathway started on a day.
 *
 * @param steps those of the pathway, in the plan's order
 * @param assumed the working days that were assumed instead of the table's, by step
 */
public record Simulation(
        String pathway,
        LocalDate startDate,
        List<PlannedStep> steps,
        Plan plan,
        Map<String, Integer> assumed,
        List<Holiday> holidays) {}
