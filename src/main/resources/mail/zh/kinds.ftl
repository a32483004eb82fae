<#-- 期限类型简称；未列出的，以规则全句显示 -->
<#assign kinds = {
  "NHC_FILING": "国家卫生健康委备案",
  "CHANGE_FILING": "变更备案",
  "SAFETY_REPORT": "严重不良事件报告",
  "ETHICS_ASSESSMENT": "伦理评估结果报告",
  "ETHICS_RENEWAL": "伦理批件延期",
  "INSTITUTION_QUALIFICATION": "主管部门机构资质决定",
  "URGENCY_DECISION": "主管部门临床急需决定",
  "IMPORT_DECISION": "主管部门进口决定",
  "HOUSE_STEP": "内部步骤目标",
  "PERIODIC_REPORT": "研究实施定期报告",
  "ETHICS_REVIEW": "年度伦理跟踪审查",
  "HGR_JOINT_REPORT": "人类遗传资源共同报告",
  "RECORD_RETENTION": "记录保存期限",
  "HGR_DECISION": "主管部门人类遗传资源决定",
  "HGR_DECISION_EXTENDED": "主管部门人类遗传资源决定（已延长）",
  "VENDOR_RENEWAL": "供应商再次审计"
}>
<#assign sureness = {
  "LAW": "现行法规",
  "SEED": "实务做法，无明文规定",
  "POLICY": "内部规则",
  "UNVERIFIED": "尚未与官方文本核对"
}>
