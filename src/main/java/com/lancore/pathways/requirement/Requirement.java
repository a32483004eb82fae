package com.lancore.pathways.requirement;

import com.lancore.pathways.document.DocumentKind;
import java.util.List;
import java.util.Set;

/** One thing that must hold before a step. No finding means that it holds. */
@FunctionalInterface
public interface Requirement {

    List<Finding> findings(Situation situation);

    /** The documents that it asks for in this situation, there or not: what the tab of documents lists. */
    default List<AskedDocument> asked(Situation situation) {
        return List.of();
    }

    /** Every kind of document that it may ask for: what decides to which process an upload is given. */
    default Set<DocumentKind> kinds() {
        return Set.of();
    }
}
