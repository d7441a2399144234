/* Up to four villages side by side: the newest values, with the middle of their regency and of the nation. */
import { commonLook, medianOf } from "./explorer-data.js";
import { el, fill, lookWords, numerals, pilotParts, say, valueParts, villageLink, written } from "./explorer-cells.js";

const GROUPS = [["indexGroup", ["index", "part"]], ["needGroup", ["need", "dimension"]], ["indicatorGroup", ["indicator"]]];
const find = (id) => document.getElementById(id);

export function showComparison(chosen, context) {
  const { index, words } = context;
  find("perbandingan").hidden = !chosen.length;
  if (!chosen.length) return;
  const table = find("ex-side");
  const known = (one) => chosen.some((row) => row.cell(one.id).value !== null || row.cell(one.id).status);
  table.tHead.replaceChildren(el("tr", {}, el("td", {}), ...chosen.map((row) => el("th", { scope: "col" }, ...villageLink(row, context), el("small", { class: "num" }, row.code)))));
  table.tBodies[0].replaceChildren(
    ...identityRows(chosen, context),
    ...GROUPS.flatMap(([group, kinds]) => {
      const columns = index.columns.filter((one) => kinds.includes(one.kind) && known(one));
      return columns.length ? [groupRow(words[group], chosen.length), ...columns.map((one) => valueRow(one, chosen, context))] : [];
    }),
  );
  const without = index.columns.filter((one) => !known(one)).map((one) => titleOf(one, context));
  find("ex-without").textContent = without.length ? fill(words.without, { list: without.join("; ") }) : "";
}

const titleOf = (column, { language }) => say(column.title, language);

function groupRow(title, villages) {
  return el("tr", { class: "ex-group" }, el("th", { scope: "rowgroup", colspan: villages + 1 }, title));
}

function identityRows(chosen, { index, words }) {
  const row = (title, parts) => el("tr", {}, el("th", { scope: "row" }, title), ...chosen.map((one) => cell(one, parts(one), words)));
  return [
    row(words.district, (one) => [el("span", {}, one.district, el("small", {}, one.regency))]),
    row(words.kind, (one) => [el("span", {}, words.kinds[one.kind])]),
    row(words.pilot, (one) => pilotParts(one, words)),
    row(words.filled, (one) => [el("span", {}, fill(words.filledOf, { n: one.filled, all: index.indicators }))]),
  ];
}

/* On a phone each cell names its village, since the head of the table is far above. */
const cell = (row, parts, words) => el("td", { "data-l": row.invented ? `${row.name} (${words.invented})` : row.name, ...(row.invented ? { class: "ex-fake-cell" } : {}) }, ...parts);

function valueRow(column, chosen, context) {
  const { site, words } = context;
  const usual = commonLook(chosen, column.id);
  const told = [...(usual ? [lookWords(usual, context)] : []), ...medians(column, chosen, context)];
  const head = el("th", { scope: "row" }, el("a", { href: site + column.page }, titleOf(column, context)), ...told.map((one) => el("small", {}, one)));
  return el("tr", {}, head, ...chosen.map((row) => cell(row, [el("span", { class: "ex-cell" }, ...valueParts(column, row.cell(column.id), context, usual))], words)));
}

/* The middle of each regency concerned and of the nation, told once for each period. */
function medians(column, chosen, { rows, words, language, index }) {
  if (column.kind !== "index" && column.kind !== "part") return [];
  const regencies = [...new Set(chosen.map((row) => row.code.slice(0, 5)))].map((code) => rows.filter((row) => row.code.startsWith(`${code}.`)));
  const found = regencies.map((inside) => ({ place: inside[0].regency + (inside[0].invented ? ` (${words.invented})` : ""), ...medianOf(inside, column.id) }));
  if (column.nation && chosen.some((row) => !row.invented)) found.push({ place: words.nation, ...column.nation, value: column.nation.median });
  const known = found.filter((one) => one.period);
  return [...new Set(known.map((one) => one.period))].map((period) => fill(words.median, {
    period: say(index.periods[period], language) || period,
    list: known.filter((one) => one.period === period).map((one) => fill(words.medianOf, {
      place: one.place, value: written(column, one.value, language), n: new Intl.NumberFormat(numerals).format(one.villages),
    })).join("; "),
  }));
}
