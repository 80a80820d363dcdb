/**
 * Leaves jumps within the page (from a finding to its cell and back) to the browser. The router takes each for a
 * navigation and forgets the answer to the last request, and with it what a refused form had typed.
 * To be called before the router listens: of a window's own event the first listener hears first.
 */
export function keepJumpsFromRouter(): void {
  window.addEventListener("popstate", (event) => {
    const { location } = window;
    const shown = window.__remixRouter?.state.location;
    if (shown?.pathname === location.pathname && shown.search === location.search) event.stopImmediatePropagation();
  });
}
