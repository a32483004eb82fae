/* Takes the place of the file of the same name in Camunda's web applications. */
export default {
  app: { vendor: 'Lancore Pathways', name: 'Cockpit' },
  // pages of the house; without the extension, from the folder above
  customScripts: ['custom/pathways'],
  // the hint for a first visit would ask an address that is not open before the login
  disableWelcomeMessage: true,
};
