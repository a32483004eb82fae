package com.lancore.pathways.deadline;

import com.lancore.pathways.calendar.DueDate;
import com.lancore.pathways.calendar.WorkingCalendar;
import java.time.LocalDate;

/**
 * How long a period is: in working days, or in months by the corresponding day. One of the two is given.
 *
 * @param workingDays how many, or null
 * @param months how many, or null
 */
public record Term(Integer workingDays, Integer months) {

    public Term {
        if ((workingDays == null) == (months == null)) {
            throw new IllegalArgumentException("A period is counted in working days or in months.");
        }
    }

    public static Term ofWorkingDays(int workingDays) {
        return new Term(workingDays, null);
    }

    public static Term ofMonths(int months) {
        return new Term(null, months);
    }

    DueDate due(WorkingCalendar calendar, LocalDate countedFrom) {
        return months == null ? calendar.due(countedFrom, workingDays) : calendar.dueInMonths(countedFrom, months);
    }

    String inWords() {
        return months == null ? workingDays + " working days" : months + " months";
    }
}
