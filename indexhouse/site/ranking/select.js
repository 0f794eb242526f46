// Selecting a region: where to go, and what to bring into view.
import { write } from "../frame/state.js";

/** What a link to a region changes, and what is done after it was followed. */
export function selection(region) {
  return [{ level: region.level, region: region.code }, showProfile];
}

/** On a narrow screen the profile stands below the table; beside it, it starts at its head. */
function showProfile() {
  const profile = document.getElementById("profile");
  profile.scrollTop = 0;
  const { top, bottom } = profile.getBoundingClientRect();
  if (top > innerHeight / 2 || bottom < 0) profile.scrollIntoView();
}

export function select(region) {
  const [changes, then] = selection(region);
  write(changes);
  then();
}

/** Back to the row of the selected region. */
export function showRow() {
  const link =
    document.querySelector("a.region-link[aria-current]") ??
    document.querySelector("a.region-link");
  link?.scrollIntoView({ block: "center" });
  link?.focus({ preventScroll: true });
}
