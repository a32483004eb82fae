/* The tab "Clock" of a task: the deadlines of its project. */
import { address, element, read } from '../../shared/page.js';
import { say } from '../../shared/words.js';
import { Clocks } from './clocks.js';

const NAME = say('Clock', '时限');

export default {
  id: 'clock',
  pluginPoint: 'tasklist.task.detail',
  priority: 850,
  properties: { label: NAME },
  render: (place, { taskId }) => {
    const tab = element('div.pathways-tab');
    place.append(tab);
    new Clocks(tab, async () => (await read(address('tasks', taskId))).projectCode).open();
  },
};
