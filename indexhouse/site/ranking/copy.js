// A button that copies a text and confirms it.
import { html } from "lit-html";
import { announce } from "./announce.js";
import { t } from "./texts.js";

const SHOWN_FOR = 1500;

/** `text` is called when the button is pressed; `done` is the confirmation. */
export function copyButton(label, text, done) {
  return html`<button
    type="button"
    class="copy"
    @click=${({ currentTarget }) => copy(currentTarget, text(), done)}
  >
    ${label}
  </button>`;
}

async function copy(button, text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    prompt(t("copyFailed"), text);
    return;
  }
  announce(done);
  button.dataset.done = done;
  setTimeout(() => delete button.dataset.done, SHOWN_FOR);
}
