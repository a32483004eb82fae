package com.lancore.pathways.speed;

import com.lancore.pathways.support.Person;
import java.util.Map;

/** What a person is asked for first: the first page of the groups' tasks, and how many there are; permissions on. */
final class TaskLists {

    /** Whose group has some thousand tasks; that of the filing has half of all. */
    private static final Map<String, String> PEOPLE =
            Map.of("academic", "academicCommittee", "ethics", "ethicsCommittee");

    /** Rounds that are not measured. */
    private static final int WARM = 6;

    private TaskLists() {}

    static void measure(Pair pair, Figures figures, int rounds) throws Exception {
        pair.stop();
        pair.ours().start();
        pair.bare().grantTasksToTheirGroups();
        pair.bare().start("--camunda.bpm.authorization.enabled=true");
        for (int round = -WARM; round < rounds; round++) {
            for (Contender one : pair.inTurn(round)) {
                for (Map.Entry<String, String> person : PEOPLE.entrySet()) {
                    Person asks = one.person(person.getKey());
                    String mine = "candidateGroups=" + person.getValue() + "&includeAssignedTasks=true";
                    double page = milliseconds(
                            asks,
                            "/engine-rest/task?" + mine + "&sortBy=dueDate&sortOrder=asc&firstResult=0&maxResults=50");
                    double count = milliseconds(asks, "/engine-rest/task/count?" + mine);
                    if (round >= 0) {
                        figures.keep("first page of my groups' tasks, ms", one, page);
                        figures.keep("count of my groups' tasks, ms", one, count);
                    }
                }
            }
        }
        pair.bare().stop();
    }

    private static double milliseconds(Person person, String page) {
        long begun = System.nanoTime();
        person.get(page).is(200);
        return (System.nanoTime() - begun) / 1e6;
    }
}
