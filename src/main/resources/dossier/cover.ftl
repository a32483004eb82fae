<#-- The cover of a dossier: XHTML with the CSS of paper. Every text is escaped. -->
<html>
<head>
<title>${code}</title>
<style>
  @page { size: A4; margin: 20mm 16mm 20mm 16mm;
    @bottom-left { content: "${code?replace('"', '')} · Lancore Pathways"; font-family: 'Noto Sans SC'; font-size: 7pt; color: #6b7683; }
    @bottom-right { content: counter(page) " / " counter(pages); font-family: 'Noto Sans SC'; font-size: 7pt; color: #6b7683; } }
  body { font-family: 'Noto Sans SC'; font-size: 8.5pt; line-height: 1.4; color: #1d2733; }
  .band { border-top: 4pt solid #14406b; padding-top: 5mm; margin-bottom: 6mm; }
  .house { font-size: 9pt; color: #14406b; letter-spacing: 0.6pt; }
  h1 { font-size: 20pt; font-weight: normal; line-height: 1.25; margin: 4mm 0 1mm 0; color: #0d2c4b; }
  .code { font-size: 11pt; color: #4a5a6a; }
  h2 { font-size: 12pt; font-weight: normal; color: #14406b; margin: 7mm 0 2mm 0; padding-bottom: 1mm; border-bottom: 0.6pt solid #14406b; page-break-after: avoid; }
  h3 { font-size: 9.5pt; font-weight: normal; margin: 3mm 0 1mm 0; page-break-after: avoid; }
  .zh { color: #4a5a6a; }
  table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
  th { font-weight: normal; text-align: left; vertical-align: bottom; font-size: 7.5pt; color: #ffffff; background-color: #14406b; padding: 1mm 1.5mm; }
  td { vertical-align: top; padding: 1.1mm 1.5mm; border-bottom: 0.4pt solid #cfd8e1; word-wrap: break-word; }
  tr { page-break-inside: avoid; }
  .once { white-space: nowrap; }
  .facts td.name { width: 34%; color: #4a5a6a; }
  .hash { font-size: 6.5pt; color: #4a5a6a; word-wrap: break-word; }
  .small { font-size: 7pt; color: #4a5a6a; }
  .track { position: relative; height: 7pt; background-color: #eef2f6; margin-top: 1.5pt; }
  .base { position: absolute; top: 1.5pt; height: 4pt; background-color: #9db8d2; }
  .mark { position: absolute; top: 0; width: 3pt; height: 7pt; background-color: #14406b; }
  .box { border: 0.6pt solid #9db8d2; background-color: #f5f8fb; padding: 2.5mm 3mm; margin-top: 4mm; page-break-inside: avoid; }
  .DONE { color: #1c6b3a; } .OPEN { color: #9a5b00; } .AHEAD { color: #6b7683; }
  .MET { color: #1c6b3a; } .LATE, .BREACHED { color: #a32020; } .CANCELLED { color: #6b7683; }
</style>
</head>
<body>
<div class="band">
  <div class="house">LANCORE PATHWAYS &#160;|&#160; DOSSIER &#160;项目卷宗</div>
  <h1>${title}</h1>
  <div class="code">${code}<#if process?has_content> &#160;·&#160; ${process}</#if></div>
</div>

<table class="facts">
<#list facts as f>
  <tr><td class="name">${f.en} <span class="zh">${f.zh}</span></td><td>${f.value}</td></tr>
</#list>
</table>

<div class="box">
  <div>State of the trail <span class="zh">审计记录状态</span>: ${entries} entries <span class="zh">条</span>, ${at} (Shanghai <span class="zh">北京时间</span>)</div>
  <div class="hash">SHA-256 ${head}</div>
  <#if anchor?has_content><div class="hash">Anchor 每日锚定 ${anchor}</div></#if>
</div>

<#if charts?has_content>
<h2>Timeline <span class="zh">时间轴</span></h2>
<div class="small">${from} to ${to}. Light: baseline; dark: done on; →: planned, as of the last entry. <span class="zh">浅色：基线；深色：完成日；→：截至最后一条记录的计划。</span></div>
<#list charts as chart>
<h3>${chart.en} <span class="zh">${chart.zh}</span> <span class="small">${chart.startedOn}</span></h3>
<table>
  <thead><tr><th style="width: 33%">Step 步骤</th><th style="width: 13%">State 状态</th><th style="width: 14%">Baseline 基线</th><th style="width: 13%">Done 完成</th><th></th></tr></thead>
  <tbody>
  <#list chart.bars as bar>
    <tr><td>${bar.en}<br/><span class="zh">${bar.zh}</span></td><td class="once ${bar.state}">${{"DONE": "Done 已完成", "OPEN": "Open 进行中", "AHEAD": "Ahead 未开始"}[bar.state]}</td><td>${bar.baseline}</td><td>${bar.done}</td>
      <td><div class="track"><div class="base" style="left: ${bar.from}%; width: ${bar.width}%"></div><#if bar.mark??><div class="mark" style="left: ${bar.mark}%"></div></#if></div></td></tr>
  </#list>
  </tbody>
</table>
</#list>
</#if>

<h2>Deadlines <span class="zh">期限</span></h2>
<#if deadlines?has_content>
<table>
  <thead><tr><th style="width: 44%">What is due, and why 应办事项及依据</th><th style="width: 22%">How it was counted 计算</th><th style="width: 14%">Due on 到期日</th><th>State 状态</th></tr></thead>
  <tbody>
  <#list deadlines as d>
    <tr><td>${d.en}<br/><span class="zh">${d.zh}</span><br/><span class="small">${d.basis}</span></td>
      <td>from ${d.countedFrom} <span class="zh">起</span><br/>${d.count}<br/><#if d.skipped?has_content><span class="small">not counted 不计: ${d.skipped}</span></#if></td>
      <td>${d.dueOn}</td>
      <td class="${d.status}">${{"OPEN": "Open 未到期", "BREACHED": "Breached 已逾期", "MET": "Met 已完成", "LATE": "Late 逾期完成", "CANCELLED": "Cancelled 已取消"}[d.status]}<#if d.metOn?has_content><br/>${d.metOn}</#if></td></tr>
  </#list>
  </tbody>
</table>
<#else><div>None. <span class="zh">无。</span></div></#if>

<h2>Decisions and findings <span class="zh">决定和认定</span></h2>
<#if decisions?has_content>
<table>
  <thead><tr><th style="width: 17%">When 时间</th><th style="width: 12%">Who 人员</th><th style="width: 27%">Step 步骤</th><th>What 内容</th></tr></thead>
  <tbody>
  <#list decisions as d>
    <tr><td class="once">${d.on}</td><td>${d.person}</td><td>${d.en}<br/><span class="zh">${d.zh}</span></td>
      <td><#list d.what as w><div>${w.en} <span class="zh">${w.zh}</span>: ${w.value}</div></#list>
        <#list d.found as f><div>${f}</div></#list>
        <#list d.reliedOn as r><div class="small">on 依据: ${r.en} <span class="zh">${r.zh}</span> v${r.version}, SHA-256 ${r.sha256?substring(0, 12)}…</div></#list></td></tr>
  </#list>
  </tbody>
</table>
<#else><div>None. <span class="zh">无。</span></div></#if>

<h2>Documents <span class="zh">文件</span></h2>
<#if documents?has_content>
<table>
  <thead><tr><th style="width: 7%">No.</th><th style="width: 29%">Kind 类型</th><th style="width: 35%">Name and SHA-256 文件名及哈希值</th><th style="width: 11%">Bytes 字节</th><th>Uploaded 上传</th></tr></thead>
  <tbody>
  <#list documents as d>
    <tr><td>${d.entry}</td><td>${d.en} v${d.version}<br/><span class="zh">${d.zh}</span></td><td>${d.name}<div class="hash">${d.sha256?substring(0, 32)}<br/>${d.sha256?substring(32)}</div></td><td>${d.size}</td><td class="once">${d.at}<br/>${d.by}</td></tr>
  </#list>
  </tbody>
</table>
<#if documents?size < allDocuments><div class="small">${allDocuments - documents?size} more in manifest.json. <span class="zh">其余见manifest.json。</span></div></#if>
<#else><div>None. <span class="zh">无。</span></div></#if>

<div class="box">
  <div>How to check this dossier: README.txt says it, in a few lines, with Java and nothing else. Decisions with their basis: decisions.json. Deadlines day by day: deadlines.json.</div>
  <div class="zh">核验方法见README.txt，只需Java。各项决定及其依据见decisions.json，期限逐日计算见deadlines.json。</div>
</div>
</body>
</html>
