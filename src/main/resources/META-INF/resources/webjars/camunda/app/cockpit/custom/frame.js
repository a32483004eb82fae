/* What the pages of Cockpit share: the frame, and the parts of a form. */
import { element, newId } from '../../shared/page.js';
import { banner } from './banner.js';
import { say } from '../../shared/words.js';

/**
 * The frame of a page, as Cockpit's own pages have it.
 *
 * @param title in English and Chinese
 * @param action a button beside the title, or null
 */
export const frame = ([en, zh], action, ...content) =>
  element(
    'div.ctn-view.cockpit-section-dashboard.pathways-page',
    null,
    banner(),
    element(
      'section',
      null,
      element(
        'div.inner',
        null,
        element('header.pathways-head', null, element('h1.section-title', null, say(en, zh)), action),
        ...content
      )
    )
  );

/** A labelled control of a form, with a hint below where there is one. */
export function field(label, control, hint) {
  control.id = newId('field');
  const told = hint && element('p.help-block', { id: `${control.id}-hint` }, hint);
  if (told) {
    control.setAttribute('aria-describedby', told.id);
  }
  return element('div.form-group', null, element('label', { for: control.id }, label), control, told);
}

/** A button that does something; a link in Camunda's words leads somewhere. */
export const button = (classes, label, click, attributes) =>
  element(`button.btn.${classes}`, { type: 'button', click, ...attributes }, label);
