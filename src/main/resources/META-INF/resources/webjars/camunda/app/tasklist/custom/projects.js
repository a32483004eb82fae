/*
 * The page "Projects" of Tasklist: every project the person may know of, and from each the way to its timeline, tasks, clock,
 * documents and blockers. Searched, sorted and turned over in the browser: a thousand rows are one answer.
 */
import { address, alarm, element, inShanghai, loading, newId, read, show } from '../../shared/page.js';
import { deadlineName, pathwayNames } from '../../shared/names.js';
import { say } from '../../shared/words.js';
import { dayInWords } from './days.js';
import { ProjectPage, clientOf, goOnFrom, standingOf, tasksOf } from './project.js';

// the texts

const NAME = say('Projects', '项目');

const SAYS = {
  search: say('Search', '搜索'),
  searchIn: say('Code, title, client, pathway, phase', '编号、名称、客户、路径、阶段'),
  again: say('Refresh', '刷新'),
  sheet: say('All projects as .xlsx', '全部项目（.xlsx）'),
  asOf: (at) => say(`as of ${at} in Shanghai`, `截至北京时间${at}`),
  noneYet: say('There is no project yet. One is opened by starting its pathway: “Start process” above.', '尚无项目。启动路径即可建立项目：见上方“启动流程”。'),
  noneFound: say('No project is like that.', '没有符合条件的项目。'),
  showAll: say('Show all projects', '显示全部项目'),
  range: (from, to, of) => say(`${from} to ${to} of ${of}`, `第${from}–${to}项，共${of}项`),
  previous: say('Previous', '上一页'),
  next: say('Next', '下一页'),
  pages: say('Pages', '分页'),
  of: (code) => say(`of ${code}`, code),
  table: say('Projects', '项目'),
  show: say('Show', '显示'),
  timeline: say('Timeline', '时间轴'),
  documents: say('Documents', '文件'),
  left: (n) => say(`${n} working ${n === 1 ? 'day' : 'days'} left`, `剩余${n}个工作日`),
  today: say('today, until 24:00', '今日24:00前'),
  over: (n) => say(`${n} working ${n === 1 ? 'day' : 'days'} over`, `超期${n}个工作日`),
  stopped: say('the clock stands still', '时限暂停'),
  provisional: say('provisional', '暂定'),
  blockers: (n) => say(`${n} ${n === 1 ? 'blocker' : 'blockers'}`, `${n}项受阻`),
  overdue: (n) => say(`${n} ${n === 1 ? 'task' : 'tasks'} overdue`, `${n}项任务逾期`),
};

const COLUMNS = {
  code: say('Project', '项目'),
  title: say('Title', '名称'),
  client: say('Client', '客户'),
  pathways: say('Pathways', '路径'),
  phase: say('Phase', '阶段'),
  due: say('Next deadline', '下一期限'),
  blockers: say('Blockers', '受阻'),
  overdue: say('Overdue tasks', '逾期任务'),
};

/** How many working days before its date a deadline is near; the same as in the list of tasks. */
const NEAR = 2;

const ONLY = {
  all: say('All', '全部'),
  overdue: say('Overdue', '逾期'),
  near: say(`Due within ${NEAR} working days`, `${NEAR}个工作日内到期`),
  held: say('On hold', '搁置'),
  ended: say('Ended', '已结束'),
};

/** How many rows a page has. */
const PAGE = 50;

// what a project is found and sorted by

/** The working days until the next deadline, if days count for it now. */
const daysLeft = (p) => (p.nextDeadline && !p.nextDeadline.pausedOn ? p.nextDeadline.workingDaysLeft : Infinity);
const isOver = (p) => daysLeft(p) < 0;
const isNear = (p) => !isOver(p) && daysLeft(p) <= NEAR;

const IN = {
  all: () => true,
  overdue: (p) => p.overdueTasks > 0 || isOver(p),
  near: isNear,
  held: (p) => p.heldSince !== null,
  ended: (p) => p.phase === 'ENDED',
};

/** A project with the names that it is shown, sorted and searched by; they are made once. */
const named = (pathwayName) => (project) => {
  const pathways = project.pathways.map(pathwayName);
  const steps = project.openSteps.map((step) => say(step.name, step.nameZh));
  const text = [project.code, project.title, clientOf(project), ...pathways, ...steps].join(' ').toLowerCase();
  return { ...project, names: { pathways, steps, text } };
};

/** A comparable value for each column; null comes last whichever way is sorted. */
const KEYS = {
  code: (p) => p.code,
  title: (p) => p.title,
  client: (p) => p.clientCode,
  pathways: (p) => p.names.pathways.join(', '),
  phase: (p) => p.names.steps.join(', ') || null,
  due: (p) => p.nextDeadline && p.nextDeadline.dueOn,
  blockers: (p) => p.blockers,
  overdue: (p) => p.overdueTasks,
};

/** What is many stands first when a column of numbers is chosen. */
const FIRST_DOWN = ['blockers', 'overdue'];

// Chinese by its sounds, numbers within a code by their value
const words = new Intl.Collator(say('en', 'zh-CN'), { numeric: true });

const compare = (a, b) => (typeof a === 'number' ? a - b : words.compare(a, b));

function sorted(projects, { by, down }) {
  const key = KEYS[by];
  return [...projects].sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    if (one === other) {
      return compare(a.code, b.code);
    }
    if (one === null || other === null) {
      return one === null ? 1 : -1;
    }
    return down ? compare(other, one) : compare(one, other);
  });
}

const BEGINNING = { text: '', only: 'all', by: 'due', down: false, page: 0 };

/** What the person looks for stays while they go to a project and come back. */
const looking = { ...BEGINNING };

class ProjectsPage {
  /** @param api of the web application: carries the address of the engine */
  constructor(place, api) {
    this.api = api;
    this.projects = [];
    const id = newId('search');
    this.title = element('h2', { tabindex: -1 }, NAME);
    this.text = element('input.form-control', {
      id,
      type: 'search',
      autocomplete: 'off',
      placeholder: SAYS.searchIn,
      value: looking.text,
      input: () => this.look({ text: this.text.value }),
    });
    this.asOf = element('span.text-muted', { role: 'status' });
    this.pills = element('ul.nav.nav-pills.pathways-only', { 'aria-label': SAYS.show });
    this.list = element('div');
    place.append(
      element(
        'main.pathways-page',
        null,
        element(
          'header.pathways-page-head',
          null,
          this.title,
          element('div', null, this.asOf, ' ', button('btn-default', SAYS.again, () => this.open()), ' ', sheet())
        ),
        element('div.pathways-find', null, element('label', { for: id }, SAYS.search), this.text, this.pills),
        this.list
      )
    );
  }

  async open() {
    if (this.projects.length === 0) {
      show(this.list, loading());
    }
    try {
      const [projects, names, tasks] = await Promise.all([read(address('projects')), pathwayNames(), tasksOf(this.api)]);
      this.tasks = tasks;
      this.projects = projects.map(named(names));
      show(this.asOf, SAYS.asOf(inShanghai(Date.now())));
      this.draw();
      goOnFrom(this.title);
    } catch (refused) {
      show(this.list, alarm(refused.message));
    }
  }

  /** Another search or order begins at the first page. */
  look(other) {
    Object.assign(looking, { page: 0 }, other);
    this.draw();
  }

  draw() {
    const wanted = looking.text.toLowerCase().split(/\s+/);
    const found = this.projects.filter((p) => wanted.every((word) => p.names.text.includes(word)));
    show(this.pills, Object.keys(ONLY).map((only) => this.pill(only, found.filter(IN[only]).length)));
    const shown = sorted(found.filter(IN[looking.only]), looking);
    // a project less, and the last page may be gone
    const first = Math.min(looking.page, Math.max(0, Math.ceil(shown.length / PAGE) - 1)) * PAGE;
    show(
      this.list,
      shown.length === 0
        ? this.nothing()
        : [this.table(shown.slice(first, first + PAGE)), this.pages(first, shown.length)]
    );
  }

  nothing() {
    const all = () => {
      this.text.value = '';
      this.look({ ...BEGINNING });
      this.text.focus();
    };
    return element(
      'div.pathways-nothing',
      { role: 'status' },
      this.projects.length === 0
        ? element('p', null, SAYS.noneYet)
        : [element('p', null, SAYS.noneFound), button('btn-default', SAYS.showAll, all)]
    );
  }

  pill(only, count) {
    const active = only === looking.only;
    return element(
      `li${active ? '.active' : ''}`,
      null,
      button(
        'btn-link',
        [ONLY[only], ' ', element('span.badge', null, String(count))],
        () => {
          this.look({ only });
          this.pills.querySelector('[aria-pressed=true]').focus();
        },
        { 'aria-pressed': String(active), 'data-only': only }
      )
    );
  }

  table(projects) {
    return element(
      'table.table.pathways-projects',
      { 'aria-label': SAYS.table },
      element('thead', null, element('tr', null, Object.keys(COLUMNS).map((by) => this.head(by)))),
      element('tbody', null, projects.map((p) => this.row(p)))
    );
  }

  head(by) {
    const active = by === looking.by;
    const direction = looking.down ? 'descending' : 'ascending';
    const sign = active ? `glyphicon-chevron-${looking.down ? 'down' : 'up'}` : 'glyphicon-none';
    return element(
      'th',
      { scope: 'col', 'aria-sort': active ? direction : 'none', 'data-column': by },
      button('btn-link', [COLUMNS[by], ' ', element(`span.glyphicon.${sign}`, { 'aria-hidden': 'true' })], () => {
        this.look({ by, down: active ? !looking.down : FIRST_DOWN.includes(by) });
        this.list.querySelector(`[data-column=${by}] button`).focus();
      })
    );
  }

  row(p) {
    const { pathways } = p.names;
    return element(
      `tr${IN.overdue(p) ? '.pathways-is-over' : ''}`,
      { 'data-project': p.code },
      element(
        'th',
        { scope: 'row' },
        element('a', { href: placeOf(p, 'timeline') }, p.code),
        element(
          'div.pathways-ways',
          null,
          way(placeOf(p, 'timeline'), SAYS.timeline, p),
          way(this.tasks.href(p.code), this.tasks.name, p),
          way(placeOf(p, 'documents'), SAYS.documents, p)
        )
      ),
      element(
        'td.pathways-project-title',
        null,
        p.title,
        // where there is no room for their columns
        element('div.pathways-project-facts.text-muted', null, [clientOf(p), ...pathways].join(' · '))
      ),
      element('td', { 'data-column': 'client' }, p.clientCode || element('span.text-muted', null, clientOf(p))),
      element('td', { 'data-column': 'pathways' }, pathways.map((name) => element('div', null, name))),
      element('td', null, p.names.steps.map((name) => element('div', null, name)), standingOf(p)),
      element('td.pathways-due', null, p.nextDeadline && deadline(p)),
      element('td', null, p.blockers > 0 && number('blocked', placeOf(p, 'blocked'), p.blockers, SAYS.blockers(p.blockers))),
      element('td', null, p.overdueTasks > 0 && number('over', this.tasks.href(p.code), p.overdueTasks, SAYS.overdue(p.overdueTasks)))
    );
  }

  pages(first, all) {
    const turn = (by) => () => {
      looking.page = first / PAGE + by;
      this.draw();
      // the button that was pressed is gone; the rows begin above
      this.list.querySelector('.pathways-projects').scrollIntoView();
      this.list.querySelector('tbody a').focus();
    };
    return element(
      'nav.pathways-pages',
      { 'aria-label': SAYS.pages },
      button('btn-default', SAYS.previous, turn(-1), { disabled: first === 0 }),
      element('span', { role: 'status' }, SAYS.range(first + 1, Math.min(first + PAGE, all), all)),
      button('btn-default', SAYS.next, turn(1), { disabled: first + PAGE >= all })
    );
  }
}

const button = (classes, content, click, attributes) =>
  element(`button.btn.${classes}`, { type: 'button', click, ...attributes }, content);

/** The answer names the file, with its day. */
const sheet = () =>
  element('a.btn.btn-default', { href: address('projects.xlsx'), download: true, title: SAYS.sheet }, 'Excel');

const placeOf = (p, part) => `#/projects/${encodeURIComponent(p.code)}/${part}`;

const way = (href, name, p) => element('a', { href }, name, element('span.sr-only', null, ` ${SAYS.of(p.code)}`));

const number = (look, href, count, spoken) =>
  element(
    `a.pathways-number.pathways-number-${look}`,
    { href, title: spoken },
    element('span', { 'aria-hidden': 'true' }, String(count)),
    element('span.sr-only', null, spoken)
  );

const deadline = (p) => {
  const { kind, dueOn, pausedOn, provisional, workingDaysLeft: days } = p.nextDeadline;
  const left = pausedOn ? SAYS.stopped : days === 0 ? SAYS.today : days < 0 ? SAYS.over(-days) : SAYS.left(days);
  const look = isOver(p) ? 'over' : isNear(p) ? 'near' : 'far';
  return [
    element('a', { href: placeOf(p, 'clock') }, dayInWords(dueOn)),
    element(`div.pathways-left-${look}`, null, left),
    element('div.text-muted', null, say(...deadlineName(kind)), provisional && say(', ', '，'), provisional && SAYS.provisional),
  ];
};

const route = (id, path, make) => ({
  id,
  pluginPoint: 'tasklist.route',
  priority: 0,
  properties: { path },
  render: (place, { api }) => make(place, api).open(),
});

export default [
  {
    id: 'projects-action',
    pluginPoint: 'tasklist.navbar.action',
    priority: 200,
    render: (place) =>
      place.append(
        element('a', { href: '#/projects' }, element('span.glyphicon.glyphicon-briefcase', { 'aria-hidden': 'true' }), ` ${NAME}`)
      ),
  },
  route('projects', '/projects', (place, api) => new ProjectsPage(place, api)),
  route('project', '/projects/:code/:part', (place, api) => {
    const [, , code, part] = window.location.hash.split('?')[0].split('/').map(decodeURIComponent);
    return new ProjectPage(place, api, code, part);
  }),
];
