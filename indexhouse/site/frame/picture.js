// Charts as pictures, SVG or PNG: with title, legend and, for made-up rows, the note that says so.
import { save } from "./download.js";

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 12;
const LINE = 20;
const SCALE = 2; // pixels of the PNG per unit

/**
 * Everything drawn below `container` as one SVG element.
 *
 * `legend` is a list of { colour, opacity, text }; `note` stands below, if there is one.
 */
export function pictureOf(container, { title, note, legend = [] }) {
  const { left, top, width, height } = container.getBoundingClientRect();
  const style = getComputedStyle(container);
  const entries = laidOut(legend, width, style.fontFamily);
  const above = EDGE + LINE * (1 + (entries.at(-1)?.line ?? 0));
  const whole = height + above + EDGE + (note ? LINE : 0);
  const picture = element("svg", {
    xmlns: SVG,
    width: width + 2 * EDGE,
    height: whole,
    "font-family": style.fontFamily,
    "font-size": 12,
    fill: style.color,
  });
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--card");
  picture.append(element("rect", { width: "100%", height: "100%", fill: paper.trim() }));
  picture.append(text(title, EDGE, EDGE + LINE / 2, { "font-weight": 600 }));
  for (const { colour, opacity, text: label, x, line } of entries) {
    const y = EDGE + LINE * (line + 0.5);
    picture.append(
      element("rect", { x, y: y - 9, width: 10, height: 10, fill: colour, opacity }),
      text(label, x + 15, y),
    );
  }
  for (const drawn of container.querySelectorAll("svg, p")) {
    const box = drawn.getBoundingClientRect();
    const [x, y] = [box.left - left + EDGE, box.top - top + above];
    if (drawn.tagName === "P") picture.append(text(drawn.textContent, x, y + 14));
    else picture.append(placed(drawn, x, y));
  }
  if (note) picture.append(text(note, EDGE, whole - EDGE, { "font-size": 10, opacity: 0.75 }));
  return picture;
}

/** The entries of a legend side by side, on as many lines (counted from 1) as they need. */
function laidOut(legend, width, fontFamily) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `12px ${fontFamily}`;
  let [x, line] = [EDGE, 1];
  return legend.map((entry) => {
    const wide = pen.measureText(entry.text).width + 35;
    if (x + wide > width && x > EDGE) [x, line] = [EDGE, line + 1];
    x += wide;
    return { ...entry, x: x - wide, line };
  });
}

function placed(drawn, x, y) {
  const copy = drawn.cloneNode(true);
  copy.removeAttribute("style");
  for (const [name, value] of Object.entries({ x, y, overflow: "visible" }))
    copy.setAttribute(name, value);
  return copy;
}

function text(content, x, y, attributes = {}) {
  const line = element("text", { x, y, ...attributes });
  line.textContent = content;
  return line;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

/** Downloads a picture as `<name>.svg` or `<name>.png`. */
export async function savePicture(picture, name, format) {
  const source = new XMLSerializer().serializeToString(picture);
  const svg = new Blob([source], { type: "image/svg+xml" });
  save(format === "png" ? await pixels(picture, source) : svg, `${name}.${format}`);
}

async function pixels(picture, source) {
  const image = new Image();
  // Not a blob: some browsers take a canvas with one for foreign, and give nothing back.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * Number(picture.getAttribute("width"));
  canvas.height = SCALE * Number(picture.getAttribute("height"));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
