// Charts as pictures, SVG or PNG: with title and legend, and whose data they show. A chart is whatever
// is seen below an element: SVG, texts, and boxes with a colour or an edge.
import { save } from "./download.js";

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 12;
const LINE = 20;
const FOOT = 14; // a line of the notes
const DESCENT = 0.24; // of the height of a line, below the baseline
const SCALE = 2; // pixels of the PNG per unit

/**
 * Everything drawn below `container` as one SVG element.
 *
 * `legend` is a list of { colour, opacity, text }; `notes` stand below, before page and licence.
 */
export function pictureOf(container, { title, notes = [], legend = [] }) {
  container.closest(".scrolls")?.scrollTo({ left: 0, behavior: "instant" });
  const { left, top, width, height } = container.getBoundingClientRect();
  const style = getComputedStyle(container);
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const heads = wrapped(title, width, `600 12px ${style.fontFamily}`, pen);
  const entries = laidOut(legend, width, `12px ${style.fontFamily}`, pen);
  const told = [...notes, document.title, document.documentElement.dataset.licence];
  const feet = wrapped(told.filter(Boolean).join(" · "), width, `10px ${style.fontFamily}`, pen);
  const above = EDGE + LINE * (heads.length + (entries.at(-1)?.line ?? 0));
  const whole = above + height + LINE / 2 + FOOT * feet.length + EDGE;
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
  const lineAt = (line) => EDGE + LINE * (line + 0.5);
  heads.forEach((head, line) => {
    picture.append(text(head, EDGE, lineAt(line), { "font-weight": 600 }));
  });
  for (const { colour, opacity, text: label, x, line } of entries) {
    const y = lineAt(heads.length - 1 + line);
    picture.append(
      element("rect", { x, y: y - 9, width: 10, height: 10, fill: colour, opacity }),
      text(label, x + 15, y),
    );
  }
  const origin = { x: left - EDGE, y: top - above };
  for (const node of seenBelow(container)) picture.append(...copied(node, origin, pen));
  feet.forEach((foot, line) => {
    const y = whole - EDGE - FOOT * (feet.length - 1 - line);
    picture.append(text(foot, EDGE, y, { "font-size": 10, opacity: 0.75 }));
  });
  return picture;
}

/** A text in lines of a width. It may break after a blank, and before a Chinese sign. */
function wrapped(content, width, font, pen) {
  pen.font = font;
  const words = content.match(/(?:[\u2e80-\uffef][，。：；、）]?|[^\s\u2e80-\uffef]+)\s*/g);
  const lines = [""];
  for (const word of words) {
    const line = lines.at(-1) + word;
    if (lines.at(-1) && pen.measureText(line.trimEnd()).width > width) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

/** The entries of a legend side by side, on as many lines (counted from 1) as they need. */
function laidOut(legend, width, font, pen) {
  pen.font = font;
  let [x, line] = [EDGE, 1];
  return legend.map((entry) => {
    const wide = pen.measureText(entry.text).width + 35;
    if (x + wide > width && x > EDGE) [x, line] = [EDGE, line + 1];
    x += wide;
    return { ...entry, x: x - wide, line };
  });
}

/** What a reader sees below an element: its elements, an SVG as one, and its texts. */
function seenBelow(container) {
  const isSeen = (element) => !element.matches(".visually-hidden") && element.checkVisibility();
  const judge = (node) => {
    if (node.parentNode.closest?.("svg")) return NodeFilter.FILTER_REJECT;
    return node.nodeType === Node.TEXT_NODE || isSeen(node)
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_REJECT;
  };
  const kinds = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  const walker = document.createTreeWalker(container, kinds, judge);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

/** The shapes that draw a node where it stands. */
function copied(node, origin, pen) {
  if (node.nodeType === Node.TEXT_NODE) return linesOf(node, origin);
  const box = node.getBoundingClientRect();
  const place = { x: box.left - origin.x, y: box.top - origin.y };
  if (node.tagName === "svg") return [placed(node, place, box)];
  const style = getComputedStyle(node);
  const fill = filled(style.backgroundColor, pen);
  const whole = { ...place, width: box.width, height: box.height };
  return [...(fill ? [element("rect", { ...whole, fill })] : []), ...edges(whole, style, pen)];
}

/** The borders of a box that are seen. */
function edges({ x, y, width, height }, style, pen) {
  return Object.entries({
    Top: (size) => ({ x, y, width, height: size }),
    Bottom: (size) => ({ x, y: y + height - size, width, height: size }),
    Left: (size) => ({ x, y, width: size, height }),
    Right: (size) => ({ x: x + width - size, y, width: size, height }),
  }).flatMap(([side, box]) => {
    const size = Number.parseFloat(style[`border${side}Width`]);
    const fill = size ? filled(style[`border${side}Color`], pen) : null;
    return fill ? [element("rect", { ...box(size), fill })] : [];
  });
}

/** A text, each of its lines for itself: SVG does not wrap. */
function linesOf(node, origin) {
  const { color, fontSize, fontWeight } = getComputedStyle(node.parentElement);
  const lines = [];
  const range = document.createRange();
  [...node.data].reduce((start, sign) => {
    const end = start + sign.length;
    range.setStart(node, start);
    range.setEnd(node, end);
    // The first sign of a line may have a second box, where the line before it ends.
    const box = [...range.getClientRects()].at(-1);
    const line = lines.at(-1);
    if (!box) return end;
    if (line && Math.abs(line.box.top - box.top) < box.height / 2) line.text += sign;
    else if (box.width) lines.push({ box, text: sign });
    return end;
  }, 0);
  return lines.map(({ box, text: line }) => {
    const y = box.bottom - origin.y - DESCENT * box.height;
    const look = { fill: color, "font-size": fontSize, "font-weight": fontWeight };
    return text(hyphenated(line), box.left - origin.x, y, look);
  });
}

/** A soft hyphen is seen at the end of a line only. */
const hyphenated = (line) =>
  line
    .trim()
    .replace(/\u00ad$/, "-")
    .replace(/\u00ad/g, "")
    .replace(/\s+/g, " ");

/** The colour that is seen on the paper, as every program reads it; null where nothing is. */
function filled(colour, pen) {
  if (/^(transparent|rgba\(.*, 0\))$/.test(colour)) return null;
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--card");
  for (const layer of [paper, colour]) {
    pen.fillStyle = layer;
    pen.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  return `rgb(${red},${green},${blue})`;
}

const STYLES = ["fill", "stroke", "stroke-width", "opacity"];

/** A copy of an SVG that looks the same without the page's style sheet. */
function placed(drawn, place, { width, height }) {
  const copy = drawn.cloneNode(true);
  copy.removeAttribute("style");
  for (const [name, value] of Object.entries({ ...place, width, height, overflow: "visible" }))
    copy.setAttribute(name, value);
  const shapes = copy.querySelectorAll("*");
  drawn.querySelectorAll("*").forEach((shape, place) => {
    const style = getComputedStyle(shape);
    for (const name of STYLES) shapes[place].setAttribute(name, style.getPropertyValue(name));
  });
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
