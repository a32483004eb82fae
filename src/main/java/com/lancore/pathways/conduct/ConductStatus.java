package com.lancore.pathways.conduct;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the conduct of a study stands, read from its facts. Each suspension has its own cause and is lifted by that cause
 * alone: an order of the NHC does not renew an ethics approval.
 *
 * @param suspensions what suspends it now, oldest first, by cause
 * @param termination what ended it, if something did
 */
public record ConductStatus(Map<String, FactRecord> suspensions, Optional<FactRecord> termination) {

    /** The names are public. */
    public enum State {
        ACTIVE,
        SUSPENDED,
        TERMINATED
    }

    /** The fact that says where it stands. */
    static final String FACT = "conductStatus";

    static final String SUSPEND = "suspendConduct";
    static final String RESUME = "resumeConduct";
    static final String TERMINATE = "terminateStudy";
    static final String CAUSE = "cause";

    static final String BY_NHC = "NHC_ORDER";
    static final String BY_ETHICS = "ETHICS_WITHDRAWN";

    static ConductStatus of(Facts conduct) {
        Map<String, FactRecord> open = new LinkedHashMap<>();
        for (FactRecord record : conduct.all()) {
            String cause = record.text(CAUSE).orElse("");
            if (record.node().equals(SUSPEND)) {
                open.putIfAbsent(cause, record);
            } else if (record.node().equals(RESUME)) {
                open.remove(cause);
            }
        }
        return new ConductStatus(Collections.unmodifiableMap(open), conduct.latest(TERMINATE));
    }

    public State state() {
        if (termination.isPresent()) {
            return State.TERMINATED;
        }
        return suspensions.isEmpty() ? State.ACTIVE : State.SUSPENDED;
    }

    boolean isSuspendedBy(String cause) {
        return suspensions.containsKey(cause);
    }

    /** What still suspends it once a cause is lifted. */
    State without(String cause) {
        List<String> left = new ArrayList<>(suspensions.keySet());
        left.remove(cause);
        return left.isEmpty() ? State.ACTIVE : State.SUSPENDED;
    }
}
