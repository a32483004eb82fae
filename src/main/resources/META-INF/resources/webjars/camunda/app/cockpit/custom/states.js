/* The states in which operations looks for deadlines. One deadline may be in several. */

/** How many working days before its day a deadline is "due soon"; where it is shown, the number is named. */
const SOON = 3;

const runs = (d) => d.status === 'OPEN' || d.status === 'BREACHED';
const counts = (d) => d.status === 'OPEN' && !d.pausedOn;

/** Every state: its name in the address, English, Chinese, which deadlines are in it. The first is what is shown at first. */
export const STATES = [
  { id: 'running', en: 'Running', zh: '进行中', has: runs },
  { id: 'breached', en: 'Breached', zh: '已逾期', has: (d) => d.status === 'BREACHED' },
  {
    id: 'soon',
    en: `Due within ${SOON} working days`,
    zh: `${SOON}个工作日内到期`,
    has: (d) => counts(d) && d.workingDaysLeft >= 0 && d.workingDaysLeft <= SOON,
  },
  { id: 'open', en: 'Open', zh: '未到期', has: (d) => d.status === 'OPEN' },
  { id: 'provisional', en: 'Provisional', zh: '暂定', has: (d) => runs(d) && d.provisional },
  { id: 'chase', en: 'Authority late', zh: '主管部门逾期', has: (d) => counts(d) && d.workingDaysLeft < 0 },
  { id: 'stopped', en: 'Stopped', zh: '已暂停', has: (d) => runs(d) && d.pausedOn !== null },
  { id: 'ended', en: 'Ended', zh: '已结束', has: (d) => !runs(d) },
];

/** A state by its name in the address; the first where there is none of that name. */
export const stateOf = (id) => STATES.find((state) => state.id === id) || STATES[0];

/** Whether a deadline is in the state of this name. */
export const isIn = (id, deadline) => stateOf(id).has(deadline);
