package com.lancore.pathways.deadline;

import com.lancore.pathways.access.Role;
import java.util.Set;

/**
 * People are to be told of a deadline; published in the transaction that puts it on the trail.
 *
 * @param deadline as it stands when they are told
 * @param what {@code RUNG_3} … {@code RUNG_0}, {@code BREACH} or {@code CHASE}
 * @param to by the table of the rules; who of these groups may see the project is for the reader to find out
 */
public record Notice(Deadline deadline, String what, Set<Role> to) {

    public static final String BREACH = "BREACH";
    public static final String CHASE = "CHASE";

    /** The process that carries a notice to one person; like the watch it keeps no project open. */
    public static final String CARRIER = "sendNotice";

    static String rung(int workingDaysBefore) {
        return "RUNG_" + workingDaysBefore;
    }
}
