// The search box: a plain form until it is used. Then a combobox (ARIA 1.2) whose list groups places,
// things and documents; on the search page the same results stand in the page.

const form = document.querySelector("[data-search]");
const words = form.dataset;
const input = form.querySelector("input");
const panel = form.querySelector(".search-panel");
const status = form.querySelector("[role=status]");
const page = document.getElementById("search-results");
const base = new URL(words.base.replace(/\/?$/, "/"), document.baseURI).href;
const shared = new URL(words.shared.replace(/\/?$/, "/"), document.baseURI).href;
const DOCUMENTS = new Set(["", "dokumen", "panduan", "metodologi", "tentang", "keputusan", "pembelajaran", "glosarium", "data", "galat", "skema", "mutu", "sumber"]);
let sources, last = "", timer, current = -1;

const load = () => (sources ??= Promise.all([import("./search-places.js"), import("./search-prose.js")]));
const say = (text, values) => text.replace(/\{(\w)\}/g, (_, name) => values[name]);

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/** The name with the part that was typed marked. */
function marked(name, query) {
  const element = make("b", "search-title");
  const at = name.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) { element.textContent = name; return element; }
  element.append(name.slice(0, at), make("mark", "", name.slice(at, at + query.length)), name.slice(at + query.length));
  return element;
}

function placeResult({ place: [code, name, kind, fake], regions }, query) {
  const address = "dka".includes(kind) ? `desa/${code}/` : kind === "c" ? `wilayah/${code.slice(0, 5)}/#${code}` : `wilayah/${code}/`;
  const where = ["dka".includes(kind) && say(words.district, { q: regions[code.slice(0, 8)] }), kind !== "p" && kind !== "b" && regions[code.slice(0, 5)]];
  const label = words[`kind${kind.toUpperCase()}`];
  return { href: base + address, title: marked(name, query), fake: fake && words.fake, note: [label, ...where.filter(Boolean), code].join(" · ") };
}

function pageResult({ url, title, part, excerpt }, query) {
  return { href: url, title: marked(title, query), note: part, excerpt };
}

function option(result, number) {
  const link = make("a", "search-result");
  link.href = result.href;
  link.append(result.title);
  if (result.fake) link.append(" ", make("span", "tag fake", result.fake));
  if (result.note) link.append(make("span", "search-note", result.note));
  if (result.excerpt) {
    const text = make("span", "search-excerpt");
    text.innerHTML = result.excerpt; // escaped by Pagefind, but for the marks
    link.append(text);
  }
  if (!page) Object.assign(link, { id: `search-option-${number}`, role: "option", tabIndex: -1, ariaSelected: "false" });
  return link;
}

function draw(groups, query) {
  const target = page || panel;
  target.replaceChildren();
  let number = 0;
  for (const [name, results] of groups) {
    if (!results.length) continue;
    const group = make(page ? "section" : "div", "search-group");
    const heading = make(page ? "h2" : "div", "search-heading", name);
    heading.id = `search-group-${number}`;
    group.setAttribute("aria-labelledby", heading.id);
    if (!page) group.setAttribute("role", "group");
    if (!page) heading.setAttribute("role", "presentation");
    group.append(heading, ...results.map((one) => option(one, number++)));
    target.append(group);
  }
  if (!page && number) {
    const all = option({ href: `${base}cari/?q=${encodeURIComponent(query)}`, title: make("b", "search-title", words.all) }, number++);
    const group = make("div", "search-group");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words.all);
    group.append(all);
    target.append(group);
  }
  return number - (page || !number ? 0 : 1);
}

async function search() {
  const query = input.value.trim();
  if (query === last) return;
  last = query;
  current = -1;
  input.removeAttribute("aria-activedescendant");
  if (query.length < 2) { (page || panel).replaceChildren(); status.textContent = ""; open(false); return; }
  const [{ findPlaces }, { findPages }] = await load();
  const most = page ? 40 : 8;
  const names = findPlaces(shared, query).catch(() => []);
  const texts = (/^[\d.\s]+$/.test(query) ? Promise.resolve({ pages: [], asked: query }) : findPages(base, query, most)).catch(() => ({ pages: [], asked: query }));
  const places = (await names).slice(0, page ? 100 : 6).map((one) => placeResult(one, query));
  if (query !== last) return;
  if (places.length) { draw([[words.places, places]], query); open(true); }
  const { pages, asked } = await texts;
  if (query !== last) return;
  const kind = (one) => DOCUMENTS.has(new URL(one.url, base).href.slice(base.length).split("/")[0]);
  const groups = [
    [words.places, places],
    [words.elements, pages.filter((one) => !kind(one)).map((one) => pageResult(one, asked))],
    [words.documents, pages.filter(kind).map((one) => pageResult(one, asked))],
  ];
  current = -1;
  const count = draw(groups, query);
  const said = say(count ? (count === 1 ? words.one : words.count) : words.none, { n: count, q: query });
  const mended = pages.length && asked !== query.toLowerCase() && !places.length ? ` ${say(words.corrected, { q: asked })}` : "";
  status.textContent = said + mended;
  if (page || !count || mended) (page || panel).prepend(make("p", "search-said", said + mended));
  open(true);
}

function open(wanted) {
  if (page) return;
  panel.hidden = !wanted;
  input.setAttribute("aria-expanded", String(wanted));
  if (!wanted) { input.removeAttribute("aria-activedescendant"); current = -1; }
}

function move(step) {
  const options = [...panel.querySelectorAll("[role=option]")];
  if (!options.length) return;
  options[current]?.setAttribute("aria-selected", "false");
  current = (current + step + options.length + (current < 0 && step < 0 ? 1 : 0)) % options.length;
  options[current].setAttribute("aria-selected", "true");
  options[current].scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", options[current].id);
}

function keys(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (panel.hidden && panel.childElementCount) open(true);
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && current >= 0 && !panel.hidden) {
    event.preventDefault();
    panel.querySelectorAll("[role=option]")[current].click();
  } else if (event.key === "Escape") {
    if (!panel.hidden) { event.preventDefault(); open(false); } else input.blur();
  }
}

if (!page) {
  panel.setAttribute("role", "listbox");
  panel.setAttribute("aria-label", words.places);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": panel.id, "aria-autocomplete": "list", "aria-haspopup": "listbox" })) input.setAttribute(name, value);
  input.addEventListener("keydown", keys);
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) open(false); });
  panel.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the box
  panel.addEventListener("click", (event) => { if (event.target.closest("a")) open(false); });
} else {
  document.getElementById("search-needs").hidden = true;
  input.value = new URLSearchParams(location.search).get("q") || "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(input.value)}`);
    search();
  });
  if (input.value) search(); else input.focus({ preventScroll: true });
}
input.addEventListener("focus", load, { once: true });
input.addEventListener("focus", () => { if (input.value.trim() === last && panel.childElementCount) open(true); });
input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 120); });
document.addEventListener("keydown", (event) => {
  const busy = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !busy && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); input.focus(); }
});
