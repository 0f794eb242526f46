// Links to other states of the page.
import { write } from "./state.js";

/** Whether the click asks for a new tab or window: that is left to the browser. */
export const opensElsewhere = (event) =>
  event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0;

/** A click handler that writes `changes` to the address instead of jumping, then calls `then`. */
export const follow =
  (changes, then = () => {}) =>
  (event) => {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    write(changes);
    then();
  };
