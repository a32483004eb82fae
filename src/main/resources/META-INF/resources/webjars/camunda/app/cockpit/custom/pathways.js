/*
 * What Cockpit shows beside Camunda's own pages: a page each with its entry in the navigation. The pages read and write the
 * application's API in the person's session; who may do what is decided there.
 */
import { CalendarPage } from './calendar.js';
import { DeadlinesPage } from './deadlines.js';
import { InstitutionsPage } from './institutions.js';
import { DeadlinesTile } from './tile.js';
import { WatchPage } from './watch.js';
import { say } from '../../shared/words.js';

/**
 * A page and the way to it.
 *
 * @param id its place in the address: #/id
 * @param name in English and Chinese, as the navigation shows it
 * @param priority the higher stands farther left
 * @param Page its class, made anew for each visit; open() reads what it shows, close() is called in the end
 */
const page = (id, [en, zh], priority, Page) => [
  {
    id: `${id}-entry`,
    pluginPoint: 'cockpit.navigation',
    priority,
    properties: {
      label: say(en, zh),
      pagePath: `#/${id}`,
      checkActive: (url) => new RegExp(`#/${id}(\\?|$)`).test(url),
    },
  },
  part('cockpit.route', id, { path: `/${id}` }, (place, api, scope) => {
    document.title = document.title.replace(/( \| .*)?$/, ` | ${say(en, zh)}`);
    return new Page(place, api, scope);
  }),
];

/** Something that is made anew for each visit. */
const part = (pluginPoint, id, properties, make) => {
  let made = null;
  return {
    id,
    pluginPoint,
    priority: 0,
    properties,
    render: (place, { api }, scope) => {
      made = make(place, api, scope);
      made.open();
    },
    unmount: () => made?.close?.(),
  };
};

export default [
  ...page('deadlines', ['Deadlines', '期限'], 20, DeadlinesPage),
  ...page('calendar', ['Calendar', '日历'], 15, CalendarPage),
  ...page('regulatory-watch', ['Regulatory watch', '法规监测'], 12, WatchPage),
  ...page('institutions', ['Institutions', '机构'], 10, InstitutionsPage),
  part('cockpit.dashboard', 'deadlines-tile', {}, (place) => new DeadlinesTile(place)),
];
