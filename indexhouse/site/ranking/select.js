// Selecting a region and bringing its profile into view.
import { write } from "../frame/state.js";

/** For `follow`: what a link to a region changes, and what to do afterwards. */
export function selection(region) {
  return [{ level: region.level, region: region.code }, showProfile];
}

/** Scrolls the profile to its top; on a narrow screen, where it is below the table, the page too. */
function showProfile() {
  const profile = document.getElementById("profile");
  profile.scrollTop = 0;
  const { top, bottom } = profile.getBoundingClientRect();
  if (top > innerHeight / 2 || bottom < 0) profile.scrollIntoView();
}

/** Selects a region as if its link had been followed. */
export function select(region) {
  const [changes, then] = selection(region);
  write(changes);
  then();
}

/** Returns to the row of the selected region. */
export function showRow() {
  const link =
    document.querySelector("a.region-link[aria-current]") ??
    document.querySelector("a.region-link");
  link?.scrollIntoView({ block: "center" });
  link?.focus({ preventScroll: true });
}
