// Opening a region's page, and going back to the ranking.
import { write } from "../frame/state.js";

/** For `follow`: what a link to a region changes, and what to do afterwards. */
export function selection(region) {
  return [{ level: region.level, region: region.code, compare: null, q: null }, showProfile];
}

/** The top of the page, with the region's name as the place that the keyboard goes on from. */
export function showProfile() {
  scrollTo(0, 0);
  document.getElementById("profile-title")?.focus({ preventScroll: true });
}

/** Opens a region's page as if its link had been followed. */
export function select(region) {
  const [changes, then] = selection(region);
  write(changes);
  then();
}

/** Returns to the row of the region. */
export function showRow(region) {
  write({ region: null, node: null, compare: null });
  const link = document.getElementById(`row-${region.code}`);
  link?.scrollIntoView({ block: "center" });
  link?.focus({ preventScroll: true });
}

/** Brings the node in the address on screen. */
export function showNode({ node }) {
  if (node) document.getElementById(`node-${node.code}`)?.scrollIntoView({ block: "center" });
}
