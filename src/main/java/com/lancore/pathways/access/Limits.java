package com.lancore.pathways.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much one caller may ask in a minute; each node of a cluster counts for itself.
 *
 * @param failedLoginsPerAddress wrong passwords from one address of the network
 * @param failedLoginsPerPerson wrong passwords for one name, whether there is such a person or not
 * @param uploadsPerPerson documents that one person sends
 */
@ConfigurationProperties("pathways.limits")
record Limits(int failedLoginsPerAddress, int failedLoginsPerPerson, int uploadsPerPerson) {

    Limits {
        if (failedLoginsPerAddress < 1 || failedLoginsPerPerson < 1 || uploadsPerPerson < 1) {
            throw new IllegalStateException("Each of pathways.limits is a number over zero.");
        }
    }
}
