/*
 * The tab "Blocked?" of a task: what stands in the way of its project, this step first. It is read anew each time the tab
 * is opened.
 */
import { address, alarm, basisOf, element, headOf, inShanghai, legend, lines, loading, read, show } from '../../shared/page.js';
import { groupName, stepName } from '../../shared/names.js';

class BlockedTab {
  /** @param api of the web application: carries the address of the engine */
  constructor(place, api, taskId) {
    this.api = api;
    this.taskId = taskId;
    this.content = element('div', { 'aria-live': 'polite' });
    place.append(element('div.pathways-tab', null, this.content));
  }

  async open() {
    show(this.content, loading());
    try {
      const task = await read(address('tasks', this.taskId));
      const blockers = await read(address('projects', task.projectCode, 'blockers'));
      const names = await this.namesOfSteps(task.projectCode);
      show(this.content, ...this.told(task, blockers, names), this.again());
    } catch (refused) {
      show(this.content, alarm(refused.message), this.again());
    }
  }

  /** The names of the project's open tasks, as people see them in their lists; null for a step that is not open. */
  async namesOfSteps(projectCode) {
    const query = new URLSearchParams({ processInstanceBusinessKey: projectCode, unfinished: true });
    const open = await read(`${this.api.engineApi}/history/task?${query}`).catch(() => []);
    const names = new Map(open.map((task) => [task.taskDefinitionKey, task.name]));
    return (step) => names.get(step) || null;
  }

  again() {
    return element('button.btn.btn-default', { type: 'button', click: () => this.open() }, 'Look again · 刷新');
  }

  told(task, blockers, names) {
    if (blockers.length === 0) {
      return [
        element(
          'p.alert.alert-success',
          null,
          `Nothing stands in the way of ${task.projectCode}. · 项目${task.projectCode}目前无受阻事项。`
        ),
      ];
    }
    const here = blockers.filter((b) => b.step === task.step);
    const elsewhere = blockers.filter((b) => b.step !== task.step);
    return [
      here.length > 0
        ? tableOf('This step · 本步骤', here, [WHAT, WHO, SINCE])
        : element('p', null, 'Nothing stands in the way of this step. · 本步骤无受阻事项。'),
      elsewhere.length > 0 &&
        tableOf(`Other steps of ${task.projectCode} · 项目其他步骤`, elsewhere, [WHAT, stepBy(names), WHO, SINCE]),
      element('p.text-muted', null, 'Times of Shanghai · 北京时间'),
      legend(blockers.map((b) => b.confidence)),
    ].flat();
  }
}

// the columns: heading and cell

const WHAT = {
  head: ['What is missing', '缺什么'],
  cell: (b) => element('td', null, lines([b.missing, b.missingZh]), basisOf(b.basis, b.confidence)),
};
const stepBy = (names) => ({
  head: ['Step', '步骤'],
  cell: (b) =>
    element(
      'td',
      null,
      names(b.step) || [stepName(b.step), element('div.text-muted', null, lines(['not open yet', '尚未开始']))]
    ),
});
const WHO = { head: ['Cleared by', '由谁处理'], cell: (b) => element('td', null, lines(groupName(b.who))) };
const SINCE = { head: ['Since', '起始时间'], cell: (b) => element('td.pathways-when', null, inShanghai(b.since)) };

const tableOf = (title, blockers, columns) => [
  element('h4', null, title),
  element(
    'table.table.pathways-blockers',
    { 'aria-label': title },
    headOf(...columns.map((column) => column.head)),
    element(
      'tbody',
      null,
      blockers.map((blocker) =>
        element(
          'tr',
          { 'data-step': blocker.step, 'data-requirement': blocker.requirement },
          columns.map((column) => column.cell(blocker))
        )
      )
    )
  ),
];

export default {
  id: 'blocked',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'Blocked? · 受阻' },
  render: (place, { api, taskId }) => new BlockedTab(place, api, taskId).open(),
};
