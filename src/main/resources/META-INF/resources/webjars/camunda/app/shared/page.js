/*
 * What the tabs and pages share: making elements, calling the application's API and showing dates, sizes and rules. Whatever comes
 * from the server becomes text or an attribute, never markup.
 */
import { say } from './words.js';

/** The application's address; the web applications live below it at /camunda. */
const ROOT = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

/** The address of a file of a library that comes with the application. */
export const library = (file) => `${ROOT}/webjars/${file}`;

/** The address of a call of the API; every part is escaped. */
export const address = (...parts) => [ROOT, 'api', ...parts.map(encodeURIComponent)].join('/');

/**
 * Makes an element.
 *
 * @param name of the tag, with classes after dots: "p.help-block"
 * @param attributes set as attributes, functions as listeners ("submit": …); null and false are left out
 * @param children elements, texts (never parsed), lists of both; null and false are left out
 */
export function element(name, attributes, ...children) {
  const [tag, ...classes] = name.split('.');
  const made = document.createElement(tag);
  made.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return made;
}

/** Shows other content at a place. */
export const show = (place, ...content) => place.replaceChildren(...content.flat(Infinity).filter(Boolean));

/** The server's refusal, or what else went wrong, as a sentence for the person. */
export class Refused extends Error {}

const sentenceOf = (status, body) => {
  try {
    return JSON.parse(body).detail || unexplained(status);
  } catch {
    return unexplained(status);
  }
};

const unexplained = (status) =>
  status === 0
    ? say('The server cannot be reached; please try again.', '无法连接服务器，请重试。')
    : say(
        `The server gave no answer that can be shown (${status}); please try again.`,
        `服务器未给出可显示的答复（${status}），请重试。`
      );

/** The answer to a call, null where it has no body, or Refused. */
async function answerTo(url, options) {
  let status = 0;
  let body = '';
  try {
    const answer = await fetch(url, options);
    status = answer.status;
    body = await answer.text();
  } catch {
    throw new Refused(unexplained(0));
  }
  if (status < 200 || status > 299) {
    throw new Refused(sentenceOf(status, body));
  }
  return body === '' ? null : JSON.parse(body);
}

/** The answer to a GET call, or Refused. */
export const read = (url) => answerTo(url, { headers: { Accept: 'application/json' }, cache: 'no-store' });

const sendJson = (method) => (url, body, token) =>
  answerTo(url, {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token },
    body: JSON.stringify(body),
  });

/**
 * Puts JSON at an address.
 *
 * @param token of the session, against forged requests
 * @return the answer to the call, or Refused
 */
export const put = sendJson('PUT');

/** Asks something by JSON; as put. */
export const post = sendJson('POST');

/** Takes away what is at an address; as put. */
export const remove = (url, token) => sendJson('DELETE')(url, undefined, token);

/**
 * Sends a form with a file.
 *
 * @param token of the session, against forged requests
 * @param progress is told the part sent, 0 to 1; a fetch could not tell
 * @return the answer to the call, or Refused
 */
export function send(url, form, token, progress) {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', url);
    call.setRequestHeader('X-XSRF-TOKEN', token);
    call.setRequestHeader('Accept', 'application/json');
    call.upload.addEventListener('progress', (e) => e.lengthComputable && progress(e.loaded / e.total));
    call.addEventListener('load', () =>
      call.status === 201
        ? resolve(JSON.parse(call.responseText))
        : reject(new Refused(sentenceOf(call.status, call.responseText)))
    );
    call.addEventListener('error', () => reject(new Refused(unexplained(0))));
    call.send(form);
  });
}

const SHANGHAI = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant as Shanghai's calendar and clock show it: 2026-09-28 10:15. */
export function inShanghai(instant) {
  const part = Object.fromEntries(SHANGHAI.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
}

/** The day it is in Shanghai: 2026-09-28. */
export const todayInShanghai = () => inShanghai(Date.now()).slice(0, 10);

/** A number and its noun: 1 task, 2 tasks. */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** A number of bytes for people: 34 KB, 1.2 MB. */
export function readable(bytes) {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${Math.round(kilo)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}

const CONFIDENCE = {
  LAW: [say('Law', '法规'), say('a text in force', '现行有效的法规文本')],
  SEED: [
    say('Practice', '实务'),
    say('the practice of hospitals and authorities, not a text', '医疗机构和主管部门的实务做法，无明文规定'),
  ],
  POLICY: [say('House rule', '内部规则'), say('a rule of the house', '本公司内部规则')],
  UNVERIFIED: [say('Unverified', '未核实'), say('not yet checked against the official text', '尚未与官方文本核对')],
};

const known = (confidence) => CONFIDENCE[confidence] || [confidence, ''];

/** How sure a rule is, as a badge. */
export function badge(confidence) {
  const [name, meaning] = known(confidence);
  return element(`span.label.pathways-${confidence.toLowerCase()}`, { title: meaning }, name);
}

/** Where a rule comes from and how sure it is. */
export const basisOf = (citation, confidence) =>
  element('div.pathways-basis', null, `${say('Basis: ', '依据：')}${citation} `, badge(confidence));

/** What the badges on the page mean. */
export function legend(confidences) {
  const used = Object.keys(CONFIDENCE).filter((c) => confidences.includes(c));
  return (
    used.length > 0 &&
    element(
      'ul.pathways-legend.list-unstyled.text-muted',
      { 'aria-label': say('How sure a rule is', '依据的确定程度') },
      used.map((c) => element('li', null, badge(c), ` ${known(c)[1]}`))
    )
  );
}

/** A sentence that says what went wrong; read out at once. */
export const alarm = (sentence) => element('p.alert.alert-danger.pathways-refusal', { role: 'alert' }, sentence);

/** What a pair of English and Chinese says, on lines of its own. */
export const lines = ([en, zh]) => element('div', null, say(en, zh));

/** The head of a table, from pairs of English and Chinese. */
export const headOf = (...names) =>
  element('thead', null, element('tr', null, names.map(([en, zh]) => element('th', { scope: 'col' }, say(en, zh)))));

/** Shows that something is being read. */
export const loading = () => element('p.text-muted', { role: 'status' }, say('Loading …', '正在读取……'));

/** Numbers the controls of a page, so that every label finds its own. */
let made = 0;
export const newId = (of) => `pathways-${of}-${++made}`;
