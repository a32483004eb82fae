/* Takes the place of the file of the same name in Camunda's web applications. */
import { LOCALES, say } from '../../shared/words.js';

export default {
  app: { vendor: 'Lancore Pathways', name: say('Tasklist', '任务列表') },
  // tabs of a task, pages and entries in the bar, names; without the extension, from the folder above
  customScripts: [
    'custom/documents',
    'custom/blocked',
    'custom/clock',
    'custom/timeline',
    'custom/projects',
    'custom/feed',
    'custom/summary',
    'custom/focus-form',
    'custom/names-shown',
    '../shared/language',
  ],
  locales: LOCALES,
  // the hint for a first visit would ask an address that is not open before the login
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: say('claims the currently selected task', '认领当前选中的任务') },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: say('set the focus to the first filter in the list', '将焦点移到第一个筛选器'),
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: say('sets the focus to the first task in the list', '将焦点移到列表中的第一个任务'),
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: say('sets the focus to the first input field in a task form', '将焦点移到任务表单的第一个输入框'),
    },
    startProcess: { key: 'ctrl+alt+p', description: say('opens the start process modal dialog', '打开启动流程的对话框') },
  },
};
