<#assign days><#if workingDaysLeft?abs == 1>1 working day<#else>${workingDaysLeft?abs} working days</#if></#assign>
<#assign project>${projectCode}<#if title??> (${title})</#if></#assign>
<#if what == "BREACH">
Not met in time: ${project}, was due on ${dueOnEn}
<#elseif what == "CHASE">
Still open, ${days} over: ${project}, was due on ${dueOnEn}
<#elseif workingDaysLeft == 0>
Due today: ${project}
<#else>
Due in ${days}: ${project}, on ${dueOnEn}
</#if>

Project ${project}

<#if what == "BREACH">
This was not done by 24:00 on ${dueOnEn}. The breach is recorded; the step is still owed.
<#elseif what == "CHASE">
This is still not done. It was due on ${dueOnEn}.
<#elseif workingDaysLeft == 0>
This is due today, by 24:00 in Shanghai.
<#else>
This is due on ${dueOnEn}.
</#if>

What:          ${dueEn}
Due:           ${dueOnEn}, by 24:00 in Shanghai
<#if provisional>
               Provisional: the calendar for ${missingYear} is not published; it is not due earlier.
</#if>
<#if workingDaysLeft gte 0>
Left:          ${days} after today
<#else>
Over:          ${days}
</#if>
Counted from:  ${countedFromEn}, ${countedFromWhat}
Basis:         ${basis} (${confidence})
Open it:       ${link}
