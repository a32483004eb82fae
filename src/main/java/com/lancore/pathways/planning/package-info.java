/**
 * Plans: when each step of a pathway can begin and end by the house's planned durations and the published calendar, how
 * much slack it has, and what a project has done of it. A plan is worked out anew each time it is asked for; nothing is
 * written and nothing is due by it.
 */
package com.lancore.pathways.planning;
