/*
 * The tab "Blocked?" of a task: what stands in the way of its project, this step first. It is read anew each time the tab
 * is opened.
 */
import { address, alarm, basisOf, element, headOf, inShanghai, legend, lines, loading, read, show } from '../../shared/page.js';
import { groupName, processes, stepName } from '../../shared/names.js';
import { say } from '../../shared/words.js';

export class BlockedTab {
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
      const task = await this.looksAt();
      const blockers = await read(address('projects', task.projectCode, 'blockers'));
      const steps = await this.stepsOf(task.projectCode);
      show(this.content, ...this.told(task, blockers, steps), this.again());
    } catch (refused) {
      show(this.content, alarm(refused.message), this.again());
    }
  }

  /** The project, and of its steps the one whose task this is; null where the project is looked at as a whole. */
  looksAt() {
    return read(address('tasks', this.taskId));
  }

  /** For the key of a step: its name, and whether its task is open in the project. */
  async stepsOf(projectCode) {
    const query = new URLSearchParams({ processInstanceBusinessKey: projectCode, unfinished: true });
    const [open, all] = await Promise.all([
      read(`${this.api.engineApi}/history/task?${query}`).catch(() => []),
      processes().catch(() => []),
    ]);
    return (key) => {
      const task = open.find((one) => one.taskDefinitionKey === key);
      const named = all
        .filter((process) => !task || process.key === task.processDefinitionKey)
        .flatMap((process) => process.steps)
        .find((step) => step.key === key);
      return { name: named ? say(named.name, named.nameZh) : stepName(key), open: Boolean(task) };
    };
  }

  again() {
    return element('button.btn.btn-default', { type: 'button', click: () => this.open() }, say('Look again', '刷新'));
  }

  told(task, blockers, steps) {
    if (blockers.length === 0) {
      return [
        element(
          'p.alert.alert-success',
          null,
          say(`Nothing stands in the way of ${task.projectCode}.`, `项目${task.projectCode}目前无受阻事项。`)
        ),
      ];
    }
    const here = blockers.filter((b) => b.step === task.step);
    const elsewhere = blockers.filter((b) => b.step !== task.step);
    return [
      task.step &&
        (here.length > 0
          ? tableOf(say('This step', '本步骤'), here, [WHAT, WHO, SINCE])
          : element('p', null, say('Nothing stands in the way of this step.', '本步骤无受阻事项。'))),
      elsewhere.length > 0 &&
        tableOf(
          task.step ? say(`Other steps of ${task.projectCode}`, `项目${task.projectCode}的其他步骤`) : say('All steps', '全部步骤'),
          elsewhere,
          [WHAT, stepBy(steps), WHO, SINCE]
        ),
      element('p.text-muted', null, say('Times of Shanghai', '北京时间')),
      legend(blockers.map((b) => b.confidence)),
    ].flat();
  }
}

// the columns: heading and cell

const WHAT = {
  head: ['What is missing', '缺什么'],
  cell: (b) => element('td', null, lines([b.missing, b.missingZh]), basisOf(b.basis, b.confidence)),
};
const stepBy = (steps) => ({
  head: ['Step', '步骤'],
  cell: ({ step }) => {
    const { name, open } = steps(step);
    return element('td', null, name, !open && element('div.text-muted', null, say('not open yet', '尚未开始')));
  },
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
  properties: { label: say('Blocked?', '受阻') },
  render: (place, { api, taskId }) => new BlockedTab(place, api, taskId).open(),
};
