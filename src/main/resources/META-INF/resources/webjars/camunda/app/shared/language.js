/* The switch between English and Chinese: in the bar of Tasklist, beside the profile on Welcome, below the login. */
import { choose, LANGUAGE } from './words.js';

/** A link to the other language, in its own words. */
const render = (place) => {
  const [other, name] = LANGUAGE === 'zh' ? ['en', 'English'] : ['zh', '中文'];
  const link = document.createElement('a');
  link.href = '';
  link.lang = other;
  link.className = 'pathways-language';
  link.textContent = name;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    choose(other);
  });
  place.append(link);
};

export default ['tasklist.navbar.action', 'tasklist.login', 'welcome.profile', 'welcome.login'].map((pluginPoint) => ({
  id: 'language',
  pluginPoint,
  priority: -10,
  render,
}));
