package com.lancore.pathways.engagement;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A process that an engagement opens, the step that opens it, and the pathways for which it does. */
enum Opening {
    IIT("openIit", "iit", "IIT_818", "SEQUENCE"),
    SPECIAL_IMPORT("openLecheng", "lechengSpecialImport", "LECHENG_A"),
    TRANSLATION("openTranslation", "lechengTranslation", "LECHENG_B"),
    RWD("openRwd", "rwdStudy", "RWD"),
    VENDORS("openVendorQualification", "vendorQualification", "COMPLIANCE"),
    SEGMENTED("openSegmentedProduction", "segmentedProduction", "SEGMENTED");

    /** First the study, then the import once the overseas approval is granted: one project. */
    static final String SEQUENCE = "SEQUENCE";

    private final String step;
    private final String process;
    private final String pathways;

    Opening(String step, String process, String... pathways) {
        this.step = step;
        this.process = process;
        this.pathways = String.join(",", pathways);
    }

    String step() {
        return step;
    }

    String process() {
        return process;
    }

    /** Whether the choice of these pathways opens it at once. */
    boolean isAskedFor(Set<String> chosen) {
        return PathwayChoice.codes(pathways).stream().anyMatch(chosen::contains);
    }

    static Optional<Opening> of(String process) {
        return Arrays.stream(values()).filter(o -> o.process.equals(process)).findFirst();
    }
}
