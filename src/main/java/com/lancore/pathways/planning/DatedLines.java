package com.lancore.pathways.planning;

import com.lancore.pathways.refusal.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names with their dates as a person writes them, one a line: {@code First patient: 2027-03-01}. */
public final class DatedLines {

    private static final Pattern LINE = Pattern.compile("(.*?)[\\s:：=|,，;；–—-]*(\\d{4}-\\d{2}-\\d{2})");

    private DatedLines() {}

    /**
     * Reads them.
     *
     * @return the dates by their names, in their order
     * @throws Refusal 422 for a line without a name or a date, or a name that stands twice
     */
    public static Map<String, LocalDate> read(String text) {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()
                    || parts.group(1).isBlank()
                    || dates.containsKey(parts.group(1).strip())) {
                throw unreadable(line);
            }
            dates.put(parts.group(1).strip(), date(parts.group(2), line));
        });
        return dates;
    }

    private static LocalDate date(String text, String line) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw unreadable(line);
        }
    }

    private static Refusal unreadable(String line) {
        return Refusal.rule(
                "“" + line
                        + "” is no milestone: write one a line, each once, with its date, such as First patient: 2027-03-01.",
                "“" + line + "”不是里程碑：每行一个，不得重复，并注明日期，例如“首例受试者：2027-03-01”。");
    }
}
