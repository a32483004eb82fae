/*
 * What Cockpit shows beside Camunda's own pages: a page each with its entry in the navigation. The pages read and write the
 * application's API in the person's session; who may do what is decided there.
 */
import { InstitutionsPage } from './institutions.js';

/**
 * A page and the way to it.
 *
 * @param id its place in the address: #/id
 * @param name in English and Chinese, as the navigation shows it
 * @param Page its class, made anew for each visit: open() shows it
 */
const page = (id, [en, zh], priority, Page) => [
  {
    id: `${id}-entry`,
    pluginPoint: 'cockpit.navigation',
    priority,
    properties: {
      label: `${en} · ${zh}`,
      pagePath: `#/${id}`,
      checkActive: (url) => new RegExp(`#/${id}(\\?|$)`).test(url),
    },
  },
  {
    id,
    pluginPoint: 'cockpit.route',
    priority,
    properties: { path: `/${id}` },
    render: (place, { api }) => {
      document.title = document.title.replace(/( \| .*)?$/, ` | ${en}`);
      return new Page(place, api).open();
    },
  },
];

export default [...page('institutions', ['Institutions', '机构'], 10, InstitutionsPage)];
