package com.lancore.pathways.hgr;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * People by site, typed as {@code 1600, 1401}. The thresholds of the law are held against the whole cooperation: nobody
 * adds up by hand, and nobody looks at one site alone.
 */
final class Sites {

    static final Pattern LIST = Pattern.compile("\\d{1,9}(\\s*[,，、;；]\\s*\\d{1,9})*");

    private Sites() {}

    /** All sites together; empty where nothing is known. */
    static Optional<Long> total(Optional<String> bySite) {
        return bySite.map(sites ->
                Arrays.stream(sites.split("[^\\d]+")).mapToLong(Long::parseLong).sum());
    }
}
