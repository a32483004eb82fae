package com.lancore.pathways.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.lancore.pathways.audit.Anchors.Anchor;
import com.lancore.pathways.audit.ChainCheck.Broken;
import com.lancore.pathways.audit.Verification;
import com.lancore.pathways.project.Project;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the trails are as they were written: for operations, the director and administrators. */
@RestController
class AuditApi {

    private final Verification verification;
    private final VisibleProjects visible;
    private final Watchers watchers;

    AuditApi(Verification verification, VisibleProjects visible, Watchers watchers) {
        this.verification = verification;
        this.visible = visible;
        this.watchers = watchers;
    }

    /**
     * What was found in all trails.
     *
     * @param projectCode of the first bad entry; left out where the caller may not know the project
     * @param number of the first bad entry in its project
     * @param anchor the newest, to be compared with what is kept outside
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verified(
            boolean intact,
            long projects,
            long entries,
            String projectCode,
            Long number,
            String found,
            Anchor anchor) {}

    @GetMapping("/api/audit/verify")
    Verified verify() {
        watchers.require(
                "The trails are verified by operations, the director and administrators.", "审计记录由运营、总监和管理员核验。");
        Verification.Result result = verification.run();
        Broken broken = result.broken();
        if (broken == null) {
            return new Verified(true, result.projects(), result.entries(), null, null, null, result.anchor());
        }
        Set<String> known = visible.all().stream().map(Project::code).collect(Collectors.toSet());
        return new Verified(
                false,
                result.projects(),
                result.entries(),
                known.contains(broken.projectCode()) ? broken.projectCode() : null,
                broken.number(),
                broken.what(),
                result.anchor());
    }
}
