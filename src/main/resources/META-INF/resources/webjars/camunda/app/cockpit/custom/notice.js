/*
 * The form in which a person transcribes a notice: its address, the days off as ranges, the make-up working days. What the year
 * comes to is asked of the server while it is typed, so that there is one calculator.
 */
import { address, alarm, counted, element, lines, post, show } from '../../shared/page.js';
import { button, field } from './frame.js';
import { say } from '../../shared/words.js';

const DAY = 24 * 60 * 60 * 1000;

/** How long the person has stopped typing before the year is counted, in milliseconds. */
const PAUSE = 500;

/** The holidays that every year has; the notice says when. */
const HOLIDAYS = [
  'New Year 元旦',
  'Spring Festival 春节',
  'Qingming 清明节',
  'Labour Day 劳动节',
  'Dragon Boat 端午节',
  'Mid-Autumn 中秋节',
  'National Day 国庆节',
];

const iso = (instant) => new Date(instant).toISOString().slice(0, 10);

/** Days one after another, of the same name, as one period: [{from, to, name}]. */
export function periodsOf(days) {
  const periods = [];
  for (const [day, name] of Object.entries(days).sort()) {
    const last = periods[periods.length - 1];
    if (last && last.name === name && Date.parse(day) - Date.parse(last.to) === DAY) {
      last.to = day;
    } else {
      periods.push({ from: day, to: day, name });
    }
  }
  return periods;
}

/** What is wrong with the form before the server is asked. */
class Wrong extends Error {}

export class NoticeForm {
  /**
   * @param api of the web application: carries the token of the session
   * @param year that is corrected, or null for a new one
   * @param next the year that is suggested for a new one
   * @param publish takes the year and its notice, or throws the refusal
   * @param cancel closes the form
   */
  constructor(api, year, next, { publish, cancel }) {
    this.api = api;
    this.publish = publish;
    this.year = element('input.form-control', {
      type: 'number',
      min: 2000,
      max: 9980,
      required: true,
      value: year ? year.year : next,
      readonly: year !== null,
    });
    this.paper = element('input.form-control', {
      type: 'url',
      required: true,
      value: year ? year.notice : '',
      placeholder: 'https://www.gov.cn/…',
    });
    this.check = element('input.form-control', { type: 'number', min: 1, max: 366 });
    this.holidays = new Days(say('Days off', '放假'), say('a weekend within a holiday included', '含节假日中的周末'), true);
    this.workdays = new Days(say('Make-up working days', '调休上班'), say('Saturdays and Sundays that are worked', '需上班的周六、周日'), false);
    if (year) {
      this.fill(year);
    } else {
      HOLIDAYS.forEach((name) => this.holidays.add({ name }));
    }
    this.preview = element('p.pathways-preview', { role: 'status' });
    this.refusal = element('div');
    this.button = element('button.btn.btn-primary', { type: 'submit' }, say('Publish and count anew', '发布并重新计算'));
    this.element = element(
      'form.pathways-notice',
      { submit: (event) => this.submit(event), input: () => this.soon(), click: () => this.soon() },
      element(
        'div.row',
        null,
        element('div.col-sm-2', null, field(say('Year', '年度'), this.year)),
        element('div.col-sm-7', null, field(say('Address of the notice', '通知网址'), this.paper)),
        element('div.col-sm-3', null, field(say('Check: working days', '核对：工作日数'), this.check, say('Counted by hand, may be left out', '人工核算，可不填')))
      ),
      element(
        'div.row',
        null,
        element('div.col-md-7', null, this.holidays.element),
        element('div.col-md-5', null, this.workdays.element, this.paste())
      ),
      this.preview,
      this.refusal,
      element('div.pathways-buttons', null, this.button, button('btn-default', say('Cancel', '取消'), cancel))
    );
    this.count();
  }

  focus() {
    this.paper.focus();
  }

  fill({ holidays, workdays }) {
    this.holidays.fill(holidays || {});
    this.workdays.fill(workdays || {});
  }

  // a file instead of typing

  paste() {
    const text = element('textarea.form-control', { rows: 4, spellcheck: 'false' });
    const told = element('div');
    const take = () => {
      try {
        this.take(JSON.parse(text.value));
        show(told, element('p.text-success', null, say('The form is filled from the file.', '已按文件填写。')));
      } catch {
        show(told, alarm(say('This is no calendar file: it has "paper", "holidays" and "workdays".', '这不是日历文件，应含paper、holidays和workdays。')));
      }
    };
    return element(
      'details',
      null,
      element('summary', null, say('Paste a calendar file instead', '粘贴日历文件')),
      field('JSON', text, '{"year", "paper", "holidays": {"2027-01-01": "New Year"}, "workdays": {…}}'),
      told,
      button('btn-default', say('Fill in', '填入'), take)
    );
  }

  take(file) {
    if (typeof file.holidays !== 'object' || typeof file.workdays !== 'object') {
      throw new Wrong();
    }
    this.fill(file);
    this.paper.value = file.paper || '';
    this.check.value = file.workingDays || '';
    if (file.year && !this.year.readOnly) {
      this.year.value = file.year;
    }
  }

  // what it means

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.count(), PAUSE);
  }

  /** Asks what the year comes to as far as it is typed; only the last answer is shown. */
  async count() {
    const asked = (this.asked = {});
    const told = await this.counted().catch((refused) => lines([refused.message]));
    if (asked === this.asked) {
      show(this.preview, told);
    }
  }

  async counted() {
    const notice = this.notice();
    if (!notice.paper || Object.keys(notice.holidays).length === 0) {
      return lines([
        'Enter the address and the days off: what the year comes to is shown here.',
        '请填写通知网址和放假日期，此处将显示全年工作日数。',
      ]);
    }
    const { workingDays, published } = await post(address('calendar', this.year.value, 'preview'), notice, this.api.CSRFToken);
    const before = published === null ? ['', ''] : [` (${published} as published)`, `（已发布为${published}个）`];
    const [off, worked] = [notice.holidays, notice.workdays].map((days) => Object.keys(days).length);
    return lines([
      `${this.year.value} has ${workingDays} working days by this notice${before[0]}: ${counted(off, 'day')} off, ` +
        `${counted(worked, 'make-up working day')}.`,
      `按此通知，${this.year.value}年共${workingDays}个工作日${before[1]}：放假${off}天，调休上班${worked}天。`,
    ]);
  }

  notice() {
    return {
      paper: this.paper.value.trim(),
      workingDays: this.check.value ? Number(this.check.value) : null,
      holidays: this.holidays.named(),
      workdays: this.workdays.named(),
    };
  }

  async submit(event) {
    event.preventDefault();
    this.button.disabled = true;
    show(this.refusal, element('p.text-muted', { role: 'status' }, say('Published, and every open deadline counted anew …', '正在发布并重新计算……')));
    try {
      await this.publish(this.year.value, this.notice());
    } catch (refused) {
      show(this.refusal, alarm(refused.message));
    } finally {
      this.button.disabled = false;
    }
  }
}

/** A list of named days: rows of a date or a range, and a name. */
class Days {
  /** @param ranges whether a row may have a last day */
  constructor(title, hint, ranges) {
    this.title = title;
    this.ranges = ranges;
    this.rows = element('div');
    this.element = element(
      'fieldset',
      null,
      element('legend', null, title, ' ', element('small', null, hint)),
      this.rows,
      button('btn-default.btn-sm', say('Add a row', '添加一行'), () => this.add({}).focus(), { 'aria-label': say(`Add a row: ${title}`, `添加一行：${title}`) })
    );
  }

  fill(days) {
    show(this.rows);
    periodsOf(days).forEach((period) =>
      this.ranges || period.from === period.to
        ? this.add(period)
        : Object.keys(daysOf(period)).forEach((day) => this.add({ from: day, to: day, name: period.name }))
    );
  }

  /** Adds a row; answers where typing begins. */
  add({ from = '', to = '', name = '' }) {
    const input = (attributes) => element('input.form-control', { required: true, ...attributes });
    const first = input({ type: 'date', value: from, name: 'from', 'aria-label': this.ranges ? say('First day', '首日') : say('Day', '日期') });
    const last = this.ranges && input({ type: 'date', value: to === from ? '' : to, name: 'to', required: false, 'aria-label': say('Last day', '末日') });
    const row = element(
      'div.pathways-days',
      { role: 'group', 'aria-label': name || this.title },
      first,
      last && element('span', { 'aria-hidden': 'true' }, '–'),
      last,
      input({ value: name, name: 'name', maxlength: 200, placeholder: say('Name', '名称'), 'aria-label': say('Name', '名称') }),
      button('btn-default', '×', () => row.remove(), { 'aria-label': say(`Remove: ${name || this.title}`, `删除：${name || this.title}`), title: say('Remove', '删除') })
    );
    this.rows.append(row);
    return first;
  }

  /** The days and their names, as far as they are typed. */
  named() {
    const days = {};
    for (const row of this.rows.children) {
      const [from, to, name] = ['from', 'to', 'name'].map((of) => row.querySelector(`[name=${of}]`)?.value.trim() || '');
      if (!from || !name) {
        continue;
      }
      for (const day of Object.keys(daysOf({ from, to: to || from, name }))) {
        if (days[day]) {
          throw new Wrong(say(`${day} stands here twice (${this.title}).`, `${day}重复填写（${this.title}）。`));
        }
        days[day] = name;
      }
    }
    return days;
  }
}

/** The longest holiday that is taken for one; more is a slip of the pen. */
const LONGEST = 31;

/** Every day of a period and its name. */
function daysOf({ from, to, name }) {
  const count = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  if (!(count >= 1 && count <= LONGEST)) {
    throw new Wrong(say(`${name}: ${from} to ${to} is no period.`, `${name}：${from}至${to}不是有效期间。`));
  }
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [iso(Date.parse(from) + at * DAY), name]));
}
