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

/** Returns to the row of the region, which may be one of those that are left out at first. */
export function showRow(region) {
  const row = () => document.getElementById(`row-${region.code}`);
  write({ region: null, node: null, compare: null });
  if (!row()) write({ all: "1" }, { replace: true });
  const link = row();
  link?.scrollIntoView({ block: "center" });
  link?.focus({ preventScroll: true });
}

/** Brings the node in the address on screen. */
export function showNode({ node }) {
  if (node) document.getElementById(`node-${node.code}`)?.scrollIntoView({ block: "center" });
}
