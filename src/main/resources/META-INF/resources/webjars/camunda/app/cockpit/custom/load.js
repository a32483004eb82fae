/* The load: how many running deadlines fall due in which week. */
import { element, library, show, todayInShanghai } from '../../shared/page.js';
import { say } from '../../shared/words.js';

/** The weeks that are drawn one by one; what falls due after them is drawn as one. */
const WEEKS = 12;
const DAY = 24 * 60 * 60 * 1000;

const KINDS = [
  { id: 'over', name: say('Over', '已过期'), colour: '#c0392b' },
  { id: 'firm', name: say('Due', '到期'), colour: '#155cb5' },
  { id: 'provisional', name: say('Provisional', '暂定'), colour: '#e0a030' },
];

export class Load {
  constructor() {
    this.canvas = element('canvas', { role: 'img', 'aria-label': say('Deadlines by week', '各周到期数') });
    this.element = element('div.pathways-load', null, this.canvas);
  }

  /** Brings the library; without it the page goes on without a picture. */
  async open() {
    if (this.chart) {
      return;
    }
    try {
      await import(library('chart.js/dist/chart.umd.min.js'));
      window.Chart.defaults.font.family = getComputedStyle(this.element).fontFamily;
      this.chart = new window.Chart(this.canvas, {
        type: 'bar',
        data: { labels: [], datasets: KINDS.map(({ name, colour }) => ({ label: name, backgroundColor: colour, data: [] })) },
        options: OPTIONS,
      });
    } catch (missing) {
      console.error(missing);
      show(this.element);
    }
  }

  draw(running) {
    if (!this.chart) {
      return;
    }
    const bars = barsOf(running, todayInShanghai());
    this.chart.data.labels = bars.map((bar) => bar.name);
    KINDS.forEach(({ id }, at) => {
      this.chart.data.datasets[at].data = bars.map((bar) => bar[id]);
    });
    this.chart.update();
    const told = bars.filter((bar) => sum(bar) > 0).map((bar) => `${bar.name}: ${sum(bar)}`);
    this.canvas.setAttribute('aria-label', say('Deadlines by week: ', '各周到期数：') + (told.join('; ') || 0));
  }

  close() {
    this.chart?.destroy();
  }
}

const sum = (bar) => KINDS.reduce((all, { id }) => all + bar[id], 0);

/**
 * A bar for what is over, one for each week from this one on, one for what comes later.
 *
 * @param today in Shanghai; weeks begin on Monday
 */
export function barsOf(running, today) {
  const bar = (name) => ({ name, over: 0, firm: 0, provisional: 0 });
  const monday = mondayOf(today);
  const bars = [
    bar(say('Over', '已过期')),
    ...Array.from({ length: WEEKS }, (_, week) => bar(shortDate(monday + week * 7 * DAY))),
    bar(say('Later', '以后')),
  ];
  for (const { dueOn, provisional } of running) {
    if (dueOn < today) {
      bars[0].over++;
    } else {
      const week = Math.min(WEEKS, (mondayOf(dueOn) - monday) / (7 * DAY));
      bars[week + 1][provisional ? 'provisional' : 'firm']++;
    }
  }
  return bars;
}

const mondayOf = (date) => {
  const day = Date.parse(date);
  return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY;
};

const shortDate = (instant) =>
  new Intl.DateTimeFormat(say('en-GB', 'zh-CN'), { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(instant);

const OPTIONS = {
  animation: false,
  responsive: true,
  maintainAspectRatio: false,
  scales: {
    x: { stacked: true, grid: { display: false }, title: { display: true, text: say('Week that begins on', '周（周一起）') } },
    y: { stacked: true, beginAtZero: true, ticks: { precision: 0 } },
  },
  plugins: { legend: { position: 'right' } },
};
