/* What the explorer knows, without the page: the address as a state, shards as rows, filters, order, CSV. */

const LISTS = ["status", "percontohan", "jenis", "kolom", "banding"];
const WORDS = ["wilayah", "cari", "asal", "ukur", "dari", "sampai", "urut", "muat"];
export const MOST_COMPARED = 4;

/* The address is the only memory of the explorer: what it says is what is shown. */
export function readState(search) {
  const given = new URLSearchParams(search);
  const state = { hal: Math.max(1, parseInt(given.get("hal"), 10) || 1) };
  for (const key of WORDS) state[key] = given.get(key) || "";
  for (const key of LISTS) state[key] = (given.get(key) || "").split(",").filter(Boolean);
  if (!given.has("kolom")) state.kolom = null;
  state.banding = [...new Set(state.banding)].slice(0, MOST_COMPARED);
  return state;
}

export function writeState(state) {
  const parts = [];
  const add = (key, value) => value && parts.push(`${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  for (const key of WORDS) if (key !== "ukur" || state.dari || state.sampai) add(key, state[key]);
  for (const key of LISTS) add(key, (state[key] || []).join(","));
  if (state.kolom && !state.kolom.length) parts.push("kolom=");
  if (state.hal > 1) add("hal", String(state.hal));
  return parts.length ? `?${parts.join("&")}` : "";
}

/* A number as people type it: with a point or a comma. */
export function typedNumber(text) {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() && Number.isFinite(number) ? number : null;
}

export const isWithin = (code, region) => !region || code === region || code.startsWith(`${region}.`);

/* The regencies whose files the state needs; null where a region must be chosen first. */
export function neededRegencies(state, regencies, askFirst) {
  const compared = regencies.filter((one) => state.banding.some((code) => isWithin(code, one.code)));
  let chosen = regencies;
  if (state.wilayah.length >= 5) chosen = regencies.filter((one) => isWithin(state.wilayah, one.code));
  else if (askFirst && !(state.wilayah && state.muat)) chosen = null;
  else chosen = regencies.filter((one) => isWithin(one.code, state.wilayah));
  return { listed: chosen, files: [...new Set([...(chosen || []), ...compared])] };
}

/* One object a village; its cells stay in the columns of the shard until they are asked for. */
export function rowsOf(shard, regency) {
  return shard.code.map((code, at) => ({
    code,
    name: shard.name[at],
    kind: shard.kind[at],
    pilot: shard.pilot[at],
    rank: shard.rank[at],
    filled: shard.filled[at],
    invented: shard.invented,
    district: shard.districts[code.slice(0, 8)],
    regency,
    cell(id) {
      const column = shard.values[id];
      const of = (part) => (column && column[part] ? column[part][at] : null);
      const look = of("look") === null ? ["", ""] : shard.looks[of("look")];
      return { value: of("value"), low: of("low"), high: of("high"), band: of("band"), period: look[0], status: look[1] };
    },
  }));
}

const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/* Every word typed must begin a word of the name or district; digits may leave out the dots of the code. */
export function filterOf(state, columns) {
  const typed = plain(state.cari).split(" ").filter(Boolean);
  const digits = state.cari.replace(/\D/g, "");
  const isCode = /^[\d.\s]+$/.test(state.cari.trim()) && digits.length > 0;
  const statuses = new Map();
  for (const one of state.status) {
    const [id, band] = one.split(".");
    const column = columns.find((known) => known.id === id);
    const at = column && column.bands ? column.bands.findIndex((known) => known.id === band) : -1;
    if (at >= 0) statuses.set(id, [...(statuses.get(id) || []), at]);
  }
  const low = typedNumber(state.dari);
  const high = typedNumber(state.sampai);
  return (row) => {
    if (!isWithin(row.code, state.wilayah)) return false;
    if (state.asal && row.invented !== (state.asal === "rekaan")) return false;
    if (state.jenis.length && !state.jenis.includes(row.kind)) return false;
    if (state.percontohan.length && !state.percontohan.includes(row.pilot)) return false;
    for (const [id, bands] of statuses) if (!bands.includes(row.cell(id).band)) return false;
    if (low !== null || high !== null) {
      const { value } = row.cell(state.ukur || columns[0].id);
      if (typeof value !== "number" || (low !== null && value < low) || (high !== null && value > high)) return false;
    }
    if (isCode) return row.code.replaceAll(".", "").startsWith(digits);
    const text = ` ${plain(`${row.name} ${row.district}`)}`;
    return typed.every((word) => text.includes(` ${word}`));
  };
}

const PILOT_ORDER = ["selected", "comparison", "candidate", "not_selected"];

/* What a column is sorted by; null where nothing is known, which goes last in both directions. */
function sortKey(row, id) {
  if (id === "nama") return row.name;
  if (id === "kecamatan") return `${row.district} ${row.name}`;
  if (id === "terisi") return row.filled;
  if (id === "percontohan") return row.pilot ? PILOT_ORDER.indexOf(row.pilot) * 1e6 + (row.rank ?? 1e5) : row.rank ? 1e7 + row.rank : null;
  return id ? row.cell(id).value : row.code;
}

export function sorted(rows, order, collator) {
  const down = order.startsWith("-");
  const id = down ? order.slice(1) : order;
  const keyed = rows.map((row) => [sortKey(row, id), row]);
  keyed.sort(([a, one], [b, other]) => {
    if (a === null || b === null) return (a === null) - (b === null) || collator.compare(one.code, other.code);
    const way = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
    return (down ? -way : way) || (one.code < other.code ? -1 : 1);
  });
  return keyed.map(([, row]) => row);
}

export function medianOf(rows, id) {
  const cells = rows.map((row) => row.cell(id)).filter((cell) => typeof cell.value === "number");
  const newest = cells.map((cell) => cell.period).sort().pop();
  const values = cells.filter((cell) => cell.period === newest).map((cell) => cell.value).sort((a, b) => a - b);
  if (values.length < 3) return null;
  const middle = values.length >> 1;
  return { value: values.length % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2, villages: values.length, period: newest };
}

/* A file that a spreadsheet of the page's language opens with columns and numbers in place. */
export function csvOf(head, rows, notes, language) {
  const [between, point] = language === "id" ? [";", ","] : [",", "."];
  const written = (cell) => {
    if (typeof cell === "number") return String(cell).replace(".", point);
    const text = String(cell ?? "");
    const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;  // a name is never a formula
    return /["\r\n;,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [head, ...rows, [], ...notes.map((note) => [note])];
  return `\ufeff${lines.map((line) => line.map(written).join(between)).join("\r\n")}\r\n`;
}
