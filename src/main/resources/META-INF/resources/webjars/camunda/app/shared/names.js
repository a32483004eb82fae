/* Names as people read them. A test keeps them in step with the application. */
import { address, read } from './page.js';
import { say } from './words.js';

/** Every kind of document: code, English, Chinese. */
export const KINDS = [
  ['SPONSOR_AGREEMENT', 'sponsor agreement', '发起机构协议'],
  ['INSTITUTION_INFORMATION', 'information on sponsor and institution (M1)', '发起机构和临床研究机构基本情况（M1）'],
  ['INVESTIGATOR_QUALIFICATIONS', 'qualifications of the investigators (M2)', '研究人员资质（M2）'],
  ['NON_CLINICAL_REPORT', 'non-clinical study report (M3)', '非临床研究报告（M3）'],
  ['PROTOCOL', 'study protocol (M4)', '研究方案（M4）'],
  ['RISK_PLAN', 'risk prevention and control plan (M5)', '风险防控措施（M5）'],
  ['ACADEMIC_OPINION', 'academic review opinion (M6)', '学术审查意见（M6）'],
  ['ETHICS_OPINION', 'ethics review opinion (M6)', '伦理审查意见（M6）'],
  ['INFORMED_CONSENT', 'informed consent form (M7)', '知情同意书（M7）'],
  ['FUNDING_PROOF', 'proof of funding (M8)', '经费来源证明（M8）'],
  ['CATEGORY_CHECKLIST', 'checklist of the technology category (M9)', '技术类别专项清单（M9）'],
  ['GUARDIAN_CONSENT', 'guardian consent form', '监护人知情同意书'],
  ['IMPORT_EVIDENCE', 'import compliance evidence', '进口合规证明'],
  ['HGR_APPROVAL', 'human genetic resources approval', '人类遗传资源批件'],
  ['EXPERT_OPINION', 'expert opinion', '专家意见'],
  ['LEGAL_OPINION', 'legal opinion', '法律意见书'],
  ['FILING_RECEIPT', 'filing receipt', '备案回执'],
  ['COVER_LETTER', 'cover letter', '申请函'],
  ['OVERSEAS_APPROVAL', 'overseas marketing approval', '境外上市批准文件'],
  ['MAKER_QUALIFICATION', 'qualification of the maker', '生产企业资质'],
  ['SUPPLY_AGREEMENT', 'supply agreement', '供应协议'],
  ['CLINICAL_USE_PLAN', 'clinical use plan', '临床使用方案'],
  ['INSTITUTION_COMMITMENT', 'commitment of the institution', '医疗机构承诺书'],
  ['IMPORT_APPROVAL', 'import approval', '进口批件'],
  ['CUSTOMS_RELEASE', 'customs release', '海关放行单'],
  ['TEMPERATURE_LOG', 'temperature log', '温度记录'],
  ['CONSENT_TEMPLATE', 'consent template', '知情同意书模板'],
  ['INSURANCE', 'insurance', '保险凭证'],
  ['HGR_APPLICATION', 'human genetic resources application', '人类遗传资源申请材料'],
  ['HGR_INFORMATION_REPORT', 'report and backup of genetic information', '人类遗传资源信息事先报告及备份回执'],
  ['HGR_JOINT_REPORT', 'joint report on the cooperation', '国际合作情况共同报告'],
  ['AUDIT_REPORT', 'vendor audit report', '供应商审计报告'],
  ['TAX_FILING', 'tax filing for an outward payment', '对外支付税务备案表'],
  ['NDA', 'non-disclosure agreement', '保密协议'],
  ['EVIDENCE', 'evidence', '证据'],
  ['OTHER', 'other document', '其他文件'],
];

/** Every group that can clear something: code, English, Chinese. */
export const GROUPS = [
  ['projectManager', 'project manager', '项目经理'],
  ['regulatoryAffairs', 'regulatory affairs', '注册事务'],
  ['clinicalOperations', 'clinical operations', '临床运营'],
  ['qualityAssurance', 'quality assurance', '质量保证'],
  ['academicCommittee', 'academic committee', '学术委员会'],
  ['ethicsCommittee', 'ethics committee', '伦理委员会'],
  ['operations', 'operations', '运营'],
  ['director', 'director', '总监'],
  ['client', 'client', '客户'],
];

/** Every kind of deadline: code, English, Chinese. */
export const DEADLINES = [
  ['NHC_FILING', 'filing with the NHC', '国家卫生健康委备案'],
  ['CHANGE_FILING', 'filing of a change', '变更备案'],
  ['SAFETY_REPORT', 'report of a serious event', '严重不良事件报告'],
  ['ETHICS_ASSESSMENT', 'report of the ethics assessment', '伦理评估结果报告'],
  ['ETHICS_RENEWAL', 'renewal of the ethics approval', '伦理批件延期'],
  ['INSTITUTION_QUALIFICATION', 'authority decides on the institution', '主管部门机构资质决定'],
  ['URGENCY_DECISION', 'authority decides on the urgency', '主管部门临床急需决定'],
  ['IMPORT_DECISION', 'authority decides on the import', '主管部门进口决定'],
  ['HOUSE_STEP', 'target of the house for a step', '内部步骤目标'],
  ['PERIODIC_REPORT', 'periodic report on the study', '研究实施定期报告'],
  ['ETHICS_REVIEW', 'yearly ethics review', '年度伦理跟踪审查'],
  ['HGR_JOINT_REPORT', 'joint report on human genetic resources', '人类遗传资源共同报告'],
  ['RECORD_RETENTION', 'retention of the records', '记录保存期限'],
  ['HGR_DECISION', 'authority decides on human genetic resources', '主管部门人类遗传资源决定'],
  ['HGR_DECISION_EXTENDED', 'authority decides on human genetic resources, extended', '主管部门人类遗传资源决定（已延长）'],
  ['VENDOR_RENEWAL', 'next audit of a vendor', '供应商再次审计'],
];

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const both = (names, code) => {
  const [, en, zh] = names.find(([known]) => known === code) || [code, code, code];
  return [capital(en), zh];
};

/** A kind of document, in the language of the page. */
export const kindName = (kind) => say(...both(KINDS, kind));

/** A kind of deadline: its English and its Chinese name. */
export const deadlineName = (kind) => both(DEADLINES, kind);

/** A group: its English and its Chinese name. */
export const groupName = (group) => both(GROUPS, group);

/** A key as words, where its name is not known: "recordEthicsReview" becomes "Record ethics review". */
export const stepName = (key) =>
  capital(key.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`).replace(/\bnhc\b/g, 'NHC'));

let answer = null;

/** The processes and their steps with both names, read once; an answer that failed is asked for again. */
export function processes() {
  answer ??= read(address('processes')).catch((refused) => {
    answer = null;
    throw refused;
  });
  return answer;
}

/** For the key of a process: its short name, which ends before a colon. */
export async function pathwayNames() {
  // without an answer the keys are told as words
  const known = await processes().catch(() => []);
  return (key) => {
    const process = known.find((one) => one.key === key);
    return process ? say(process.name, process.nameZh).split(/[:：]/)[0] : stepName(key);
  };
}
