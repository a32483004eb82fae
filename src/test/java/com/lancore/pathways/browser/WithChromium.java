package com.lancore.pathways.browser;

import com.lancore.pathways.support.TestClock;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Runs the tests of a class in Chromium. The system property {@code browser} says what happens where there is none:
 * {@code auto} leaves them out and says so in letters that nobody overlooks, {@code required} fails them.
 */
final class WithChromium implements ExecutionCondition, BeforeAllCallback {

    private ApplicationContext application;
    private Chromium chromium;

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

    /** Nested classes find it open; it is closed after the outermost. */
    @Override
    public void beforeAll(ExtensionContext context) {
        application = SpringExtension.getApplicationContext(context);
        chromium = context.getStore(Namespace.create(WithChromium.class)).getOrComputeIfAbsent(Chromium.class);
    }

    /** Somebody whose browser is English logs in to an application; their clock shows what the application's does. */
    Desk desk(String webApplication, String user) {
        return desk(webApplication, user, "en-GB");
    }

    /** The same with a browser of another language, {@code zh-CN}. */
    Desk desk(String webApplication, String user, String language) {
        return chromium.desk(
                application.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
                application.getBean(TestClock.class).instant(),
                webApplication,
                user,
                language);
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
