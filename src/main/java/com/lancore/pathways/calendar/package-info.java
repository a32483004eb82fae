/**
 * Working days in mainland China: the notices that say which days are off, and the counting of legal periods by them.
 *
 * <p>What belongs here: the year of a notice ({@link com.lancore.pathways.calendar.CalendarYear}), the calendar made of
 * such years ({@link com.lancore.pathways.calendar.WorkingCalendar}), the answer to "when is it due" ({@link
 * com.lancore.pathways.calendar.DueDate}) and the turning of instants into Shanghai dates ({@link
 * com.lancore.pathways.calendar.Shanghai}). What does not: which period a rule gives, from which letter it counts, who
 * is reminded (the deadline room), and where loaded years are kept. No engine, no Spring, no database.
 *
 * <p>The rules counted by: Civil Code Art. 201 (the day a period starts on is not counted) and Art. 203 (the period
 * ends at 24:00 of its last day); the yearly notices of the State Council General Office on holidays, which name the
 * days off and the weekend days that are worked instead (调休上班, "make-up days"). A make-up day is a working day like any
 * other.
 */
package com.lancore.pathways.calendar;
