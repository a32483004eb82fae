package com.lancore.pathways.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;

/** So many times a minute for each caller, refilled evenly. Callers who stay away are forgotten. */
final class Allowance {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** More callers than a house has people; a flood of made-up names takes no more memory than this. */
    private static final int CALLERS = 50_000;

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(CALLERS)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .build();

    Allowance(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Uses it once; answers how long to wait where it is used up, which costs nothing more. */
    Optional<Duration> use(String caller) {
        var probe = bucket(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** How long to wait until it can be used again, or empty where it can be used now. */
    Optional<Duration> wait(String caller) {
        var estimate = bucket(caller).estimateAbilityToConsume(1);
        return estimate.canBeConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(estimate.getNanosToWaitForRefill()));
    }

    private Bucket bucket(String caller) {
        return buckets.get(caller, c -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build());
    }
}
