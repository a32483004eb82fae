package com.lancore.pathways.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords by address and by name, before the engine looks at one. The engine's own delay knows only people
 * who are there; this counts for every name alike, so that no answer tells whether there is such a person.
 */
@Component
@EnableConfigurationProperties(Limits.class)
class LoginAttempts {

    private final Allowance byAddress;
    private final Allowance byName;

    LoginAttempts(Limits limits) {
        this.byAddress = new Allowance(limits.failedLoginsPerAddress());
        this.byName = new Allowance(limits.failedLoginsPerPerson());
    }

    /** How long nobody may try a password for this name from this address, or empty where it may be tried. */
    Optional<Duration> wait(HttpServletRequest request, String name) {
        return Stream.of(byAddress.wait(request.getRemoteAddr()), byName.wait(key(name)))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    void failed(HttpServletRequest request, String name) {
        byAddress.use(request.getRemoteAddr());
        byName.use(key(name));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
