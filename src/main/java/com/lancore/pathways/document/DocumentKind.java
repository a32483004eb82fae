package com.lancore.pathways.document;

import com.lancore.pathways.refusal.Refusal;

/** What a document is evidence of. The names are public. */
public enum DocumentKind {
    SPONSOR_AGREEMENT("sponsor agreement", "发起机构协议"),
    INSTITUTION_INFORMATION("information on sponsor and institution (M1)", "发起机构和临床研究机构基本情况（M1）"),
    INVESTIGATOR_QUALIFICATIONS("qualifications of the investigators (M2)", "研究人员资质（M2）"),
    NON_CLINICAL_REPORT("non-clinical study report (M3)", "非临床研究报告（M3）"),
    PROTOCOL("study protocol (M4)", "研究方案（M4）"),
    RISK_PLAN("risk prevention and control plan (M5)", "风险防控措施（M5）"),
    ACADEMIC_OPINION("academic review opinion (M6)", "学术审查意见（M6）"),
    ETHICS_OPINION("ethics review opinion (M6)", "伦理审查意见（M6）"),
    INFORMED_CONSENT("informed consent form (M7)", "知情同意书（M7）"),
    FUNDING_PROOF("proof of funding (M8)", "经费来源证明（M8）"),
    CATEGORY_CHECKLIST("checklist of the technology category (M9)", "技术类别专项清单（M9）"),
    GUARDIAN_CONSENT("guardian consent form", "监护人知情同意书"),
    IMPORT_EVIDENCE("import compliance evidence", "进口合规证明"),
    HGR_APPROVAL("human genetic resources approval", "人类遗传资源批件"),
    EXPERT_OPINION("expert opinion", "专家意见"),
    LEGAL_OPINION("legal opinion", "法律意见书"),
    FILING_RECEIPT("filing receipt", "备案回执"),
    COVER_LETTER("cover letter", "申请函"),
    OVERSEAS_APPROVAL("overseas marketing approval", "境外上市批准文件"),
    MAKER_QUALIFICATION("qualification of the maker", "生产企业资质"),
    SUPPLY_AGREEMENT("supply agreement", "供应协议"),
    CLINICAL_USE_PLAN("clinical use plan", "临床使用方案"),
    INSTITUTION_COMMITMENT("commitment of the institution", "医疗机构承诺书"),
    IMPORT_APPROVAL("import approval", "进口批件"),
    CUSTOMS_RELEASE("customs release", "海关放行单"),
    TEMPERATURE_LOG("temperature log", "温度记录"),
    CONSENT_TEMPLATE("consent template", "知情同意书模板"),
    INSURANCE("insurance", "保险凭证"),
    HGR_APPLICATION("human genetic resources application", "人类遗传资源申请材料"),
    HGR_INFORMATION_REPORT("report and backup of genetic information", "人类遗传资源信息事先报告及备份回执"),
    HGR_JOINT_REPORT("joint report on the cooperation", "国际合作情况共同报告"),
    AUDIT_REPORT("vendor audit report", "供应商审计报告"),
    TAX_FILING("tax filing for an outward payment", "对外支付税务备案表"),
    NDA("non-disclosure agreement", "保密协议"),
    EVIDENCE("evidence", "证据"),
    OTHER("other document", "其他文件");

    private final String en;
    private final String zh;

    DocumentKind(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    public String en() {
        return en;
    }

    public String zh() {
        return zh;
    }

    /**
     * The kind of this name.
     *
     * @throws Refusal 422 where there is none
     */
    public static DocumentKind named(String name) {
        if (name == null || name.isBlank()) {
            throw Refusal.rule("Kind is missing: say what the document is.", "请填写文件类型（kind）。");
        }
        try {
            return valueOf(name.strip());
        } catch (IllegalArgumentException e) {
            throw Refusal.rule(
                    "“" + name + "” is not a kind of document; one is, for example, ETHICS_OPINION.",
                    "“" + name + "”不是文件类型，例如ETHICS_OPINION。");
        }
    }
}
