<#assign days>${workingDaysLeft?abs}个工作日</#assign>
<#assign project>${projectCode}<#if title??>（${title}）</#if></#assign>
<#assign named><#if below>${projectCode}<#else>${project}</#if></#assign>
<#if what == "BREACH">
未按期完成：${named}，原定${dueOnZh}到期
<#elseif what == "CHASE">
仍未完成，已逾期${days}：${named}，原定${dueOnZh}到期
<#elseif workingDaysLeft == 0>
今日到期：${named}
<#else>
剩余${days}：${named}，${dueOnZh}到期
</#if>

项目 ${project}

<#if what == "BREACH">
截至${dueOnZh}24:00仍未完成。逾期已记录，该步骤仍须办理。
<#elseif what == "CHASE">
该事项仍未完成，原定${dueOnZh}到期。
<#elseif workingDaysLeft == 0>
该事项今日到期，截止北京时间24:00。
<#else>
该事项${dueOnZh}到期。
</#if>

事项：${dueZh}
到期：${dueOnZh}，截止北京时间24:00
<#if provisional>
      暂定：${missingYear}年放假安排尚未公布，实际到期日不会早于此日。
</#if>
<#if workingDaysLeft gte 0>
剩余：${days}（不含今日）
<#else>
逾期：${days}
</#if>
起算：${countedFromZh}
依据：${basis}（${confidence}）
办理：${link}
