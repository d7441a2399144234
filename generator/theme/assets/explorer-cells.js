/* Cells of the explorer: values in the looks of the site, numbers in the form of the page's language. */

/* Numbers take the form of the words around them, which in a local language are Indonesian. */
export const numerals = document.body.lang || document.documentElement.lang;

/* Texts of the data come in all languages; one that is missing is shown in Indonesian. */
export const say = (text, language) => text?.[language] || text?.id || "";
export const fill = (pattern, parts) => pattern.replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);

export function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/* Columns as the table has them; `sort` is what the address calls their order. */
export function shownColumns(index, state) {
  const usual = (one) => one.kind === "index" || one.kind === "need";
  const chosen = state.kolom ? index.columns.filter((one) => state.kolom.includes(one.id)) : index.columns.filter(usual);
  return [{ id: "banding" }, { id: "nama", sort: "nama" }, { id: "kecamatan", sort: "kecamatan" },
    ...chosen.map((one) => ({ ...one, sort: one.id })), { id: "percontohan", sort: "percontohan" }, { id: "terisi", sort: "terisi" }];
}

/* A number as its column prints it; a score keeps the digits that hold it in its band. */
export function written(column, value, language) {
  if (typeof value !== "number") return say(column.categories?.[value], language) || String(value);
  const digits = column.unit === "score" ? { maximumFractionDigits: 9 } : { minimumFractionDigits: column.decimals, maximumFractionDigits: column.decimals };
  const number = new Intl.NumberFormat(numerals, digits).format(value);
  if (column.unit === "percent") return `${number}%`;
  return column.unit === "idr" ? `Rp${number}` : number + (column.suffix || "");
}

export function villageLink(row, { words, site }) {
  const link = el("a", { href: `${site}desa/${row.code}/` }, row.name);
  return row.invented ? [link, " ", el("span", { class: "tag fake" }, words.invented)] : [link];
}

export function lookWords(look, { index, words, language }) {
  const [period, status] = look.split("|");
  const day = say(index.periods[period], language) || period;
  return [day, words[status]].filter(Boolean).join(", ");
}

/* The content of a cell: number with its line on the scale, band, interval, and what differs from the column's usual look. */
export function valueParts(column, cell, context, usual) {
  const { words, language } = context;
  if (cell.status === "suppressed") return [el("span", { class: "v-hidden" }, el("b", {}, words.suppressed)), ...differs(cell, context, "")];
  if (cell.value === null) return [el("span", { class: "v-none ex-none" }, column.unit === "score" ? words.noScore : words.none)];
  const parts = [el("span", { class: "ex-value" }, (cell.status === "estimated" ? "≈ " : "") + written(column, cell.value, language))];
  if (column.scale && typeof cell.value === "number") {
    const [low, high] = column.scale;
    const line = el("span", { class: "ex-line", "aria-hidden": "true" });
    line.style.setProperty("--v", `${Math.max(0, Math.min(100, (100 * (cell.value - low)) / (high - low)))}%`);
    parts.push(line);
  }
  if (cell.band !== null && column.bands) parts.push(el("small", { class: "ex-band" }, say(column.bands[cell.band].title, language)));
  if (cell.low !== null) parts.push(el("small", {}, fill(words.interval, { low: written(column, cell.low, language), high: written(column, cell.high, language) })));
  return [...parts, ...differs(cell, context, usual)];
}

function differs(cell, context, usual) {
  const look = `${cell.period}|${cell.status}`;
  return !cell.period || look === usual ? [] : [el("small", {}, lookWords(cell.status === "suppressed" ? `${cell.period}|` : look, context))];
}

export function cellOf(column, row, context, usual) {
  const { words, index } = context;
  if (column.id === "nama") return el("th", { scope: "row" }, ...villageLink(row, context), el("small", { class: "num" }, `${row.code}${row.kind === "desa" ? "" : ` · ${words.kinds[row.kind]}`}`));
  if (column.id === "kecamatan") return el("td", { "data-l": words.district }, el("span", {}, row.district, el("small", {}, row.regency)));
  if (column.id === "percontohan") return el("td", { "data-l": words.pilot, ...(row.pilot || row.rank ? {} : { class: "ex-blank" }) }, ...pilotParts(row, words));
  if (column.id === "terisi") return el("td", { class: "n", "data-l": words.filled }, el("span", {}, fill(words.filledOf, { n: row.filled, all: index.indicators })));
  return el("td", { class: "n", "data-l": say(column.title, context.language) }, el("span", { class: "ex-cell" }, ...valueParts(column, row.cell(column.id), context, usual)));
}

export function pilotParts(row, words) {
  if (!row.pilot && !row.rank) return [el("span", { class: "v-none" }, "–")];
  const rank = row.rank ? fill(words.rank, { n: row.rank }) : "";
  return [el("span", {}, row.pilot ? el("b", { class: `ex-pilot-${row.pilot}` }, words.pilots[row.pilot]) : rank, ...(row.pilot && rank ? [el("small", {}, rank)] : []))];
}

export function columnTitle(column, { words, language }) {
  const own = { nama: words.village, kecamatan: words.district, percontohan: words.pilot, terisi: words.filled };
  return own[column.id] || say(column.title, language);
}

/* A column title is a button that sorts, and a link to what the column means. */
export function columnHead(column, context, usual, sortBy) {
  const { words, site, state } = context;
  const title = columnTitle(column, context);
  if (column.sort === undefined) return el("th", { scope: "col", class: "ex-pick" }, el("span", { class: "word" }, words.compare));
  const isHere = state.urut.replace(/^-/, "") === column.sort;
  const down = state.urut.startsWith("-");
  const button = el("button", { type: "button" }, title, el("span", { class: "ex-arrow", "aria-hidden": "true" }, isHere ? (down ? "\u00a0↓" : "\u00a0↑") : "\u00a0↕"));
  button.addEventListener("click", () => {
    sortBy(column.sort, isHere ? !down : Boolean(column.kind));
    requestAnimationFrame(() => document.querySelector(`th[data-sort="${CSS.escape(column.sort)}"] button`)?.focus());
  });
  const head = el("th", { scope: "col", "data-sort": column.sort, ...(column.kind || column.id === "terisi" ? { class: "n" } : {}), ...(isHere ? { "aria-sort": down ? "descending" : "ascending" } : {}) }, button);
  if (usual) head.append(el("small", {}, lookWords(usual, context)));
  if (column.page) head.append(el("small", {}, el("a", { href: site + column.page, "aria-label": fill(words.explainedThis, { title }) }, words.explained)));
  return head;
}

/* The same cell as columns of a CSV file. */
export function cellWords(column, cell, words, language) {
  const band = column.bands ? [cell.band === null ? "" : say(column.bands[cell.band].title, language)] : [];
  const value = cell.status === "suppressed" ? words.suppressed : cell.value === null ? (column.unit === "score" ? words.noScore : words.none) : typeof cell.value === "number" ? cell.value : written(column, cell.value, language);
  return [value, ...band, ...(column.periods.length ? [cell.period, words[cell.status] || ""] : [])];
}
