/*
 * The page "Regulatory watch": the rules that begin or end in the coming days, the nearest first, and the running projects that
 * they touch. How far it looks ahead is a number of the house until somebody asks for another one.
 */
import { address, alarm, basisOf, counted, element, headOf, legend, loading, read, show } from '../../shared/page.js';
import { deadlineName, processes } from '../../shared/names.js';
import { button, field, frame } from './frame.js';
import { say } from '../../shared/words.js';

/** More rules of one table than these are folded away. */
const SHOWN = 3;

export class WatchPage {
  constructor(place) {
    this.days = element('input.form-control', { type: 'number', min: 1, max: 3660, step: 1 });
    this.rows = element('div');
    this.form = element(
      'form.pathways-watch-days',
      { submit: (event) => (event.preventDefault(), this.open()) },
      field(say('Days ahead', '预看天数'), this.days),
      button('btn-default', say('Look', '查看'), () => this.open())
    );
    place.append(frame(['Regulatory watch', '法规监测'], null, lead(), this.form, this.rows));
  }

  async open() {
    show(this.rows, loading());
    try {
      const outlook = await read(address('regulatory-watch') + (this.days.value ? `?days=${encodeURIComponent(this.days.value)}` : ''));
      this.names = new Map((await processes()).map((p) => [p.key, say(p.name, p.nameZh || p.name)]));
      this.days.value = outlook.days;
      this.list(outlook);
    } catch (refused) {
      show(this.rows, alarm(refused.message));
    }
  }

  list({ from, to, changes }) {
    show(
      this.rows,
      element(
        'p.text-muted',
        { role: 'status' },
        changes.length === 0
          ? say(`From ${from} to ${to} no rule begins or ends.`, `${from}至${to}期间没有规则生效或失效。`)
          : say(`From ${from} to ${to}: ${counted(changes.length, 'change')}.`, `${from}至${to}：${changes.length}项变动。`)
      ),
      changes.length > 0 &&
        element(
          'table.table.pathways-watch',
          { 'aria-label': say('Rules that begin or end', '生效或失效的规则') },
          headOf(['Day', '日期'], ['Rules', '规则'], ['Running projects', '在行项目']),
          element('tbody', null, changes.map((change) => this.rowOf(change)))
        ),
      legend(changes.flatMap((change) => change.rules.map((rule) => rule.confidence)))
    );
  }

  rowOf(change) {
    return element(
      'tr',
      { 'data-change': `${change.on} ${change.change} ${change.table}` },
      element('th.pathways-when', { scope: 'row' }, change.on, element('div', null, badgeOf(change.change))),
      element('td', null, element('strong', null, say(change.tableName, change.tableNameZh)), rulesOf(change.rules)),
      element(
        'td',
        null,
        change.projects.length === 0
          ? element('span.text-muted', null, say('none', '无'))
          : element('ul.list-unstyled', null, change.projects.map((project) => this.projectOf(project)))
      )
    );
  }

  projectOf({ code, title, processes: running, deadlines }) {
    const why = [...running.map((key) => this.names.get(key) || key), ...deadlines.map((kind) => say(...deadlineName(kind)))];
    return element('li', { 'data-project': code }, element('strong', null, code), ` ${title}`, element('div.text-muted', null, why.join(say(', ', '、'))));
  }
}

const lead = () =>
  element(
    'p.pathways-lead',
    null,
    say(
      'Rules whose validity begins or ends soon, read from the decision tables, and the running projects that use them. A day is ' +
        'the first or the last one in force. What was judged before keeps the rule of its own day.',
      '即将生效或失效的规则（取自各决策表），以及适用这些规则的在行项目。所列日期为生效首日或有效末日；此前已作判断的事项仍按当日规则。'
    )
  );

const badgeOf = (change) =>
  change === 'BEGINS'
    ? element('span.label.label-primary', null, say('first day', '生效首日'))
    : element('span.label.label-warning', null, say('last day', '有效末日'));

const rulesOf = (rules) => {
  const list = element('ul.list-unstyled', null, rules.map(ruleOf));
  return rules.length <= SHOWN
    ? list
    : element('details', null, element('summary', null, say(`${rules.length} rules`, `${rules.length}条规则`)), list);
};

const ruleOf = ({ sentence, sentenceZh, basis, confidence }) =>
  element('li', null, say(sentence, sentenceZh), basisOf(basis, confidence));
