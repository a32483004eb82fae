<#macro when line><#if line.workingDaysLeft == 0>today<#elseif line.workingDaysLeft == 1>1 working day left<#elseif line.workingDaysLeft gt 1>${line.workingDaysLeft} working days left<#elseif line.workingDaysLeft == -1>1 working day over<#else>${line.workingDaysLeft?abs} working days over</#if></#macro>
Your day, ${todayEn}: <#if overdue gt 0>${overdue} overdue<#if soon gt 0>, </#if></#if><#if soon gt 0>${soon} due soon</#if>

Due by ${untilEn}, or overdue.
<#if deadlines?has_content>

DEADLINES
<#list deadlines as line>

* ${line.dueOnEn}, <@when line/>
  ${line.projectCode}<#if line.title??> (${line.title})</#if>
  ${line.nameEn!"Confidentiality is not in place yet: log in to read more."}
</#list>
</#if>
<#if tasks?has_content>

TASKS of yours and of your groups
<#list tasks as line>

* ${line.dueOnEn}, <@when line/>
  ${line.projectCode}<#if line.title??> (${line.title})</#if>
  ${line.nameEn!"Confidentiality is not in place yet: log in to read more."}
<#if line.link??>
  ${line.link}
</#if>
</#list>
</#if>

All your tasks: ${link}
