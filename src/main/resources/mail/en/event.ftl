<#include "kinds.ftl">
<#assign signs = {"BREACHED": "⚠ ", "MET": "✓ ", "LATE": "✓ ", "CANCELLED": "✗ "}>
<#assign states = {
  "BREACHED": " (overdue)", "MET": " (done)", "LATE": " (done late)", "CANCELLED": " (cancelled)", "STOPPED": " (clock stopped)"
}>
${signs[state]!}${projectCode}: ${kinds[kind]!ruleEn}${states[state]!}<#if running && provisional> (provisional)</#if>

${ruleEn}

Due: ${dueOnEn}, by 24:00 in Shanghai
<#if state == "STOPPED">
The clock stopped on ${pausedOnEn}. The days until it goes on do not count: the date moves by them.
</#if>
<#if running && provisional>
Provisional: the calendar for ${missingYear} is not published; it is not due earlier.
<#elseif running && lateDecember>
The calendar of the next year may still move it.
</#if>
<#if metOnEn??>
Done: ${metOnEn}<#if recordedLate>, recorded after the day</#if>
</#if>
Counted from: ${countedFromEn}, ${countedFromWhat}; <#if months??>${months} month<#if months != 1>s</#if><#else>${workingDays} working day<#if workingDays != 1>s</#if></#if>
Basis: ${basis} (${sureness[confidence]!confidence})
<#if link??>
Open tasks · 待办任务: ${link}
</#if>
