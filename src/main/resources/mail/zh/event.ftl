<#include "kinds.ftl">
<#assign states = {
  "BREACHED": "（已逾期）", "MET": "（已完成）", "LATE": "（逾期完成）", "CANCELLED": "（已取消）", "STOPPED": "（计时中止）"
}>
${kinds[kind]!ruleZh}${states[state]!}<#if running && provisional>（暂定）</#if>

${ruleZh}

到期：${dueOnZh}，截止北京时间24:00
<#if state == "STOPPED">
计时自${pausedOnZh}起中止，至恢复前的日期不计入，到期日相应顺延。
</#if>
<#if running && provisional>
暂定：${missingYear}年放假安排尚未公布，实际到期日不会早于此日。
<#elseif running && lateDecember>
次年放假安排公布后，到期日仍可能调整。
</#if>
<#if metOnZh??>
完成：${metOnZh}<#if recordedLate>（到期后补录）</#if>
</#if>
起算：${countedFromZh}，共<#if months??>${months}个月<#else>${workingDays}个工作日</#if>
依据：${basis}（${sureness[confidence]!confidence}）
