/* The banner: from autumn on, that the notice of the next year is missing, and what hangs on it. */
import { address, counted, element, lines, read, show } from '../../shared/page.js';
import { isOperations } from './me.js';

/** A place that shows the banner while a notice is missing; on the dashboard and on each page of ours. */
export function banner() {
  const place = element('div.pathways-banner', { role: 'status' });
  refresh(place);
  return place;
}

/** Reads anew whether a notice is missing, wherever the banner is shown just now. */
export const refreshBanners = () => document.querySelectorAll('.pathways-banner').forEach(refresh);

async function refresh(place) {
  // a page whose banner cannot be read says so itself
  const status = await read(address('calendar', 'status')).catch(() => ({ missingYear: null }));
  const mayPublish = status.missingYear !== null && (await isOperations().catch(() => false));
  show(place, status.missingYear !== null && told(status, mayPublish));
}

const told = ({ missingYear, since, provisionalDeadlines: count }, mayPublish) =>
  element(
    'div.alert.alert-warning',
    null,
    lines([
      [
        element('strong', null, `The State Council's notice of ${missingYear} is not published here yet`),
        ` (looked for since ${since}). ${hanging(count)} `,
        mayPublish && element('a', { href: '#/calendar' }, 'Publish it'),
        mayPublish && count > 0 && ' | ',
        count > 0 && element('a', { href: '#/deadlines?state=provisional' }, 'See these deadlines'),
      ],
      `${missingYear}年放假通知尚未录入（自${since}起查询）。${count === 0 ? '目前没有期限因此为暂定。' : `${count}个期限因此为暂定。`}`,
    ])
  );

const hanging = (count) =>
  count === 0
    ? 'No deadline is provisional because of it so far.'
    : `${counted(count, 'deadline is', 'deadlines are')} provisional because of it.`;
