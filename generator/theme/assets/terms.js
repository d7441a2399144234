// The explanation of a term on hover, focus and tap (WCAG 1.4.13: it stays while pointed at, Escape takes it
// away). Without this script the term is a link to the glossary, and its title says the same.

const tip = Object.assign(document.createElement("div"), { className: "term-tip", id: "term-tip", hidden: true });
tip.setAttribute("role", "tooltip");
document.querySelector("main").append(tip);
let shown = null, timer = 0;

function show(term) {
  clearTimeout(timer);
  if (shown === term) return;
  hide();
  shown = term;
  tip.textContent = term.dataset.says;
  tip.hidden = false;
  term.setAttribute("aria-describedby", tip.id);
  const place = term.getBoundingClientRect();
  const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
  const below = place.bottom + tip.offsetHeight + 8 < innerHeight;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(below ? place.bottom + 2 : place.top - tip.offsetHeight - 2) + scrollY}px`;
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

const later = () => { clearTimeout(timer); timer = setTimeout(hide, 250); };

for (const term of document.querySelectorAll("a.term")) {
  term.dataset.says = term.title;
  term.removeAttribute("title"); // or the browser would show a second one
  let touched = false;
  term.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch" && shown !== term; });
  term.addEventListener("click", (event) => { if (touched) { event.preventDefault(); touched = false; show(term); } });
  term.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") show(term); });
  term.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") later(); });
  term.addEventListener("focus", () => { if (!touched) show(term); });
  term.addEventListener("blur", hide);
}
tip.addEventListener("pointerenter", () => clearTimeout(timer));
tip.addEventListener("pointerleave", later);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
document.addEventListener("pointerdown", (event) => { if (shown && !event.target.closest("a.term, .term-tip")) hide(); });
