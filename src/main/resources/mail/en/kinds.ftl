<#-- the kinds of deadlines in a few words; what is not named here is told by its rule -->
<#assign kinds = {
  "NHC_FILING": "Filing with the NHC",
  "CHANGE_FILING": "Filing of a change",
  "SAFETY_REPORT": "Report of a serious event",
  "ETHICS_ASSESSMENT": "Report of the ethics assessment",
  "ETHICS_RENEWAL": "Renewal of the ethics approval",
  "INSTITUTION_QUALIFICATION": "Authority decides on the institution",
  "URGENCY_DECISION": "Authority decides on the urgency",
  "IMPORT_DECISION": "Authority decides on the import",
  "HOUSE_STEP": "Target of the house for a step",
  "PERIODIC_REPORT": "Periodic report on the study",
  "ETHICS_REVIEW": "Yearly ethics review",
  "HGR_JOINT_REPORT": "Joint report on human genetic resources",
  "RECORD_RETENTION": "Retention of the records",
  "HGR_DECISION": "Authority decides on human genetic resources",
  "HGR_DECISION_EXTENDED": "Authority decides on human genetic resources, extended",
  "VENDOR_RENEWAL": "Next audit of a vendor"
}>
<#assign sureness = {
  "LAW": "law",
  "SEED": "practice of hospitals and authorities, no text",
  "POLICY": "rule of the house",
  "UNVERIFIED": "not yet checked against the official text"
}>
