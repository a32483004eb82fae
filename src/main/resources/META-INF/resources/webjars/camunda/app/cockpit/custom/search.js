/*
 * What a page is filtered by, kept in its address behind the question mark: a link can be shared, and the way back leads to
 * the same list.
 *
 * The address belongs to Cockpit's router, which would take back one that was written behind its back, and would draw the
 * page anew, typing lost, for one that it is given. So it is asked by its own name, AngularJS, to leave the page as it is.
 */
export class Search {
  /**
   * @param path of the page's route
   * @param scope of the page, from Cockpit
   * @param changed is called when the address was changed by somebody else: a link, the way back
   */
  constructor(path, scope, changed) {
    this.path = path;
    scope.$on('$routeUpdate', () => this.written() !== this.own && changed());
  }

  written() {
    return location.hash.split('?')[1] || '';
  }

  /** What the address says of this name, or an empty text. */
  get(name) {
    return new URLSearchParams(this.written()).get(name) || '';
  }

  /** Writes name and value into the address; what is empty is left out. */
  set(values) {
    const router = window.angular.element(document.querySelector('[ng-view]')).injector();
    router.get('$route').routes[this.path].reloadOnSearch = false;
    router.get('$rootScope').$apply(() => {
      const filled = Object.entries(values).filter(([, value]) => value);
      // not a new place: the way back leads to where the person came from
      router.get('$location').search(Object.fromEntries(filled)).replace();
    });
    this.own = this.written();
  }
}
