package com.lancore.pathways.web;

import com.lancore.pathways.archive.Archive;
import com.lancore.pathways.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was archived of the processes of a project that have ended: the staff's comments stand in it, so no client reads it. */
@RestController
class CoursesApi {

    private final VisibleProjects visible;
    private final Archive archive;
    private final Watchers watchers;

    CoursesApi(VisibleProjects visible, Archive archive, Watchers watchers) {
        this.visible = visible;
        this.archive = archive;
        this.watchers = watchers;
    }

    /**
     * One that is kept.
     *
     * @param sha256 of the bytes that {@code …/courses/{instance}} answers, as it stands on the trail
     */
    record Kept(String processInstanceId, String process, Instant endedAt, String sha256) {}

    @GetMapping("/api/projects/{code}/courses")
    List<Kept> courses(@PathVariable String code) {
        return of(code).stream()
                .map(k -> new Kept(k.processInstanceId(), k.process(), k.endedAt(), k.sha256()))
                .toList();
    }

    /** One of them as it was written. */
    @GetMapping("/api/projects/{code}/courses/{instance}")
    ResponseEntity<String> course(@PathVariable String code, @PathVariable String instance) {
        return of(code).stream()
                .filter(k -> k.processInstanceId().equals(instance))
                .findFirst()
                .map(k -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(k.content()))
                .orElseThrow(() -> Refusal.notFound(
                        "Nothing is archived of a process " + instance + " of project " + code + ".",
                        "项目" + code + "没有流程" + instance + "的归档。"));
    }

    private List<Archive.Kept> of(String code) {
        String known = visible.get(code).code();
        watchers.require(
                "What is archived of processes is shown to operations, the director and administrators.",
                "流程归档由运营、总监和管理员查看。");
        return archive.of(known);
    }
}
