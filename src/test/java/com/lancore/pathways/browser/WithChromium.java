package com.lancore.pathways.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs the tests of a class in Chromium. The system property {@code browser} says what happens where there is none:
 * {@code auto} leaves them out and says so in letters that nobody overlooks, {@code required} fails them.
 */
final class WithChromium implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.found().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is there");
        }
        if (System.getProperty("browser", "auto").equals("required")) {
            throw new IllegalStateException(
                    "BROWSER TESTS CANNOT RUN: no Chromium found on the PATH, and -Dbrowser=required asks for them");
        }
        if (context.getTestMethod().isEmpty()) {
            announce(context.getDisplayName());
        }
        return ConditionEvaluationResult.disabled("no Chromium found on the PATH");
    }

    private static void announce(String tests) {
        String line = "#".repeat(78);
        System.out.printf(
                "%n%s%n#  BROWSER TESTS DID NOT RUN: no Chromium found on the PATH (%s).%n"
                        + "#  Tasklist and Cockpit were not looked at. Install chromium, or run with%n"
                        + "#  -Dbrowser=required to make this a failure.%n%s%n%n",
                line, tests, line);
    }
}
