package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import java.util.List;

/** What describes an asset, asked for in the same words by triage and by every pathway that reads it. */
public final class AssetFields {

    private AssetFields() {}

    public static Field productType() {
        return choice(
                "productType",
                "产品类型",
                "SMALL_MOLECULE",
                "BIOLOGIC",
                "VACCINE",
                "DEVICE",
                "IVD",
                "CELL",
                "GENE",
                "TISSUE_ENGINEERED",
                "OTHER");
    }

    public static Field assetStage() {
        return choice("assetStage", "产品阶段", "PRE_IND", "CLINICAL", "OVERSEAS_APPROVED", "CHINA_APPROVED");
    }

    public static Field is818Technology() {
        return yesNoUnknown("is818Technology", "是否属于第818号令所称生物医学新技术");
    }

    public static Field intendedOutcome() {
        return choice("intendedOutcome", "预期成果", "TECHNOLOGY", "DRUG_DEVICE", "UNKNOWN");
    }

    public static Field completedDomesticIit() {
        return choice("completedDomesticIit", "境内临床研究完成情况", "NONE", "UNFILED", "FILED_COMPLETED", "ONGOING");
    }

    public static Field indication() {
        return text("indication", "适应症");
    }

    /** Where it is approved for the indication, and whether China has it or another for it: what special import reads. */
    public static List<Field> approvalAndNeed() {
        return List.of(
                choice(
                        "overseasApprovalJurisdiction",
                        "境外批准机构",
                        "FDA",
                        "EMA",
                        "MHRA",
                        "PMDA",
                        "SWISSMEDIC",
                        "HEALTH_CANADA",
                        "TGA",
                        "OTHER",
                        "NONE",
                        "UNKNOWN"),
                choice(
                        "overseasApprovalStatus",
                        "境外批准状态",
                        "ACTIVE",
                        "CONDITIONAL",
                        "SUSPENDED",
                        "WITHDRAWN",
                        "EXPIRED",
                        "NONE",
                        "UNKNOWN"),
                yesNoUnknown("approvalCoversIndication", "境外批准是否涵盖该适应症"),
                choice(
                        "chinaRegistration",
                        "境内注册情况",
                        "NONE",
                        "SAME_INDICATION",
                        "OTHER_INDICATION_ONLY",
                        "EQUIVALENT",
                        "UNKNOWN"),
                yesNoUnknown("clinicallyUrgent", "是否临床急需"),
                yesNoUnknown("adequateAlternative", "境内是否有可替代产品"));
    }
}
