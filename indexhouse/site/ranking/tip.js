// One tooltip: shows the `data-tip` of what is pointed at. What it says is in an aria-label too.
const GAP = 12;

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
