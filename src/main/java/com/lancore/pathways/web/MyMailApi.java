package com.lancore.pathways.web;

import com.lancore.pathways.notification.MailChoices;
import com.lancore.pathways.notification.MailChoices.Choice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the caller is written. */
@RestController
@RequestMapping("/api/me/mail")
class MyMailApi {

    private final MailChoices choices;

    MyMailApi(MailChoices choices) {
        this.choices = choices;
    }

    record Wanted(String language) {}

    @GetMapping
    Choice mine() {
        return choices.mine();
    }

    @PutMapping
    Choice choose(@RequestBody Wanted wanted) {
        return choices.choose(wanted.language());
    }
}
