/* The picture of a plan: one row a step, drawn to the day. Everything it shows stands in the table below it, too. */
import { say } from '../../shared/words.js';

const SVG = 'http://www.w3.org/2000/svg';
const NAMES = 225; // pixels for the names of the steps
const HEAD = 46;
const ROW = 34;
const DAY = 86400000;

const drawn = (name, attributes, text) => {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
};

/** Days since 1970 of an ISO date, whatever the zone of the desk. */
const dayOf = (date) => Date.parse(`${date}T00:00:00Z`) / DAY;

const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** The first days of the months that begin between two days. */
function months(first, last) {
  const found = [];
  for (let day = first; day <= last; day++) {
    if (isoOf(day).endsWith('-01')) {
      found.push(day);
    }
  }
  return found;
}

const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/**
 * Draws rows of bars over the days from one date to another.
 *
 * @param rows each {name, critical, bars: [{kind, from, to, provisional, title}]}; both days of a bar belong to it
 * @param label what the picture is, for people who cannot see it
 * @param room pixels that it may take; a long plan takes more, and its place scrolls
 */
export function pictureOf({ from, to, today, holidays, rows, label, room }) {
  const first = dayOf(from) - 3;
  const last = dayOf(to) + 10;
  const perDay = Math.max(1.8, Math.min(9, (room - NAMES - 4) / (last - first + 1)));
  const width = NAMES + Math.floor((last - first + 1) * perDay);
  const height = HEAD + rows.length * ROW + (today ? 20 : 6);
  const x = (day) => NAMES + (day - first) * perDay;
  const svg = drawn('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label });

  for (const holiday of holidays) {
    const begins = dayOf(holiday.from);
    const shade = drawn('rect', {
      class: 'holiday',
      x: x(begins),
      y: HEAD - 12,
      width: (dayOf(holiday.to) - begins + 1) * perDay,
      height: height - HEAD + 12,
    });
    shade.append(drawn('title', {}, `${holiday.name}: ${holiday.from} – ${holiday.to}`));
    svg.append(shade);
  }
  for (const month of months(first, last)) {
    svg.append(drawn('line', { class: 'month', x1: x(month), x2: x(month), y1: 4, y2: height }));
    if (perDay * 30 > 50 || isoOf(month).slice(5, 7) % 3 === 1) {
      svg.append(drawn('text', { class: 'small', x: x(month) + 3, y: 14 }, isoOf(month).slice(0, 7)));
    }
  }
  // the names stand in two lines, as far as there is room
  const free = [0, 0];
  for (const holiday of holidays.filter((h) => h.to > h.from)) {
    const begins = x(dayOf(holiday.from));
    const line = free.findIndex((taken) => begins > taken);
    if (line >= 0) {
      const name = shortened(holiday.name, 20);
      svg.append(drawn('text', { class: 'small', x: begins, y: 28 + line * 12 }, name));
      free[line] = begins + name.length * 6.5 + 6;
    }
  }
  rows.forEach((row, number) => {
    const top = HEAD + number * ROW;
    svg.append(drawn('line', { class: 'row-line', x1: 0, x2: width, y1: top, y2: top }));
    const name = drawn(
      'text',
      { x: 6, y: top + 21, class: row.critical ? 'critical-name' : '' },
      shortened(`${row.critical ? '◆ ' : ''}${row.name}`, say(40, 18))
    );
    name.append(drawn('title', {}, row.name));
    svg.append(name);
    for (const bar of row.bars) {
      svg.append(barOf(bar, x, top, perDay));
    }
  });
  if (today) {
    const now = x(dayOf(today)) + perDay / 2;
    svg.append(drawn('line', { class: 'today', x1: now, x2: now, y1: HEAD - 2, y2: height }));
    svg.append(drawn('text', { class: 'today-name', x: now + 4, y: height - 6 }, `${say('Today', '今天')} ${today}`));
  }
  return svg;
}

/* where in its row a bar of a kind lies: below the top, and how high */
const LANES = { baseline: [4, 6], planned: [13, 9], critical: [13, 9], actual: [13, 9], clock: [24, 6] };

function barOf(bar, x, top, perDay) {
  const [below, high] = LANES[bar.kind];
  const begins = dayOf(bar.from);
  const ends = Math.max(dayOf(bar.to), begins);
  const rect = drawn('rect', {
    class: `bar-${bar.kind}${bar.provisional ? ' provisional' : ''}`,
    x: x(begins),
    y: top + below,
    width: Math.max(3, (ends - begins + 1) * perDay),
    height: high,
    rx: 1.5,
    'data-kind': bar.kind,
    'data-from': bar.from,
    'data-to': bar.to,
  });
  rect.append(drawn('title', {}, bar.title));
  return rect;
}

/** A little box as in the picture, for its legend. */
export function sample(kind) {
  const svg = drawn('svg', { width: 22, height: 10, 'aria-hidden': 'true' });
  if (kind === 'today') {
    svg.append(drawn('line', { class: 'today', x1: 11, x2: 11, y1: 0, y2: 10 }));
  } else {
    svg.append(drawn('rect', { class: kind === 'holiday' ? kind : `bar-${kind}`, x: 1, y: 2, width: 20, height: 7 }));
  }
  return svg;
}
