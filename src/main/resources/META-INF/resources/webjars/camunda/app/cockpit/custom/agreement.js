/*
 * Whether register, timers and tasks agree with the calculator, as the nightly comparison found: a quiet line, or what differs
 * in plain words. For operations alone; nobody else is shown anything.
 */
import { address, alarm, counted, element, headOf, inShanghai, lines, post, read, show } from '../../shared/page.js';
import { deadlineName, stepName } from '../../shared/names.js';
import { button } from './frame.js';
import { isOperations } from './me.js';
import { say } from '../../shared/words.js';

/** How many differences are shown: whoever has more has one cause, and the rest in the API. */
const SHOWN = 20;

export class Agreement {
  /** @param api of the web application: carries the token of the session */
  constructor(api) {
    this.api = api;
    this.found = element('div');
    this.again = button('btn-default.btn-sm', say('Compare now', '立即核对'), () => this.compare());
    this.element = element('div.pathways-agreement', { role: 'region', 'aria-label': say('Comparison with the calculator', '与计算结果核对') }, this.found, this.again);
    this.element.hidden = true;
  }

  async open() {
    try {
      this.element.hidden = !(await isOperations());
      if (!this.element.hidden) {
        this.tell(await read(address('reconciliation')));
      }
    } catch (refused) {
      show(this.found, alarm(refused.message));
    }
  }

  async compare() {
    this.again.disabled = true;
    show(this.found, element('p.text-muted', { role: 'status' }, say('Comparing …', '正在核对……')));
    try {
      this.tell(await post(address('reconciliation'), {}, this.api.CSRFToken));
    } catch (refused) {
      show(this.found, alarm(refused.message));
    } finally {
      this.again.disabled = false;
      this.again.focus();
    }
  }

  tell({ ranAt, differences }) {
    show(this.found, differences.length === 0 ? quiet(ranAt) : differing(ranAt, differences));
  }
}

const quiet = (ranAt) =>
  element(
    'div.text-muted',
    { role: 'status' },
    lines(
      ranAt
        ? [
            `All dates agree with the calculator, compared on ${inShanghai(ranAt)} (Shanghai).`,
            `所有日期与计算结果一致，核对时间：${inShanghai(ranAt)}（北京时间）。`,
          ]
        : ['The dates have not been compared with the calculator yet; it is done each night.', '日期尚未与计算结果核对；每晚自动核对。']
    )
  );

const differing = (ranAt, differences) =>
  element(
    'div.alert.alert-danger',
    { role: 'alert' },
    lines([
      element(
        'strong',
        null,
        `${counted(differences.length, 'date does', 'dates do')} not agree with the calculator, compared on ${inShanghai(ranAt)} (Shanghai).`
      ),
      element('strong', null, `${differences.length}个日期与计算结果不一致，核对时间：${inShanghai(ranAt)}（北京时间）。`),
    ]),
    element(
      'table.table',
      { 'aria-label': say('What differs', '差异') },
      headOf(['Project', '项目'], ['What', '对象'], ['Stands', '现为'], ['By the calculator', '计算结果']),
      element('tbody', null, differences.slice(0, SHOWN).map(rowOf))
    ),
    differences.length > SHOWN &&
      element('p', null, say(`and ${differences.length - SHOWN} more`, `另有${differences.length - SHOWN}项`)),
    element('a', { href: address('runbook', 'reconciliation'), target: '_blank', rel: 'noopener' }, say('What to do: the runbook', '处理办法：运维手册'))
  );

const rowOf = ({ projectCode, subject, stands, counted: wanted }) =>
  element(
    'tr',
    { 'data-differs': projectCode },
    element('td', null, element('a', { href: `#/deadlines?text=${encodeURIComponent(projectCode)}` }, projectCode)),
    element('td', null, lines(inWords(subject))),
    element('td.pathways-when', null, date(stands)),
    element('td.pathways-when', null, date(wanted))
  );

/** What the reconciliation calls a thing: how people call it, in English and Chinese. */
const SUBJECTS = [
  [/^deadline (\S+) /, (kind) => [`Deadline: ${deadlineName(kind)[0]}`, `期限：${deadlineName(kind)[1]}`]],
  [/^timer (\S+) of /, (node) => [`Timer: ${stepName(node)}`, `定时器：${stepName(node)}`]],
  [/^task (\S+) /, (step) => [`Due date of the task: ${stepName(step)}`, `任务到期日：${stepName(step)}`]],
  [
    /^no timer ends (\S+) of (\S+)$/,
    (kind, from) => [
      `No timer, so that nobody would be told: ${deadlineName(kind)[0]}, counted from ${from}`,
      `无定时器，到期无人获知：${deadlineName(kind)[1]}，自${from}起算`,
    ],
  ],
];

const inWords = (subject) => {
  for (const [pattern, words] of SUBJECTS) {
    const match = pattern.exec(subject);
    if (match) {
      return words(...match.slice(1));
    }
  }
  return [subject];
};

/** A legal date as it is, an instant by Shanghai's clock. */
const date = (text) =>
  text === null ? say('none', '无') : text.includes('T') ? inShanghai(text) : text.replace(' provisional', say(' (provisional)', '（暂定）'));
