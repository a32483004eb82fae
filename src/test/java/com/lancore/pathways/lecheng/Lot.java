package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Study;
import java.util.List;
import java.util.Map;

/** One shipment of a special import; told from the others by the id of its process. */
public record Lot(House house, Study study, String instance) {

    static Lot of(House house, Study study, String shipmentCode) {
        List<String> found = study.instances("lechengShipment").stream()
                .filter(id -> shipmentCode.equals(house.engine()
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(id)
                        .variableName("shipmentCode")
                        .singleResult()
                        .getValue()))
                .toList();
        assertThat(found).as("shipments " + shipmentCode + " of " + study).hasSize(1);
        return new Lot(house, study, found.get(0));
    }

    /** The open tasks of this lot. */
    List<String> open() {
        return house.person("pm")
                .get("/engine-rest/task?processInstanceId=" + instance)
                .is(200)
                .rows()
                .map(t -> t.get("taskDefinitionKey").asText())
                .toList();
    }

    /** Somebody gives documents to this lot and to no other. */
    Lot upload(String... kinds) {
        for (String kind : kinds) {
            tryUpload(kind).is(201);
        }
        return this;
    }

    Answer tryUpload(String kind) {
        return house.person("quality")
                .upload(
                        "/api/projects/" + study.code() + "/documents",
                        Map.of("kind", kind, "process", instance),
                        kind + ".pdf",
                        Study.pdf(kind + instance));
    }

    Answer tryComplete(String person, String task, Object... values) {
        String id = house.person("pm")
                .get("/engine-rest/task?processInstanceId=" + instance + "&taskDefinitionKey=" + task)
                .is(200)
                .rows()
                .findFirst()
                .orElseThrow(() -> new AssertionError(study + " has no open " + task + " but " + open()))
                .get("id")
                .asText();
        return house.person(person)
                .post("/engine-rest/task/" + id + "/complete", Study.variables(SpecialImport.map(values)));
    }

    private Lot complete(String person, String task, Object... values) {
        tryComplete(person, task, values).is(204);
        return this;
    }

    Lot cleared(String tariffTreatment, Object... more) {
        upload("CUSTOMS_RELEASE");
        return complete("quality", "clearCustoms", SpecialImport.and(SpecialImport.customs(tariffTreatment), more));
    }

    Lot received(String coldChainIntact, String temperatureLogComplete) {
        upload("TEMPERATURE_LOG");
        return complete(
                "quality",
                "receiveIntoBond",
                "coldChainIntact",
                coldChainIntact,
                "traceabilityCode",
                "T-1",
                "temperatureLogComplete",
                temperatureLogComplete);
    }

    /** Through customs and into bond, with the documents for its release. */
    Lot inBond(String tariffTreatment) {
        return cleared(tariffTreatment).received("YES", "YES").withReleaseDocuments();
    }

    Lot withReleaseDocuments() {
        return upload("CONSENT_TEMPLATE", "ETHICS_OPINION", "INSURANCE");
    }

    Answer tryRelease(Object... values) {
        return tryComplete("clinical", "releaseForUse", values);
    }

    Lot released(Object... values) {
        return complete("clinical", "releaseForUse", values);
    }

    /** The node with which it ended. */
    public String end() {
        return house.engine()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityType("noneEndEvent")
                .singleResult()
                .getActivityId();
    }
}
