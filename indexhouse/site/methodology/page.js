// The methodology is complete without JavaScript; the script scrolls to the step in the address.
import "../frame/frame.js";
import { onChange, read } from "../frame/state.js";

let asked = null;

function goTo() {
  const step = read("step");
  for (const link of document.querySelectorAll(".contents a")) {
    link.ariaCurrent = link.hash === `#step=${step}` ? "location" : null;
  }
  if (step !== asked) document.getElementById(step)?.scrollIntoView();
  asked = step;
}

onChange(goTo);
goTo();
