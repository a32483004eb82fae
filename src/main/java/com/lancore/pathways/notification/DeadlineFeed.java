package com.lancore.pathways.notification;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.engine.People;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/**
 * Writes deadlines as a calendar (RFC 5545) for the phone or the mail program of one person. What is due later, moves or
 * is cancelled is the same event in another state: one row of the register, one UID.
 */
@Component
public class DeadlineFeed {

    private static final String NAME = "Lancore Pathways · 期限";

    /**
     * Characters in a line. A line has 75 octets at most (RFC 5545, 3.1), a Chinese character three of them, and the
     * library counts characters.
     */
    private static final int FOLD = 25;

    private final DeadlineEvents events;
    private final People people;
    private final FeedSettings settings;
    private final Clock clock;

    DeadlineFeed(DeadlineEvents events, People people, FeedSettings settings, Clock clock) {
        this.events = events;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /** Since when a row may have been closed to be told still. */
    public Instant oldest() {
        return clock.instant().minus(Duration.ofDays(settings.closedDays()));
    }

    /**
     * The calendar, in UTF-8. The same rows give the same text.
     *
     * @param person for whom it is written
     * @param known what the person may know of; rows closed long ago are left out
     */
    public byte[] write(String person, Collection<Deadline> known) {
        Instant oldest = oldest();
        Set<Role> roles = rolesOf(person);
        Calendar calendar = empty();
        known.stream()
                .filter(d -> d.closedAt() == null || d.closedAt().isAfter(oldest))
                .map(d -> events.of(d, roles))
                .forEach(calendar::add);
        return text(calendar);
    }

    private Calendar empty() {
        String refresh = settings.refresh().toString();
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Lancore//Pathways//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        // the name and the interval by RFC 7986, and as calendars knew them before it
        calendar.add(new Name(NAME));
        calendar.add(new XProperty("X-WR-CALNAME", NAME));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), refresh));
        calendar.add(new XProperty("X-PUBLISHED-TTL", refresh));
        return calendar;
    }

    private Set<Role> rolesOf(String person) {
        Set<String> groups = people.groupsOf(person);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values()).filter(r -> groups.contains(r.group())).forEach(roles::add);
        return roles;
    }

    private static byte[] text(Calendar calendar) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // a calendar without an event is what a person without a project reads; the library would refuse it
            new CalendarOutputter(!calendar.getComponents().isEmpty(), FOLD).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
