package com.lancore.pathways.speed;

import com.lancore.pathways.support.Person;
import java.util.Map;

/** What a person is asked for first: the first page of the groups' tasks, and how many there are; permissions on. */
final class TaskLists {

    /** Whose group has some thousand tasks; that of the filing has half of all. */
    private static final Map<String, String> PEOPLE =
            Map.of("academic", "academicCommittee", "ethics", "ethicsCommittee");

    /** Pages that are not measured, as many as studies of the cases: a process that has just started compiles more than it works. */
    private static final int WARM = 600;

    /** Pages of a person a round; a count takes seconds. */
    private static final int PAGES = 20;

    private TaskLists() {}

    static void measure(Pair pair, Figures figures, int rounds) throws Exception {
        pair.stop();
        pair.ours().start();
        pair.bare().grantTasksToTheirGroups();
        pair.bare().start("--camunda.bpm.authorization.enabled=true");
        for (Contender one : pair.both()) {
            for (Map.Entry<String, String> person : PEOPLE.entrySet()) {
                for (int time = 0; time < WARM; time++) {
                    milliseconds(one.person(person.getKey()), page(person.getValue()));
                }
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender one : pair.inTurn(round)) {
                for (Map.Entry<String, String> person : PEOPLE.entrySet()) {
                    Person asks = one.person(person.getKey());
                    for (int page = 0; page < PAGES; page++) {
                        figures.keep(
                                "first page of my groups' tasks, ms", one, milliseconds(asks, page(person.getValue())));
                    }
                    figures.keep(
                            "count of my groups' tasks, ms",
                            one,
                            milliseconds(asks, "/engine-rest/task/count?" + mine(person.getValue())));
                }
            }
        }
        pair.bare().stop();
    }

    private static String page(String group) {
        return "/engine-rest/task?" + mine(group) + "&sortBy=dueDate&sortOrder=asc&firstResult=0&maxResults=50";
    }

    private static String mine(String group) {
        return "candidateGroups=" + group + "&includeAssignedTasks=true";
    }

    private static double milliseconds(Person person, String page) {
        long begun = System.nanoTime();
        person.get(page).is(200);
        return (System.nanoTime() - begun) / 1e6;
    }
}
