/* Up to four villages side by side: the newest values, with the middle of their regency and of the nation. */
import { medianOf } from "./explorer-data.js";
import { el, fill, pilotParts, say, valueParts, villageLink, written } from "./explorer-cells.js";

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
  const row = (title, parts) => el("tr", {}, el("th", { scope: "row" }, title), ...chosen.map((one) => cell(one, parts(one))));
  return [
    row(words.district, (one) => [el("span", {}, one.district, el("small", {}, one.regency))]),
    row(words.kind, (one) => [el("span", {}, words.kinds[one.kind])]),
    row(words.pilot, (one) => pilotParts(one, words)),
    row(words.filled, (one) => [el("span", {}, fill(words.filledOf, { n: one.filled, all: index.indicators }))]),
  ];
}

/* On a phone each cell names its village, since the head of the table is far above. */
const cell = (row, parts) => el("td", { "data-l": row.name, ...(row.invented ? { class: "ex-fake-cell" } : {}) }, ...parts);

function valueRow(column, chosen, context) {
  const { site, words } = context;
  const head = el("th", { scope: "row" }, el("a", { href: site + column.page }, titleOf(column, context)), ...medians(column, chosen, context).map((one) => el("small", {}, one)));
  return el("tr", {}, head, ...chosen.map((row) => cell(row, [el("span", { class: "ex-cell" }, ...valueParts(column, row.cell(column.id), { ...context, words }, ""))])));
}

function medians(column, chosen, { rows, words, language, index }) {
  if (column.kind !== "index" && column.kind !== "part") return [];
  const told = (place, median) => fill(words.median, {
    place, value: written(column, median.value, language), n: new Intl.NumberFormat(language).format(median.villages),
    period: say(index.periods[median.period], language) || median.period,
  });
  const regencies = [...new Set(chosen.map((row) => row.code.slice(0, 5)))];
  const found = regencies.map((code) => {
    const inside = rows.filter((row) => row.code.startsWith(`${code}.`));
    const median = medianOf(inside, column.id);
    return median && told(inside[0].regency, median);
  });
  if (column.nation && chosen.some((row) => !row.invented)) found.push(told(words.nation, { ...column.nation, value: column.nation.median }));
  return found.filter(Boolean);
}
