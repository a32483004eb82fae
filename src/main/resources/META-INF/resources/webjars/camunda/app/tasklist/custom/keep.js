/*
 * What was typed into the form of a task is kept when somebody turns to another tab, task or language, as if Save had been
 * pressed: a refusal sends people to the tab "Documents", and Tasklist takes the form away with what was typed in it.
 * Tasklist keeps it in this browser until the task is completed, as it does when a session ends.
 */
// to the tab or task that is open already nobody leaves
const AWAY = '.task-card .nav-tabs li:not(.active) a, .tasks-list .task:not(.active), .task-filters a, .task-card a.dismiss, .pathways-language, .projects-action a';
const SAVE = '.task-card .form-actions button[ng-click^="save"]';

// before Tasklist hears of the click
document.addEventListener(
  'click',
  ({ target }) => {
    const save = document.querySelector(SAVE);
    if (target instanceof Element && target.closest(AWAY) && save && !save.disabled) {
      save.click();
    }
  },
  true,
);
