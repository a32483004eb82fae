/* Takes the place of the file of the same name in Camunda's web applications. */
export default {
  app: { vendor: 'Lancore Pathways', name: 'Tasklist' },
  // tabs of a task, and an entry in the bar; without the extension, from the folder above
  customScripts: ['custom/documents', 'custom/blocked', 'custom/clock', 'custom/feed'],
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' },
  // the hint for a first visit would ask an address that is not open before the login
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' },
  },
};
