// Announces changes to screen readers: how many regions are listed, which one is selected.
import { points, shortName } from "./format.js";
import { rank, score } from "./model.js";
import { t } from "./texts.js";

let told = { listing: null, selected: null };

/** Has screen readers say a text. */
export function announce(text) {
  document.getElementById("announcement").textContent = text;
}

/** Announces how the view differs from the last one announced; says nothing at first. */
export function announceView(view, { rows }) {
  const { edition, level, by, selected, query, within, showsAll } = view;
  const now = {
    listing: [level, edition, by.code, query, within?.code, showsAll].join(),
    selected,
  };
  const isFirst = told.listing === null;
  const isNewListing = now.listing !== told.listing;
  const isNewSelection = now.selected !== told.selected;
  told = now;
  if (isFirst) return;
  if (isNewSelection && selected) {
    const [place, own] = [rank(edition, selected, by), score(edition, selected, by)];
    announce(t("chosen", shortName(selected), place, points(own)));
  } else if (isNewListing) announce(t("found", rows.length));
}
