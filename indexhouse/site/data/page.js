// The address of the files in the snippets, where the page is served.
import "../frame/frame.js";

if (location.protocol.startsWith("http")) {
  for (const base of document.querySelectorAll(".base"))
    base.textContent = new URL(base.dataset.path || "./", location.href.split("#")[0]).href;
}
