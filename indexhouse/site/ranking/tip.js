// One tooltip shows the `data-tip` of the element under the mouse. The same text is always in the
// element for screen readers.
const GAP = 12;

/** Installs the tooltip. */
export function showTips() {
  const tip = document.getElementById("tip");
  document.addEventListener("pointermove", ({ target, pointerType, clientX, clientY }) => {
    const text = pointerType === "mouse" && target.closest?.("[data-tip]")?.dataset.tip;
    tip.hidden = !text;
    if (!text) return;
    tip.textContent = text;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = `${Math.min(clientX + GAP, innerWidth - width - GAP)}px`;
    tip.style.top = `${clientY + GAP + height > innerHeight ? clientY - GAP - height : clientY + GAP}px`;
  });
}
