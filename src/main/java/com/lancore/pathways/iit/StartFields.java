package com.lancore.pathways.iit;

import static com.lancore.pathways.requirement.Field.bool;
import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.requirement.AssetFields;
import com.lancore.pathways.requirement.Field;
import java.util.List;

/** What the start of an IIT asks for; a correction of the eligibility takes the same again. */
public final class StartFields {

    private StartFields() {}

    /** What the checks of eligibility read, and what describes the study. */
    public static List<Field> described() {
        return List.of(
                text("assetName", "产品名称").confidential(),
                AssetFields.productType(),
                AssetFields.assetStage(),
                AssetFields.is818Technology(),
                AssetFields.intendedOutcome(),
                choice(
                                "technologyCategory",
                                "技术类别",
                                "GENE_THERAPY",
                                "PLURIPOTENT_STEM_CELL",
                                "TISSUE_STEM_CELL",
                                "SOMATIC_CELL",
                                "CELL_DERIVED",
                                "TISSUE_ENGINEERING",
                                "OTHER")
                        .confidential(),
                text("institutionName", "临床研究机构").confidential(),
                choice("institutionGrade", "机构等级", "3A", "3B", "2A", "OTHER"),
                bool("academicCommitteeReady", "学术委员会符合要求").optional(),
                bool("ethicsCommitteeReady", "伦理委员会符合要求").optional(),
                bool("facilitiesReady", "设施设备及人员符合要求").optional(),
                bool("managementSystemsReady", "管理制度符合要求").optional(),
                bool("fundingProven", "研究经费有来源证明").optional(),
                text("piName", "项目负责人").confidential(),
                bool("piLicensed", "项目负责人为执业医师").optional(),
                bool("piSeniorTitle", "项目负责人具有高级职称").optional(),
                text("sponsorName", "发起机构").confidential(),
                choice(
                        "sponsorKind",
                        "发起机构性质",
                        "HOSPITAL",
                        "CHINESE_LEGAL_PERSON",
                        "FOREIGN_INVESTED",
                        "OVERSEAS_ENTITY",
                        "NO_LEGAL_PERSONALITY",
                        "UNKNOWN"),
                choice("sponsorZone", "发起机构所在区域", "BEIJING_FTZ", "SHANGHAI_FTZ", "GUANGDONG_FTZ", "HAINAN_FTP", "OTHER")
                        .optional(),
                yesNoUnknown("productImported", "产品是否进口"),
                yesNoUnknown("foreignParty", "是否有外方参与"),
                yesNoUnknown("multiCentre", "是否多中心"),
                text("leadInstitution", "主要临床研究机构").optional(),
                yesNoUnknown("firstInHuman", "是否首次人体试验"),
                yesNoUnknown("offspringAffected", "是否影响子代"),
                yesNoUnknown("minorsIncluded", "是否纳入未成年人"),
                bool("qualityPersonQualified", "质量受权人员符合要求").optional());
    }
}
