/* The tile "Deadlines" of the dashboard: how many there are in which state; a number leads to them. */
import { address, alarm, element, loading, read, show } from '../../shared/page.js';
import { banner } from './banner.js';
import { stateOf } from './states.js';
import { say } from '../../shared/words.js';

const SHOWN = ['open', 'soon', 'breached', 'provisional'];

export class DeadlinesTile {
  constructor(place) {
    this.content = element('div');
    place.append(
      element(
        'div.pathways-tile',
        null,
        banner(),
        element('header', null, element('h1.section-title', null, element('a', { href: '#/deadlines' }, say('Deadlines', '期限')))),
        this.content
      )
    );
  }

  async open() {
    show(this.content, loading());
    try {
      const deadlines = await read(address('deadlines'));
      show(this.content, element('div.row', null, SHOWN.map((id) => stat(stateOf(id), deadlines))));
    } catch (refused) {
      show(this.content, alarm(refused.message));
    }
  }
}

const stat = ({ id, en, zh, has }, deadlines) =>
  element(
    'div.stats-section.col-xs-6.col-md-3',
    { 'data-state': id },
    element('div.stats-label', null, say(en, zh)),
    element('a.value', { href: `#/deadlines?state=${id}` }, String(deadlines.filter(has).length))
  );
