package com.lancore.pathways.web;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.triage.PathwayTriage;
import com.lancore.pathways.triage.TriageInputs;
import com.lancore.pathways.triage.TriageRow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Which pathways an asset has; the same answer as the process of an engagement gives. Nothing is written. */
@RestController
class TriageApi {

    private final PathwayTriage triage;
    private final Clock clock;

    TriageApi(PathwayTriage triage, Clock clock) {
        this.triage = triage;
        this.clock = clock;
    }

    /**
     * Why.
     *
     * @param validFrom the first day on which the rule is in force
     * @param validTo the last one, {@code 9999-12-31} where no end is known
     */
    record ReasonView(
            String reasonCode,
            String sentence,
            String sentenceZh,
            String basis,
            String confidence,
            LocalDate validFrom,
            LocalDate validTo) {

        static ReasonView of(TriageRow.Reason reason) {
            return new ReasonView(
                    reason.reasonCode(),
                    reason.sentence().en(),
                    reason.sentence().zh(),
                    reason.basis().citation(),
                    reason.basis().confidence().name(),
                    reason.validFrom(),
                    reason.validTo());
        }
    }

    record PathwayView(String pathway, TriageRow.Status status, List<ReasonView> reasons) {

        static PathwayView of(TriageRow row) {
            return new PathwayView(
                    row.pathway(),
                    row.status(),
                    row.reasons().stream().map(ReasonView::of).toList());
        }
    }

    /**
     * Judges an asset by the rules in force on a day.
     *
     * @param body the inputs of a triage; without {@code decisionDate}, today in Shanghai
     */
    @PostMapping("/api/triage")
    List<PathwayView> judge(@RequestBody Map<String, Object> body) {
        Map<String, String> inputs = TriageInputs.read(body);
        LocalDate on = inputs.containsKey(TriageInputs.DECISION_DATE)
                ? LocalDate.parse(inputs.get(TriageInputs.DECISION_DATE))
                : Shanghai.today(clock);
        return triage.judge(inputs, on).stream().map(PathwayView::of).toList();
    }
}
