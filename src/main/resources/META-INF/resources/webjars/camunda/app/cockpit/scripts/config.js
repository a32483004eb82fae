/* Takes the place of the file of the same name in Camunda's web applications. */
export default {
  app: { vendor: 'Lancore Pathways', name: 'Cockpit' },
  // the hint for a first visit would ask an address that is not open before the login
  disableWelcomeMessage: true,
};
