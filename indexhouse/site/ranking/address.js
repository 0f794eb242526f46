// Links to other states of the page, and the way there.
import { language } from "../frame/language.js";
import { write } from "../frame/state.js";

/** The address of this state with some parameters changed; null removes one. */
export function address(changes) {
  const parameters = new URLSearchParams(location.hash.slice(1));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  return `#${parameters}`;
}

/** A click handler for a link: goes without a jump, leaves new tabs and windows to the browser. */
export const follow =
  (changes, then = () => {}) =>
  (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
    event.preventDefault();
    write(changes);
    then();
  };

/** The whole state as a link that stays true when a later edition becomes the default. */
export function permanentLink(view) {
  const { edition, level, selected } = view;
  const state = { lang: language(), edition, level, region: selected?.code ?? null };
  return location.href.split("#")[0] + address(state);
}
