package com.lancore.pathways.dossier;

import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.audit.TrailFile;
import com.lancore.pathways.deadline.Reckoning;
import com.lancore.pathways.document.StoredDocument;
import com.lancore.pathways.planning.Timeline;
import com.lancore.pathways.planning.Timeline.OpenStep;
import com.lancore.pathways.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What stands of a project at one moment, as far as it is asked for.
 *
 * @param process the key or instance that was asked for, or null for the whole project
 * @param instances those that it means; empty for the whole project
 * @param trail all entries of the project, oldest first
 * @param documents in the order of their upload
 * @param deadlines in the order in which they were started
 * @param open the steps that are open
 */
record State(
        Project project,
        String process,
        Set<String> instances,
        List<TrailEntry> trail,
        List<TrailFile.Anchored> anchors,
        List<StoredDocument> documents,
        List<Reckoning> deadlines,
        Timeline timeline,
        List<OpenStep> open) {

    TrailEntry last() {
        return trail.get(trail.size() - 1);
    }

    /** The time of the dossier: nothing in it is younger, and it is the same whenever it is exported. */
    Instant at() {
        return last().recordedAt();
    }

    /** Whether an entry is told in full: in the dossier of a process what it recorded and the uploads that are in it. */
    boolean tells(TrailEntry e) {
        return instances.isEmpty()
                || (e.processInstanceId() != null && instances.contains(e.processInstanceId()))
                || documents.stream().anyMatch(d -> d.entry() == e.number());
    }

    List<TrailEntry> told() {
        return trail.stream().filter(this::tells).toList();
    }
}
