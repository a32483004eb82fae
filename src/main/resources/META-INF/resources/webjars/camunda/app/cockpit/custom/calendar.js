/*
 * The page "Calendar": the years whose notice is published here, and the form by which operations transcribes the notice of
 * another one, or corrects one.
 */
import { address, alarm, counted, element, headOf, inShanghai, lines, loading, put, read, show } from '../../shared/page.js';
import { refreshBanners } from './banner.js';
import { button, frame } from './frame.js';
import { isOperations } from './me.js';
import { NoticeForm, periodsOf } from './notice.js';
import { say } from '../../shared/words.js';

export class CalendarPage {
  /** @param api of the web application: carries the token of the session */
  constructor(place, api) {
    this.api = api;
    this.told = element('div', { role: 'status' });
    this.form = element('div');
    this.content = element('div');
    this.publish = button('btn-primary', say('Publish a year', '发布年度日历'), () => this.edit(null));
    this.publish.hidden = true;
    place.append(frame(['Calendar', '工作日日历'], this.publish, lead(), this.told, this.form, this.content));
  }

  async open() {
    show(this.content, loading());
    try {
      this.years = (await read(address('calendar'))).sort((a, b) => b.year - a.year);
      this.mayPublish = await isOperations();
      this.publish.hidden = !this.mayPublish;
      this.list();
    } catch (refused) {
      show(this.content, alarm(refused.message));
    }
  }

  list() {
    show(
      this.content,
      element(
        'table.table.pathways-years',
        { 'aria-label': say('Published years', '已发布年度') },
        headOf(['Year', '年度'], ['Working days', '工作日'], ['Days off', '放假'], ['Make-up working days', '调休上班'], ['Notice, published here', '通知及录入时间'], ['', '']),
        element('tbody', null, this.years.map((year) => this.rowOf(year)))
      )
    );
  }

  rowOf(year) {
    return element(
      'tr',
      { 'data-year': year.year },
      element('th.pathways-when', { scope: 'row' }, String(year.year)),
      element('td', null, String(year.workingDays)),
      element('td', null, periodsOf(year.holidays).map(periodRow)),
      element('td', null, periodsOf(year.workdays).map(periodRow)),
      element(
        'td',
        null,
        element('a', { href: year.notice, target: '_blank', rel: 'noopener noreferrer' }, year.notice),
        year.publishedAt && element('div.text-muted', null, inShanghai(year.publishedAt))
      ),
      element(
        'td.text-right',
        null,
        this.mayPublish &&
          button('btn-default', say('Correct', '更正'), () => this.edit(year), { 'aria-label': say(`Correct: ${year.year}`, `更正：${year.year}`) })
      )
    );
  }

  /** @param year that is corrected, or null for a new one */
  edit(year) {
    show(this.told);
    const next = this.years.length === 0 ? '' : this.years[0].year + 1;
    const form = new NoticeForm(this.api, year, next, {
      publish: (number, notice) => this.published(number, notice),
      cancel: () => this.close(),
    });
    this.publish.disabled = true;
    show(
      this.form,
      element('div.pathways-panel', null, element('h4', null, year ? say(`Correct ${year.year}`, `更正${year.year}年`) : say('Publish a year', '发布年度日历')), form.element)
    );
    form.focus();
  }

  close() {
    show(this.form);
    this.publish.disabled = false;
    this.publish.focus();
  }

  /** Publishes, and says what it moved; throws the refusal. */
  async published(year, notice) {
    const moved = await put(address('calendar', year), notice, this.api.CSRFToken);
    this.close();
    show(this.told, whatMoved(year, moved));
    this.told.scrollIntoView({ block: 'center' });
    refreshBanners();
    await this.open();
  }
}

const lead = () =>
  element(
    'p.pathways-lead',
    null,
    say(
      'The years whose notice of the State Council is published here: every deadline is counted by them. A year that is ' +
        'published or corrected counts every open deadline anew, with its timers and tasks.',
      '已录入国务院办公厅放假通知的年度，所有期限据此计算。发布或更正一年后，所有未结期限及其定时器、任务将重新计算。'
    )
  );

const periodRow = ({ from, to, name }) =>
  element('div', null, element('span.pathways-when', null, from === to ? from : `${from} – ${to.slice(5)}`), ` ${name}`);

const whatMoved = (year, { rowsMoved, timersMoved, tasksMoved, remaining }) => [
  element(
    'div.alert.alert-success',
    null,
    lines([
      `${year} is published. Moved: ${counted(rowsMoved, 'deadline')}, ${counted(timersMoved, 'timer')}, ` +
        `${counted(tasksMoved, 'task')}.`,
      `${year}年日历已发布。变动：期限${rowsMoved}个，定时器${timersMoved}个，任务${tasksMoved}个。`,
    ])
  ),
  remaining > 0 &&
    element(
      'div.alert.alert-danger',
      { role: 'alert' },
      lines([
        `${counted(remaining, 'project')} could not be counted anew: publish the same again to try them once more.`,
        `${remaining}个项目未能重新计算：请再次发布同一日历以重试。`,
      ])
    ),
];
