package com.lancore.pathways.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.BadMailServer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Mailroom;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A mail server may refuse, hang, drop, know nobody or be away: nothing is lost, and nobody is held up. Letters of 24 and
 * 28 September 2026: due on Saturday 10 October.
 */
@PathwaysTest
@Tag("postgres-too")
class MailServerIT {

    @Autowired
    private House house;

    @Autowired
    private Mailroom mailroom;

    private final Inbox inbox = new Inbox();

    private Study study;

    @BeforeEach
    void aFilingDueOn10October() {
        inbox.open();
        mailroom.open(inbox.port());
        house.clock().set("2026-09-28T10:00");
        study = house.study().start().letters("2026-09-24", "2026-09-28");
    }

    @AfterEach
    void mailIsOffAgain() {
        mailroom.close();
        inbox.close();
    }

    @Nested
    class AMailServerThatIsNone {

        @Test
        void thatRefuses_delaysAMailAndNothingElse() {
            mailroom.open(BadMailServer.closedPort());
            study.climbTo("2026-09-30T09:00");

            assertThat(mailroom.deliver(study))
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1")
                    .contains("does not answer")
                    .contains("docs/runbook/mail.md");
            // the pathway, its clock and its ladder go on
            study.done("planFirstPatient");
            study.climbTo("2026-10-08T09:00");
            assertThat(study.outside().notices()).containsExactly("RUNG_3", "RUNG_2");
            assertThat(study.open()).containsExactly("assembleFiling");

            mailroom.open(inbox.port());
            house.clock().set("2026-10-08T10:00");
            assertThat(mailroom.deliver(study)).isEmpty();

            assertThat(inbox.received()).extracting(Inbox::recipient).containsExactlyInAnyOrder("pm", "regulatory");
            assertThat(mailroom.waiting(study)).isEmpty();
        }

        @Test
        void awayForAnHour_losesNothing_andMakesNoIncident() {
            mailroom.open(BadMailServer.closedPort());
            study.climbTo("2026-10-09T09:00");
            Instant back = house.clock().instant().plus(Duration.ofHours(1));

            int attempts = 0;
            while (house.clock().instant().isBefore(back)) {
                attempts += mailroom.deliver(study).size();
                house.clock().set(house.clock().instant().plusSeconds(60));
            }
            mailroom.open(inbox.port());
            house.clock().set("2026-10-09T11:00");
            assertThat(mailroom.deliver(study)).isEmpty();

            assertThat(attempts).isGreaterThan(6);
            assertThat(inbox.received())
                    .extracting(Inbox::recipient)
                    .containsExactlyInAnyOrder("ops", "pm", "regulatory");
            assertThat(incidents()).isEmpty();
        }

        @Test
        void thatHangs_isGivenUpAfterItsTime_andLeftAloneByTheOthers() {
            try (BadMailServer hangs = BadMailServer.thatHangs()) {
                mailroom.open(hangs.port());
                study.climbTo("2026-10-10T09:00");
                assertThat(mailroom.waiting(study)).hasSize(4);

                List<String> failures = mailroom.deliver(study);

                // the others do not wait for it again
                assertThat(hangs.callers()).isEqualTo(1);
                assertThat(failures).hasSize(4);
                assertThat(failures.get(0)).contains("took too long");
                assertThat(failures.get(1)).contains("did not answer a moment ago");
            }
            sentOnceTheServerIsBack("2026-10-10T09:02", 4);
        }

        @Test
        void thatDropsInTheMiddle_isTriedAgain() {
            try (BadMailServer drops = BadMailServer.thatDrops()) {
                mailroom.open(drops.port());
                study.climbTo("2026-09-30T09:00");

                assertThat(mailroom.deliver(study)).singleElement().asString().contains("docs/runbook/mail.md");
                assertThat(drops.callers()).isEqualTo(1);
            }
            sentOnceTheServerIsBack("2026-09-30T09:02", 1);
        }

        @Test
        void thatDoesNotKnowTheAddress_isTriedAgainWithTheCorrectedOne() {
            try (BadMailServer knowsNobody = BadMailServer.thatKnowsNobody()) {
                mailroom.open(knowsNobody.port());
                study.climbTo("2026-09-30T09:00");

                assertThat(mailroom.deliver(study))
                        .singleElement()
                        .asString()
                        .contains("does not accept the address regulatory@demo.invalid");
            }
            mailroom.address("regulatory", "corrected@demo.invalid");
            try {
                sentOnceTheServerIsBack("2026-09-30T09:02", 1);
                assertThat(inbox.received()).extracting(Inbox::recipient).containsExactly("corrected");
            } finally {
                mailroom.address("regulatory", "regulatory@demo.invalid");
            }
        }

        @Test
        void forTooLong_isAnIncidentThatSaysWhatToDo_andIsSentWhenOperationsTryAgain() {
            mailroom.open(BadMailServer.closedPort());
            study.climbTo("2026-09-30T09:00");
            Instant first = house.clock().instant();
            while (incidents().isEmpty()) {
                Job job = mailroom.waiting(study).get(0);
                if (job.getDuedate() != null) {
                    house.clock().set(job.getDuedate().toInstant());
                }
                assertThat(mailroom.deliver(study)).hasSize(1);
            }

            assertThat(Duration.between(first, house.clock().instant()))
                    .isBetween(Duration.ofHours(6), Duration.ofHours(12));
            assertThat(incidents()).singleElement().satisfies(incident -> {
                assertThat(incident.getIncidentMessage())
                        .matches("The mail to regulatory was not sent: the mail server 127\\.0\\.0\\.1:\\d+ does not"
                                + " answer, or broke the connection off\\. See docs/runbook/mail\\.md\\.");
                assertThat(incident.getActivityId()).isEqualTo("sendMail");
            });
            String job = mailroom.waiting(study).get(0).getId();
            mailroom.open(inbox.port());
            house.clock().set(house.clock().instant().plusSeconds(60));

            house.person("ops")
                    .put("/engine-rest/job/" + job + "/retries", Map.of("retries", 1))
                    .is(204);
            assertThat(mailroom.attempt(mailroom.waiting(study).get(0))).isEmpty();

            assertThat(inbox.received()).hasSize(1);
            assertThat(incidents()).isEmpty();
        }

        private void sentOnceTheServerIsBack(String at, int mails) {
            mailroom.open(inbox.port());
            house.clock().set(at);
            assertThat(mailroom.deliver(study)).isEmpty();
            assertThat(inbox.received()).hasSize(mails);
            assertThat(mailroom.rows(study)).allMatch(Mailroom.Row::sent);
        }

        private List<Incident> incidents() {
            return study.instances("sendNotice").stream()
                    .flatMap(
                            instance -> house
                                    .engine()
                                    .getRuntimeService()
                                    .createIncidentQuery()
                                    .processInstanceId(instance)
                                    .list()
                                    .stream())
                    .toList();
        }
    }

    @Nested
    class TheHealth {

        @Test
        void tellsOperationsWhetherMailIsOn_andWhetherItsServerIsAway_andIsUpInAnyCase() {
            assertThat(mail("ops").at("/details/mail").asText()).isEqualTo("ON");

            mailroom.open(BadMailServer.closedPort());
            study.climbTo("2026-09-30T09:00");
            assertThat(mailroom.deliver(study)).hasSize(1);
            assertThat(mail("ops").at("/details/mail").asText()).isEqualTo("AWAY");
            assertThat(mail("ops").at("/details/waiting").asInt()).isPositive();

            mailroom.open(inbox.port());
            house.clock().set("2026-09-30T09:02");
            mailroom.deliver(study);
            mailroom.close();
            assertThat(mail("ops").at("/details/mail").asText()).isEqualTo("OFF");
            assertThat(mail("ops").get("status").asText()).isEqualTo("UP");
        }

        private JsonNode mail(String person) {
            return house.person(person).get("/actuator/health").is(200).json().at("/components/mail");
        }
    }

    @Nested
    class WithoutAMailServer {

        @Test
        void noticesStandOnTheTrail_andNobodyIsWritten() {
            mailroom.close();
            study.climbTo("2026-10-08T09:00");

            assertThat(study.outside().notices()).contains("RUNG_2");
            assertThat(study.trail("NOTICE").get(0).note()).contains("for projectManager, regulatoryAffairs");
            assertThat(study.instances("sendNotice")).isEmpty();
            assertThat(mailroom.rows(study)).isEmpty();
        }
    }
}
