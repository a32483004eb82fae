/*
 * The days of a deadline as a row of cells, and in words those that are not as the week has them. What a day is and whether
 * it counts, the server says; here it is only drawn.
 */
import { element } from '../../shared/page.js';
import { say } from '../../shared/words.js';

// the texts

const WEEKDAYS = [
  ['Sun', '周日'],
  ['Mon', '周一'],
  ['Tue', '周二'],
  ['Wed', '周三'],
  ['Thu', '周四'],
  ['Fri', '周五'],
  ['Sat', '周六'],
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The holidays as the notices that come with the application name them. */
const HOLIDAYS = [
  ['New Year', '元旦'],
  ['Spring Festival', '春节'],
  ['Qingming (Tomb-sweeping)', '清明节'],
  ['Labour Day', '劳动节'],
  ['Dragon Boat', '端午节'],
  ['Mid-Autumn', '中秋节'],
  ['National Day', '国庆节'],
];
const MAKE_UP = / make-up$/;

/** Below the day: why it is not counted, or that it is a day off worked instead. */
const SHORT = {
  WEEKEND: say('weekend', '周末'),
  HOLIDAY: say('holiday', '假日'),
  MAKE_UP: say('make-up', '调休'),
  UNPUBLISHED: say('no notice', '无通知'),
  STOPPED: say('stopped', '停'),
};

const FLAG = { from: say('from', '起'), today: say('today', '今日'), due: say('due', '到期') };

const MEANING = [
  ['from', say('counted from, itself not counted', '起算日，当日不计入')],
  ['gone', say('counted, over', '已计入，已过')],
  ['left', say('counted, left', '已计入，剩余')],
  ['weekend', say('weekend, not counted', '周末，不计入')],
  ['holiday', say('holiday, not counted', '假日，不计入')],
  ['still', say('the clock stands still', '时限暂停')],
];

const SAYS = {
  days: say('The days of this deadline', '本期限各日'),
  number: (n, of) => say(`working day ${n} of ${of}`, `第${n}个工作日，共${of}个`),
  notCounted: (n) => say(n === 1 ? 'not counted' : `${n} days not counted`, n === 1 ? '不计入' : `${n}日不计入`),
  weekends: (n) => say(`${n} ${n === 1 ? 'day' : 'days'} of weekends not counted`, `周末${n}日不计入`),
  worked: say('worked by the notice, counted', '按通知上班，计入'),
  still: (n) => say(`the clock stood still, ${n} ${n === 1 ? 'day' : 'days'} not counted`, `时限暂停，${n}日不计入`),
  missing: (year) =>
    say(
      `the notice of ${year} is not published: every day but 1 January is taken to count, so the date is the earliest it can be`,
      `${year}年放假通知尚未发布：除1月1日外每日均按工作日计，所示为最早日期`
    ),
  notice: (year) => say(`notice of ${year}`, `${year}年通知`),
  noticeOf: (year) => say(`State Council notice for ${year}`, `国务院办公厅${year}年放假通知`),
};

// dates; all of them are days of Shanghai, without a time

const parts = (date) => date.split('-').map(Number);
const weekday = (date) => say(...WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]);

/** A day in words: Sat 10 Oct 2026. */
export function dayInWords(date) {
  const [year, month, day] = parts(date);
  const [en, zh] = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return say(`${en} ${day} ${MONTHS[month - 1]} ${year}`, `${year}年${month}月${day}日（${zh}）`);
}

const month = (date) => say(MONTHS[parts(date)[1] - 1], `${parts(date)[1]}月`);

const nameOf = (name) => {
  const plain = name.replace(MAKE_UP, '');
  const [, zh] = HOLIDAYS.find(([en]) => en === plain) || [plain, plain];
  return say(name, MAKE_UP.test(name) ? `${zh}调休` : zh);
};

// the picture

/** What a day looks like. */
const look = (day, today) =>
  ({
    START: 'from',
    COUNTED: day.date <= today ? 'gone' : 'left',
    SKIPPED: day.kind === 'HOLIDAY' ? 'holiday' : 'weekend',
    STOPPED: 'still',
  })[day.role];

const reason = (day) => (day.role === 'STOPPED' ? SHORT.STOPPED : SHORT[day.kind]);

const spoken = (day, of) =>
  [
    dayInWords(day.date),
    day.number ? SAYS.number(day.number, of) : day.role === 'START' ? MEANING[0][1] : SAYS.notCounted(1),
    day.name ? nameOf(day.name) : day.role === 'START' ? null : reason(day),
  ]
    .filter(Boolean)
    .join(', ');

const cell = (day, before, { today, deadline, endsOn }) => {
  const turns = !before || before.date.slice(0, 7) !== day.date.slice(0, 7);
  const flags = [
    day.role === 'START' && FLAG.from,
    day.date === today && FLAG.today,
    day.date === endsOn && FLAG.due,
  ].filter(Boolean);
  return element(
    `li.pathways-day.pathways-day-${look(day, today)}`,
    { title: spoken(day, deadline.workingDays), 'data-date': day.date, 'data-role': day.role },
    element('span.sr-only', null, spoken(day, deadline.workingDays)),
    element(
      'span',
      { 'aria-hidden': 'true' },
      element('span.pathways-day-flag', null, flags.join(' ')),
      element(
        `span.pathways-day-box${day.date === endsOn ? '.pathways-day-due' : ''}`,
        null,
        element('small', null, weekday(day.date)),
        element('strong', null, String(parts(day.date)[2])),
        element('small', null, turns ? month(day.date) : '\u00a0')
      ),
      day.number && element('span.pathways-day-number', null, String(day.number)),
      element('small', null, day.role === 'START' ? null : reason(day))
    )
  );
};

/** The days of a clock, one cell a day, and what the colours mean. */
export function row(clock) {
  const used = new Set(clock.days.map((day) => look(day, clock.today)));
  return [
    element(
      'ol.pathways-days',
      { 'aria-label': SAYS.days },
      clock.days.map((day, i) => cell(day, clock.days[i - 1], clock))
    ),
    element(
      'ul.pathways-days-legend.text-muted',
      { 'aria-hidden': 'true' },
      MEANING.filter(([name]) => used.has(name)).map(([name, meaning]) =>
        element('li', null, element(`span.pathways-day-sample.pathways-day-${name}`), ` ${meaning}`)
      )
    ),
  ];
}

// in words

/** Neighbours of one kind and name are told together. */
function spans(days) {
  const told = [];
  for (const day of days) {
    const span = told[told.length - 1];
    const next = span && span.kind === day.kind && span.name === day.name && span.role === day.role;
    if (next && day.date.slice(0, 4) === span.first.slice(0, 4)) {
      span.last = day.date;
      span.length += 1;
    } else {
      told.push({ ...day, first: day.date, last: day.date, length: 1 });
    }
  }
  return told;
}

const when = ({ first, last }) => (first === last ? dayInWords(first) : `${dayInWords(first)} – ${dayInWords(last)}`);

const what = (span) => {
  if (span.role === 'STOPPED') {
    return SAYS.still(span.length);
  }
  if (span.kind === 'UNPUBLISHED') {
    return SAYS.missing(span.first.slice(0, 4));
  }
  if (span.kind === 'MAKE_UP') {
    return `${nameOf(span.name)}: ${SAYS.worked}`;
  }
  return `${nameOf(span.name)}: ${SAYS.notCounted(span.length)}`;
};

const link = (href, label) => element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label);

/** The days that are not as the week has them, each with the notice that says so. */
export function inWords(days) {
  const told = days.filter((day) => day.role !== 'START');
  const special = spans(
    told.filter((day) => day.role === 'STOPPED' || (day.kind !== 'WORKING' && day.kind !== 'WEEKEND'))
  );
  const weekends = told.filter((day) => day.role === 'SKIPPED' && day.kind === 'WEEKEND').length;
  return element(
    'ul.pathways-special',
    null,
    special.map((span) =>
      element(
        'li',
        null,
        element('strong', null, when(span)),
        ': ',
        what(span),
        span.notice &&
          span.role !== 'STOPPED' && [' (', link(span.notice, SAYS.notice(span.first.slice(0, 4))), ')']
      )
    ),
    weekends > 0 && element('li', null, SAYS.weekends(weekends))
  );
}

/** Every notice by which the days were counted. */
export const notices = (days) =>
  [...new Map(days.filter((d) => d.notice).map((d) => [d.notice, d.date.slice(0, 4)]))].map(([notice, year], i) => [
    i > 0 && ', ',
    link(notice, SAYS.noticeOf(year)),
  ]);
