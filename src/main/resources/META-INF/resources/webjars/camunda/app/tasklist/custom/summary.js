/*
 * Above the form of a task: which project it is of, what happened before, the deadlines that run and the documents that are
 * missing. The server reads all of it from the facts; nothing here is part of the form, and nothing is posted with it.
 */
import { address, alarm, basisOf, element, read, show } from '../../shared/page.js';
import { deadlineName } from '../../shared/names.js';
import { say } from '../../shared/words.js';

const taskId = () => new URLSearchParams(window.location.hash.split('?')[1] || '').get('task');

/** A text longer than this does not share its row. */
const SHORT = 60;

const row = (name, ...value) => element('div', null, element('dt', null, name), element('dd', null, ...value));

const long = (made) => {
  made.classList.add('pathways-summary-long');
  return made;
};

const knownRow = ({ name, nameZh, value, valueZh, basis, confidence }) => {
  const made = row(say(name, nameZh), say(value, valueZh), basis && basisOf(basis, confidence));
  return basis || value.length > SHORT ? long(made) : made;
};

const left = ({ status, workingDaysLeft, metOn, pausedOn, provisional }) => {
  if (status === 'BREACHED') {
    return say('overdue', '已逾期');
  }
  if (status === 'LATE') {
    return say(`met late, on ${metOn}`, `逾期完成：${metOn}`);
  }
  if (pausedOn) {
    return say(`paused since ${pausedOn}`, `自${pausedOn}起暂停`);
  }
  const days = say(
    workingDaysLeft === 1 ? '1 working day left' : `${workingDaysLeft} working days left`,
    `剩余${workingDaysLeft}个工作日`,
  );
  return provisional ? say(`${days}, provisional`, `${days}，暂定`) : days;
};

const deadlineRow = (deadline) =>
  row(
    say(...deadlineName(deadline.kind)),
    element('strong', null, say(`due ${deadline.dueOn}`, `截止日期${deadline.dueOn}`)),
    say(` (${left(deadline)})`, `（${left(deadline)}）`),
  );

const documentsRow = ({ documentsAsked, documentsMissing }) => {
  if (documentsAsked === 0) {
    return null;
  }
  const missing = documentsMissing.map(({ name, nameZh }) => say(name, nameZh)).join(say(', ', '、'));
  return missing === ''
    ? row(say('Documents', '文件'), say('all there', '已齐全'))
    : long(row(say('Documents still missing, see the tab “Documents”', '尚缺文件（在“文件”页签上传）'), missing));
};

const told = (summary) => [
  element('p.pathways-summary-project', null, element('strong', null, summary.projectCode), ` ${summary.title}`),
  element(
    'dl',
    null,
    summary.known.map(knownRow),
    summary.deadlines.map(deadlineRow),
    documentsRow(summary),
  ),
];

async function tell(place, task) {
  try {
    show(place, told(await read(address('tasks', task, 'summary'))));
  } catch (refused) {
    show(place, alarm(refused.message));
  }
}

new MutationObserver(() => {
  const form = document.querySelector('.task-card .form-pane');
  const task = taskId();
  const there = form && form.querySelector('.pathways-summary');
  if (!form || !task || (there && there.dataset.task === task)) {
    return;
  }
  there?.remove();
  const place = element('section.pathways-summary', {
    'data-task': task,
    'aria-label': say('What is known so far', '已知情况'),
  });
  form.prepend(place);
  tell(place, task);
}).observe(document.body, { childList: true, subtree: true });
