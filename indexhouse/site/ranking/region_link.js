// A link to the page of a region.
import { html } from "lit-html";
import { follow } from "../frame/links.js";
import { address } from "../frame/state.js";
import { name } from "./format.js";
import { selection } from "./select.js";
import { OF_A_LEVEL } from "./view.js";

/** The region's name as a link, or another text. */
export function regionLink(region, text = name(region)) {
  const [changes, then] = selection(region);
  const there = { ...OF_A_LEVEL, ...changes };
  return html`<a href=${address(there)} @click=${follow(there, then)}>${text}</a>`;
}
