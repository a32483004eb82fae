package com.lancore.pathways.planning;

import java.time.LocalDate;

/**
 * A milestone that the director approved with the execution package, and where it stands; all dates in Shanghai.
 *
 * @param name as it was approved
 * @param step the step of a pathway that reaches it, or null where a review says when it was reached
 * @param baselineOn the day that was approved
 * @param expectedOn by today's plan, or null where it is reached or no step reaches it
 * @param reachedOn or null
 * @param workingDaysLate after the baseline: when it was reached, or until today; 0 where it is not late
 */
public record AgreedMilestone(
        String name,
        String step,
        LocalDate baselineOn,
        LocalDate expectedOn,
        LocalDate reachedOn,
        int workingDaysLate) {}
