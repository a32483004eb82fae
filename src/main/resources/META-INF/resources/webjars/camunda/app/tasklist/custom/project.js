/* The page of one project in Tasklist: its timeline, clock, documents and blockers without one of its tasks. */
import { address, alarm, element, inShanghai, read, show } from '../../shared/page.js';
import { pathwayNames } from '../../shared/names.js';
import { say } from '../../shared/words.js';
import { BlockedTab } from './blocked.js';
import { Clocks } from './clocks.js';
import { DocumentsTab } from './documents.js';
import { TimelineTab } from './timeline.js';

// the texts

const SAYS = {
  projects: say('Projects', '项目'),
  parts: (code) => say(`Parts of ${code}`, `项目${code}的内容`),
  tasks: say('Tasks', '任务'),
  client: (code) => say(`Client ${code}`, `客户${code}`),
  house: say('House project', '内部项目'),
  ended: say('Ended', '已结束'),
  held: (day) => say(`on hold since ${day}`, `自${day}起搁置`),
  dossier: say('Dossier (.zip)', '项目卷宗（.zip）'),
  inDossier: say(
    'Documents, decisions, deadlines, timeline and trail in one file that anybody can check',
    '文件、决定、期限、时间轴和审计记录合为一个可核验的文件'
  ),
};

/** The name of the list in which every task is found, as the application made it. */
const ALL_TASKS = 'All open tasks';

/** Whose project it is. */
export const clientOf = (project) => (project.clientCode ? SAYS.client(project.clientCode) : SAYS.house);

/** Whether it goes on; null where it does. */
export const standingOf = (project) =>
  project.heldSince
    ? element('span.label.pathways-held', null, SAYS.held(inShanghai(project.heldSince).slice(0, 10)))
    : project.phase === 'ENDED' && element('span.label.label-default', null, SAYS.ended);

/** The way to the tasks of a project: Tasklist with the widest list, searched for the project's code. */
export async function tasksOf(api) {
  const lists = await read(`${api.engineApi}/filter?resourceType=Task`).catch(() => []);
  const all = lists.find((list) => list.name.startsWith(ALL_TASKS));
  return {
    name: SAYS.tasks,
    href: (code) => {
      const query = [{ type: 'processInstanceBusinessKey', operator: 'eq', value: code, name: '' }];
      return `#/?${new URLSearchParams({ ...(all && { filter: all.id }), searchQuery: JSON.stringify(query) })}`;
    },
  };
}

/** The answer names the file. */
const dossierOf = (code) =>
  element(
    'a.btn.btn-default.btn-sm',
    { href: address('projects', code, 'dossier'), download: true, title: SAYS.inDossier },
    SAYS.dossier
  );

/** The link that led to a page is gone: who came by keyboard goes on from the page's title, unless they did already. */
export function goOnFrom(title) {
  if (document.activeElement === document.body) {
    title.focus();
  }
}

// what the tabs of a task show, of the project as a whole

class ProjectTimeline extends TimelineTab {
  constructor(place, api, projectCode) {
    super(place, api, null);
    this.projectCode = projectCode;
  }

  project() {
    return this.projectCode;
  }
}

/** Everything that a project holds, and an upload of any kind. */
class ProjectDocuments extends DocumentsTab {
  constructor(place, api, projectCode) {
    super(place, api, null);
    this.project = projectCode;
  }

  async refresh() {
    try {
      show(this.kept, this.allOf(await read(address('projects', this.project, 'documents'))));
      show(this.asked);
      return true;
    } catch (refused) {
      show(this.asked, alarm(refused.message));
      return false;
    }
  }
}

/** What stands in the way of a project, whichever step it is. */
class ProjectBlockers extends BlockedTab {
  constructor(place, api, projectCode) {
    super(place, api, null);
    this.projectCode = projectCode;
  }

  looksAt() {
    return { projectCode: this.projectCode, step: null };
  }
}

/** As the tab "Clock" does, which asks for the code by a task. */
function clocksOf(place, api, projectCode) {
  const tab = element('div.pathways-tab');
  place.append(tab);
  return new Clocks(tab, () => projectCode);
}

/** The parts of the page: place in the address, name, what is shown. */
export const PARTS = [
  { id: 'timeline', name: say('Timeline', '时间轴'), make: (...given) => new ProjectTimeline(...given) },
  { id: 'clock', name: say('Clock', '时限'), make: clocksOf },
  { id: 'documents', name: say('Documents', '文件'), make: (...given) => new ProjectDocuments(...given) },
  { id: 'blocked', name: say('Blocked?', '受阻'), make: (...given) => new ProjectBlockers(...given) },
];

export class ProjectPage {
  /**
   * @param api of the web application
   * @param part one of PARTS by its id; the first where there is none
   */
  constructor(place, api, code, part) {
    this.api = api;
    this.code = code;
    this.part = PARTS.find(({ id }) => id === part) || PARTS[0];
    this.title = element('h2', { tabindex: -1 }, code);
    this.facts = element('div.pathways-page-facts.text-muted');
    this.tasks = element('a', { href: '#/' }, SAYS.tasks);
    this.dossier = element('div.pathways-page-dossier');
    this.content = element('div');
    place.append(
      element(
        'main.pathways-page',
        null,
        element(
          'ol.breadcrumb',
          null,
          element('li', null, element('a', { href: '#/projects' }, SAYS.projects)),
          element('li.active', null, code)
        ),
        this.title,
        this.facts,
        this.dossier,
        element(
          'nav',
          { 'aria-label': SAYS.parts(code) },
          element(
            'ul.nav.nav-tabs',
            null,
            PARTS.map((one) => element(`li${one === this.part ? '.active' : ''}`, null, this.tab(one))),
            element('li', null, this.tasks)
          )
        ),
        this.content
      )
    );
  }

  tab({ id, name }) {
    const href = `#/projects/${encodeURIComponent(this.code)}/${id}`;
    return element('a', { href, 'aria-current': id === this.part.id && 'page' }, name);
  }

  async open() {
    try {
      const [project, names, tasks] = await Promise.all([
        read(address('projects', this.code)),
        pathwayNames(),
        tasksOf(this.api),
      ]);
      show(this.title, project.title);
      show(this.facts, [project.code, clientOf(project), ...project.pathways.map(names)].join(' · '), ' ', standingOf(project));
      show(this.dossier, dossierOf(project.code));
      this.tasks.setAttribute('href', tasks.href(this.code));
      goOnFrom(this.title);
      this.part.make(this.content, this.api, this.code).open();
    } catch (refused) {
      show(this.facts, alarm(refused.message));
    }
  }
}
