// Highlights the current section in the contents.
import { parameters } from "../frame/state.js";

let observer;

/** Keeps the contents in step with scrolling. */
export function followReader(root) {
  const contents = root.querySelector(".contents");
  if (!contents) return;
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [placeOf(link), link]));
  observer?.disconnect();
  observer = new IntersectionObserver(
    (entries) => {
      const entered = entries.find((entry) => entry.isIntersecting);
      if (entered) mark(contents, links.get(entered.target.id));
    },
    { rootMargin: "0px 0px -75% 0px" },
  );
  for (const at of links.keys()) observer.observe(document.getElementById(at));
}

/** The id of what a link of the contents leads to. */
export const placeOf = (link) => parameters(link.hash).get("at");

function mark(contents, link) {
  contents.querySelector("[aria-current]")?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "location");
  // Not scrollIntoView: it could scroll the page too.
  contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
}
