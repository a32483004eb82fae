/* Takes the place of the file of the same name in Camunda's web applications. */
import { LOCALES, say } from '../../shared/words.js';

export default {
  app: { vendor: 'Lancore Pathways', name: say('Welcome', '欢迎') },
  customScripts: ['../shared/language'],
  locales: LOCALES,
  // the hint for a first visit would ask an address that is not open before the login
  disableWelcomeMessage: true,
  links: [
    {
      label: say('About', '关于'),
      href: 'https://docs.camunda.org/manual/7.24/',
      description: say(
        'Lancore Pathways runs on Camunda 7.24 Community Edition, the last release of its maker (October 2025).',
        'Lancore Pathways基于Camunda 7.24社区版运行，该版本是厂商的最后一个社区版（2025年10月）。'
      ),
    },
  ],
};
