/*
 * The page "Deadlines": every deadline of every project the person may know of, the most urgent first. What it is filtered by
 * stands in the address, so that the way back from an instance leads to the same list.
 */
import { address, alarm, basisOf, counted, element, headOf, inShanghai, legend, lines, loading, read, show } from '../../shared/page.js';
import { DEADLINES, deadlineName } from '../../shared/names.js';
import { Agreement } from './agreement.js';
import { button, field, frame } from './frame.js';
import { Load } from './load.js';
import { Search } from './search.js';
import { STATES, isIn, stateOf } from './states.js';
import { say } from '../../shared/words.js';

/** How many rows are drawn at once: a thousand would be slow, and nobody reads them. */
const PAGE = 100;

export class DeadlinesPage {
  /**
   * @param api of the web application: carries the token of the session
   * @param scope of the page, from Cockpit: hears of changes of the address
   */
  constructor(place, api, scope) {
    this.search = new Search('/deadlines', scope, () => this.refilter());
    this.deadlines = [];
    this.load = new Load();
    this.agreement = new Agreement(api);
    this.states = element('ul.nav.nav-pills.pathways-states', { 'aria-label': say('State', '状态') });
    this.text = element('input.form-control', { type: 'search', placeholder: say('Project, title, basis', '项目、名称、依据') });
    this.kind = element('select.form-control');
    this.rows = element('div');
    this.asOf = element('span.text-muted', { role: 'status' });
    this.content = element(
      'div',
      null,
      this.load.element,
      this.states,
      element(
        'div.row.pathways-filters',
        null,
        element('div.col-sm-6', null, field(say('Search', '搜索'), this.text)),
        element('div.col-sm-6', null, field(say('Kind', '期限类型'), this.kind))
      ),
      this.rows
    );
    this.place = element('div');
    this.text.addEventListener('input', () => this.filter());
    this.kind.addEventListener('change', () => this.filter());
    const again = button('btn-default', say('Refresh', '刷新'), () => this.open());
    // the answer names the file, with its day
    const sheet = element('a.btn.btn-default', { href: address('deadlines.xlsx'), download: true, title: say('All deadlines as .xlsx', '全部期限（.xlsx）') }, 'Excel');
    place.append(frame(['Deadlines', '期限'], element('div', null, this.asOf, ' ', again, ' ', sheet), this.agreement.element, this.place));
    this.setFilter();
  }

  async open() {
    this.agreement.open();
    if (this.deadlines.length === 0) {
      show(this.place, loading());
    }
    try {
      this.deadlines = await read(address('deadlines'));
      show(this.asOf, `${say('Shanghai', '北京时间')} ${inShanghai(Date.now())}`);
      show(this.place, this.content);
      this.offerKinds();
      await this.load.open();
      this.list();
    } catch (refused) {
      show(this.place, alarm(refused.message));
    }
  }

  close() {
    this.load.close();
  }

  // the filter, and its place in the address

  setFilter() {
    this.state = stateOf(this.search.get('state')).id;
    this.text.value = this.search.get('text');
    this.wantedKind = this.search.get('kind');
  }

  filter() {
    this.wantedKind = this.kind.value;
    this.search.set({ state: this.state, kind: this.wantedKind, text: this.text.value });
    this.list();
  }

  /** The address was changed by somebody else. */
  refilter() {
    this.setFilter();
    this.offerKinds();
    this.list();
  }

  offerKinds() {
    const there = new Set(this.deadlines.map((d) => d.kind)).add(this.wantedKind);
    const known = DEADLINES.map(([kind]) => kind);
    const kinds = [...known, ...[...there].filter((kind) => !known.includes(kind))].filter((kind) => kind && there.has(kind));
    show(
      this.kind,
      element('option', { value: '' }, say('All kinds', '全部类型')),
      kinds.map((kind) => element('option', { value: kind }, say(...deadlineName(kind))))
    );
    this.kind.value = this.wantedKind;
  }

  /** What the text and the kind leave; the states are counted, and the load is drawn, from these. */
  filtered() {
    const words = this.text.value.toLowerCase().split(/\s+/);
    const kind = this.wantedKind;
    return this.deadlines.filter((d) => (!kind || d.kind === kind) && words.every((word) => textOf(d).includes(word)));
  }

  // the list

  list() {
    const filtered = this.filtered();
    this.load.draw(filtered.filter((d) => isIn('running', d)));
    show(this.states, STATES.map((state) => this.pill(state, filtered)));
    const shown = filtered.filter((d) => isIn(this.state, d)).sort(byUrgency);
    if (shown.length === 0) {
      show(this.rows, element('p.text-muted', { role: 'status' }, say('No deadline here.', '暂无期限。')));
      return;
    }
    const body = element('tbody');
    const more = button('btn-default', '', () => draw());
    const draw = () => {
      const next = shown.slice(body.children.length, body.children.length + PAGE);
      body.append(...next.map(rowOf));
      const left = shown.length - body.children.length;
      more.hidden = left === 0;
      more.textContent = say(`Show more (${left} left)`, `显示更多（还有${left}条）`);
    };
    draw();
    show(
      this.rows,
      element(
        'table.table.pathways-deadlines',
        { 'aria-label': say('Deadlines, the most urgent first', '期限，最紧急的在前') },
        headOf(['Due', '到期日'], ['Working days left', '剩余工作日'], ['Project', '项目'], ['Deadline and basis', '期限及依据'], ['Counted', '起算'], ['State', '状态']),
        body
      ),
      more,
      legend(shown.map((d) => d.confidence))
    );
  }

  pill({ id, en, zh, has }, filtered) {
    const count = filtered.filter(has).length;
    const active = id === this.state;
    const choose = () => {
      this.state = id;
      this.filter();
      this.states.querySelector('[aria-pressed=true]').focus();
    };
    return element(
      `li${active ? '.active' : ''}`,
      null,
      element(
        'button.btn.btn-link',
        { type: 'button', 'data-state': id, 'aria-pressed': String(active), click: choose },
        say(en, zh),
        element(`span.badge${id === 'breached' && count > 0 ? '.pathways-alarming' : ''}`, null, String(count))
      )
    );
  }
}

const texts = new WeakMap();

/** What a deadline is found by, in small letters. */
const textOf = (d) => {
  if (!texts.has(d)) {
    const parts = [d.projectCode, d.title, d.kind, ...deadlineName(d.kind), d.basis, d.dueOn];
    texts.set(d, parts.join(' ').toLowerCase());
  }
  return texts.get(d);
};

const byUrgency = (a, b) => (a.dueOn === b.dueOn ? (a.projectCode < b.projectCode ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1);

const rowOf = (d) =>
  element(
    'tr',
    { 'data-deadline': d.id, 'data-project': d.projectCode },
    element('td.pathways-when', null, d.dueOn, element('div.text-muted', null, weekday(d.dueOn))),
    element('td', null, left(d)),
    element('td', null, projectOf(d), element('div.text-muted', null, d.title)),
    element('td', null, say(...deadlineName(d.kind)), basisOf(d.basis, d.confidence)),
    element('td', null, countedFrom(d)),
    element('td', null, labels(d))
  );

/** An instance is there while its deadline runs; Cockpit has no page for one that has ended. */
const projectOf = (d) =>
  isIn('running', d)
    ? element('a', { href: `#/process-instance/${encodeURIComponent(d.processInstanceId)}/runtime` }, d.projectCode)
    : d.projectCode;

const left = (d) => {
  if (!isIn('running', d) || d.pausedOn) {
    return '';
  }
  const days = d.workingDaysLeft;
  const urgent = days < 0 || d.status === 'BREACHED' ? '.text-danger' : '';
  return [
    element(`strong.pathways-left${urgent}`, null, String(days)),
    days === 0 && element('div.text-muted', null, lines(['today, until 24:00', '今日24:00前'])),
  ];
};

const countedFrom = (d) =>
  d.months
    ? lines([`${counted(d.months, 'month')} from ${d.countedFrom}`, `自${d.countedFrom}起${d.months}个月`])
    : lines([`${counted(d.workingDays, 'working day')} from ${d.countedFrom}`, `自${d.countedFrom}起${d.workingDays}个工作日`]);

const STATUS = {
  OPEN: ['label-default', say('Open', '未到期')],
  BREACHED: ['label-danger', say('Breached', '已逾期')],
  MET: ['label-success', say('Met', '已完成')],
  LATE: ['label-warning', say('Late', '逾期完成')],
  CANCELLED: ['label-default', say('Cancelled', '已取消')],
};

const label = ([look, name], why) => element('div', null, element(`span.label.${look}`, null, name), why && [' ', why]);

const note = (...sentences) => element('div.text-muted', null, lines(sentences));

const labels = (d) => [
  isIn('soon', d)
    ? label(['label-warning', say('Due soon', '即将到期')])
    : isIn('chase', d)
      ? label(['label-danger', say('Authority late', '主管部门逾期')])
      : label(STATUS[d.status] || ['label-default', d.status]),
  d.metOn && note(`on ${d.metOn}`, `于${d.metOn}`),
  isIn('running', d) && d.pausedOn && [label(['label-default', say('Stopped', '已暂停')]), note(`since ${d.pausedOn}`, `自${d.pausedOn}`)],
  isIn('provisional', d) && [
    label(['pathways-provisional', say('Provisional', '暂定')]),
    note(`the earliest day: the notice of ${d.missingYear} is missing`, `最早日期：${d.missingYear}年放假通知未发布`),
  ],
  isIn('running', d) && d.lateDecember && note('the next notice may still move it', '下一年放假通知可能使其变动'),
  d.closingReason && note(d.closingReason),
];

const DAYS = [say('Sun', '周日'), say('Mon', '周一'), say('Tue', '周二'), say('Wed', '周三'), say('Thu', '周四'), say('Fri', '周五'), say('Sat', '周六')];

const weekday = (date) => DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
