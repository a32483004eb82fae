/*
 * The language of the pages: the one that somebody chose in this browser, else the browser's own, else English. Camunda's
 * texts are in the files of the folders "locales", ours stand in both languages where they are shown.
 */

/** Where the browser keeps what was chosen; for all pages of the application. */
const KEPT = 'pathways-language';

const LANGUAGES = ['en', 'zh'];

const language = () => {
  // the first one alone, as Camunda does: who put English first reads English
  const wanted = [localStorage.getItem(KEPT), (navigator.languages[0] || '').split('-')[0].toLowerCase()];
  return wanted.find((one) => LANGUAGES.includes(one)) || 'en';
};

export const LANGUAGE = language();

/** The text in the language of the page; what has no Chinese stays as it is. */
export const say = (en, zh = en) => (LANGUAGE === 'zh' ? zh : en);

/** For Camunda's configuration. It would look at the browser alone, so it is left one language to choose from. */
export const LOCALES = { availableLocales: [LANGUAGE], fallbackLocale: LANGUAGE };

/** Shows all pages in a language from now on. */
export function choose(chosen) {
  localStorage.setItem(KEPT, chosen);
  window.location.reload();
}

// tells a reader how to speak, and the browser which shape the characters have
document.documentElement.lang = say('en', 'zh-CN');
