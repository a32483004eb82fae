/* How each deadline of a project came to its date; every number on the page is the server's. */
import { address, alarm, basisOf, element, headOf, inShanghai, legend, loading, read, show } from '../../shared/page.js';
import { deadlineName } from '../../shared/names.js';
import { say } from '../../shared/words.js';
import { dayInWords, inWords, notices, row } from './days.js';

// the texts

const STATUS = {
  OPEN: ['label-default', say('Open', '未到期')],
  BREACHED: ['label-danger', say('Breached', '已逾期')],
  MET: ['label-success', say('Met', '已完成')],
  LATE: ['label-warning', say('Late', '逾期完成')],
  CANCELLED: ['label-default', say('Cancelled', '已取消')],
};
const STOPPED = ['label-default', say('Stopped', '已暂停')];
const OVER = ['label-danger', say('Authority late', '主管部门逾期')];

const FACTS = {
  academicLetterDate: say('Academic letter', '学术审查意见'),
  ethicsLetterDate: say('Ethics letter', '伦理审查意见'),
  qualificationAcceptedDate: say('Accepted by the authority', '主管部门受理'),
  urgencyAcceptedDate: say('Accepted by the authority', '主管部门受理'),
  importApplicationAcceptedDate: say('Accepted by the authority', '主管部门受理'),
  changeAcademicLetterDate: say('Academic letter on the change', '变更的学术审查意见'),
  changeEthicsLetterDate: say('Ethics letter on the change', '变更的伦理审查意见'),
  knownDate: say('Event became known', '获知事件'),
  assessmentDate: say('Ethics assessment', '伦理评估'),
  firstPatientDate: say('First patient', '首例受试者入组'),
  continuingReviewDate: say('Last continuing review', '上次跟踪审查'),
};

const CAUSES = {
  STARTED: say('Started', '起算'),
  STOPPED: say('Stopped', '暂停'),
  RESUMED: say('Resumed', '恢复'),
  CORRECTED: say('Counted anew after a correction', '更正后重新计算'),
  CALENDAR: say('Counted anew by a notice', '按通知重新计算'),
  MET: say('Closed by its evidence', '依证据办结'),
  BREACHED: say('Not met in time', '到期未完成'),
  CANCELLED: say('Cancelled', '取消'),
};

const SAYS = {
  none: (code) =>
    say(
      `No deadline runs for ${code} yet. One starts with the letters or the acceptance that it is counted from.`,
      `项目${code}尚无期限；出具意见或受理后起算。`
    ),
  again: say('Look again', '刷新'),
  left: (n) => say(n === 1 ? 'working day left' : 'working days left', '剩余工作日'),
  over: (n) => say(n === 1 ? 'working day over' : 'working days over', '超期工作日'),
  due: say('Due', '到期日'),
  until: say('until 24:00 in Shanghai', '北京时间24:00前'),
  todayUntil: say('today, until 24:00 in Shanghai', '今日北京时间24:00前'),
  standsStill: (day) => say(`The clock stands still since ${day}.`, `自${day}起暂停。`),
  metOn: (day) => say(`met on ${day}`, `于${day}完成`),
  late: say('recorded after its day', '到期后补录'),
  provisional: (year) =>
    say(
      `Provisional: the notice of ${year} is not published; this is the earliest day it can be.`,
      `暂定：${year}年放假通知尚未发布，此为最早日期。`
    ),
  lateDecember: say('The next year’s notice may still move it.', '下一年放假通知可能使其变动。'),
  corrected: (day) =>
    say(
      `The calendar was corrected since: by it, the days end on ${day}.`,
      `此后日历有更正：按更正后日历，期限至${day}。`
    ),
  warning: say('The ethics letter is dated before the academic one; the later date counts.', '伦理意见早于学术意见，以较晚日期起算。'),
  from: say('Counted from', '起算依据'),
  decides: say('counted from', '以此起算'),
  recorded: (who, at) => say(`recorded by ${who}, ${at}`, `${who}登记，${at}`),
  length: (d) =>
    d.months
      ? say(`${d.months} months`, `${d.months}个月`)
      : say(`${d.workingDays} working days`, `${d.workingDays}个工作日`),
  special: say('Days off, make-up days, stops', '假日、调休与暂停'),
  ordinary: say('Monday to Friday alone, no holiday in between.', '均为周一至周五，期间无假日。'),
  by: say('By the ', '依据：'),
  history: say('History', '变动记录'),
  times: say('Times of Shanghai', '北京时间'),
  columns: [
    ['When, who', '时间、操作人'],
    ['Date', '到期日'],
    ['Why', '原因'],
  ],
  system: say('by itself, the day being over', '期限届满自动判定'),
  fact: (c) => say(`${FACTS[c.fact] || c.fact} ${c.oldValue} → ${c.newValue}`),
};

// what is shown

const runs = (clock) => clock.deadline.status === 'OPEN' || clock.deadline.status === 'BREACHED';
const stands = (clock) => clock.leftWhenStopped !== null;

const stateOf = (clock) => {
  if (stands(clock) && runs(clock)) {
    return STOPPED;
  }
  return clock.authority && runs(clock) && clock.deadline.workingDaysLeft < 0 ? OVER : STATUS[clock.deadline.status];
};

/** The number that matters now; none once the clock has ended. */
function left(clock) {
  if (!runs(clock)) {
    return null;
  }
  const days = stands(clock) ? clock.leftWhenStopped : clock.deadline.workingDaysLeft;
  return element(
    `div.pathways-clock-left${days < 0 ? '.text-danger' : ''}`,
    null,
    element('strong', null, String(Math.abs(days))),
    element('span', null, days < 0 ? SAYS.over(-days) : SAYS.left(days))
  );
}

function due(clock) {
  const { deadline } = clock;
  const today = runs(clock) && deadline.dueOn === clock.today;
  return element(
    'div.pathways-clock-due',
    null,
    stands(clock)
      ? element('strong', null, SAYS.standsStill(dayInWords(deadline.pausedOn)))
      : [
          element('span', null, `${SAYS.due} `),
          element('strong', null, dayInWords(deadline.dueOn)),
          `, ${today ? SAYS.todayUntil : SAYS.until}`,
        ],
    deadline.metOn && element('div', null, SAYS.metOn(dayInWords(deadline.metOn)), deadline.recordedLate && `, ${SAYS.late}`),
    deadline.closingReason && element('div.text-muted', null, deadline.closingReason),
    [
      deadline.provisional && SAYS.provisional(deadline.missingYear),
      runs(clock) && deadline.lateDecember && SAYS.lateDecember,
      clock.endsOn && clock.endsOn !== deadline.dueOn && SAYS.corrected(dayInWords(clock.endsOn)),
      deadline.warning === 'ETHICS_BEFORE_ACADEMIC' && SAYS.warning,
    ]
      .filter(Boolean)
      .map((note) => element('div.pathways-clock-note', null, note))
  );
}

const from = (clock) => [
  element('h5', null, SAYS.from),
  element(
    'ul.pathways-letters',
    null,
    clock.dates.map((d) =>
      element(
        'li',
        { 'data-fact': d.fact },
        `${FACTS[d.fact] || d.fact} `,
        element('strong', null, dayInWords(d.date)),
        d.decides && [' ', element('span.label.pathways-decides', null, `${SAYS.decides}: ${SAYS.length(clock.deadline)}`)],
        element('div.text-muted', null, SAYS.recorded(d.person, inShanghai(d.recordedAt)))
      )
    )
  ),
];

const special = (clock) => {
  const told = inWords(clock.days);
  return [
    element('h5', null, SAYS.special),
    told.children.length > 0 ? told : element('p', null, SAYS.ordinary),
    element('p.text-muted', null, SAYS.by, notices(clock.days)),
  ];
};

// the history

const standing = (s) =>
  element('span', null, s.dueOn, ' ', element('span.text-muted', null, (s.stopped ? STOPPED : STATUS[s.status])[1]));

const moved = ({ before, after }) =>
  before && (before.dueOn !== after.dueOn || before.status !== after.status || before.stopped !== after.stopped)
    ? [standing(before), ' → ', standing(after)]
    : standing(after);

const why = (move) => {
  if (move.correction) {
    return [SAYS.fact(move.correction), move.correction.reason && ` (${move.correction.reason})`];
  }
  return move.cause === 'BREACHED' ? null : move.note;
};

const history = (clock) => [
  element('h5', null, SAYS.history),
  element(
    'table.table.table-condensed.pathways-moves',
    { 'aria-label': SAYS.history },
    headOf(...SAYS.columns),
    element(
      'tbody',
      null,
      clock.moves.map((move) =>
        element(
          'tr',
          { 'data-cause': move.cause },
          element(
            'td',
            null,
            element('div.pathways-when', null, inShanghai(move.at)),
            element('div.text-muted', null, move.cause === 'BREACHED' ? SAYS.system : move.person)
          ),
          element('td', null, moved(move)),
          element('td', null, CAUSES[move.cause], element('div.text-muted', null, why(move)))
        )
      )
    )
  ),
];

const one = (clock) => {
  const [look, state] = stateOf(clock);
  return element(
    'section.pathways-clock',
    { 'data-kind': clock.deadline.kind, 'data-status': clock.deadline.status },
    element(
      'h4',
      null,
      say(...deadlineName(clock.deadline.kind)),
      ' ',
      element(`span.label.${look}`, null, state)
    ),
    element('p', null, say(clock.what, clock.whatZh)),
    element('div.pathways-clock-head', null, left(clock), due(clock)),
    row(clock),
    element('div.pathways-clock-why', null, element('div', null, from(clock)), element('div', null, special(clock))),
    basisOf(clock.deadline.basis, clock.deadline.confidence),
    history(clock)
  );
};

const told = (code, clocks) =>
  clocks.length === 0
    ? element('p.text-muted', null, SAYS.none(code))
    : [
        clocks.map(one),
        element('p.text-muted', null, SAYS.times),
        legend(clocks.map((clock) => clock.deadline.confidence)),
      ];

/** The clocks of a project, running ones first; read anew each time they are opened. */
export class Clocks {
  /** @param project answers its code, or fails with a sentence */
  constructor(place, project) {
    this.project = project;
    this.content = element('div', { 'aria-live': 'polite' });
    place.append(this.content);
  }

  async open() {
    show(this.content, loading());
    try {
      const code = await this.project();
      show(this.content, told(code, await read(address('projects', code, 'clocks'))), this.again());
    } catch (refused) {
      show(this.content, alarm(refused.message), this.again());
    }
  }

  again() {
    return element('button.btn.btn-default', { type: 'button', click: () => this.open() }, SAYS.again);
  }
}
