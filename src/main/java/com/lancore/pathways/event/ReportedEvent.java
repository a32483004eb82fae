package com.lancore.pathways.event;

import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Step;
import java.util.Optional;
import java.util.function.Function;

/**
 * An event that people report.
 *
 * @param step who may report it, with what, and what it requires; its facts belong to the step's process
 * @param evenAfterTheEnd whether it may come to light when the project has ended; recording it is all then
 * @param message the message that it becomes, to which somebody must listen; empty where recording it is all
 * @param beforehand the key of the process that awaits it while the step's own is not opened yet, or null
 */
public record ReportedEvent(
        Step step, boolean evenAfterTheEnd, Function<Situation, Optional<String>> message, String beforehand) {

    /** Told to the processes under its own name. */
    public static ReportedEvent told(Step step) {
        return told(step, s -> step.key());
    }

    public static ReportedEvent told(Step step, Function<Situation, String> message) {
        return new ReportedEvent(step, false, message.andThen(Optional::of), null);
    }

    /** Recording it, and what its effect causes, is all. */
    public static ReportedEvent recorded(Step step) {
        return new ReportedEvent(step, false, s -> Optional.empty(), null);
    }

    /** Recorded once the step's process is opened; before that, told to the process that opens it. */
    public static ReportedEvent recordedOrAwaited(Step step, String beforehand) {
        return new ReportedEvent(
                step,
                false,
                s -> s.facts(step.process()).latest(Step.START).isEmpty() ? Optional.of(step.key()) : Optional.empty(),
                beforehand);
    }

    /** The same, also for a project that has ended. */
    public ReportedEvent possibleAfterTheEnd() {
        return new ReportedEvent(step, true, message, beforehand);
    }
}
