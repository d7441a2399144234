// One box for places (name shards of a few KB) and pages (Pagefind). Nothing is fetched before somebody types.
const form = document.querySelector("form.search");
const box = form.querySelector("input");
const panel = form.querySelector(".found");
const words = JSON.parse(form.querySelector("script").textContent);
const page = document.querySelector(".results");
const held = new Map();
let latest = 0;

const fetched = (address, read = JSON.parse) => {
  if (!held.has(address)) held.set(address, fetch(address).then(async (answer) => (answer.ok ? read(await answer.text()) : null), () => null));
  return held.get(address);
};
const shared = (name) => fetched(`${form.dataset.shared}data/nama/${name}.json`);
const bare = (text) => text.toLowerCase().replaceAll("'", "").normalize("NFD").replace(/\p{M}/gu, "");
const split = (text) => bare(text).match(/[a-z0-9]+/g) ?? [];

// Whether one slip of the finger (a letter too many, too few, wrong, or two changed about) leads from a to b.
function isNear(a, b) {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [x, y] = [a.slice(start), b.slice(start)];
  if (x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1)) return true;
  return x.length > 1 && x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
}
const begins = (word, typed) => word.startsWith(typed);
const slips = (word, typed) => typed.length > 3 && (isNear(word, typed) || isNear(word.slice(0, typed.length), typed));

// A key a line, with the number of files where one does not hold all of its places.
const keysOf = (text) => Object.fromEntries(text.trim().split("\n").map((line) => [line.split(" ")[0], Number(line.split(" ")[1] ?? 1)]));
async function shardsOf(typed, isLoose) {
  const index = await fetched(`${form.dataset.shared}data/nama/index-${typed[0]}.txt`, keysOf);
  if (!index) return [];
  const own = [...Array(Math.max(typed.length - 1, 0)).keys()].map((cut) => typed.slice(0, cut + 2)).filter((key) => key in index);
  const longer = Object.keys(index).filter((key) => key.startsWith(typed) && key !== typed).slice(0, 4);
  const loose = isLoose ? Object.keys(index).filter((key) => slips(key, typed.slice(0, key.length)) || (key.length < 4 && isNear(key, typed.slice(0, key.length)))).slice(0, 6) : [];
  const keys = [...new Set([...own, ...longer, ...loose])];
  return (await Promise.all(keys.map((key) => shared(key)))).flatMap((rows) => rows ?? []);
}

async function byCode(digits) {
  const rows = (await shared(`kode-${digits.slice(0, 2)}.${digits.slice(2, 4)}`)) ?? [];
  return rows.filter(([code]) => code.replaceAll(".", "").startsWith(digits));
}

// Every word has to begin one of the place's words: its own name first, then where it lies.
async function places(query, most) {
  const digits = query.replace(/[.\s]/g, "");
  if (/^\d{4,10}$/.test(digits)) return { rows: (await byCode(digits)).slice(0, most), isMore: false };
  const typed = split(query).filter((word) => word.length > 1);
  if (!typed.length) return { rows: [], isMore: false };
  for (const [isLoose, fits] of [[false, begins], [true, (word, one) => begins(word, one) || slips(word, one)]]) {
    const found = new Map();
    for (const row of (await Promise.all(typed.slice(0, 3).map((word) => shardsOf(word, isLoose)))).flat()) {
      const [own, around] = [split(row[1]), split(row[3])];
      const hits = typed.map((one) => (own.some((word) => fits(word, one)) ? 1 : around.some((word) => fits(word, one)) ? 0 : -1));
      if (Math.min(...hits) >= 0 && Math.max(...hits) > 0) {
        const whole = own.join(" ") === typed.join(" ");
        found.set(row[0], { row, rank: (whole ? 100 : 0) + 10 * hits.reduce((a, b) => a + b) - row[1].length / 100 - row[4] / 2 + (row[0].length < 9 ? 1 : 0) });
      }
    }
    const sorted = [...found.values()].sort((a, b) => b.rank - a.rank || (a.row[0] < b.row[0] ? -1 : 1)).map((one) => one.row);
    if (sorted.length) return { rows: sorted.slice(0, most), isMore: sorted.length > most };
  }
  return { rows: [], isMore: false };
}

let engine;
const pagefind = () =>
  (engine ??= import(new URL(`${form.dataset.top}pagefind/pagefind.js`, location.href).href).then(async (found) => {
    await found.options({ baseUrl: new URL(form.dataset.top, location.href).pathname, excerptLength: 18 });
    return found;
  }));

// The words that a typed one stands for: its family ("miskin": "kemiskinan"), an alias, or the nearest after a slip.
const lines = (letter) =>
  fetched(`${form.dataset.top}cari/kata/${letter}.txt`, (text) => new Map(text.trim().split("\n").map((line) => [line.split("\t", 1)[0], line.split("\t")[1]?.split("|") ?? []])));
async function family(word) {
  const entries = await lines(word[0]);
  if (!entries) return [word];
  const keys = [...entries.keys()];
  const key = entries.has(word) || keys.some((one) => one.startsWith(word)) ? word : keys.find((one) => slips(one, word)) ?? word;
  return [key, ...(entries.get(key) ?? [])].slice(0, 6);
}

async function pages(query, most) {
  const typed = split(query).filter((word) => word.length > 2 && !/^\d+$/.test(word)).slice(0, 4);
  if (!typed.length) return [];
  const found = await pagefind().catch(() => null);
  if (!found) return [];
  const families = await Promise.all(typed.map(family));
  const scores = new Map();
  for (const [position, one] of families.entries()) {
    const lists = await Promise.all(one.map((word) => found.search(word)));
    const best = new Map();
    for (const result of lists.flatMap((list) => list.results)) {
      if (!best.has(result.id) || best.get(result.id).score < result.score) best.set(result.id, result);
    }
    for (const [id, result] of best) {
      const before = scores.get(id) ?? { result, hits: 0, score: 0 };
      scores.set(id, { result: before.score > result.score ? before.result : result, hits: before.hits + (before.last === position ? 0 : 1), score: before.score + result.score, last: position });
    }
  }
  const kept = [...scores.values()].filter((one) => one.hits === typed.length).sort((a, b) => b.score - a.score);
  const told = await Promise.all(kept.slice(0, most + 12).map((one) => one.result.data()));
  const all = families.flat();
  const named = (one) => (split(one.meta.title ?? "").some((word) => all.includes(word)) ? 1 : 0);
  return told.map((one, position) => ({ one, position })).sort((a, b) => named(b.one) - named(a.one) || a.position - b.position).slice(0, most).map(({ one }) => one);
}

const element = (name, text, kind) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (kind) made.className = kind;
  return made;
};
function entry(address, title, small, isInvented) {
  const [item, link] = [element("li"), element("a")];
  link.href = address;
  link.append(element("b", title));
  if (isInvented) link.append(" ", element("span", words.invented, "invented"));
  if (small) link.append(small);
  item.append(link);
  return item;
}
function placeEntry([code, name, kind, place, isInvented]) {
  const address = code.length < 6 ? `wilayah/${code}/` : code.length === 8 ? `wilayah/${code.slice(0, 5)}/#${code}` : `desa/${code}/`;
  return entry(form.dataset.top + address, name, element("small", `${words[kind] ?? kind} · ${place ? `${place} · ` : ""}${code}`), isInvented);
}
function pageEntry(found) {
  const small = element("small");
  // Pagefind escapes the text of an excerpt and adds <mark> alone.
  small.innerHTML = found.excerpt;
  return entry(found.url, (found.meta.title ?? "").trim(), small, false);
}
const DOCUMENT = /\/(dokumen|metodologi|panduan|tentang|keputusan|glosarium)\//;

async function show(query, target, most) {
  const mine = (latest += 1);
  const [at, found] = await Promise.all([places(query, most), pages(query, 2 * most)]);
  if (mine !== latest) return;
  const groups = [
    [words.places, at.rows.map(placeEntry)],
    [words.framework, found.filter((one) => !DOCUMENT.test(one.url)).slice(0, most).map(pageEntry)],
    [words.document, found.filter((one) => DOCUMENT.test(one.url)).slice(0, most).map(pageEntry)],
  ].filter(([, entries]) => entries.length);
  const count = groups.reduce((sum, [, entries]) => sum + entries.length, 0);
  target.querySelector(".told").textContent = count ? words.found.replace("{}", count) + (at.isMore ? `. ${words.further}.` : "") : words.none.replace("{}", query);
  target.querySelector(".groups").replaceChildren(
    ...groups.flatMap(([title, entries]) => {
      const list = element("ul");
      list.append(...entries);
      return [element("h2", title), list];
    }),
  );
  if (target === panel && count) {
    const list = element("ul");
    list.append(entry(`${form.action}?q=${encodeURIComponent(query)}`, words.more, null, false));
    panel.querySelector(".groups").append(list);
  }
}

// What the box does while a script runs; without one it is an ordinary field of a form.
const MANNER = { role: "combobox", "aria-controls": panel.id, "aria-autocomplete": "list", "aria-haspopup": "dialog", "aria-expanded": "false" };
for (const [name, value] of Object.entries(MANNER)) box.setAttribute(name, value);

const open = (isOpen) => {
  panel.hidden = !isOpen;
  box.setAttribute("aria-expanded", String(isOpen));
};
let waiting;
box.addEventListener("input", () => {
  clearTimeout(waiting);
  const query = box.value.trim();
  if (query.length < 2) return open(false);
  waiting = setTimeout(() => show(query, panel, 5).then(() => open(true)), 150);
});
form.addEventListener("keydown", (event) => {
  const links = [...panel.querySelectorAll("a")];
  const here = links.indexOf(document.activeElement);
  if (event.key === "Escape") {
    open(false);
    box.focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !panel.hidden && links.length) {
    event.preventDefault();
    const next = here + (event.key === "ArrowDown" ? 1 : -1);
    (next < 0 ? box : links[Math.min(next, links.length - 1)]).focus();
  }
});
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    box.focus();
  }
});
document.addEventListener("click", (event) => {
  if (!form.contains(event.target)) open(false);
});
if (page) {
  const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  box.value = query;
  if (query) show(query, page, 20);
}
