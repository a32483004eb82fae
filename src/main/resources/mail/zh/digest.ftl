<#macro when line><#if line.workingDaysLeft == 0>今日<#elseif line.workingDaysLeft gt 0>剩余${line.workingDaysLeft}个工作日<#else>逾期${line.workingDaysLeft?abs}个工作日</#if></#macro>
今日事项（${todayZh}）：<#if overdue gt 0>逾期${overdue}项<#if soon gt 0>，</#if></#if><#if soon gt 0>即将到期${soon}项</#if>

${untilZh}及之前到期或已逾期的事项。
<#if deadlines?has_content>

期限
<#list deadlines as line>

* ${line.dueOnZh}，<@when line/>
  ${line.projectCode}<#if line.title??>（${line.title}）</#if>
  ${line.nameZh!"保密协议尚未生效，请登录查看。"}
</#list>
</#if>
<#if tasks?has_content>

您和您所在用户组的任务
<#list tasks as line>

* ${line.dueOnZh}，<@when line/>
  ${line.projectCode}<#if line.title??>（${line.title}）</#if>
  ${line.nameZh!"保密协议尚未生效，请登录查看。"}
<#if line.link??>
  ${line.link}
</#if>
</#list>
</#if>

全部任务：${link}
