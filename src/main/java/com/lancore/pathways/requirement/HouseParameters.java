package com.lancore.pathways.requirement;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Single values as dated data: the table {@code houseParameters}. */
@Component
public class HouseParameters {

    private static final String TABLE = "houseParameters";

    private final Decisions decisions;

    public HouseParameters(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * The value in force on a day, in the unit that its row names.
     *
     * @throws IllegalStateException where none is in force
     */
    public String text(String parameter, LocalDate on) {
        return decisions.evaluate(TABLE, Map.of("parameter", parameter), on).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + parameter + " is in force on " + on))
                .text("value");
    }

    public int number(String parameter, LocalDate on) {
        return Integer.parseInt(text(parameter, on));
    }

    public LocalDate date(String parameter, LocalDate on) {
        return LocalDate.parse(text(parameter, on));
    }
}
