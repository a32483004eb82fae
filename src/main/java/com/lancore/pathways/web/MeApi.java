package com.lancore.pathways.web;

import com.lancore.pathways.engine.People;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is calling: a page offers what the person may do. */
@RestController
class MeApi {

    private final People people;

    MeApi(People people) {
        this.people = people;
    }

    /**
     * The caller.
     *
     * @param groups as they are now, in alphabetical order
     */
    record Me(String person, List<String> groups) {}

    @GetMapping("/api/me")
    Me me() {
        String person = people.current();
        return new Me(person, people.groupsOf(person).stream().sorted().toList());
    }
}
