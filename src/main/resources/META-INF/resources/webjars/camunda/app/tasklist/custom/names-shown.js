/*
 * Names in the language of the page, where Camunda's pages have no place for a second one. The engine knows one name of each
 * task and process, the English one; those of our filters and columns are written "English · 中文". Each is exchanged where it
 * is shown. What the page sends to the engine stays as it was, and so do the engine's searches by name.
 */
import { processes } from '../../shared/names.js';
import { LANGUAGE, say } from '../../shared/words.js';

/** Where a process and, in it, a task is named: cards of the list and the head of the open task. */
const CARDS = '.names';
/** Where processes alone are named: the list of what can be started, and the title of what is. */
const STARTS = '.modal .processes a, .modal .modal-title';
/** Where both languages stand side by side: filters, and the columns of a card. */
const PAIRS = '.task-filter .name > a, .task-card-details .variable-label';

const PAIR = /^(\s*)([^·\p{Script=Han}]+) · ([^·]*\p{Script=Han}[^·]*?)(:?\s*)$/u;

/** The first text of an element that is more than blanks. */
const textOf = (element) =>
  element && [...element.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

const exchange = (text, { name, nameZh }) => {
  text.data = text.data.replace(name, nameZh);
};

function exchangePairs() {
  for (const place of document.querySelectorAll(PAIRS)) {
    const text = textOf(place);
    if (text && PAIR.test(text.data)) {
      text.data = text.data.replace(PAIR, say('$1$2$4', '$1$3$4'));
    }
  }
}

function exchangeNames(known) {
  for (const card of document.querySelectorAll(CARDS)) {
    const process = textOf(card.querySelector('.process-definition'));
    const task = textOf(card.querySelector('.task > a') || card.querySelector('.task'));
    const named = process && known.find(({ name, nameZh }) => [name, nameZh].includes(process.data.trim()));
    const step = named && task && named.steps.find(({ name }) => name === task.data.trim());
    if (named && process.data.trim() === named.name) {
      exchange(process, named);
    }
    if (step) {
      exchange(task, step);
    }
  }
  for (const start of document.querySelectorAll(STARTS)) {
    const text = textOf(start);
    const named = text && known.find(({ name }) => text.data.trim() === name || text.data.trim().endsWith(`: ${name}`));
    if (named) {
      exchange(text, named);
    }
  }
}

/** The names of tasks and processes; none in English, and none before somebody is logged in and one is to be seen. */
let known = LANGUAGE === 'zh' ? null : [];

new MutationObserver(async () => {
  exchangePairs();
  if (known) {
    exchangeNames(known);
  } else if (document.querySelector(`${CARDS}, ${STARTS}`)) {
    known = [];
    // without an answer they stay English
    known = await processes().catch(() => []);
    exchangeNames(known);
  }
}).observe(document.body, { childList: true, characterData: true, subtree: true });
