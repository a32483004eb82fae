package com.lancore.pathways.notification;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** People who read their deadlines in a calendar, and what another library than wrote it finds there. */
final class Feeds {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final House house;

    Feeds(House house) {
        this.house = house;
    }

    // ---- who reads

    static String newName() {
        return "reader-" + PEOPLE.incrementAndGet();
    }

    Person somebody(String group) {
        return house.newPerson(newName(), List.of(group), List.of());
    }

    /** The path of a new feed of somebody. */
    static String of(Person person) {
        return path(person.post("/api/me/feed", Map.of())
                .is(201)
                .json()
                .get("address")
                .asText());
    }

    static String path(String address) {
        return address.substring(address.indexOf("/api/"));
    }

    static String tokenOf(String address) {
        return address.substring(address.indexOf('=') + 1);
    }

    // ---- what is read

    String read(String path) {
        return house.nobody().get(path).is(200).text();
    }

    void refused(String path) {
        Answer answer = house.nobody().get(path).isPlainRefusal().is(404).says("There is no calendar at this address");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(answer.text()).doesNotContain("token=");
    }

    static String unfolded(String text) {
        return text.replace("\r\n ", "");
    }

    /** As another library reads it, which has nothing to find fault with. */
    static ICalendar parse(String text) {
        List<List<ParseWarning>> warnings = new ArrayList<>();
        List<ICalendar> read = Biweekly.parse(text).warnings(warnings).all();
        assertThat(read).hasSize(1);
        assertThat(warnings).allSatisfy(w -> assertThat(w).isEmpty());
        return read.get(0);
    }

    List<String> codes(String path) {
        return parse(read(path)).getEvents().stream()
                .map(e -> e.getSummary().getValue().replaceAll("^[⚠✓✗ ]*([A-Z0-9-]+):.*", "$1"))
                .toList();
    }

    VEvent event(Study of, String path) {
        ICalendar calendar = parse(read(path));
        assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).isEmpty();
        List<VEvent> found = calendar.getEvents().stream()
                .filter(e -> e.getSummary().getValue().contains(of.code() + ":"))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    static LocalDate dateOf(VEvent event) {
        // a day without a zone: biweekly keeps its parts as they are written
        var day = event.getDateStart().getValue().getRawComponents();
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDate());
    }

    static List<Instant> alarms(VEvent event) {
        return event.getAlarms().stream()
                .map(VAlarm::getTrigger)
                .map(t -> t.getDate().toInstant())
                .toList();
    }
}
