package com.lancore.pathways.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.Study.DeadlineSeen;
import java.util.List;
import java.util.Map;

/** A study after its filing number, as its people keep it. */
final class UnderConduct {

    private final House house;
    private final Study study;
    private final Outside outside;

    private UnderConduct(House house, Study study) {
        this.house = house;
        this.study = study;
        this.outside = study.outside();
    }

    /** It has its filing number and waits for its first patient. */
    static UnderConduct numbered(House house, Study notStarted) {
        Study study = notStarted.start();
        if (!"NO".equals(study.startValues().get("foreignParty"))) {
            study.clearHgr();
        }
        return new UnderConduct(house, study.to("confirmFirstPatient"));
    }

    /** It has its first patient: the start-up is over. */
    static UnderConduct enrolled(House house, Study notStarted) {
        UnderConduct conduct = numbered(house, notStarted);
        conduct.study.done("confirmFirstPatient");
        return conduct;
    }

    Study study() {
        return study;
    }

    Outside outside() {
        return outside;
    }

    String status() {
        return study.fact("conductStatus");
    }

    UnderConduct order(String order) {
        study.upload("regulatory", "EVIDENCE");
        outside.reported(
                "regulatory", "nhcOrder", "order", order, "date", house.clock().today(), "reason", "inspection");
        return this;
    }

    UnderConduct changed(String kind, String affectsRights) {
        outside.reported(
                "regulatory",
                "materialChange",
                "changeKind",
                kind,
                "affectsSubjectsRights",
                affectsRights,
                "changeDescription",
                "from one to the other");
        return this;
    }

    /** The changed protocol is finalised, and both committees approve it by letters of these dates. */
    UnderConduct approvedChange(String academic, String ethics) {
        return finalisedChange("V2").academic("APPROVED", academic, "V2").ethics("APPROVED", ethics, "V2");
    }

    UnderConduct finalisedChange(String version) {
        study.upload("clinical", "PROTOCOL", "INFORMED_CONSENT")
                .done("finalizeChange", "changeProtocolVersion", version, "changeConsentVersion", "C2");
        return this;
    }

    UnderConduct academic(String outcome, String date, String version) {
        study.upload("academic", "ACADEMIC_OPINION")
                .done("recordChangeAcademicReview", letter("changeAcademic", outcome, date, version));
        return this;
    }

    UnderConduct ethics(String outcome, String date, String version) {
        study.upload("ethics", "ETHICS_OPINION")
                .done("recordChangeEthicsReview", letter("changeEthics", outcome, date, version));
        return this;
    }

    static Object[] letter(String prefix, String outcome, String date, String version) {
        return new Object[] {
            prefix + "Outcome", outcome,
            prefix + "LetterDate", date,
            prefix + "ProtocolVersion", version,
            prefix + "Reason", outcome.equals("APPROVED") ? null : "as the letter says"
        };
    }

    UnderConduct filedChange(String date) {
        study.upload("regulatory", "EVIDENCE", "FILING_RECEIPT").done("fileChange", "changeFilingDate", date);
        return this;
    }

    UnderConduct safetyEvent(String kind, Object knownDate) {
        outside.reported("clinical", "safetyEvent", event(kind, knownDate));
        return this;
    }

    static Object[] event(String kind, Object knownDate) {
        return new Object[] {
            "safetyEventKind", kind, "knownDate", knownDate, "safetyDescription", "cytokine release, one subject"
        };
    }

    UnderConduct assessed(String outcome, Object date) {
        study.upload("ethics", "ETHICS_OPINION")
                .done(
                        "assessSafetyEvent",
                        "assessmentOutcome",
                        outcome,
                        "assessmentDate",
                        date,
                        "assessmentReason",
                        outcome.equals("CONTINUE") ? null : "as the letter says");
        return this;
    }

    UnderConduct completed(Object date) {
        outside.reported("clinical", "studyCompleted", "date", date);
        return this;
    }

    Study archived(Object date, String offspring) {
        return study.done(
                "archiveStudy", "archivedDate", date, "archivePlace", "Building 3", "offspringAffected", offspring);
    }

    /** Given to one process of several by its id. */
    Answer uploadTo(String instance, String person, String kind) {
        return house.person(person)
                .upload(
                        "/api/projects/" + study.code() + "/documents",
                        Map.of("kind", kind, "process", instance),
                        kind + ".pdf",
                        Study.pdf(kind));
    }

    /** The only row of a kind. */
    DeadlineSeen row(String kind) {
        List<DeadlineSeen> rows = rows(kind);
        assertThat(rows).as(kind + " of " + study).hasSize(1);
        return rows.get(0);
    }

    List<DeadlineSeen> rows(String kind) {
        return study.deadlines().stream().filter(d -> d.kind().equals(kind)).toList();
    }
}
