package com.lancore.pathways.upgrade;

import java.util.List;

/**
 * What an upgrade did, or would do.
 *
 * @param processes every model, by its key
 */
public record UpgradeReport(List<OfProcess> processes) {

    /**
     * One model.
     *
     * @param newestVersion as this installation counts versions
     * @param instances how many run, on whichever version
     * @param going those on older versions that go over
     * @param staying those that cannot
     */
    public record OfProcess(
            String process, int newestVersion, int instances, List<Going> going, List<Staying> staying) {}

    /**
     * Instances of one version that wait at the same place.
     *
     * @param at ids of the steps, timers and messages
     */
    public record Going(int version, List<String> at, int instances) {}

    /** One instance that stays on its version, and why. */
    public record Staying(
            String projectCode, String processInstanceId, int version, List<String> at, String why, String whyZh) {}

    /** How many instances go over. */
    public int going() {
        return processes.stream()
                .flatMap(p -> p.going().stream())
                .mapToInt(Going::instances)
                .sum();
    }

    /** How many instances stay. */
    public int staying() {
        return processes.stream().mapToInt(p -> p.staying().size()).sum();
    }

    int onOlderVersions() {
        return going() + staying();
    }
}
