/* The explorer of all villages: the page's controls write the address, the address decides what is shown. */
import { MOST_COMPARED, commonLook, csvOf, filterOf, isWithin, neededRegencies, readState, rowsOf, sorted, writeState } from "./explorer-data.js";
import { cellWords, cellOf, columnHead, columnTitle, el, fill, numerals, say, shownColumns } from "./explorer-cells.js";
import { showComparison } from "./explorer-compare.js";

const PAGE_ROWS = 50;
const find = (id) => document.getElementById(id);
const box = find("jelajah");
const form = find("ex-form");
const { site, folder, language } = box.dataset;
const words = JSON.parse(find("ex-words").textContent);
const collator = new Intl.Collator(numerals, { numeric: true });
const shards = new Map();
const view = { index: null, rows: [], found: [], state: readState(location.search), told: 0 };

/* ---- data ---- */
async function fetched(name) {
  const answer = await fetch(`${folder}${name}.json`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/* The promise is kept, so that a file is fetched once; a failed one is forgotten and can be tried again. */
function shardOf(regency) {
  if (!shards.has(regency.code)) {
    const rows = fetched(regency.code).then((shard) => rowsOf(shard, regency.name));
    rows.catch(() => shards.delete(regency.code));
    shards.set(regency.code, rows);
  }
  return shards.get(regency.code);
}

async function show() {
  const turn = ++view.told;
  const { index, state } = view;
  const { listed, files } = neededRegencies(state, index.regencies, box.dataset.askFirst === "yes");
  form.setAttribute("aria-busy", "true");
  if (files.some((one) => !shards.has(one.code))) tell(fill(words.loading, { n: files.length }));
  try {
    const loaded = await Promise.all(files.map(shardOf));
    if (turn !== view.told) return;
    view.rows = loaded.flat();
    const listedCodes = new Set((listed || []).map((one) => one.code));
    view.found = sorted(view.rows.filter((row) => listedCodes.has(row.code.slice(0, 5))).filter(filterOf(state, index.columns)), state.urut, collator);
    showDistricts();
    showAsk(listed);
    showTable();
    showTray();
    showFilters();
    tellFound(listed);
    delete box.dataset.loading;
  } catch {
    if (turn === view.told) tellFailed();
  }
  form.removeAttribute("aria-busy");
}

/* ---- words ---- */
function tell(...parts) { find("ex-status").replaceChildren(...parts); }

function tellFound(listed) {
  const numbers = new Intl.NumberFormat(numerals);
  if (listed === null) return tell(words.choose);
  const all = listed.reduce((sum, one) => sum + one.villages, 0);
  const amount = view.found.length;
  const told = fill(amount === all ? words.foundAll : words.found, { shown: numbers.format(amount), all: numbers.format(all) });
  const place = placeName(view.state.wilayah);
  return tell(el("b", {}, amount === 0 ? words.nothing : place ? fill(words.inRegion, { found: told, place }) : told));
}

function tellFailed() {
  const again = el("button", { type: "button", class: "ex-plain" }, words.again);
  again.addEventListener("click", start);
  tell(`${words.failed} `, again);
}

function placeName(code) {
  if (!code) return "";
  if (code.length > 5) return `${find("ex-district").selectedOptions[0]?.textContent || code}, ${placeName(code.slice(0, 5))}`;
  return [...view.index.regencies, ...view.index.provinces].find((one) => one.code === code)?.name || "";
}

/* ---- table ---- */
function showTable() {
  const { state, found, index } = view;
  const columns = shownColumns(index, state);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
  state.hal = Math.min(state.hal, pages);
  const first = (state.hal - 1) * PAGE_ROWS;
  const rows = found.slice(first, first + PAGE_ROWS);
  const context = { ...view, words, language, site };
  const looks = new Map(columns.filter((one) => one.kind).map((one) => [one.id, commonLook(found, one.id)]));
  const table = find("ex-table");
  table.hidden = !found.length;
  table.tHead.replaceChildren(el("tr", {}, ...columns.map((one) => columnHead(one, context, looks.get(one.id), sortBy))));
  table.tBodies[0].replaceChildren(...rows.map((row) => el(
    "tr", row.invented ? { class: "ex-invented" } : {},
    ...columns.map((one) => (one.id === "banding" ? compareCell(row) : cellOf(one, row, context, looks.get(one.id)))),
  )));
  find("ex-pages").hidden = pages === 1;
  find("ex-range").textContent = fill(words.range, { from: first + 1, to: first + rows.length, all: found.length });
  find("ex-before").disabled = state.hal === 1;
  find("ex-after").disabled = state.hal === pages;
  find("ex-download").disabled = !found.length;
  showSorts(columns);
}

function compareCell(row) {
  const input = el("input", { type: "checkbox", value: row.code, "aria-label": fill(words.compareThis, { name: row.name, code: row.code }) });
  input.checked = view.state.banding.includes(row.code);
  input.addEventListener("change", () => {
    if (input.checked && view.state.banding.length >= MOST_COMPARED) {
      input.checked = false;
      tell(el("b", {}, words.tooMany));
      return;
    }
    const others = view.state.banding.filter((code) => code !== row.code);
    change({ banding: input.checked ? [...others, row.code] : others }, { then: showTray });
  });
  return el("td", { class: "ex-pick" }, el("label", {}, input, el("span", { class: "ex-narrow" }, words.compare)));
}

function sortBy(id, down) {
  change({ urut: (down ? "-" : "") + id, hal: 1 });
}

/* On a phone the column titles are gone; the same order is chosen from a list. */
function showSorts(columns) {
  const { urut } = view.state;
  const id = urut.replace(/^-/, "");
  find("ex-sort").replaceChildren(new Option(words.code, "", false, !id), ...columns.filter((one) => one.sort !== undefined).map((one) => new Option(columnTitle(one, { words, language }), one.sort, false, one.sort === id)));
  find("ex-turn").textContent = urut.startsWith("-") ? words.descending : words.ascending;
}

/* ---- regions ---- */
function showDistricts() {
  const select = find("ex-district");
  const regency = view.state.wilayah.slice(0, 5);
  const known = new Map();
  if (regency.length === 5) for (const row of view.rows) if (isWithin(row.code, regency)) known.set(row.code.slice(0, 8), row.district);
  select.replaceChildren(select.options[0], ...[...known].sort((a, b) => collator.compare(a[1], b[1])).map(([code, name]) => new Option(name, code)));
  select.disabled = !known.size;
  select.value = view.state.wilayah.length > 5 ? view.state.wilayah : "";
}

function showAsk(listed) {
  const ask = find("ex-ask");
  ask.hidden = listed !== null;
  find("ex-scroll").hidden = listed === null;
  if (listed !== null) return;
  const inside = view.index.regencies.filter((one) => view.state.wilayah && isWithin(one.code, view.state.wilayah));
  if (!inside.length) return ask.replaceChildren(el("p", {}, words.choose));
  const sum = (part) => inside.reduce((total, one) => total + one[part], 0);
  const numbers = new Intl.NumberFormat(numerals);
  const facts = { place: placeName(view.state.wilayah), n: inside.length, villages: numbers.format(sum("villages")), size: numbers.format(Math.ceil(sum("bytes") / 1000)) };
  const load = el("button", { type: "button", class: "ex-plain" }, fill(words.wholeProvince, facts));
  load.addEventListener("click", () => change({ muat: "1" }));
  return ask.replaceChildren(el("p", {}, words.orRegency), load);
}

/* ---- comparison ---- */
function showTray() {
  const chosen = view.state.banding.map((code) => view.rows.find((row) => row.code === code)).filter(Boolean);
  find("ex-tray").hidden = !chosen.length;
  const names = chosen.map((row) => {
    const release = el("button", { type: "button", class: "ex-chip", "aria-label": fill(words.release, { name: row.name }) }, row.name, el("span", { "aria-hidden": "true" }, "\u00a0×"));
    release.addEventListener("click", () => {
      change({ banding: view.state.banding.filter((code) => code !== row.code) }, { then: showTray });
      (find("ex-chosen").querySelector("button") || find("ex-scroll")).focus();
    });
    return release;
  });
  for (const input of find("ex-table").querySelectorAll(".ex-pick input")) input.checked = view.state.banding.includes(input.value);
  find("ex-chosen").replaceChildren(`${fill(words.chosen, { n: chosen.length })} `, ...names);
  showComparison(chosen, { ...view, words, language, site });
}

/* ---- address ---- */
function change(changed, { then = show, typing = false } = {}) {
  Object.assign(view.state, then === show ? { hal: 1 } : {}, changed);
  history[typing ? "replaceState" : "pushState"](null, "", location.pathname + writeState(view.state));
  carryState();
  return then();
}

/* The other language opens on the same view. */
function carryState() {
  for (const link of document.querySelectorAll(".languages a")) link.search = location.search;
}

function stateToForm() {
  const { state } = view;
  for (const control of form.elements) {
    if (control.type === "checkbox") control.checked = state[control.name].includes(control.value);
    else if (control.type === "radio") control.checked = state[control.name] === control.value;
    else if (control.id === "ex-region") control.value = state.wilayah.slice(0, 5);
    else if (control.id === "ex-measure") control.value = state.ukur || control.options[0].value;
    else if (control.name in state) control.value = state[control.name];
  }
}

function formToState(control) {
  const given = new FormData(form);
  const region = given.get("wilayah");
  const district = control.id === "ex-region" ? "" : given.get("kecamatan");
  const typing = ["cari", "dari", "sampai"].includes(control.name);
  change({
    wilayah: district || region, muat: "", cari: given.get("cari"), asal: given.get("asal"), ukur: given.get("ukur"),
    dari: given.get("dari"), sampai: given.get("sampai"), status: given.getAll("status"),
    percontohan: given.getAll("percontohan"), jenis: given.getAll("jenis"),
  }, { typing });
}

/* What narrows the list, in the words of the form; each can be taken back, also where the form is folded. */
function showFilters() {
  const { state } = view;
  const given = [];
  const add = (label, changed) => given.push([label, changed]);
  if (state.cari) add(`“${state.cari}”`, { cari: "" });
  if (state.wilayah) add(placeName(state.wilayah), { wilayah: state.wilayah.length > 5 ? state.wilayah.slice(0, 5) : "", muat: "" });
  for (const input of form.querySelectorAll("input:checked")) {
    if (!input.value) continue;
    const label = `${input.closest("fieldset").querySelector("legend").textContent.trim()}: ${input.parentElement.textContent.trim()}`;
    add(label, { [input.name]: input.type === "radio" ? "" : state[input.name].filter((one) => one !== input.value) });
  }
  if (state.dari || state.sampai) add(fill(state.dari && state.sampai ? words.between : state.dari ? words.atLeast : words.atMost, { title: find("ex-measure").selectedOptions[0].textContent, low: state.dari, high: state.sampai }), { dari: "", sampai: "" });
  find("ex-filters").hidden = !given.length;
  find("ex-filters").replaceChildren(...given.map(([label, changed]) => {
    const chip = el("button", { type: "button", class: "ex-chip", "aria-label": fill(words.without_filter, { label }) }, label, el("span", { "aria-hidden": "true" }, "\u00a0×"));
    chip.addEventListener("click", () => {
      Object.assign(view.state, changed);
      stateToForm();
      change(changed).then(() => (find("ex-filters").querySelector("button") || find("ex-search")).focus());
    });
    return el("li", {}, chip);
  }));
}

/* ---- copy, download ---- */
async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    tell(words.copied);
  } catch {
    find("ex-link").hidden = false;  // no clipboard here: the link can be copied by hand
    find("ex-link-text").value = location.href;
    find("ex-link-text").select();
  }
}

function download() {
  const { index, found } = view;
  const columns = index.columns.filter((one) => found.some((row) => row.cell(one.id).status || row.cell(one.id).value !== null));
  const title = (one) => say(one.title, language);
  const regions = new Map(index.provinces.map((one) => [one.code, one.name]));
  const head = [words.code, words.village, words.kind, words.district, words.regency, words.province, words.inventedColumn, words.pilot, words.rankColumn, words.filled,
    ...columns.flatMap((one) => [title(one), ...(one.bands ? [`${title(one)}: ${words.band}`] : []), ...(one.periods.length ? [`${title(one)}: ${words.period}`, `${title(one)}: ${words.look}`] : [])])];
  const rows = found.map((row) => [row.code, row.name, words.kinds[row.kind], row.district, row.regency, regions.get(row.code.slice(0, 2)), row.invented ? words.yes : words.no,
    words.pilots[row.pilot] || "", row.rank ?? "", row.filled, ...columns.flatMap((one) => cellWords(one, row.cell(one.id), words, language))]);
  const sources = [...new Set(columns.flatMap((one) => one.sources))].map((id) => index.sources[id]).filter(Boolean).map((one) => `${say(one.title, language)} (${one.date})`);
  const notes = [fill(words.source, { list: sources.join("; "), address: location.href, day: words.asOf }), fill(words.licence, { text: say(index.licence, language) })];
  if (found.some((row) => row.invented)) notes.push(words.fakeLine);
  const link = el("a", { href: URL.createObjectURL(new Blob([csvOf(head, rows, notes, numerals)], { type: "text/csv;charset=utf-8" })), download: `${words.file}${view.state.wilayah ? `-${view.state.wilayah}` : ""}.csv` });
  link.click();
  URL.revokeObjectURL(link.href);
  tell(fill(words.downloaded, { n: new Intl.NumberFormat(numerals).format(rows.length) }));
}

/* ---- columns ---- */
function showColumnChoice() {
  const legend = find("ex-columns").firstElementChild;
  const choices = view.index.columns.map((one) => {
    const input = el("input", { type: "checkbox", value: one.id });
    input.addEventListener("change", () => change({ kolom: [...find("ex-columns").querySelectorAll(":checked")].map((one_) => one_.value) }, { then: showTable }));
    return el("label", {}, input, ` ${say(one.title, language)}`);
  });
  find("ex-columns").replaceChildren(legend, ...choices);
}

function columnsToChoice() {
  const shown = new Set(shownColumns(view.index, view.state).map((one) => one.id));
  for (const input of find("ex-columns").querySelectorAll("input")) input.checked = shown.has(input.value);
}

/* ---- wiring ---- */
function restore() {
  view.state = readState(location.search);
  stateToForm();
  columnsToChoice();
  carryState();
  return show();
}

async function start() {
  try {
    view.index = await fetched("index");
  } catch {
    return tellFailed();
  }
  for (const one of view.index.columns) one.suffix = words.units[one.unit] ? `\u00a0${words.units[one.unit]}` : "";
  showColumnChoice();
  const sources = Object.values(view.index.sources).map((one) => `${say(one.title, language)} (${one.date})`);
  find("ex-sources").textContent = fill(words.sources, { list: sources.join("; ") });
  return restore();
}

let typed = 0;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => { if (event.target.type !== "search" && event.target.type !== "text") formToState(event.target); });
form.addEventListener("input", (event) => {
  if (event.target.type !== "search" && event.target.type !== "text") return;
  clearTimeout(typed);
  typed = setTimeout(formToState, 200, event.target);
});
find("ex-fold").addEventListener("click", (event) => {
  const open = event.currentTarget.getAttribute("aria-expanded") === "true";
  event.currentTarget.setAttribute("aria-expanded", String(!open));
});
find("ex-reset").addEventListener("click", () => {
  const { banding, kolom, urut } = view.state;
  view.state = { ...readState(""), banding, kolom, urut };
  change({});
  stateToForm();
});
find("ex-sort").addEventListener("change", (event) => sortBy(event.target.value, view.state.urut.startsWith("-")));
find("ex-turn").addEventListener("click", () => sortBy(view.state.urut.replace(/^-/, ""), !view.state.urut.startsWith("-")));
find("ex-copy").addEventListener("click", copyLink);
find("ex-download").addEventListener("click", download);
find("ex-empty").addEventListener("click", () => {
  change({ banding: [] }, { then: showTray });
  find("ex-scroll").focus();
});
for (const [id, step] of [["ex-before", -1], ["ex-after", 1]]) {
  find(id).addEventListener("click", () => {
    change({ hal: view.state.hal + step }, { then: showTable });
    find("ex-scroll").focus();  // the reader goes on at the first row of the new page
    find("ex-scroll").scrollIntoView({ block: "start" });
  });
}
addEventListener("popstate", restore);
start();
