// Figures as SVG or PNG.
import { say } from "../frame/language.js";
import { pictureOf, savePicture } from "../frame/picture.js";

/** Makes the SVG and PNG buttons below `root` work. */
export function enablePictures(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button.picture");
    if (!button) return;
    const figure = button.closest("figure");
    const picture = pictureOf(figure.querySelector(".chart"), {
      title: titleOf(figure),
      notes: [noteOf()],
      legend: [...figure.querySelectorAll(".legend span")].map(entry),
    });
    savePicture(picture, button.dataset.file, button.dataset.format);
  });
}

function titleOf(figure) {
  const caption = figure.querySelector("figcaption").cloneNode(true);
  for (const button of caption.querySelectorAll("button")) button.remove();
  return caption.textContent.trim().replace(/\s+/g, " ");
}

function noteOf() {
  if (!document.body.classList.contains("of-sample")) return "";
  return say(
    "样本库为重建数据，各行均为合成。",
    "The sample library is a reconstruction: its rows are synthetic.",
  );
}

function entry(span) {
  const { backgroundColor, opacity } = getComputedStyle(span, "::before");
  return { colour: backgroundColor, opacity, text: span.textContent.trim() };
}
