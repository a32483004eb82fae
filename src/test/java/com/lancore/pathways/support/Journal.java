package com.lancore.pathways.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What happens in a story that may change something: a person's call, the clock set, timers fired. Somebody may listen,
 * in order to keep how a story went on; as a rule nobody does.
 */
public final class Journal {

    private static volatile Listener listener;

    private Journal() {}

    /** Hears of each thing before it happens, and after. */
    public interface Listener {

        /** Answers it as it is to be kept, or ends the story here by throwing. */
        Entry before(Entry entry);

        void after(Entry entry);
    }

    /**
     * One thing.
     *
     * @param clock what the clock was set to; null unless this is what happened
     * @param person who called
     * @param fields of an upload
     * @param content of an upload, in Base64
     * @param status what the call answered
     * @param fired the code of the project whose due timers were fired
     * @param nodes the nodes of the timers that fired
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String clock,
            String person,
            String method,
            String path,
            String body,
            Map<String, String> fields,
            String file,
            String content,
            Integer status,
            String fired,
            List<String> nodes) {

        static Entry clock(Instant now) {
            return new Entry(now.toString(), null, null, null, null, null, null, null, null, null, null);
        }

        static Entry call(String person, String method, String path, String body) {
            return new Entry(null, person, method, path, body, null, null, null, null, null, null);
        }

        static Entry upload(String person, String path, Map<String, String> fields, String file, byte[] content) {
            String text = Base64.getEncoder().encodeToString(content);
            return new Entry(null, person, "POST", path, null, fields, file, text, null, null, null);
        }

        static Entry fired(String project, List<String> nodes) {
            return new Entry(null, null, null, null, null, null, null, null, null, project, nodes);
        }

        /** The same call by other names. */
        public Entry named(String otherPath, Map<String, String> otherFields) {
            return new Entry(clock, person, method, otherPath, body, otherFields, file, content, status, fired, nodes);
        }

        Entry answered(int answer) {
            return new Entry(clock, person, method, path, body, fields, file, content, answer, fired, nodes);
        }
    }

    /** From now on somebody listens; null for nobody. */
    public static void tell(Listener whom) {
        listener = whom;
    }

    static Answer during(Entry entry, Supplier<Answer> what) {
        Listener told = listener;
        if (told == null) {
            return what.get();
        }
        Entry kept = told.before(entry);
        Answer answer = what.get();
        told.after(answer == null ? kept : kept.answered(answer.status()));
        return answer;
    }
}
