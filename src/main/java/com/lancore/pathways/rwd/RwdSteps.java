package com.lancore.pathways.rwd;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.ProjectFields;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps of a real-world data study. */
@Component
class RwdSteps implements StepCatalogue {

    private static final Recall PROTOCOL = Recall.facts("rwdProtocolVersion", "rwdEndpoints");

    @Override
    public List<Step> steps() {
        return List.of(
                Step.of(Rwd.KEY, Step.START).by(Role.PROJECT_MANAGER).takes(ProjectFields.identity()),
                Step.of(Rwd.KEY, Rwd.APPROVE_PROTOCOL)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(
                                text("rwdProtocolVersion", "真实世界研究方案版本"),
                                note("rwdEndpoints", "研究终点").confidential())
                        .asks(DocumentKind.PROTOCOL),
                Step.of(Rwd.KEY, Rwd.CLASSIFY_DATA)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                choice("dataClassification", "数据分类", "GENERAL", "SENSITIVE_PERSONAL", "IMPORTANT"),
                                yesNoUnknown("rwdHgr", "是否涉及人类遗传资源"),
                                choice(
                                        "dataExportRoute",
                                        "数据出境路径",
                                        "NONE",
                                        "ASSESSMENT",
                                        "STANDARD_CONTRACT",
                                        "CASE_BY_CASE"))
                        .recalls(PROTOCOL),
                Step.of(Rwd.KEY, Rwd.COLLECT_EVIDENCE)
                        .by(Role.CLINICAL_OPERATIONS)
                        .takes(note("evidenceSummary", "证据摘要"))
                        .asks(DocumentKind.EVIDENCE)
                        .recalls(PROTOCOL, Recall.facts("dataClassification", "rwdHgr", "dataExportRoute")),
                Step.of(Rwd.KEY, Rwd.ISSUE_PACKAGE)
                        .by(Role.REGULATORY_AFFAIRS)
                        .takes(
                                // the package supplements what NMPA asks for; it is issued only as such
                                choice("supplementsOnly", "证据包仅作补充", "YES"), date("packageDate", "证据包日期"))
                        .plausible(DateRules.notInFuture("packageDate"))
                        .recalls(PROTOCOL, Recall.facts("dataClassification", "dataExportRoute", "evidenceSummary")));
    }
}
