/*
 * The tab "Timeline" of a task: what was planned for its project, what happened, what is planned for the rest, and what
 * would be if it started on another day. It is read anew each time the tab is opened; nothing here is kept.
 */
import { address, alarm, element, headOf, lines, loading, newId, post, read, show } from '../../shared/page.js';
import { deadlineName, pathwayNames } from '../../shared/names.js';
import { say } from '../../shared/words.js';
import { pictureOf, sample } from './timeline-picture.js';

const STATES = { DONE: ['Done', '已完成'], OPEN: ['Open', '进行中'], AHEAD: ['Ahead', '未开始'] };

/* the names in the notices, as they are called at home */
const HOLIDAYS = [
  ['New Year', '元旦'],
  ['Spring Festival', '春节'],
  ['Qingming', '清明节'],
  ['Labour Day', '劳动节'],
  ['Dragon Boat', '端午节'],
  ['Mid-Autumn', '中秋节'],
  ['National Day', '国庆节'],
];

const holidayName = (name) => {
  const known = HOLIDAYS.filter(([en]) => name.includes(en)).map(([, zh]) => zh);
  return say(name, known.join('、') || name);
};

export class TimelineTab {
  /** @param api of the web application: carries the token of the session */
  constructor(place, api, taskId) {
    this.api = api;
    this.taskId = taskId;
    this.content = element('div', { 'aria-live': 'polite' });
    place.append(element('div.pathways-tab', null, this.content));
  }

  async open() {
    show(this.content, loading());
    try {
      const code = await this.project();
      const [timeline, names] = await Promise.all([read(address('projects', code, 'timeline')), pathwayNames()]);
      show(this.content, this.told(timeline, names), this.again(), ' ', timeline.pathways.length > 0 && sheet(code));
    } catch (refused) {
      show(this.content, alarm(refused.message), this.again());
    }
  }

  /** The code of the project whose task this is. */
  async project() {
    return (await read(address('tasks', this.taskId))).projectCode;
  }

  /** The pixels that a picture may take here. */
  room() {
    return this.content.clientWidth || 900;
  }

  again() {
    return element('button.btn.btn-default', { type: 'button', click: () => this.open() }, say('Look again', '刷新'));
  }

  told(timeline, names) {
    if (timeline.pathways.length === 0) {
      return [element('p', null, say('No plan is made for this kind of project.', '此类项目不编制计划。'))];
    }
    return timeline.pathways.map((pathway) => [
      element('h4', null, names(pathway.process)),
      summary(pathway),
      element(
        'div.pathways-timeline-picture',
        { tabindex: 0, role: 'group', 'aria-label': say('Picture of the timeline', '时间轴图') },
        pictureOf({
          ...timeline,
          holidays: timeline.holidays.map((h) => ({ ...h, name: holidayName(h.name) })),
          rows: rowsOf(pathway, timeline.clocks),
          room: this.room(),
          label: say(
            `Timeline of ${timeline.projectCode}; the table below says the same.`,
            `项目${timeline.projectCode}时间轴，内容见下表。`
          ),
        })
      ),
      legend(['baseline', 'actual', 'planned', 'critical', 'clock', 'holiday', 'today']),
      tableOf(pathway),
      clocksOf(timeline.clocks),
      this.whatIf(timeline, pathway),
    ]);
  }

  // what would be

  whatIf(timeline, pathway) {
    const id = newId('whatif');
    const start = element('input.form-control', { id, type: 'date', required: true, value: timeline.today });
    const answer = element('div', { 'aria-live': 'polite' });
    const asked = async (event) => {
      event.preventDefault();
      show(answer, loading());
      try {
        const body = { pathway: pathway.pathway, startDate: start.value, projectCode: timeline.projectCode };
        show(answer, simulated(await post(address('simulations'), body, this.api.CSRFToken), this.room()));
      } catch (refused) {
        show(answer, alarm(refused.message));
      }
    };
    return element(
      'section.pathways-whatif',
      null,
      element('h4', null, say('What if?', '假设推演')),
      element(
        'p.text-muted',
        null,
        say('Plans this pathway from another day. Nothing is kept.', '按其他启动日推演本路径，结果不保存。')
      ),
      element(
        'form.pathways-timeline-whatif',
        { submit: asked },
        element('div', null, element('label', { for: id }, say('Start date', '启动日期')), start),
        element('button.btn.btn-default', { type: 'submit' }, say('Plan', '推演'))
      ),
      answer
    );
  }
}

/** The answer names the file, with its day. */
const sheet = (code) =>
  element(
    'a.btn.btn-default',
    { href: address('projects', code, 'timeline.xlsx'), download: true, title: say('This timeline as .xlsx', '本时间轴（.xlsx）') },
    'Excel'
  );

const summary = (pathway) => {
  const ends = pathway.endsOn;
  const moved = ends && ends !== pathway.baselineEndsOn;
  return element(
    'p',
    null,
    say(
      `Started: ${pathway.startedOn}. Baseline end: ${pathway.baselineEndsOn}. `,
      `启动：${pathway.startedOn}。基线完成：${pathway.baselineEndsOn}。`
    ),
    ends &&
      element(
        'strong',
        null,
        say(
          `Planned end: ${ends}${moved ? '' : ' (as the baseline)'}.`,
          `计划完成：${ends}${moved ? '' : '（与基线一致）'}。`
        )
      )
  );
};

/** The steps as rows of the picture. */
function rowsOf(pathway, clocks) {
  const own = clocks.filter((c) => c.processKey === pathway.process);
  const doneOn = new Map(pathway.steps.filter((s) => s.state === 'DONE').map((s) => [s.step, s.actual.on]));
  // what was done is shown from the day on which all that it came after was done
  const readyOn = (step) => step.after.reduce((latest, other) => later(latest, doneOn.get(other) || ''), pathway.startedOn);
  return pathway.steps.map((step) => rowOf(step, own, readyOn(step)));
}

function rowOf(step, clocks, readyOn) {
  const name = say(step.name, step.nameZh);
  const bars = [
    bar('baseline', step.baseline, `${say('Baseline', '基线')}: ${name}`),
    step.planned && bar(step.planned.critical ? 'critical' : 'planned', step.planned, `${say('Planned', '计划')}: ${name}`),
    step.state === 'DONE' && {
      kind: 'actual',
      from: earlier(readyOn, step.actual.on),
      to: step.actual.on,
      title: `${say('Done', '已完成')}: ${name} ${step.actual.on}`,
    },
    ...clocks
      .filter((c) => c.kind === step.clock)
      .map((c) => ({
        kind: 'clock',
        from: c.countedFrom,
        to: c.dueOn,
        provisional: c.provisional,
        title: `${say(...deadlineName(c.kind))}: ${c.countedFrom} – ${c.dueOn}`,
      })),
  ];
  return { name, critical: step.planned?.critical, bars: bars.filter(Boolean) };
}

const earlier = (one, other) => (one < other ? one : other);
const later = (one, other) => (one > other ? one : other);

const bar = (kind, dates, what) => ({
  kind,
  from: dates.startsOn,
  to: dates.endsOn,
  provisional: dates.provisional,
  title: `${what} ${spanOf(dates)}`,
});

const spanOf = (dates) => (dates.startsOn < dates.endsOn ? `${dates.startsOn} – ${dates.endsOn}` : dates.endsOn);

const LEGEND = {
  baseline: say('Baseline', '基线'),
  planned: say('Planned', '计划'),
  critical: say('◆ Planned, critical path', '◆ 计划（关键路径）'),
  actual: say('Done', '已完成'),
  clock: say('Running clock', '法定期限'),
  holiday: say('Holiday', '节假日'),
  today: say('Today', '今天'),
};

const legend = (kinds) =>
  element(
    'ul.pathways-timeline-legend',
    { 'aria-label': say('Legend', '图例') },
    kinds.map((kind) => element('li', null, sample(kind), LEGEND[kind]))
  );

// the table that says the same

const dates = (planned) =>
  planned
    ? [
        element('span.pathways-when', null, spanOf(planned)),
        planned.provisional &&
          element(
            'div.text-muted',
            null,
            say(
              `earliest; the notice of ${planned.missingYear} is missing`,
              `最早日期，${planned.missingYear}年通知未发布`
            )
          ),
      ]
    : '—';

const holidaysOf = (planned) =>
  planned && planned.holidays.length > 0
    ? planned.holidays.map((h) => element('div', null, `${holidayName(h.name)} ${h.from.slice(5)} – ${h.to.slice(5)}`))
    : '—';

const slackOf = (planned) => {
  if (!planned || planned.slack === null) {
    return '—';
  }
  return planned.critical ? say('0 ◆ critical', '0 ◆ 关键') : `${planned.slack}`;
};

const basisOf = (step) =>
  step.clock ? element('div.text-muted', null, say(...deadlineName(step.clock))) : null;

const tableOf = (pathway) =>
  element(
    'div.pathways-timeline-table',
    { tabindex: 0, role: 'group', 'aria-label': say('Table of the timeline', '时间轴表') },
    element(
      'table.table.pathways-timeline-steps',
      { 'aria-label': say('Timeline', '时间轴') },
      headOf(
        ['Step', '步骤'],
        ['State', '状态'],
        ['Baseline', '基线'],
        ['Planned', '计划'],
        ['Done on', '完成日期'],
        ['Slack, working days', '时差（工作日）'],
        ['Holidays in it', '其间节假日']
      ),
      element(
        'tbody',
        null,
        pathway.steps.map((step) =>
          element(
            'tr',
            { 'data-step': step.step, 'data-state': step.state },
            element('th', { scope: 'row' }, lines([step.name, step.nameZh]), basisOf(step)),
            element('td', null, lines(STATES[step.state])),
            element('td', null, dates(step.baseline)),
            element('td', null, dates(step.planned)),
            element('td', null, actualOf(step)),
            element('td', null, slackOf(step.planned)),
            element('td', null, holidaysOf(step.planned))
          )
        )
      )
    )
  );

const actualOf = ({ actual }) =>
  actual
    ? [
        element('span.pathways-when', null, actual.on),
        actual.evidenceDate &&
          actual.recordedOn !== actual.evidenceDate &&
          element('div.text-muted', null, say(`recorded ${actual.recordedOn}`, `${actual.recordedOn}登记`)),
      ]
    : '—';

const leftOf = ({ workingDaysLeft: n, pausedOn }) => {
  if (pausedOn) {
    return say(', the clock stands still', '，时限暂停');
  }
  const days = `${Math.abs(n)} working ${Math.abs(n) === 1 ? 'day' : 'days'}`;
  return n < 0 ? say(`, ${days} over`, `，超期${-n}个工作日`) : say(`, ${days} left`, `，剩余${n}个工作日`);
};

const clocksOf = (clocks) =>
  clocks.length > 0 && [
    element('h4', null, say('Running clocks', '运行中的期限')),
    element(
      'ul',
      null,
      clocks.map((c) =>
        element(
          'li',
          null,
          `${say(...deadlineName(c.kind))}: ${c.countedFrom} → ${c.dueOn}`,
          c.provisional && say(' (earliest)', '（最早）'),
          leftOf(c)
        )
      )
    ),
  ];

// the answer to what if

function simulated(plan, room) {
  return [
    element(
      'p',
      null,
      element(
        'strong',
        null,
        say(`From ${plan.startDate} it ends on ${plan.endsOn}.`, `自${plan.startDate}启动，${plan.endsOn}完成。`)
      ),
      plan.provisional &&
        say(
          ` The notice of ${plan.missingYear} is missing: this is the earliest day it can be.`,
          `${plan.missingYear}年放假通知未发布，此为最早日期。`
        )
    ),
    element(
      'div.pathways-timeline-picture',
      { tabindex: 0, role: 'group', 'aria-label': say('Picture of what if', '推演图') },
      pictureOf({
        from: plan.startDate,
        to: plan.endsOn,
        room,
        holidays: plan.holidays.map((h) => ({ ...h, name: holidayName(h.name) })),
        rows: plan.steps.map((step) => ({
          name: say(step.name, step.nameZh),
          critical: step.critical,
          bars: [bar(step.critical ? 'critical' : 'planned', step, say(step.name, step.nameZh))],
        })),
        label: say(
          `What if it started on ${plan.startDate}; the table below says the same.`,
          `自${plan.startDate}启动的推演，内容见下表。`
        ),
      })
    ),
    legend(['planned', 'critical', 'holiday']),
    element(
      'table.table.pathways-timeline-simulated',
      { 'aria-label': say('What if', '假设推演') },
      headOf(['Step', '步骤'], ['Planned', '计划'], ['Slack, working days', '时差（工作日）'], ['Holidays in it', '其间节假日']),
      element(
        'tbody',
        null,
        plan.steps.map((step) =>
          element(
            'tr',
            { 'data-step': step.step },
            element('th', { scope: 'row' }, lines([step.name, step.nameZh]), basisOf(step)),
            element('td', null, dates(step)),
            element('td', null, slackOf(step)),
            element('td', null, holidaysOf(step))
          )
        )
      )
    ),
  ];
}

export default {
  id: 'timeline',
  pluginPoint: 'tasklist.task.detail',
  priority: 840,
  properties: { label: say('Timeline', '时间轴') },
  render: (place, { api, taskId }) => new TimelineTab(place, api, taskId).open(),
};
