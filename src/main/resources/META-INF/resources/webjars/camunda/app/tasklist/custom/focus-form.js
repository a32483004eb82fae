/*
 * Tasklist promises a key that leads to the first field of a form, and keeps the promise for its older kind of forms alone.
 * Here it leads to the first field of ours.
 */
const FIRST = '.task-card .fjs-form :is(input, textarea, select, [tabindex="0"]):not([disabled], [type=hidden])';

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey && event.altKey && event.code === 'KeyF') {
    const fields = [...document.querySelectorAll(FIRST)];
    const first = fields.find((field) => field.offsetParent !== null);
    if (first) {
      event.preventDefault();
      first.focus();
    }
  }
});
